"""Whether the words around a date speak of what is to come or of what was."""

from typing import Final

from musnad.extract.dates.marks import (
    BY,
    CALLING,
    CALLS_FOR,
    DAY_LEAD,
    FOLLOWING,
    GATHERING,
    IN,
    LEADS_CLAUSE,
    LEADS_IN,
    MAY,
    NOON,
    NOT_PAST,
    ON,
    SINCE,
    THAT,
    WAS,
    WILL,
    WILL_BE,
)
from musnad.extract.dates.nodes import Tense
from musnad.extract.dates.reader import Found, Reader
from musnad.lexicon.nouns import split
from musnad.text.tokens import BREAK, PUNCT, Word

_REACH: Final = 24  # words looked back: a clause of news is rarely longer
_AHEAD: Final = 3
_CALLED: Final = 6  # words from who calls to what is called for
_DENIED: Final = 3  # words from «لم» to its verb
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
        if _is_called_for(reader, i):
            return "coming"
        if told:
            was = any(reader.form(j) in WAS for j in (i - 1, i - 2))
            return "planned" if told == "coming" and was and reader.form(i)[0] not in WILL else told
    return _ahead(reader, found)


def _told(reader: Reader, i: int, word: Word) -> Tense:
    time = reader.time(i)
    if time.kind == "past":
        return "past"
    if time.kind == "future" and any(reader.form(j) in NOT_PAST for j in range(max(0, i - _DENIED), i)):
        return "past"  # «لم يكن أحد يتوقع»
    if time.kind == "future" and (time.unit != "opening" or _opens_clause(reader, i)):
        return "coming"
    if reader.form(i - 1) in MAY and word.form[:1] in WILL_BE:
        return "coming"  # «قد يتمكن»
    told = word.cues[0].tense if word.cues else ""
    return "coming" if told == "future" else "past" if told == "past" else ""


def _is_called_for(reader: Reader, i: int) -> bool:
    """Tell whether a gathering is one that somebody calls for: «دعت إلى اجتماع», «أعلنت عن تظاهرة»."""
    word = split(reader.words[i])
    if word.rest not in GATHERING or not (reader.form(i - 1) in CALLING or word.rest != reader.form(i)):
        return False
    return any(reader.form(j) in CALLS_FOR for j in range(max(0, i - _CALLED), i))


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
