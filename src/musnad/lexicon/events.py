"""What happens: the ways a spelling can report an event, from the lemmas of the event tables.

What the columns mean is described at the heads of ``data/ar/lexicon/events.tsv`` and ``event_links.tsv``.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final, NamedTuple, get_args

from mypy_extensions import mypyc_attr

from musnad.lexicon.acts import stem_beginnings, stems_among, stems_of
from musnad.lexicon.conjugate import Inflection, noun_spellings, principal_parts, spellings
from musnad.lexicon.inflected import Forms, add_forms, inflected, inflected_beginnings
from musnad.lexicon.tables import Row, rows
from musnad.record import EventType
from musnad.text.fold import bare, fold
from musnad.text.tokens import Word

TYPES: Final[tuple[str, ...]] = get_args(EventType)
COUNTS: Final = frozenset(
    {"killed", "wounded", "arrested", "abducted", "deported", "released", "participants"}
)
_FRAMES: Final = frozenset(
    {
        "np",
        "ala",
        "ila",
        "li",
        "bi",
        "min",
        "an",
        "fi",
        "ma",
        "did",
        "towards",
        "ama",
        "near",
        "needed",
        "suffers",
        "thing",
    }
)
_USES: Final = frozenset(
    {"passive", "weak", "two", "past", "sign", "speech", "host", "threat", "plain", "lit", "detail"}
)
_OF: Final = frozenset({"", "recipient", "actor", "thing"})
_LINKS: Final = frozenset({"does", "suffers", "happens", "hosts", "causes", "targets", "claims"})
_VIA: Final = frozenset({"", "bi", "ala", "fi", "ila", "li", "min", "an"})

EVENT_TABLE: Final = "lexicon/events.tsv"
EVENT_COLUMNS: Final = (
    *("lemma", "pattern", "imperfect", "nouns", "type", "mode", "contexts", "frames", "of", "use"),
    *("needs", "unless", "counts", "example", "counter", "note"),
)
LINK_TABLE: Final = "lexicon/event_links.tsv"
LINK_COLUMNS: Final = ("lemma", "pattern", "imperfect", "nouns", "link", "via", "example")

_ARTICLE: Final = "ال"
_NO_ALIF: Final = frozenset("ةءاى")


class Phrases(NamedTuple):
    """Words and phrases that are looked for near an event, folded: by first word, the rest of each."""

    first: frozenset[str]
    rest: dict[str, tuple[tuple[str, ...], ...]]


class EventEntry(NamedTuple):
    """One line of the event table."""

    lemma: str
    type: str
    mode: str
    contexts: tuple[str, ...]
    frames: frozenset[str]
    of: str
    use: frozenset[str]
    needs: Phrases
    unless: Phrases
    counts: str


class _Link(NamedTuple):
    link: str
    via: str


class _Spelled:
    """A word with its clitics taken off."""

    __slots__ = ("bare", "conjunction", "definite", "form", "preposition")

    def __init__(self, form: str, bare: str, conjunction: str, preposition: str, *, definite: bool) -> None:
        self.form: Final = form
        self.bare: Final = bare
        self.conjunction: Final = conjunction
        self.preposition: Final = preposition
        self.definite: Final = definite


@mypyc_attr(acyclic=True)  # kept for each word that has one
class EventReading:
    """One way a spelling can report an event.

    ``kind`` is verb or noun, ``tense`` past, present, future or none; ``passive``: the spelling shows it;
    ``needs`` and ``unless`` are those of its entry, None where it has none.
    """

    __slots__ = (
        *("conjunction", "definite", "entry", "gender", "kind", "needs", "number"),
        *("passive", "preposition", "pronoun", "tense", "unless"),
    )

    def __init__(self, entry: EventEntry, inflection: Inflection, spelled: _Spelled, pronoun: str) -> None:
        self.entry: Final = entry
        self.needs: Final = entry.needs if entry.needs.first else None
        self.unless: Final = entry.unless if entry.unless.first else None
        self.kind: Final = inflection.kind
        self.tense: Final = _tense(inflection, spelled)
        self.gender: Final = inflection.gender
        self.number: Final = inflection.number
        self.passive: Final = inflection.passive == "yes"
        self.pronoun: Final = pronoun
        self.definite: Final = spelled.definite
        self.conjunction: Final = spelled.conjunction
        self.preposition: Final = spelled.preposition


@mypyc_attr(acyclic=True)  # kept for each word that has one
class LinkReading:
    """One way a spelling can link an event noun to who does or suffers it."""

    __slots__ = ("gender", "kind", "link", "number", "passive", "preposition", "pronoun", "tense", "via")

    def __init__(self, entry: _Link, inflection: Inflection, spelled: _Spelled, pronoun: str) -> None:
        self.link: Final = entry.link
        self.via: Final = entry.via
        self.kind: Final = inflection.kind
        self.tense: Final = _tense(inflection, spelled)
        self.gender: Final = inflection.gender
        self.number: Final = inflection.number
        self.passive: Final = inflection.passive == "yes"
        self.pronoun: Final = pronoun
        self.preposition: Final = spelled.preposition


def _tense(inflection: Inflection, spelled: _Spelled) -> str:
    return "future" if spelled.preposition == "س" else inflection.tense


def event_readings(word: Word) -> tuple[EventReading, ...]:
    """Return the ways ``word`` can report an event, without its neighbours; empty for almost all words."""
    found: dict[tuple[str, str, frozenset[str], str], EventReading] = {}
    for spelled in _spelled(word):
        for entry, inflection, pronoun in inflected(_events(), spelled.form, spelled.bare):
            if _fits(inflection, spelled):
                reading = EventReading(entry, inflection, spelled, pronoun)
                found.setdefault((entry.lemma, entry.type, entry.needs.first, reading.kind), reading)
    return tuple(found.values())


def link_readings(word: Word) -> tuple[LinkReading, ...]:
    """Return the ways ``word`` can link an event noun to its participants; empty for most words."""
    found = []
    for spelled in _spelled(word):
        for entry, inflection, pronoun in inflected(_links(), spelled.form, spelled.bare):
            if _fits(inflection, spelled):
                found.append(LinkReading(entry, inflection, spelled, pronoun))
    return tuple(found)


def phrase_within(words: list[Word], span: tuple[int, int], phrases: Phrases) -> bool:
    """Tell whether one of an entry's ``phrases`` begins at one of the tokens of ``span``."""
    for j in range(span[0], span[1]):
        hints = words[j].hints
        if hints is None:
            hints = _hints(words[j])
        if hints and not phrases.first.isdisjoint(hints) and phrase_at(words, j, phrases):
            return True
    return False


def _hints(word: Word) -> tuple[str, ...]:
    """Return the words that ``word`` may be of those that begin a phrase near an event; few are any."""
    found = word.hints
    if found is None:
        found = word.hints = stems_among(word.form, *_sought())
    return found


@cache
def _sought() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first words of all phrases that are looked for near events, and how they begin."""
    entries = {id(entry): entry for options in _events().values() for entry, _, _ in options}
    sought = frozenset(chain.from_iterable(e.needs.first | e.unless.first for e in entries.values()))
    return sought, stem_beginnings(sought)


def phrase_at(words: list[Word], j: int, phrases: Phrases) -> bool:
    """Tell whether one of an entry's ``phrases`` begins at token ``j``, whatever clitics its words have."""
    for hint in _hints(words[j]):
        for rest in phrases.rest.get(hint, ()):
            following = words[j + 1 : j + 1 + len(rest)]
            if len(following) == len(rest) and all(
                part in stems_of(word) for part, word in zip(rest, following, strict=True)
            ):
                return True
    return False


def event_beginnings() -> frozenset[str]:
    """Return how all words that report events begin, clitics taken off, as `beginnings` does."""
    return inflected_beginnings(_events())


def link_beginnings() -> frozenset[str]:
    """Return how all words that link an event begin, clitics taken off, as `beginnings` does."""
    return inflected_beginnings(_links())


def _fits(inflection: Inflection, spelled: _Spelled) -> bool:
    """Tell whether a form may bear the clitics of a spelling."""
    if inflection.kind == "verb":
        before = spelled.preposition
        return not spelled.definite and (not before or (before in "سل" and inflection.tense == "present"))
    return spelled.preposition != "س"


def _spelled(word: Word) -> Iterator[_Spelled]:
    """Yield the readings of the beginning of a word, the least taken off first."""
    form, spelling = word.form, word.bare
    if len(form) < 2 or len(form) != len(spelling):
        return
    starts = (0, 1) if form[0] in "وف" and len(form) > 2 else (0,)  # وشن, وتم
    for start in starts:
        rest, written, conjunction = form[start:], spelling[start:], form[:start]
        yield _Spelled(rest, written, conjunction, "", definite=False)
        if len(rest) < 4 and (len(rest) < 3 or rest[0] != "ل"):  # لشن, but بحث is no form of حث
            continue
        if rest.startswith(_ARTICLE):
            yield _Spelled(rest[2:], written[2:], conjunction, "", definite=True)
        elif rest[0] in "سبلك":
            yield _Spelled(rest[1:], written[1:], conjunction, rest[0], definite=False)
            if rest.startswith("لل"):
                yield _Spelled(rest[2:], written[2:], conjunction, "ل", definite=True)
            elif rest[1:].startswith(_ARTICLE) and len(rest) > 5:
                yield _Spelled(rest[3:], written[3:], conjunction, rest[0], definite=True)


@cache
def _events() -> Forms[EventEntry]:
    forms: Forms[EventEntry] = {}
    for row in rows(EVENT_TABLE, EVENT_COLUMNS):
        add_forms(forms, _entry(row), _row_spellings(row))
    return forms


@cache
def _links() -> Forms[_Link]:
    forms: Forms[_Link] = {}
    for row in rows(LINK_TABLE, LINK_COLUMNS):
        link = _Link(row.one_of("link", _LINKS), row.one_of("via", _VIA))
        add_forms(forms, link, _row_spellings(row))
    return forms


def _entry(row: Row) -> EventEntry:
    return EventEntry(
        row["lemma"],
        row.one_of("type", frozenset(TYPES)),
        row["mode"],
        row.many("contexts"),
        _several(row, "frames", _FRAMES),
        row.one_of("of", _OF),
        _several(row, "use", _USES),
        _phrases(row.many("needs")),
        _phrases(row.many("unless")),
        row.one_of("counts", COUNTS | {""}),
    )


def _several(row: Row, column: str, allowed: frozenset[str]) -> frozenset[str]:
    values = row.many(column)
    for value in values:
        if value not in allowed:
            raise row.error(column, f"«{value}» is not one of: {', '.join(sorted(allowed))}")
    return frozenset(values)


def _phrases(cells: tuple[str, ...]) -> Phrases:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for cell in cells:
        first, *rest = fold(cell).split()
        found[first] = (*found.get(first, ()), tuple(rest))
    return Phrases(frozenset(found), found)


def _row_spellings(row: Row) -> Iterator[tuple[str, Inflection]]:
    regular = ""
    if row["pattern"] != "noun":
        parts = row.parse(
            "pattern", lambda text: principal_parts(row["lemma"], text, imperfect=row["imperfect"])
        )
        regular = parts.masdar
        for spelling, inflection in spellings(parts._replace(participle=""), row["pattern"]):
            if inflection.person == 3:
                yield spelling, inflection
                yield from _passive_others(spelling, inflection)
    for noun in row.many("nouns"):
        yield from _noun_spellings(bare(noun.replace("+", regular)))


def _passive_others(spelling: str, inflection: Inflection) -> Iterator[tuple[str, Inflection]]:
    """Yield the plural and the dual of a passive whose letters show it: أصيب, أصيبوا, أصيبا."""
    if inflection.passive != "yes" or inflection.gender == "f" or inflection.number != "s":
        return
    stem = spelling[:-1] if spelling[-1] in "يى" else spelling
    if inflection.tense == "past":
        yield stem + "وا", inflection._replace(number="p")
        yield spelling + "ا", inflection._replace(number="d")
    elif inflection.tense == "present" and spelling[-1] not in "يى":
        yield spelling + "ون", inflection._replace(number="p")


def _noun_spellings(noun: str) -> Iterator[tuple[str, Inflection]]:
    """Yield the spellings of a noun of events: with its case endings, in the dual, before a pronoun."""
    number = "p" if noun.endswith("ات") else "s"
    for spelling, inflection in noun_spellings(noun):
        yield spelling, inflection._replace(number=number)
    plain = Inflection("noun", gender="any", number=number)
    if noun[-1] not in _NO_ALIF and not noun.endswith("ات"):
        yield noun + "ا", plain
    if number == "s" and noun[-1] not in "ءاى":
        stem = noun[:-1] + "ت" if noun[-1] == "ة" else noun
        yield stem + "ين", plain._replace(number="d")
        yield stem + "ان", plain._replace(number="d")
