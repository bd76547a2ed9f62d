"""Reporting words: the ways a spelling can be a cue, from the lemmas of the cue tables.

All spellings of all lemmas are generated once; a word is looked up with its clitics taken off.
What the words of the tables mean is described at the head of ``data/ar/lexicon/cues.tsv``.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.conjugate import Inflection, Parts, noun_spellings, principal_parts, spellings
from musnad.lexicon.tables import Row, rows
from musnad.lexicon.types import CueReading
from musnad.text.fold import bare, fold
from musnad.text.tokens import Word

ACTS: Final = frozenset({"assert", "deny", "praise", "criticize", "demand", "commit", "warn", "ask"})
CLASSES: Final = frozenset({"speech", "show", "think", "attitude", "name", "relay"})
FRAMES: Final = frozenset(
    {"that", "np", "bi", "ila", "ala", "an", "min", "fi", "li", "quote", "colon", "question", "manner"}
    | {"ala_that", "ila_that", "target", "target_that", "target_np", "target_ila", "li_target"}
    | {"bi_name", "np_name", "an_source", "ila_source", "source_after"}
    | {f"addressee_{frame}" for frame in ("that", "np", "bi", "ila", "ala", "an", "min", "fi")}
)
VOICES: Final = frozenset({"", "active", "impersonal"})
KINDS: Final = frozenset({"noun", "preposition"})
PRONOUNS: Final = frozenset({"", "may", "must"})

VERB_TABLE: Final = "lexicon/cues.tsv"
VERB_COLUMNS: Final = (
    *("lemma", "pattern", "imperfect", "participle", "masdar", "class", "act", "frames", "voice", "after"),
    *("example", "counter", "note"),
)
NOUN_TABLE: Final = "lexicon/cue_nouns.tsv"
NOUN_COLUMNS: Final = (
    *("forms", "lemma", "kind", "class", "act", "frames", "before", "after", "pronoun"),
    *("example", "counter", "note"),
)

_SUFFIXES: Final = ("هما", "ها", "هم", "هن", "نا", "ني", "كم", "ه", "ك")
_NO_HOST_ENDINGS: Final = "ة"


class _Entry(NamedTuple):
    lemma: str
    cls: str
    act: str
    frames: tuple[str, ...]
    impersonal: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


_Forms = dict[str, list[tuple[_Entry, Inflection]]]


def cue_readings(word: Word) -> tuple[CueReading, ...]:
    """Return the ways ``word`` can be a cue, without its neighbours; empty for almost all words."""
    form = word.form
    if len(form) < 2:
        return ()
    found = [*_stems(form, word.bare, "")]
    if form[0] in "وف" and len(form) > 2:
        found += _stems(form[1:], word.bare, form[0])
    return tuple(dict.fromkeys(found)) if found else ()


def _stems(form: str, spelling: str, conjunction: str) -> Iterator[CueReading]:
    """Yield the readings of ``form`` with the clitics that its kind of word can bear taken off."""
    for entry, inflection, pronoun in _found(form, spelling):
        yield _reading(entry, inflection, pronoun)._replace(conjunction=conjunction)
    for stem, definite, preposition in _without_clitics(form):
        future = preposition == "س"
        for entry, inflection, pronoun in _found(stem, spelling):
            if not _bears(inflection, definite=definite, preposition=preposition, pronoun=pronoun):
                continue
            yield _reading(entry, inflection, pronoun)._replace(
                conjunction=conjunction,
                definite=definite,
                preposition="" if future else preposition,
                tense="future" if future else inflection.tense,
            )


def _without_clitics(form: str) -> Iterator[tuple[str, bool, str]]:
    """Yield (stem, definite, preposition or س) for each clitic that ``form`` may begin with."""
    first = form[0]
    if first in "سبلك" and len(form) > 3:
        yield form[1:], False, first
        if form.startswith(("بال", "كال")):
            yield form[3:], True, first
        elif form.startswith("لل"):
            yield form[2:], True, "ل"
    elif form.startswith("ال") and len(form) > 4:
        yield form[2:], True, ""


def _bears(inflection: Inflection, *, definite: bool, preposition: str, pronoun: str) -> bool:
    if inflection.kind == "verb":
        return not definite and inflection.tense == "present" and preposition in {"س", "ل"}
    return inflection.kind == "noun" and preposition != "س" and not (definite and pronoun)


def _found(form: str, spelling: str) -> Iterator[tuple[_Entry, Inflection, str]]:
    forms = _forms()
    for entry, inflection in forms.get(form, ()):
        if inflection.alone:
            yield entry, inflection, ""
    if spelling[-1] in _NO_HOST_ENDINGS:
        return
    for suffix in _SUFFIXES:
        if not form.endswith(suffix):
            continue
        for entry, inflection in forms.get(form[: -len(suffix)], ()):
            if inflection.takes_pronoun:
                yield entry, inflection, suffix


def _reading(entry: _Entry, inflection: Inflection, pronoun: str) -> CueReading:
    impersonal = entry.impersonal and inflection.kind == "verb" and inflection.passive == "no"
    return CueReading(
        lemma=entry.lemma,
        kind=inflection.kind,
        cls=entry.cls,
        act=entry.act,
        frames=entry.frames,
        tense=inflection.tense,
        person=inflection.person,
        gender=inflection.gender,
        number=inflection.number,
        passive="maybe" if impersonal else inflection.passive,
        mood=inflection.mood,
        pronoun=pronoun,
        before=entry.before,
        after=entry.after,
    )


@cache
def _forms() -> _Forms:
    """Return every spelling of every lemma, folded, with what it says."""
    forms: _Forms = {}
    for row in rows(VERB_TABLE, VERB_COLUMNS):
        _add(forms, _verb_entry(row), _verb_spellings(row))
    for row in rows(NOUN_TABLE, NOUN_COLUMNS):
        _add(forms, _noun_entry(row), _noun_spellings(row))
    return forms


def _add(forms: _Forms, entry: _Entry, spelled: Iterator[tuple[str, Inflection]]) -> None:
    for spelling, inflection in spelled:
        forms.setdefault(spelling.translate(_FOLD), []).append((entry, inflection))


_FOLD: Final = {ord(letter): fold(letter) for letter in "أإآىةؤئ"}


def _verb_entry(row: Row) -> _Entry:
    return _Entry(
        row["lemma"],
        row.one_of("class", CLASSES),
        row.one_of("act", ACTS),
        _frames(row),
        row.one_of("voice", VOICES) == "impersonal",
        after=tuple(fold(word) for word in row.many("after")),
    )


def _frames(row: Row) -> tuple[str, ...]:
    frames = row.many("frames")
    for frame in frames:
        if frame not in FRAMES:
            raise row.error("frames", f"«{frame}» is not one of: {', '.join(sorted(FRAMES))}")
    if not frames:
        raise row.error("frames", "a cue needs at least one frame")
    return frames


def _verb_spellings(row: Row) -> Iterator[tuple[str, Inflection]]:
    pattern = row["pattern"]
    parts = row.parse("pattern", lambda text: principal_parts(row["lemma"], text, imperfect=row["imperfect"]))
    active_only = row["voice"] == "active"
    for spelling, inflection in spellings(_with_participle(row, parts), pattern):
        if not (active_only and inflection.passive == "yes"):
            yield spelling, inflection
    for noun in row.many("masdar"):
        yield from noun_spellings(parts.masdar if noun == "+" else bare(noun))


def _with_participle(row: Row, parts: Parts) -> Parts:
    cell = row["participle"]
    return parts._replace(participle="" if cell == "-" else bare(cell)) if cell else parts


def _noun_entry(row: Row) -> _Entry:
    return _Entry(
        row["lemma"],
        row.one_of("class", CLASSES),
        row.one_of("act", ACTS),
        _frames(row),
        before=tuple(fold(word) for word in row.many("before")),
        after=tuple(fold(word) for word in row.many("after")),
    )


def _noun_spellings(row: Row) -> Iterator[tuple[str, Inflection]]:
    kind = row.one_of("kind", KINDS)
    pronoun = row.one_of("pronoun", PRONOUNS)
    for form in row.many("forms"):
        for spelling, inflection in noun_spellings(bare(form)):
            if not pronoun and not inflection.alone:
                continue
            yield (
                spelling,
                inflection._replace(
                    kind=kind,
                    takes_pronoun=bool(pronoun) and inflection.takes_pronoun,
                    alone=inflection.alone and pronoun != "must",
                ),
            )
