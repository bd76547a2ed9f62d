"""Blocks of bare text, told by words and position alone.

A page's text comes as lines, furniture included. Furniture is told by the phrases of the language
data, the rest by shape: prose ends its sentences, headings and the titles of other stories do not;
what stands above the first prose line belongs to the title, what stands below the last is no article.
"""

from typing import Final, NamedTuple

from musnad.extract.blocks.lines import (
    Line,
    is_byline,
    is_contact,
    is_dateline,
    is_list_item,
    is_ornament,
    is_prose,
    is_signature,
    split_lines,
)
from musnad.extract.blocks.teasers import share, teasers_from
from musnad.extract.blocks.words import (
    Phrase,
    continues,
    find_phrase,
    is_credit,
    is_section,
    line_stems,
    may_begin_phrase,
)
from musnad.record import Block, BlockKind, Rights

_TOP_LINES: Final = 5  # credit, byline and dateline stand this near to the title
_MENU_WORDS: Final = 3
_MENU_LINES: Final = 4
_TITLE_CHARS: Final = 200
_HEADLINE_CHARS: Final = 36  # shorter lines between paragraphs are headings, longer ones may be other titles
_LONG_HEADLINE_CHARS: Final = 75
_RUN: Final = 4  # more short lines in a row are a list or a poem
_TAIL: Final = 5
_SHORT: Final = 90
_SHORT_WORDS: Final = 5
_ANNOUNCED_IN_RUN: Final = 0.54
_ANNOUNCED: Final = 0.34  # of its words recur in what follows: a heading announces it, another title does not
_TOLD_BY_SENSE: Final = frozenset({"caption", "navigation", "credit", "byline"})


class _Page(NamedTuple):
    lines: list[Line]
    kinds: list[BlockKind | None]

    def is_open(self, index: int) -> bool:
        """Return whether line ``index`` is there and not yet told."""
        return index < len(self.lines) and self.kinds[index] is None


def read_blocks(text: str, title: str | None = None) -> tuple[tuple[Block, ...], Rights | None]:
    """Return the blocks of ``text``, a non-blank line each, in order, and its rights notice if any.

    ``title`` is the article's title where it is known; a line that equals it is the title block.
    """
    lines = split_lines(text)
    kinds = line_kinds(lines, title)
    blocks = tuple(
        Block((line.start, line.start + len(line.text)), kind)
        for line, kind in zip(lines, kinds, strict=True)
    )
    return blocks, rights_of(blocks)


def rights_of(blocks: tuple[Block, ...]) -> Rights | None:
    """Return the rights notice among ``blocks``: the last one, where pages put it."""
    notice = next((block for block in reversed(blocks) if block.kind == "rights"), None)
    return Rights(notice.span, reserved=True) if notice else None


def line_kinds(
    lines: list[Line], title: str | None, *, known: list[BlockKind | None] | None = None
) -> list[BlockKind]:
    """Return the kind of each line; ``known`` are those that the structure of a page has told.

    Where it has, what it has not told is the article: a line that ends no sentence is a heading there.
    """
    if known is not None:
        return _kinds_in_article(_Page(lines, known))
    page = _Page(lines, [None] * len(lines))
    title_at = _find_title(page, title)
    _tell_by_phrases(page, title_at)
    start = _tell_top(page, title_at, has_title=bool(title))
    end = _tell_tail(page, start)
    _tell_teasers(page, title, end)
    _tell_short_lines(page, start)
    return [kind or "paragraph" for kind in page.kinds]


def _kinds_in_article(page: _Page) -> list[BlockKind]:
    _tell_top(page, None, has_title=True)
    for index, line in enumerate(page.lines):
        followed = page.is_open(index + 1) and is_prose(page.lines[index + 1].text)
        if page.is_open(index) and followed and len(line.text) <= _SHORT and _is_unclosed(line):
            page.kinds[index] = "heading"
    _tell_tail(page, 0)
    return [kind or "paragraph" for kind in page.kinds]


# Titles.


def _find_title(page: _Page, title: str | None) -> int | None:
    """Mark the line that equals ``title`` and return its index."""
    if not title or not page.lines:
        return None
    wanted = Line(0, title).words()
    for index, line in enumerate(page.lines[:60]):
        if len(line.text) < 2 * len(title) + 20 and same_title(line.words(), wanted):
            page.kinds[index] = "title"
            return index
    return None


def same_title(words: list[str], wanted: list[str]) -> bool:
    """Return whether two titles are one, but for the name of the site at either end."""
    if words == wanted:
        return True
    short, long = sorted((words, wanted), key=len)
    if len(short) < 4 or len(long) - len(short) > 4:
        return False
    return short in (long[: len(short)], long[-len(short) :])


# Phrases and the parts of the page they open.


def _tell_by_phrases(page: _Page, title_at: int | None) -> None:
    zone: BlockKind | None = None
    # A count of comments above the article opens nothing.
    half = page.lines[-1].start // 2 if page.lines else 0
    for index, line in enumerate(page.lines):
        if index == title_at:
            zone = None
            continue
        phrase = _phrase_of(line)
        if phrase and not (title_at is None and index == 0 and _may_be_title(page, phrase)):
            page.kinds[index] = phrase.kind
            if phrase.opens_zone and (phrase.kind != "comments" or line.start > half):
                zone = phrase.kind
            elif zone == "related" and phrase.kind != "related":
                zone = None
        elif zone == "comments":
            page.kinds[index] = "comments"
        elif zone == "related":
            if is_prose(line.text):
                zone = None
            elif _is_title_like(line):
                page.kinds[index] = "related"


def _phrase_of(line: Line) -> Phrase | None:
    text = line.text
    if len(text) > _SHORT and is_prose(text) and not may_begin_phrase(line.first_word(), len(text)):
        return None
    phrase = find_phrase(text, line.words())
    # A line that announces another is no furniture, unless the other is.
    return None if phrase and text[-1] == ":" and phrase.kind in _TOLD_BY_SENSE else phrase


def _may_be_title(page: _Page, phrase: Phrase) -> bool:
    """Return whether a first line that holds ``phrase`` is rather a title that begins so."""
    return phrase.place == "start" and len(page.lines[0].words()) > 3 and len(page.lines) > 1


# What stands above the first paragraph.


def _tell_top(page: _Page, title_at: int | None, *, has_title: bool) -> int:
    """Tell section, title, credit, byline and dateline; return where the body begins."""
    if title_at is None and not has_title:
        title_at = _guess_title(page)
    start = 0
    if title_at is not None:
        _tell_above(page, title_at)
        start = title_at + 1
    for index in range(start, min(start + _TOP_LINES, len(page.lines))):
        if page.kinds[index] is None:
            if is_prose(page.lines[index].text):
                break
            page.kinds[index] = _attribution(page, index)
    return start


def _guess_title(page: _Page) -> int | None:
    """Mark and return the first line that can be a title, None when the text begins with prose."""
    for index, line in enumerate(page.lines):
        if page.kinds[index] is not None or is_ornament(line.text):
            continue
        if _is_above_title(page, index):
            continue
        if len(line.text) > _TITLE_CHARS or (line.text[-1] == "." and is_prose(line.text)):
            return None
        page.kinds[index] = "title"
        return index
    return None


def _is_above_title(page: _Page, index: int) -> bool:
    """Return whether a short line at the top is a section or a menu and the title is still to come."""
    if not page.is_open(index + 1) or is_prose(page.lines[index + 1].text):
        return False
    words = page.lines[index].words()
    if is_section(words) or is_dateline(page.lines[index]):
        return True
    run = page.lines[index : index + _MENU_LINES]
    if len(run) < _MENU_LINES or any(len(line.words()) > _MENU_WORDS for line in run):
        return False
    return any(is_section(line.words()) or page.kinds[index] for index, line in enumerate(run, index))


def _tell_above(page: _Page, title_at: int) -> None:
    for index in range(title_at):
        if page.kinds[index] is None:
            line = page.lines[index]
            if is_section(line.words()):
                page.kinds[index] = "section"
            elif is_dateline(line):
                page.kinds[index] = "dateline"
            elif not is_prose(line.text) or len(line.text) < _SHORT:
                page.kinds[index] = "navigation"


def _attribution(page: _Page, index: int) -> BlockKind | None:
    """Return credit, byline or dateline when a line at the top is one."""
    line = page.lines[index]
    if len(line.text) > _SHORT:
        return None
    if is_dateline(line):
        return "dateline"
    words = line.words()
    if not words:
        return "navigation"
    if is_credit(words):
        return "credit"
    phrase = find_phrase(line.text, words, at_top=True)
    if phrase:
        return phrase.kind
    follows = index + 1 < len(page.lines) and len(page.lines[index + 1].text) > len(line.text)
    return "byline" if follows and is_byline(line) else None


# What stands below the last paragraph.


def _tell_tail(page: _Page, start: int) -> int:
    """Tell the short lines at the end; return where the body ends."""
    first = end = len(page.lines)
    while first > start and _is_tail_line(page, first - 1):
        first -= 1
        if page.kinds[first] is not None:
            end = first
    tail = [index for index in range(first, len(page.lines)) if page.kinds[index] is None]
    if not tail or len(tail) > _TAIL or first <= start:
        return end
    above = page.lines[first - 1].text
    is_list = above[-1] == ":" or not is_prose(above) or any(_is_item(page.lines[index]) for index in tail)
    for index in tail:
        page.kinds[index] = _tail_kind(page.lines[index], is_list=is_list)
    return end if page.kinds[tail[0]] is None else first


def _is_item(line: Line) -> bool:
    return is_list_item(line) and not is_dateline(line) and not is_signature(line)


def _is_tail_line(page: _Page, index: int) -> bool:
    return page.kinds[index] is not None or _is_short_tail(page.lines[index])


def _is_short_tail(line: Line) -> bool:
    text = line.text
    return len(text) <= _SHORT and (text[-1] not in '.!؟?»":،)' or is_credit(line.words()))


def _tail_kind(line: Line, *, is_list: bool) -> BlockKind | None:
    words = line.words()
    if is_credit(words):
        return "credit"
    if is_dateline(line):
        return "dateline"
    if is_contact(line) or (not is_list and (len(words) <= _SHORT_WORDS or is_signature(line))):
        return "byline" if words else "navigation"
    return None if is_list or continues(words) else "caption"


def _tell_teasers(page: _Page, title: str | None, end: int) -> None:
    texts = [line.text for line in page.lines[:end]]
    for index in range(teasers_from(texts, title, end), end):
        if page.kinds[index] is None:
            page.kinds[index] = "related"


# Short lines between paragraphs: headings, and the titles of other stories.


def _tell_short_lines(page: _Page, start: int) -> None:
    index = start
    while index < len(page.lines):
        if page.is_open(index) and is_ornament(page.lines[index].text):
            page.kinds[index] = "navigation"
        if not page.is_open(index) or not _is_unclosed(page.lines[index]):
            index += 1
            continue
        end = index
        while page.is_open(end) and _is_unclosed(page.lines[end]):
            end += 1
        _tell_run(page, index, end)
        index = end


def _is_unclosed(line: Line) -> bool:
    text = line.text
    if len(text) > _TITLE_CHARS // 2 + 10 or text[-1] in ".!،:)":
        return False
    return not is_list_item(line) and not _is_quotation(text)


def _is_title_like(line: Line) -> bool:
    return len(line.text) <= _TITLE_CHARS and line.text[-1] not in ".،"


def _is_quotation(text: str) -> bool:
    """Return whether a line that ends with a quotation mark is a sentence; titles quote few words."""
    return text[-1] in '»"”' and (len(text) > _LONG_HEADLINE_CHARS or text[0] in '«"“')


def _tell_run(page: _Page, first: int, end: int) -> None:
    """Tell the lines ``[first, end)``, none of which ends a sentence, prose around them."""
    for index in range(first, end):
        if is_contact(page.lines[index]):
            page.kinds[index] = "byline"
    if end - first > _RUN or not page.is_open(end) or _is_announced(page, first):
        return
    for index in range(first, end):
        if page.kinds[index] is None:
            page.kinds[index] = _headline_kind(page, index, end, alone=end - first == 1)
    if "related" in page.kinds[first:end]:  # a heading would stand last, over its paragraph
        for index in range(first, end - 1):
            if page.kinds[index] == "heading":
                page.kinds[index] = "related"


def _is_announced(page: _Page, index: int) -> bool:
    """Return whether the line above opens a list."""
    return (
        index > 0 and page.lines[index - 1].text[-1] in ":،" and page.kinds[index - 1] in (None, "paragraph")
    )


def _headline_kind(page: _Page, index: int, end: int, *, alone: bool) -> BlockKind | None:
    """Return what the line at ``index`` is, by itself or by how much it shares with those after ``end``."""
    line = page.lines[index]
    text = line.text
    if continues(line.words()):
        return None if len(text) > _HEADLINE_CHARS else "heading"
    if len(text) < _HEADLINE_CHARS or text[-1] == "؟":
        return "heading"
    if alone and len(text) > _LONG_HEADLINE_CHARS:
        return None
    following = line_stems(page.lines[end].text)
    if page.is_open(end + 1):
        following |= line_stems(page.lines[end + 1].text)
    shared = share(line_stems(text), following)
    limit = _ANNOUNCED if alone else _ANNOUNCED_IN_RUN
    return "related" if shared < limit else "heading"
