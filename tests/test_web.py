"""The reader: its pages, its headers, what the public sees of protected articles."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

import musnad
from musnad.export.page import text_html
from musnad.export.view import content, labels
from musnad.ledger import Ledger, open_ledger
from musnad.web import WebOptions, create_app
from musnad.web.rights import shortened
from musnad.web.site import site_words

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = site_words("ar")
HOSTILE = "<script>alert(1)</script>\u202e & \"'>"
Client = TestClient[Litestar]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        ledger.add(SAMPLES)
        yield ledger


@pytest.fixture
def client(shelf: Ledger) -> Iterator[Client]:
    with TestClient(create_app(shelf, WebOptions())) as opened:
        yield opened


def protected(ledger: Ledger) -> tuple[int, musnad.Record]:
    """Return an article whose page reserves its rights, with its number."""
    return next(
        (number, record)
        for number, record in enumerate(ledger.records(), start=1)
        if record.rights and record.rights.reserved
    )


def test_articles_are_listed_the_newest_first_and_by_outlet(client: Client, shelf: Ledger) -> None:
    page = client.get("/articles").text
    assert page.count('class="line"') == shelf.stats().articles
    only = client.get("/articles", params={"outlet": "نهار الساحل"}).text
    assert only.count('class="line"') == 2


def test_long_lists_go_on_over_pages(shelf: Ledger) -> None:
    with TestClient(create_app(shelf, WebOptions(page_size=3))) as client:
        seen: list[str] = []
        address: str | None = "/articles"
        while address:
            page = client.get(address).text
            seen += re.findall(r'href="(/article/\d+)"', page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            address = following and following[1]
    assert len(seen) == len(set(seen)) == shelf.stats().articles


def test_labels_are_arabic_unless_english_is_chosen_and_that_is_remembered(client: Client) -> None:
    assert '<html lang="ar" dir="rtl">' in client.get("/").text
    assert '<html lang="en" dir="ltr">' in client.get("/?lang=en").text
    assert '<html lang="en" dir="ltr">' in client.get("/").text


def test_both_languages_have_the_same_words() -> None:
    assert site_words("ar").keys() == site_words("en").keys()


def test_a_protected_article_is_shown_to_the_public_as_facts_and_short_quotations(
    client: Client, shelf: Ledger
) -> None:
    number, record = protected(shelf)
    page = client.get(f"/article/{number}").text
    assert site_words("ar")["shortened"] in page
    longest = max((record.words(b.span) for b in record.blocks if b.kind == "paragraph"), key=len)
    assert longest not in page


@pytest.mark.parametrize("open_to_all", [True, False])
def test_owners_see_protected_articles_whole(shelf: Ledger, *, open_to_all: bool) -> None:
    number, record = protected(shelf)
    own = frozenset() if open_to_all else frozenset([record.outlet or ""])
    with TestClient(create_app(shelf, WebOptions(open_to_all=open_to_all, own_outlets=own))) as client:
        assert site_words("ar")["shortened"] not in client.get(f"/article/{number}").text


def test_a_shortened_record_quotes_little_and_points_to_its_own_words(shelf: Ledger) -> None:
    _, record = protected(shelf)
    short = shortened(record)
    quoted = sum(len(short.words(span).split()) for s in short.statements for span in s.content)
    assert 0 < quoted <= len(record.text.split()) * 0.2
    for before, after in zip(record.statements, short.statements, strict=True):
        assert short.words(after.cue.span) == record.words(before.cue.span)
        assert all(
            short.words(a) in record.words(b) for a, b in zip(after.content, before.content, strict=False)
        )
    for one, other in zip(record.figures, short.figures, strict=True):
        assert short.words(other.span) == record.words(one.span)


def test_what_is_withheld_is_shown_as_such(shelf: Ledger) -> None:
    _, record = protected(shelf)
    short = shortened(record)
    withheld = [s for s in short.statements if not s.content]
    assert withheld
    shown = "\n".join(text_html(short, labels("ar")))
    lines = [re.sub(r"<[^>]+>", "", line).strip() for line in shown.split("\n")]
    assert not [line for line in lines if line.endswith((":", "·")) or line.startswith("·")]
    assert len([line for line in lines if line.endswith(": …")]) == len(withheld)
    assert {content(short, statement) for statement in withheld} == {"…"}
    figures = next(line for line in lines if line.startswith(record.words(record.figures[0].span)))
    assert figures.split(" · ") == [f"{record.words(f.span)} {f.unit or ''}".strip() for f in record.figures]


def test_finds_are_marked_and_given_as_a_table(client: Client) -> None:
    page = client.get("/search", params={"q": "السد", "in": "statements"}).text
    assert "<mark>" in page
    assert WORDS["facet_source"] in page
    table = client.get("/search.csv", params={"q": "السد", "in": "statements"})
    assert table.headers["Content-Type"].startswith("text/csv")
    assert table.text.startswith("\ufeffarticle,id,")
    assert table.text.count("\n") > 3


def test_no_cell_of_a_table_is_a_formula(tmp_path: Path) -> None:
    record = musnad.read(text="=1+1\n\nقال رئيس البلدية إن 120 متطوعاً شاركوا.", outlet="@SUM(A1)")
    with open_ledger(str(tmp_path / "formula.db")) as ledger:
        ledger.add_records([record])
        with TestClient(create_app(ledger, WebOptions())) as client:
            cells = next(csv.reader(client.get("/search.csv").text.splitlines()[1:]))
    assert not [cell for cell in cells if cell[:1] in ("=", "@", "+", "-")]


@pytest.mark.parametrize(
    "query", ['"', "-", "-x", "NEAR(", "\x00", "a" * 5000, "\u202e'; DROP TABLE articles"]
)
def test_any_query_is_answered(client: Client, query: str) -> None:
    assert client.get("/search", params={"q": query}).status_code in {200, 400}


def test_protected_texts_are_found_with_short_excerpts(client: Client, shelf: Ledger) -> None:
    reserved = {n for n, r in enumerate(shelf.records(), 1) if r.rights and r.rights.reserved}
    found = [r for r in shelf.search("").results if r.article in reserved]
    shown = client.get("/api/search").json()["results"]
    assert found
    assert all(len(r["excerpt"]["text"]) <= 120 for r in shown if r["article"] in reserved)


@pytest.mark.parametrize(
    ("address", "status"),
    [("/search?in=x", 400), ("/search?from=x", 400), ("/search?page=x", 200), ("/search?entity=x", 404)],
)
def test_a_search_that_cannot_be_understood_says_so(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/article/99", 404),
        ("/article/x", 404),
        ("/nothing", 404),
        ("/articles?start=x", 400),
        ("/story/99", 404),
        ("/story/x", 404),
        ("/source/9999", 404),
        ("/source/" + "9" * 30, 404),
        ("/article/" + "9" * 30, 404),
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert '<main id="main"' in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("address", ["/", "/article/1", "/nothing", "/static/site.css", "/api/openapi.json"])
def test_every_answer_forbids_what_it_does_not_need(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_nothing_of_an_article_is_markup_on_its_page(tmp_path: Path) -> None:
    said = f"قال رئيس البلدية {HOSTILE} سمير العتيبي إن 120 متطوعاً {HOSTILE} شاركوا في الحملة."
    text = f"أخبار {HOSTILE}\n\n{said}"
    record = musnad.read(text=text, outlet=HOSTILE, url=f"javascript:alert(1)//{HOSTILE}", title=HOSTILE)
    with open_ledger(str(tmp_path / "hostile.db")) as ledger:
        ledger.add_records([record])
        with TestClient(create_app(ledger, WebOptions())) as client:
            for address in ("/", "/article/1"):
                page = client.get(address).text
                assert "<script>alert" not in page
                assert 'href="javascript:' not in page
                assert re.findall(r"<script[^>]*>", page) == [
                    '<script src="/static/htmx.min.js" defer>', '<script src="/static/reader.js" defer>'
                ]  # fmt: skip


def test_pages_have_no_inline_style_or_script(client: Client) -> None:
    for address in ("/", "/article/1", "/article/2"):
        page = client.get(address).text
        assert not re.search(r"\son\w+=|\sstyle=|<style", page)
