"""Whether a word that can be a cue is one here: negation, mood, and the words it needs beside it."""

from musnad.extract.phrases import COMPLEMENTIZER, NAME
from musnad.lexicon.types import CueReading
from musnad.text.passages import Passage

_NEGATIONS = frozenset({"لم", "لن", "لا", "ما", "ولم", "ولن", "ولا", "فلم", "وما"})
_POSSIBLE = frozenset({"قد", "سوف", "وقد", "وسوف", "ربما"})


def licensed(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether ``reading`` of the word at ``j`` can be a statement made."""
    words = p.tokens.words
    previous = words[j - 1] if j > p.lo else None
    if reading.before and (previous is None or previous.form.lstrip("وف") not in reading.before):
        return False
    if reading.after and not _follows(p, j, reading.after):
        return False
    if reading.kind != "verb":
        return True
    if reading.tense == "future" or reading.mood == "jussive" or words[j].tags & NAME and not reading.conjunction:
        return False
    if reading.person != 3:
        return False
    return previous is None or _mood_allows(previous.form, previous.tags, reading)


def _mood_allows(previous: str, tags: int, reading: CueReading) -> bool:
    if previous in _NEGATIONS and not (previous in ("ما", "وما") and reading.tense == "past"):
        return reading.act == "deny" or reading.cls == "think"
    if reading.tense == "present":
        if previous in _POSSIBLE:
            return False
        if tags & COMPLEMENTIZER and previous in ("ان", "بان", "لان", "كي", "لكي"):
            return False
        if reading.preposition == "ل":
            return False
    return True


def _follows(p: Passage, j: int, allowed: tuple[str, ...]) -> bool:
    words = p.tokens.words
    if j + 1 >= p.hi:
        return False
    form = words[j + 1].form
    return form in allowed or any(len(word) == 1 and form.startswith(word) for word in allowed)
