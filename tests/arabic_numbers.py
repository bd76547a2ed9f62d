"""Arabic numbers in words, spelled out by the rules of the language: for round trips."""

from typing import NamedTuple

UNITS = ("صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
UNITS_F = ("صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع")
TENS = ("عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
HUNDREDS = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
SCALES = (
    (10**12, "تريليون", "تريليونات", "تريليونان"),
    (10**9, "مليار", "مليارات", "ملياران"),
    (10**6, "مليون", "ملايين", "مليونان"),
    (10**3, "ألف", "آلاف", "ألفان"),
)


class Style(NamedTuple):
    """How a number is spelled: all of these occur in news."""

    feminine: bool = False
    oblique: bool = False
    hundred: str = "مئة"
    apart: bool = False  # ثلاث مئة
    conjunction: str = " و"


def spell(number: int, style: Style) -> str:
    """Return ``number`` in Arabic words."""
    if number == 0:
        return "صفر"
    parts = []
    for scale, one, many, two in SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(_scaled(count, (one, many, two), style))
    if number:
        parts.append(_below_thousand(number, style))
    return style.conjunction.join(parts)


def _scaled(count: int, words: tuple[str, str, str], style: Style) -> str:
    one, many, two = words
    masculine = style._replace(feminine=False)
    if count == 1:
        return one
    if count == 2:
        return two.removesuffix("ان") + "ين" if style.oblique else two
    hundreds, rest = divmod(count, 100)
    if hundreds and rest in (1, 2):
        ending = one if rest == 1 else two
        return f"{_below_thousand(hundreds * 100, masculine)} {one}{style.conjunction}{ending}"
    noun = many if 3 <= rest <= 10 else one
    return f"{_below_thousand(count, masculine)} {noun}"


def _below_thousand(number: int, style: Style) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [_hundreds(hundreds, style)] if hundreds else []
    if rest:
        parts.append(_below_hundred(rest, style))
    return style.conjunction.join(parts)


def _hundreds(count: int, style: Style) -> str:
    if count == 1:
        return style.hundred
    if count == 2:
        return style.hundred[:-1] + ("تين" if style.oblique else "تان")
    return HUNDREDS[count - 3] + (" " if style.apart else "") + style.hundred


def _below_hundred(number: int, style: Style) -> str:
    units = UNITS_F if style.feminine else UNITS
    if number < 10:
        return units[number].replace("ان", "ين") if style.oblique and number == 2 else units[number]
    if number == 10:
        return "عشر" if style.feminine else "عشرة"
    if number < 20:
        return _teen(number - 10, style)
    tens, unit = divmod(number, 10)
    word = TENS[tens - 2].removesuffix("ون") + "ين" if style.oblique else TENS[tens - 2]
    return f"{units[unit]}{style.conjunction}{word}" if unit else word


def _teen(unit: int, style: Style) -> str:
    ten = "عشرة" if style.feminine else "عشر"
    if unit == 1:
        return ("إحدى " if style.feminine else "أحد ") + ten
    if unit == 2:
        stem = "اثنت" if style.feminine else "اثن"
        return f"{stem}{'ي' if style.oblique else 'ا'} {ten}"
    return f"{(UNITS_F if style.feminine else UNITS)[unit]} {ten}"
