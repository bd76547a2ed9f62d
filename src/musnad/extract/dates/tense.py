"""Whether the words around a date speak of what is to come or of what was."""

from typing import Final

from musnad.extract.dates.marks import (
    BY,
    DAY_LEAD,
    FOLLOWING,
    IN,
    LEADS_CLAUSE,
    LEADS_IN,
    NOON,
    ON,
    SINCE,
    THAT,
    WAS,
    WILL,
)
from musnad.extract.dates.nodes import Tense
from musnad.extract.dates.reader import Found, Reader
from musnad.text.tokens import BREAK, PUNCT, Word

_REACH: Final = 24  # words looked back: a clause of news is rarely longer
_AHEAD: Final = 3
_STOPS: Final = frozenset(".؟!:;؛\n")
_STARTS: Final = frozenset('،,\n.(["«:-–؛')


def tense(reader: Reader, found: Found) -> Tense:
    """Return what the clause of ``found`` speaks of; nothing where it does not tell."""
    before = reader.form(found.start - 1)
    if before in SINCE or before in BY:
        return "past" if before in SINCE else "coming"
    for i in range(found.start - 1, max(-1, found.start - _REACH), -1):
        word = reader.words[i]
        if word.kind == BREAK or (word.kind == PUNCT and word.surface in _STOPS):
            break
        told = _told(reader, i, word)
        if not told and reader.form(i) in FOLLOWING and _leads_back(reader, i, found):
            return "past"  # «سيجتمعان بعد اتصال مساء الأربعاء»
        if told:
            was = any(reader.form(j) in WAS for j in (i - 1, i - 2))
            return "planned" if told == "coming" and was and reader.form(i)[0] not in WILL else told
    return _ahead(reader, found)


def _told(reader: Reader, i: int, word: Word) -> Tense:
    time = reader.time(i)
    if time.kind == "past":
        return "past"
    if time.kind == "future" and (time.unit != "opening" or _opens_clause(reader, i)):
        return "coming"
    told = word.cues[0].tense if word.cues else ""
    return "coming" if told == "future" else "past" if told == "past" else ""


def _leads_back(reader: Reader, i: int, found: Found) -> bool:
    """Tell whether «بعد» is followed by what was: not by the date itself, nor by the noon of it."""
    return i < found.start - 1 and reader.kind(i + 1) != "daypart" and reader.form(i + 1) not in NOON


def _opens_clause(reader: Reader, i: int) -> bool:
    """Tell whether a verb begins its clause: «يختتم …», «المباراة التي تقام …»; a schedule is told so."""
    before = reader.words[i - 1] if i else None
    if before is None or before.kind == BREAK or before.surface in _STARTS:
        return True
    return reader.form(i - 1) in LEADS_CLAUSE or (
        reader.form(i - 1) in THAT and reader.form(i - 2) in ON  # «على أن تختتم …»
    )


def _ahead(reader: Reader, found: Found) -> Tense:
    """Look after a date that opens its clause: «الأحد سيلتقي …», «وفي يناير أعلنت …»."""
    start = found.start - (reader.form(found.start - 1) in LEADS_IN)
    before = reader.words[start - 1] if start else None
    opens = start < found.start and reader.form(start) not in IN  # «وفي»
    opens = opens or before is None or before.surface in _STARTS or reader.form(start - 1) in DAY_LEAD
    if not opens:
        return ""
    for i in range(found.end, min(reader.count, found.end + _AHEAD)):
        if reader.words[i].kind == BREAK:
            break
        told = _told(reader, i, reader.words[i])
        if told:
            return told
    return ""
