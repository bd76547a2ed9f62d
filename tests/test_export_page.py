"""The HTML page: whole, safe, linked."""

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.marks import Mark, Marker
from musnad.export.page import notebook_frame, page
from musnad.export.view import Language, labels
from musnad.lexicon.events import EVENT_COLUMNS, EVENT_TABLE
from musnad.lexicon.tables import rows
from musnad.record import Block, Cue, Figure, Record, Source, Statement
from sample_record import ASIDE, RECORD, TEXT, span

VOID = {"meta", "base", "br"}


class Parsed(HTMLParser):
    """What a page holds; fails on tags that do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.text.setdefault(tag, []).append(data)

    def values(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute))]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_link_leads_somewhere_and_ids_are_unique(language: Language) -> None:
    parsed = Parsed(page(RECORD, language=language))
    ids = parsed.values("id")
    assert len(ids) == len(set(ids))
    local = [href for href in parsed.values("href") if href.startswith("#")]
    assert len(local) > 20
    assert {href[1:] for href in local} <= set(ids)


def test_what_stands_among_other_articles_is_told_apart() -> None:
    html = page(ASIDE, language="en")
    heading = html.index("Among the page&#x27;s other articles</h2>")
    assert html.index('id="i-s1"') < heading < html.index('id="i-s2"')
    # Links from the text lead to the right group: the paper's is the second.
    assert re.search(r'<a [^>]*href="#p1"[^>]*>صحيفة نهار الساحل</a>', html)


def test_statements_figures_and_dates_are_marked_with_their_exact_words() -> None:
    html = page(RECORD)
    for number, statement in enumerate(RECORD.statements):
        assert re.search(rf'<a [^>]*id="t-s{number}"[^>]*>{RECORD.words(statement.cue.span)}</a>', html)
    for number, figure in enumerate(RECORD.figures):
        assert re.search(rf'<a [^>]*id="t-f{number}"[^>]*>{RECORD.words(figure.span)}</a>', html)
    for number, date in enumerate(RECORD.dates):
        assert re.search(rf'<a [^>]*id="t-d{number}"[^>]*>{RECORD.words(date.span)}</a>', html)


def test_the_article_holds_the_whole_text() -> None:
    shown = "".join(Parsed(page(RECORD)).text["article"])
    assert "".join(shown.split()) == "".join(TEXT.split())


def test_the_policy_allows_no_script_and_only_this_style() -> None:
    html = page(RECORD)
    parsed = Parsed(html)
    policy = next(attrs["content"] for _, attrs in parsed.tags if "http-equiv" in attrs)
    assert policy is not None
    style = "".join(parsed.text["style"])
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}';" in policy
    assert "unsafe" not in policy


HOSTILE = '</p></article><script>alert(1)</script><img src=x onerror="alert(2)">&lt;b&gt;\u202e\u0000"\''


def hostile() -> Record:
    text = HOSTILE + "\n\n" + HOSTILE
    whole = (0, len(HOSTILE))
    source = Source(whole, HOSTILE, "person", HOSTILE)
    statement = Statement(
        HOSTILE, Cue((3, 9), HOSTILE), source, (whole,), "direct", "deny", HOSTILE, 1.0,
        via=(HOSTILE,), date=HOSTILE, occasion=whole,
    )  # fmt: skip
    figure = Figure(HOSTILE, (2, 8), None, "vague", HOSTILE, HOSTILE, HOSTILE)
    return Record(
        id=HOSTILE, url="javascript:alert(3)", outlet=HOSTILE, published=HOSTILE, ruleset=HOSTILE,
        text=text, blocks=(Block(whole, "title"),), statements=(statement,), figures=(figure,),
    )  # fmt: skip


def test_nothing_of_a_hostile_record_becomes_markup() -> None:
    parsed = Parsed(page(hostile()))
    assert not {"script", "img"} & {tag for tag, _ in parsed.tags}
    assert not [name for _, attrs in parsed.tags for name in attrs if name.startswith("on")]
    assert all(href.startswith("#") for href in parsed.values("href"))


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://news.example/a?b=1&c=\"'<>", True),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://[bad", False),
    ],
)
def test_only_web_addresses_are_links(url: str, *, is_link: bool) -> None:
    parsed = Parsed(page(msgspec.structs.replace(RECORD, url=url)))
    assert (url in parsed.values("href")) is is_link
    assert url in "".join(parsed.text["aside"])


def test_rights_are_told_on_top_when_reserved() -> None:
    assert 'class="banner"' in page(RECORD)
    assert 'class="banner"' not in page(msgspec.structs.replace(RECORD, rights=None))


def test_long_runs_of_furniture_fold_away() -> None:
    lines = [f"رابط {number}" for number in range(6)]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    blocks = tuple(Block((at, at + len(line)), "navigation") for at, line in zip(starts, lines, strict=True))
    assert "<details>" in page(Record(id="x", text=text, blocks=blocks))
    assert "<details>" not in page(Record(id="x", text=text, blocks=blocks[:3]))


def test_an_empty_record_makes_a_page() -> None:
    assert labels("ar")["none_found"] in page(Record(id="x", text=""))


def test_records_show_themselves_in_notebooks_in_a_frame_without_rights() -> None:
    html = RECORD._repr_html_()
    parsed = Parsed(html)
    [(tag, attributes)] = parsed.tags
    assert (tag, attributes["sandbox"]) == ("iframe", "")
    assert "t-s0" in (attributes["srcdoc"] or "")
    assert html == notebook_frame(RECORD)


def test_labels_have_the_same_keys_in_every_language() -> None:
    assert labels("ar").keys() == labels("en").keys()
    assert all(labels("ar").values())


def test_modes_of_events_have_labels() -> None:
    modes = {row["mode"] for row in rows(EVENT_TABLE, EVENT_COLUMNS)} - {""}
    assert modes
    assert {f"event_mode_{mode}" for mode in modes | {"riot"}} == {
        label for label in labels("ar") if label.startswith("event_mode_")
    }


def test_the_page_takes_furniture_between_blocks_for_text() -> None:
    record = Record(id="x", text="أول\nثان", blocks=(Block((0, 3), "title"),))
    assert "ثان" in page(record)


def test_marks_across_blocks_are_anchored_once() -> None:
    marker = Marker("ab\ncd", [Mark((0, 5), 1, "x", "anchor")])
    assert marker.write((0, 2)) == '<span class="x" id="anchor">ab</span>'
    assert marker.write((3, 5)) == '<span class="x">cd</span>'


def test_of_nested_links_the_inner_one_links() -> None:
    outer, inner = Mark((0, 3), 1, "o", "a", "b"), Mark((1, 2), 2, "i", "c", "d")
    html = Marker("xyz", [outer, inner]).write((0, 3))
    assert html == (
        '<a class="o" id="a" href="#b">x</a><span class="o"><a class="i" id="c" href="#d">y</a></span>'
        '<a class="o" href="#b">z</a>'
    )


@given(st.text("ab<&\n", max_size=20), st.data())
def test_marks_of_any_overlap_nest_and_change_no_word(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    drawn = data.draw(st.lists(st.tuples(spans, st.integers(0, 2), st.booleans()), max_size=8))
    marks = [
        Mark((min(ends), max(ends)), rank, "c", f"a{place}", "t" if is_link else "")
        for place, (ends, rank, is_link) in enumerate(drawn)
    ]
    html = Marker(text, marks).write((0, len(text)))
    parsed = Parsed(html)
    assert unescape(re.sub("<[^>]*>", "", html)) == text
    assert sorted(parsed.values("id")) == sorted(m.anchor for m in marks if m.span[0] < m.span[1])


def test_the_sample_record_is_consistent() -> None:
    assert RECORD.words(span("السد آمن")) == "السد آمن"
    assert Record.from_json(RECORD.to_json()) == RECORD
