"""Whether the words around a date speak of what is to come or of what was."""

from typing import Final

from musnad.extract.date_reader import Found, Reader
from musnad.text.tokens import BREAK, PUNCT, Word

_REACH: Final = 24  # words looked back: a clause of news is rarely longer
_AHEAD: Final = 3
_STOPS: Final = frozenset(".؟!:;؛\n")
_STARTS: Final = frozenset("،,\n.([\"«:-–؛")


def coming(reader: Reader, found: Found) -> bool | None:
    """Return True where the clause of ``found`` speaks of the future, False of the past, None where neither."""
    for i in range(found.start - 1, max(-1, found.start - _REACH), -1):
        word = reader.words[i]
        if word.kind == BREAK or (word.kind == PUNCT and word.surface in _STOPS):
            break
        told = _told(reader, i, word)
        if told is not None:
            return told
    return _ahead(reader, found)


def _told(reader: Reader, i: int, word: Word) -> bool | None:
    kind = reader.kind(i)
    if kind == "future":
        return True
    if kind == "past":
        return False
    if word.cues and (word.cues[0].tense == "future"):
        return True
    if word.cues and all(cue.tense in {"past", "present"} for cue in word.cues) and word.cues[0].tense == "past":
        return False
    return None


def _ahead(reader: Reader, found: Found) -> bool | None:
    """Look after a date that opens its clause: «الأحد سيلتقي …»."""
    before = reader.words[found.start - 1] if found.start else None
    if before is not None and before.surface not in _STARTS and reader.form(found.start - 1) not in {"و", "ويوم", "يوم"}:
        return None
    for i in range(found.end, min(reader.count, found.end + _AHEAD)):
        if reader.words[i].kind == BREAK:
            break
        if reader.kind(i) == "future" or (reader.words[i].cues and reader.words[i].cues[0].tense == "future"):
            return True
    return None
