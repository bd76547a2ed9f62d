"""Whether a text is Arabic, by its letters and its commonest words."""

import re
from collections.abc import Iterable
from functools import cache

from musnad.article import Reason
from musnad.extract.blocks.words import prefixes
from musnad.intake.options import Refusal
from musnad.lexicon.tables import rows
from musnad.text.fold import bare

_COLUMNS = ("word", "note")
_ARABIC_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+")
_OTHER_WORD = re.compile("[^\\W\\d_\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+")
_QUICK_CHARS = 400
_SAMPLE_CHARS = 50_000
_MIN_SHARE = 0.3  # a page whose furniture is English is still an Arabic page
_JUDGED_WORDS = 30
# News holds 30 to 50 % of these words; Persian, Urdu and Kurdish below 5 %.
_MIN_COMMON = 0.1


@cache
def common_words() -> frozenset[str]:
    """Return the commonest words of Arabic, without marks."""
    return frozenset(bare(row["word"]) for row in rows("furniture/common_words.tsv", _COLUMNS))


def check_arabic(text: str) -> None:
    """Do nothing if ``text`` is Arabic.

    Raises:
        Refusal: it is empty, or in another language.
    """
    if _is_arabic(text[:_QUICK_CHARS]):
        return
    if not text or text.isspace():
        raise Refusal(Reason.EMPTY, "there is no text in it")
    if not _is_arabic(text[:_SAMPLE_CHARS]):
        raise Refusal(Reason.NOT_ARABIC, "it is written in another language or script; musnad reads Arabic")


def _is_arabic(text: str) -> bool:
    words = _ARABIC_WORD.findall(text)
    arabic = sum(map(len, words))
    if not arabic:
        return False
    if arabic < _MIN_SHARE * len(text):  # with more, nothing else in the text can be too much
        others = sum(map(len, _OTHER_WORD.findall(text)))
        if arabic < _MIN_SHARE * (arabic + others):
            return False
    if len(words) < _JUDGED_WORDS:
        return True
    least = _MIN_COMMON * len(words)
    return _has_common(words, least) or _has_common(map(bare, words), least)


def _has_common(words: Iterable[str], least: float) -> bool:
    """Tell whether as many as ``least`` of ``words`` are common, or nouns with the article."""
    common, articles = common_words(), prefixes()
    found = 0
    for word in words:
        if word in common or word.startswith(articles):
            found += 1
            if found >= least:
                return True
    return False
