"""One self-contained page of a record: the text with its finds marked, the record beside it.

Nothing of the page is active: no script, a content security policy that allows none, every word
of the article escaped, and of addresses only http(s) ones made links.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from musnad import __version__
from musnad.export.marks import Mark, Marker
from musnad.export.panel import Panel, speaker_numbers
from musnad.export.view import Language, labels, title
from musnad.record import BODY_KINDS, Block, Record, Span, Statement

_TAGS = {"title": "h1", "heading": "h2"}
_SHORT_RUN = 3  # so many furniture blocks in a row stay in sight; longer runs fold away

_LIT = 300  # rules that watch the pointer cost the browser time; a page has 15 statements, a book thousands


def page(record: Record, *, language: Language = "ar") -> str:
    """Return ``record`` as a whole HTML document; ``language`` is that of the labels."""
    words = labels(language)
    style = _file("static/record.css") + _file("page.css") + "".join(_togetherness(len(record.statements)))
    return Template(_file("page.html")).substitute(
        language=language,
        direction=_direction(language),
        version=__version__,
        title=escape(title(record)),
        style=style,
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        banner=_banner(record, language),
        text="\n".join(text_html(record, words)),
        panel=Panel(record, words).write(),
        record_label=escape(words["record"]),
        jump_to_record=escape(words["jump_to_record"]),
        jump_to_text=escape(words["jump_to_text"]),
    )


def notebook_frame(record: Record) -> str:
    """Return the page in a frame of its own, as a notebook shows it: neither touches the other."""
    style = "width:100%;height:36rem;border:1px solid #bbb;border-radius:4px;resize:vertical"
    # Links within a framed page need its address as their base.
    inner = page(record).replace("base-uri 'none'", "base-uri about:")
    inner = inner.replace("<head>", '<head><base href="about:srcdoc">')
    name = escape(title(record))
    return f'<iframe sandbox="" srcdoc="{escape(inner)}" style="{style}" title="{name}"></iframe>'


def _direction(language: Language) -> str:
    return "rtl" if language == "ar" else "ltr"


@cache
def _file(name: str) -> str:
    return (files("musnad.export") / name).read_text(encoding="utf-8")


def _togetherness(statements: int) -> Iterator[str]:
    """Yield rules that light up a statement's words and its entry together, whichever is pointed at."""
    for number in range(min(statements, _LIT)):
        either = f"#t-s{number},#i-s{number}"
        yield (
            f":root:has(:is({either}):is(:target,:hover,:focus-within)) :is(.s{number},#i-s{number})"
            "{outline:2px solid var(--k)}\n"
        )


def _banner(record: Record, language: Language) -> str:
    if record.rights is None or not record.rights.reserved:
        return ""
    notice = escape(record.words(record.rights.notice))
    said = escape(labels(language)["rights_reserved"])
    where = f'lang="{language}" dir="{_direction(language)}"'
    return f'<p class="banner" {where}>{said}: <bdi>{notice}</bdi></p>'


def text_html(record: Record, words: dict[str, str]) -> Iterator[str]:
    marker = Marker(record.text, _marks(record, words))
    for is_furniture, run in groupby(_whole_text(record), key=lambda block: block.kind in _FURNITURE):
        blocks = tuple(run)
        lines = [_block(block, marker, words) for block in blocks]
        if is_furniture and len(blocks) > _SHORT_RUN:
            kinds = dict.fromkeys(words[f"block_{block.kind}"] for block in blocks)
            yield f"<details><summary>{escape('، '.join(kinds))} ({len(blocks)})</summary>"
            yield from lines
            yield "</details>"
        else:
            yield from lines


_FURNITURE = frozenset({"related", "comments", "navigation", "rights"})


def _whole_text(record: Record) -> Iterator[Block]:
    """Yield the blocks, and as paragraphs whatever text stands between them."""
    at = 0
    for block in record.blocks:
        yield from _gap(record.text, (at, block.span[0]))
        yield block
        at = block.span[1]
    yield from _gap(record.text, (at, len(record.text)))


def _gap(text: str, span: Span) -> Iterator[Block]:
    if text[span[0] : span[1]].strip():
        yield Block(span, "paragraph")


def _block(block: Block, marker: Marker, words: dict[str, str]) -> str:
    tag = _TAGS.get(block.kind, "p")
    inner = marker.write(block.span)
    if block.kind in BODY_KINDS:
        return f'<{tag} dir="auto">{inner}</{tag}>'
    kind = escape(words[f"block_{block.kind}"])
    return f'<p class="furniture {block.kind}" data-kind="{kind}" dir="auto">{inner}</p>'


def _told(statement: Statement, words: dict[str, str]) -> str:
    """Return what is said of a statement where its cue is pointed at."""
    told = (
        words[f"act_{statement.act}"],
        statement.source.name or words["unnamed"],
        words[f"mode_{statement.mode}"],
        f"{words['rule']}: {statement.rule}",
        f"{statement.confidence:.0%}",
    )
    return " · ".join(told)


def _marks(record: Record, words: dict[str, str]) -> Iterator[Mark]:
    numbers = speaker_numbers(record)
    for place, statement in enumerate(record.statements):
        number = numbers[statement.id]
        colour = f"k{number % 8}"
        for span in statement.content:
            yield Mark(span, 1, f"content {colour} s{place}")
        if statement.occasion:
            yield Mark(statement.occasion, 2, f"occasion {colour}", label=words["occasion"])
        if statement.source.span:
            label = statement.source.name or ""
            yield Mark(statement.source.span, 3, f"source {colour}", target=f"p{number}", label=label)
        label = _told(statement, words)
        yield Mark(statement.cue.span, 5, f"cue {colour} s{place}", f"t-s{place}", f"i-s{place}", label)
    for place, figure in enumerate(record.figures):
        yield Mark(figure.span, 4, "figure", f"t-f{place}", f"i-f{place}")
    for place, event in enumerate(record.events):
        label = words[f"event_{event.type}"]
        yield Mark(event.trigger, 4, "event", f"t-v{place}", f"i-v{place}", label)
    for place, date in enumerate(record.dates):
        yield Mark(date.span, 4, "date", f"t-d{place}", f"i-d{place}", date.value or words["unresolved"])
    if record.rights:
        yield Mark(record.rights.notice, 4, "notice", label=words["rights"])
