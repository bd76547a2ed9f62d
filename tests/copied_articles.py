"""Invented articles of which some are copies of others."""

import random

import musnad

_SUBJECTS = ("بلدية مرجان", "إدارة السدود", "نقابة الصيادين", "هيئة الموانئ", "لجنة الأسواق", "مدرسة الساحل")
_DOING = ("رممت", "افتتحت", "عرضت", "نقلت", "درست", "وسعت", "أغلقت")
_THINGS = ("السوق القديم", "الجسر الشمالي", "مخازن القمح", "خزان المياه", "طريق الوادي", "حديقة الميناء")
_WHEN = ("أمس", "قبل شهرين", "في مطلع الربيع", "منذ عام", "الأسبوع الماضي", "بعد العاصفة")
_WHY = ("خدمة لأهالي القرى", "بطلب من التجار", "بعد شكاوى كثيرة", "لتقليل الزحام", "حفاظا على الأشجار")


def sentences(count: int, seed: int) -> list[str]:
    """Return ``count`` sentences, others for each ``seed``."""
    chance = random.Random(seed)  # noqa: S311 - for variety, not for secrets
    parts = (_DOING, _SUBJECTS, _THINGS, _WHEN, _WHY)
    return [
        " ".join(chance.choice(part) for part in parts) + f" وعددها {chance.randrange(1000, 9999)}."
        for _ in range(count)
    ]


def article(lines: list[str], **facts: str) -> musnad.Record:
    """Return the record of an article that is one paragraph of ``lines``."""
    return musnad.read(text=" ".join(lines), **facts)  # type: ignore[arg-type]  # the facts are texts
