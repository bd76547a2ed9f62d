"""Reporting words: the ways a spelling can be a cue, from the lemmas of the cue tables.

All spellings of all lemmas are generated once; a word is looked up with its clitics taken off.
What the columns of the tables mean is described at the head of ``data/ar/lexicon/cues.tsv``.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.conjugate import Inflection, Parts, noun_spellings, principal_parts, spellings
from musnad.lexicon.inflected import Forms, add_forms, inflected, inflected_beginnings
from musnad.lexicon.tables import Row, rows
from musnad.lexicon.types import CueReading
from musnad.text.fold import bare, fold
from musnad.text.tokens import Word

ACTS: Final = frozenset({"assert", "deny", "praise", "criticize", "demand", "commit", "warn", "ask"})
CLASSES: Final = frozenset({"speech", "show", "think", "attitude", "name", "relay"})
FRAMES: Final = frozenset(
    {"that", "np", "bi", "ila", "ala", "an", "min", "fi", "li", "quote", "colon", "question", "manner"}
    | {
        "ala_that",
        "ila_that",
        "min_addressee",
        "np_document",
        "target",
        "target_that",
        "target_np",
        "target_ila",
        "li_target",
    }
    | {"bi_name", "np_name", "pronoun_np", "an_source", "ila_source", "source_after"}
    | {f"addressee_{frame}" for frame in ("that", "np", "bi", "ila", "ala", "an", "min", "fi", "li")}
)
USES: Final = frozenset({"active", "impersonal", "near", "opening", "past", "things"})
KINDS: Final = frozenset({"noun", "preposition"})
PRONOUNS: Final = frozenset({"", "may", "must"})

VERB_TABLE: Final = "lexicon/cues.tsv"
VERB_COLUMNS: Final = (
    *("lemma", "pattern", "imperfect", "participle", "masdar", "class", "act", "frames", "use", "never"),
    *("after", "example", "counter", "note"),
)
NOUN_TABLE: Final = "lexicon/cue_nouns.tsv"
NOUN_COLUMNS: Final = (
    *("forms", "lemma", "kind", "class", "act", "frames", "before", "after", "pronoun"),
    *("example", "counter", "note"),
)

_US: Final = frozenset({"نا", "ني"})  # سألنا is he asked us, or we asked: only where one is spoken to


class _Entry(NamedTuple):
    lemma: str
    cls: str
    act: str
    frames: tuple[str, ...]
    impersonal: bool = False
    things: bool = False
    opening: bool = False
    near: bool = False
    never: frozenset[str] = frozenset()
    before: tuple[str, ...] = ()
    after: frozenset[str] = frozenset()

    @property
    def has_addressee(self) -> bool:
        """Whether the one spoken to or of can be the object."""
        return any(frame.startswith(("addressee", "target", "question")) for frame in self.frames)


def cue_readings(word: Word) -> tuple[CueReading, ...]:
    """Return the ways ``word`` can be a cue, without its neighbours; empty for almost all words."""
    form, spelling = word.form, word.bare
    if len(form) < 2 or len(form) != len(spelling):
        return ()
    found = _readings(form, spelling, "")
    if form[0] in "وف" and len(form) > 2:
        found += _readings(form[1:], spelling[1:], form[0])
    if not found:
        return ()
    kept = dict.fromkeys(reading for entry, reading in found if spelling not in entry.never)
    # A preposition is the likelier reading of a spelling: نقلا عن before «the two of them carried».
    return tuple(sorted(kept, key=lambda reading: reading.kind != "preposition"))


def _readings(form: str, spelling: str, conjunction: str) -> list[tuple[_Entry, CueReading]]:
    """Return the readings of ``form``, as it is and with the clitics that its kind can bear taken off."""
    found = [(form[0], _reading(*form, conjunction)) for form in _found(form, spelling)]
    if form[0] in "سبل" and len(form) >= 4:
        found += _with_clitic(form, spelling, conjunction)
    return found


def _with_clitic(form: str, spelling: str, conjunction: str) -> Iterator[tuple[_Entry, CueReading]]:
    clitic = form[0]
    stem = "ال" + form[2:] if form.startswith("لل") else form[1:]
    written = "ال" + spelling[2:] if form.startswith("لل") else spelling[1:]
    for entry, inflection, pronoun in _found(stem, written):
        if not _bears(inflection, clitic):
            continue
        reading = _reading(entry, inflection, pronoun, conjunction)
        future = clitic == "س"
        yield entry, reading._replace(tense="future") if future else reading._replace(preposition=clitic)


def _bears(inflection: Inflection, clitic: str) -> bool:
    if inflection.kind == "verb":
        return inflection.tense == "present" and inflection.person == 3 and clitic != "ب"
    return inflection.kind == "noun" and clitic != "س"


def _found(form: str, spelling: str) -> Iterator[tuple[_Entry, Inflection, str]]:
    """Yield what ``form`` can be, each with the pronoun written on it; nothing for nearly all words."""
    for found in inflected(_forms(), form, spelling):
        if found[2] not in _US or found[0].has_addressee:
            yield found


def _reading(entry: _Entry, inflection: Inflection, pronoun: str, conjunction: str) -> CueReading:
    impersonal = entry.impersonal and inflection.kind == "verb" and inflection.passive == "no"
    return CueReading(
        lemma=entry.lemma,
        kind=inflection.kind,
        cls=entry.cls,
        act=entry.act,
        frames=entry.frames,
        things=entry.things,
        opening=entry.opening,
        near=entry.near,
        tense=inflection.tense,
        person=inflection.person,
        gender=inflection.gender,
        number=inflection.number,
        passive="maybe" if impersonal else inflection.passive,
        mood=inflection.mood,
        pronoun=pronoun,
        definite=inflection.definite,
        conjunction=conjunction,
        before=entry.before,
        after=entry.after,
    )


def cue_beginnings() -> frozenset[str]:
    """Return how all cues begin, clitics taken off, as `beginnings` does."""
    return inflected_beginnings(_forms())


@cache
def _forms() -> Forms[_Entry]:
    """Return every spelling of every lemma, folded, with what it says and how it is written in full."""
    forms: Forms[_Entry] = {}
    for row in rows(VERB_TABLE, VERB_COLUMNS):
        add_forms(forms, _verb_entry(row), _verb_spellings(row))
    for row in rows(NOUN_TABLE, NOUN_COLUMNS):
        add_forms(forms, _noun_entry(row), _noun_spellings(row))
    return forms


def _verb_entry(row: Row) -> _Entry:
    use = _several(row, "use", USES)
    return _entry(row)._replace(
        impersonal="impersonal" in use,
        things="things" in use,
        opening="opening" in use,
        near="near" in use,
        never=frozenset(bare(word) for word in row.many("never")),
    )


def _entry(row: Row) -> _Entry:
    return _Entry(
        row["lemma"],
        row.one_of("class", CLASSES),
        row.one_of("act", ACTS),
        _several(row, "frames", FRAMES),
        after=frozenset(fold(word) for word in row.many("after")),
    )


def _several(row: Row, column: str, allowed: frozenset[str]) -> tuple[str, ...]:
    values = row.many(column)
    for value in values:
        if value not in allowed:
            raise row.error(column, f"«{value}» is not one of: {', '.join(sorted(allowed))}")
    if column == "frames" and not values:
        raise row.error(column, "a cue needs at least one frame")
    return values


def _verb_spellings(row: Row) -> Iterator[tuple[str, Inflection]]:
    pattern, use = row["pattern"], row.many("use")
    parts = row.parse("pattern", lambda text: principal_parts(row["lemma"], text, imperfect=row["imperfect"]))
    for spelling, inflection in spellings(_with_participle(row, parts), pattern):
        if inflection.passive == "yes" and "active" in use:
            continue
        if inflection.tense == "present" and "past" in use:
            continue
        yield spelling, inflection
    for noun in row.many("masdar"):
        yield from noun_spellings(bare(noun.replace("+", parts.masdar)))


def _with_participle(row: Row, parts: Parts) -> Parts:
    cell = row["participle"]
    return parts._replace(participle="" if cell == "-" else bare(cell)) if cell else parts


def _noun_entry(row: Row) -> _Entry:
    return _entry(row)._replace(before=tuple(fold(word) for word in row.many("before")))


def _noun_spellings(row: Row) -> Iterator[tuple[str, Inflection]]:
    kind = row.one_of("kind", KINDS)
    pronoun = row.one_of("pronoun", PRONOUNS)
    for form in row.many("forms"):
        for spelling, inflection in noun_spellings(bare(form)):
            if not pronoun and not inflection.alone:
                continue
            takes = bool(pronoun) and inflection.takes_pronoun
            alone = inflection.alone and pronoun != "must"
            yield spelling, inflection._replace(kind=kind, takes_pronoun=takes, alone=alone)
