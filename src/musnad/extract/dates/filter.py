"""What looks like a date and is none: a number that counts, a name, a day of every week."""

from typing import Final

from musnad.extract.dates.marks import (
    AGO,
    AND,
    AND_PART,
    BETTER,
    BLACK,
    CLITIC,
    COMMAS,
    DUE,
    EACH_DAY,
    EVERY,
    GENERAL,
    IN,
    IN_A_ROW,
    NAMED_AFTER,
    NAMED_BY_MONTH,
    NEXT_TO_IT,
    NO_LONGER,
    NOWADAYS,
    OF,
    ON,
    ONLY,
    OR_AND,
    OUTLET,
    SAME_AS,
    THESE_TIMES,
    TWO_OR_NAME,
    UNTIL_NOW,
)
from musnad.extract.dates.months import closes
from musnad.extract.dates.nodes import Calendar, Deictic, Node, Weekday
from musnad.extract.dates.reader import Found, Reader
from musnad.extract.dates.stretches import Decade, Holiday, Nth, Offset, Part, Season, Stretch, Unit
from musnad.lexicon.contexts import contexts
from musnad.lexicon.nouns import split
from musnad.lexicon.types import Tag
from musnad.text.tokens import LATIN, WORD

_BARE_YEARS: Final = range(1900, 2051)
_OLD_YEARS: Final = range(1500, 1900)
_ROUND: Final = 100
_CLOSED: Final = (
    Tag.PREPOSITION | Tag.CONJUNCTION | Tag.COMPLEMENTIZER | Tag.RELATIVE | Tag.PARTICLE | Tag.PRONOUN
    | Tag.DETERMINER | Tag.VERB | Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION
)  # fmt: skip
_QUOTES: Final = frozenset("\"«»“”'()")
_OPENING: Final = frozenset('"«“')
_CLOSING: Final = frozenset('"»”')
_MONEY: Final = frozenset("$€£¥%٪‰#")
_CODE: Final = frozenset("-/.:+@")
_MOST_COUNTED: Final = 9


def stands(reader: Reader, found: Found) -> bool:
    """Tell whether an expression is a date where it stands."""
    node = found.node
    if isinstance(node, Calendar):
        if node.month is not None:
            return not _names_something(reader, found, node)
        return _year_stands(reader, found, node)
    if isinstance(node, Deictic):
        return _deictic_stands(reader, found, node)
    if isinstance(node, Weekday):
        return _weekday_stands(reader, found, node)
    if isinstance(node, Unit):
        return not (
            node.unit == "Y" and reader.form(found.start) in GENERAL and _means_general(reader, found.start)
        )
    if isinstance(node, Decade):
        return not _is_age(reader, found.end)
    if isinstance(node, Nth):
        return not (reader.form(found.end) in ON and reader.form(found.end + 1) in IN_A_ROW)
    if isinstance(node, Part):
        return not (reader.form(found.start) in AND_PART and reader.kind(found.start - 1) == "unit")
    return True


def _names_something(reader: Reader, found: Found, node: Calendar) -> bool:
    """Tell whether a day or month without its year is a name: «شارع 9 أبريل», «ثورة تموز»."""
    told = node.year is not None or node.shift is not None or node.direction is not None or node.same
    if told or not found.start or reader.kind(found.start) == "unit":
        return False
    names = NAMED_AFTER if node.day is not None else NAMED_BY_MONTH
    return split(reader.words[found.start - 1]).rest in names


def _is_age(reader: Reader, i: int) -> bool:
    """Tell whether decades before token ``i`` are years of life: «في الثلاثينيات أو الأربعينيات من عمرها»."""
    while reader.kind(i) == "decade" or reader.form(i) in OR_AND:
        i += 1
    return reader.form(i) in OF and "age" in contexts().before.get(reader.form(i + 1), ())


def tells_when(reader: Reader, found: Found) -> bool:
    """Tell whether an expression says when something is or was, rather than how long it takes."""
    node = found.node
    if isinstance(node, Offset):
        return _counts_from_now(reader, found)
    if isinstance(node, Stretch):
        return _counted(reader, found) and node.unit in "DWMY" and 1 < node.many <= _MOST_COUNTED
    if isinstance(node, Calendar):
        return _whole_enough(reader, found, node)
    if isinstance(node, Holiday):
        return node.year is not None or node.direction is not None
    if isinstance(node, Season):
        return reader.time(found.end - 1).unit != "next"
    return not (isinstance(node, Deictic) and reader.form(found.start + 1) in NEXT_TO_IT)


def in_record(node: Node) -> bool:
    """Tell whether a record keeps a date: a place in the calendar rather than a distance from now.

    «قبل ثلاثة أيام» leads to a day, «قبل عامين» only near one; whose days «هذا الصيف» has nobody agrees on.
    """
    if isinstance(node, Offset):
        return all(unit in "DN" for unit, _ in node.amounts)
    return not (isinstance(node, Season) and isinstance(node.year, Unit))


def _counts_from_now(reader: Reader, found: Found) -> bool:
    """Tell whether a distance is counted from now: «قبل شهر», but not «قبل شهر فقط من الحفل»."""
    if reader.form(found.start) not in AGO or reader.kind(found.start + 1) == "count":
        return False
    after = reader.form(found.end)
    return after not in OR_AND and not (after in ONLY and reader.form(found.end + 1) in OF)


def _whole_enough(reader: Reader, found: Found, node: Calendar) -> bool:
    """Tell whether a date says more than a number that might as well count something."""
    if reader.kind(found.start) == "date":
        return node.year is not None
    return node.day is None or node.month is not None or reader.kind(found.start) in {"unit", "weekday"}


def _counted(reader: Reader, found: Found) -> bool:
    """Tell whether a stretch says how many units it has: not «الأيام القليلة الماضية»."""
    return not any(reader.kind(i) in {"few", "count"} for i in range(found.start, found.end))


# --- years -------------------------------------------------------------------------------------


def _year_stands(reader: Reader, found: Found, node: Calendar) -> bool:
    if found.end > found.start + 1 or reader.kind(found.start) != "year":
        return True
    i = found.start
    if node.year not in _BARE_YEARS and not _is_old_year(reader, i, node.year):
        return False
    before, after = reader.form(i - 1), reader.form(i + 1)
    if before in _MONEY or after in _MONEY or reader.kind(i - 1) in {"not_year", "number", "year"}:
        return False
    if before == "(" and reader.kind(i - 2) == "not_year":
        return False  # «رقم (2000)»
    if i and (reader.words[i - 1].number is not None or _part_of_code(reader, i)):
        return False
    if "clock" in contexts().after.get(after, ()):
        return False  # «(2045 بتوقيت غرينتش)»
    return _year_by_neighbours(reader, i)


def _is_old_year(reader: Reader, i: int, year: int | None) -> bool:
    """Tell whether a number after «في» is a year of earlier centuries: «وفي 1897، …»."""
    if year not in _OLD_YEARS or reader.form(i - 1) not in IN:
        return False
    return closes(reader, i + 1) or (reader.is_word(i + 1) and _closed(reader, i + 1))


def _part_of_code(reader: Reader, i: int) -> bool:
    """Tell whether a sign or Latin letters are written on the number: F-2000, v2015, 3:2014."""
    before = reader.words[i - 1]
    return reader.touching(i - 1) and (before.surface in _CODE or before.kind == LATIN)


def _year_by_neighbours(reader: Reader, i: int) -> bool:
    """Judge by the word after: a noun would be counted, unless a preposition of time is before the number."""
    strong = reader.kind(i - 1) in {"bound", "shift", "part"}
    following = reader.words[i + 1] if i + 1 < reader.count else None
    counts = following is not None and following.kind == WORD and not _closed(reader, i + 1)
    if strong:
        return not counts or reader.time(i).value % _ROUND != 0
    if i > 1 and reader.words[i - 1].kind == LATIN and _is_event(reader, i - 2):
        return not counts  # «مؤتمر IFA 2014»
    return not counts and (i == 0 or reader.is_word(i - 1) or reader.form(i - 1) in {"(", "\n", "|", *COMMAS})


def _is_event(reader: Reader, i: int) -> bool:
    """Tell whether a word is of an event that takes place in a year."""
    return "event" in contexts().before.get(split(reader.words[i]).rest, ())


def _closed(reader: Reader, i: int) -> bool:
    word = reader.words[i]
    return (
        bool(word.tags & _CLOSED)
        or reader.kind(i) != ""
        or word.form[0] in AND
        or any(c.kind == "verb" for c in word.cues)
    )


# --- words that point --------------------------------------------------------------------------


def _deictic_stands(reader: Reader, found: Found, node: Deictic) -> bool:
    i = found.start
    time = reader.time(i)
    if reader.form(i - 1) in SAME_AS:
        return False  # «في مثل هذا اليوم»
    if time.kind != "deictic":
        return True
    if not time.definite and time.prefix[-1:] in CLITIC and time.value < 0:
        return False
    if node.weekday is not None or found.end > i + 1:
        return True
    after = reader.form(i + 1)
    if node.days == 0:
        return _today_stands(reader, i)
    return not (after in BETTER or reader.form(i - 1) in OUTLET)


def _today_stands(reader: Reader, i: int) -> bool:
    before, after = reader.form(i - 1), reader.form(i + 1)
    if before in _QUOTES and after in _QUOTES and before:
        return False
    if reader.kind(i + 1) in {"not_today", "same", "ordinal", "era"} or reader.kind(i - 1) == "paper":
        return False
    if before in UNTIL_NOW or before in NOWADAYS or after in NOWADAYS:
        return False  # «ما نعيشه اليوم», «حتى اليوم»: these times
    if before in THESE_TIMES or after in NO_LONGER:
        return False  # «جيل اليوم», «أما اليوم فقد …», «الأمر اليوم لم يعد …»
    if before in EACH_DAY or (before in IN and reader.time(i).unit == "D"):
        return False
    if after in _CLOSING and reader.form(i - 2) in _OPENING and not reader.words[i - 1].tags & Tag.VERB:
        return False  # «الواحة اليوم», the name of a paper
    return not (before in _QUOTES and reader.kind(i - 2) == "paper") and after != ":"


# --- weekdays and units ------------------------------------------------------------------------


def _weekday_stands(reader: Reader, found: Found, node: Weekday) -> bool:
    i = found.start
    if reader.form(i - 1) in EVERY:
        return False
    if node.direction is not None or node.week is not None or reader.kind(i) != "weekday":
        return True
    if reader.kind(i - 1) == "prayer" or (reader.form(i - 1) in TWO_OR_NAME and node.number in {1, 7}):
        return False
    return reader.form(i + 1) not in BLACK


def _means_general(reader: Reader, i: int) -> bool:
    """Tell whether «العام» is the adjective of the noun before it: الأمين العام السابق."""
    return reader.kind(i - 1) == "general" or (reader.kind(i - 1) == "future" and reader.form(i - 1) in DUE)
