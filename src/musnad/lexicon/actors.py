"""What kind of actor a word names: PLOVER's sector codes; the table is ``lexicon/actors.tsv``."""

from functools import cache
from typing import Final

from musnad.lexicon.acts import stems_of
from musnad.lexicon.tables import rows
from musnad.text.fold import fold
from musnad.text.tokens import Word

SECTORS: Final = frozenset(
    {
        *("GOV", "MIL", "COP", "REB", "UAF", "PRM", "SPY", "JUD", "LEG", "OPP", "PTY", "CVL", "CRM", "JRN"),
        *("BUS", "EDU", "MED", "LAB", "AGR", "REL", "REF", "SOC", "ELI", "IGO", "NGO", "MNC", "IMG"),
    }
)


def sector_of(words: list[Word], lo: int, hi: int) -> str:
    """Return the sector of the actor that tokens ``[lo, hi)`` name, "" when no word tells."""
    single, pairs, _ = _table()
    for j in range(lo, hi):
        first = [stem for stem in stems_of(words[j]) if stem in single or stem in pairs]
        if not first:
            continue
        first.sort(key=_by_length, reverse=True)
        if j + 1 < hi:
            second = stems_of(words[j + 1])
            for stem in first:
                for other, sector in pairs.get(stem, ()):
                    if other in second:
                        return sector
        for stem in first:
            if stem in single:
                return single[stem]
    return ""


def _by_length(stem: str) -> tuple[int, str]:
    return len(stem), stem


def armed(word: Word) -> bool:
    """Tell whether those that ``word`` names do violence rather than suffer it."""
    return not _table()[2].isdisjoint(stems_of(word))


@cache
def _table() -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]], frozenset[str]]:
    """Return sectors by word, by the first of two words, and the words for those who do violence."""
    single: dict[str, str] = {}
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    violent: set[str] = set()
    for row in rows("lexicon/actors.tsv", ("sector", "armed", "words")):
        sector = row.one_of("sector", SECTORS)
        for words in row.many("words"):
            first, *rest = (_stem(word) for word in fold(words).split())
            if len(rest) > 1:
                raise row.error("words", f"«{words}» has more than two words")
            if rest:
                pairs[first] = (*pairs.get(first, ()), (rest[0], sector))
                continue
            single.setdefault(first, sector)
            if row.one_of("armed", frozenset({"", "y"})):
                violent.add(first)
    return single, pairs, frozenset(violent)


def _stem(word: str) -> str:
    """Return a word without article: those of a text are compared without it too."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
