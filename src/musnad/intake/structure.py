"""The blocks of a page: by its elements and their names, by links, and by words.

The article is where the prose is: from the root down into whatever child holds most of it. What
stands in it, and between it and the title, is body unless its element, its links or its words say
otherwise; what stands elsewhere is furniture of the kind its element or its words say.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from musnad.extract.blocks.lines import Line, is_byline, is_contact, is_dateline, is_ornament, is_prose
from musnad.extract.blocks.reading import line_kinds, same_title
from musnad.extract.blocks.words import KINDS, Phrase, find_phrase, is_credit, is_section
from musnad.intake.markup import ELEMENT_COLUMNS, Markup
from musnad.lexicon.tables import rows
from musnad.record import BlockKind

_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NO_LETTERS = re.compile(r"[^a-z]+")
_NAMES_CHARS = 200
_NAMED_SHARE = 0.05  # of all prose is in an element named as the article's: it is
_MAIN_SHARE = 0.6  # of the prose of an element is in its child: the article is in there
_LINKED = 0.6  # of a line is link: it leads elsewhere
_PROSE_CHARS = 60
_HINT_SHARE = 0.5  # of all prose: an element with that much holds the article, whatever its name
_HEADLINE_CHARS = 25
_SHORT = 90


class _Structure(NamedTuple):
    """What is known of the elements: the zone each stands in, the prose in each, the article's own."""

    zones: list[BlockKind | None]
    inside: list[bool]  # whether the element stands in the article's
    named: list[bool]  # whether a name or tag inside the article's element told the zone


def page_kinds(markup: Markup, lines: list[Line], title: str | None) -> tuple[list[BlockKind], int | None]:
    """Return the kind of each line of a page, and which of them is the title if any."""
    mass = _prose_mass(markup)
    if not mass or not mass[0]:
        kinds = line_kinds(lines, title)
        return kinds, kinds.index("title") if "title" in kinds else None
    main = _main_element(markup, mass)
    structure = _read_elements(markup, mass, main)
    inside = [line.element >= 0 and structure.inside[line.element] for line in markup.lines]
    first = inside.index(True) if True in inside else 0
    title_at = _title_line(markup, lines, title, first)
    told = _told(markup, lines, structure, title_at)
    body = [index for index in range(len(lines)) if inside[index] or told[index] is None]
    read = line_kinds([lines[i] for i in body], None, known=[told[i] for i in body])
    kinds = [kind or "navigation" for kind in told]
    for index, kind in zip(body, read, strict=True):
        kinds[index] = told[index] or kind
    return kinds, title_at


# Where the article is.


def _prose_mass(markup: Markup) -> list[int]:
    """Return for each element how many characters of prose stand in it."""
    mass = [0] * len(markup.elements)
    for line in markup.lines:
        length = len(line.text)
        if line.element >= 0 and length >= _PROSE_CHARS and line.link_chars < 0.4 * length:
            mass[line.element] += length
    for index in range(len(mass) - 1, 0, -1):
        parent = markup.elements[index].parent
        if parent >= 0:
            mass[parent] += mass[index]
    return mass


def _main_element(markup: Markup, mass: list[int]) -> int:
    """Return the innermost element that holds most of the prose, a paragraph's parent at least."""
    named = max(_named_bodies(markup), key=lambda index: mass[index], default=0)
    if named and mass[named] > _NAMED_SHARE * mass[0]:
        return named
    main = 0
    for index in range(1, len(mass)):
        element = markup.elements[index]
        if element.parent == main and element.tag != "p" and mass[index] > _MAIN_SHARE * mass[main]:
            main = index
    return main


def _named_bodies(markup: Markup) -> Iterator[int]:
    names = tuple(row["name"] for row in rows("furniture/page_bodies.tsv", ("name", "note")))
    for index, element in enumerate(markup.elements):
        if element.names:
            letters = _NO_LETTERS.sub("", element.names[:_NAMES_CHARS].lower())
            if any(name in letters for name in names):
                yield index


def _read_elements(markup: Markup, mass: list[int], main: int) -> _Structure:
    zones: list[BlockKind | None] = []
    inside: list[bool] = []
    named: list[bool] = []
    for index, element in enumerate(markup.elements):
        above = element.parent
        hint = _hint(element.tag, element.names) if mass[index] <= _HINT_SHARE * mass[0] else None
        within = index == main or (above >= 0 and inside[above])
        zones.append(hint or (zones[above] if above >= 0 else None))
        inside.append(within)
        named.append(within and (hint is not None or (above >= 0 and named[above])))
    return _Structure(zones, inside, named)


@cache
def _tag_zones() -> dict[str, BlockKind]:
    table = rows("furniture/page_elements.tsv", ELEMENT_COLUMNS)
    return {row["element"]: KINDS[row.one_of("zone", frozenset(KINDS))] for row in table if row["zone"]}


@cache
def _name_zones() -> dict[str, tuple[int, BlockKind]]:
    table = rows("furniture/page_names.tsv", ("name", "kind", "note"))
    return {
        row["name"]: (rank, KINDS[row.one_of("kind", frozenset(KINDS))]) for rank, row in enumerate(table)
    }


@lru_cache(maxsize=50_000)
def _name_zone(part: str) -> tuple[int, BlockKind] | None:
    table = _name_zones()
    begun = (table.get(f"{part[:length]}*") for length in range(len(part), 2, -1))
    return table.get(part) or next((zone for zone in begun if zone), None)


def _hint(tag: str, names: str) -> BlockKind | None:
    """Return what an element's name, else its tag, says of the text in it."""
    if tag in ("html", "body"):  # their names describe the page as a whole
        return None
    if names:
        zones = (_name_zone(part.lower()) for part in _NAME_PARTS.findall(names[:_NAMES_CHARS]))
        found = [zone for zone in zones if zone]
        if found:
            return min(found)[1]
    return _tag_zones().get(tag)


# The title.


def _title_line(markup: Markup, lines: list[Line], title: str | None, first: int) -> int | None:
    """Return the line that is the title: the metadata's title as a heading, else the nearest heading."""
    if title:
        wanted = Line(0, title).words()
        same = [index for index, line in enumerate(lines) if same_title(line.words(), wanted)]
        if same:
            return min(same, key=lambda index: (not markup.lines[index].heading, abs(index - first)))
    for level in (1, 2):
        found = [index for index in range(min(first + 4, len(lines))) if markup.lines[index].heading == level]
        if found and len(lines[found[-1]].words()) > 2:
            return found[-1]
    return None


# Lines.


def _told(
    markup: Markup, lines: list[Line], structure: _Structure, title_at: int | None
) -> list[BlockKind | None]:
    """Return the kind of each line as the page tells it, None for body that words must tell apart."""
    told: list[BlockKind | None] = []
    last = max((i for i, line in enumerate(markup.lines) if _in_article(structure, line.element)), default=-1)
    for index, line in enumerate(lines):
        element = markup.lines[index].element
        if index == title_at:
            told.append("title")
        elif title_at is not None and index < title_at and not _in_article(structure, element):
            told.append(_above_title(line, structure.zones[element] if element >= 0 else None))
        elif _in_article(structure, element):
            told.append(_in_body(markup, index, line, structure))
        elif index > last:
            told.append(_elsewhere(markup, index, line, structure))
        else:
            told.append(_under_title(markup, index, line, structure))
    return told


def _in_article(structure: _Structure, element: int) -> bool:
    return element >= 0 and structure.inside[element]


def _above_title(line: Line, zone: BlockKind | None) -> BlockKind:
    if is_dateline(line):
        return "dateline"
    if zone == "navigation":
        return zone
    return "section" if is_section(line.words()) and len(line.words()) < 4 else "navigation"


def _in_body(markup: Markup, index: int, line: Line, structure: _Structure) -> BlockKind | None:
    phrase = _phrase(line)
    if phrase:
        return phrase.kind
    source = markup.lines[index]
    if structure.named[source.element]:
        if is_dateline(line):
            return "dateline"
        return structure.zones[source.element]
    if _is_linked(markup, index):
        return "related" if len(line.text) > _HEADLINE_CHARS else "navigation"
    return "heading" if source.heading and not is_prose(line.text) else None


def _under_title(markup: Markup, index: int, line: Line, structure: _Structure) -> BlockKind | None:
    """Return what a line between title and article is: it may be a lead."""
    kind = _attribution(line)
    if kind:
        return kind
    zone = structure.zones[markup.lines[index].element] if markup.lines[index].element >= 0 else None
    if zone:
        return zone
    if _is_linked(markup, index):
        return "section" if is_section(line.words()) else "navigation"
    return None if is_prose(line.text) else "caption" if len(line.words()) > 3 else "navigation"


def _attribution(line: Line) -> BlockKind | None:
    if is_contact(line) or is_ornament(line.text):
        return "navigation"
    if len(line.text) > _SHORT:
        return None
    if is_dateline(line):
        return "dateline"
    phrase = find_phrase(line.text, line.words(), at_top=True)
    if phrase:
        return phrase.kind
    if is_credit(line.words()):
        return "credit"
    return "byline" if is_byline(line) else None


def _elsewhere(markup: Markup, index: int, line: Line, structure: _Structure) -> BlockKind:
    phrase = _phrase(line)
    if phrase:
        return phrase.kind
    element = markup.lines[index].element
    zone = structure.zones[element] if element >= 0 else None
    if zone == "comments":
        return zone
    if len(line.text) > _HEADLINE_CHARS and (_is_linked(markup, index) or zone == "related"):
        return "related"
    return zone if zone in ("related", "rights") else "navigation"


def _phrase(line: Line) -> Phrase | None:
    if is_contact(line) or is_ornament(line.text):
        return _NAVIGATION
    return find_phrase(line.text, line.words())


_NAVIGATION = Phrase((), "navigation", "whole", 0, opens_zone=False)


def _is_linked(markup: Markup, index: int) -> bool:
    line = markup.lines[index]
    return line.link_chars > _LINKED * len(line.text)
