"""Units of figures: measures, currencies and counted nouns, as numbers are followed by them."""

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from musnad.lexicon.known import known
from musnad.lexicon.nouns import demonym_country, noun
from musnad.lexicon.tables import rows
from musnad.lexicon.types import Tag
from musnad.text.fold import fold
from musnad.text.tokens import WORD, Word

ALWAYS: Final = "always"
OFTEN: Final = "often"
_USUAL: Final = frozenset({"", ALWAYS, OFTEN})
_OF_COUNTRIES: Final = Tag.COUNTRY | Tag.CITY | Tag.DEMONYM
_YES: Final = frozenset({"", "y"})
_REPLACED: Final = (
    ("", ""),
    ("ات", "ه"),
    ("تين", "ه"),
    ("ات", ""),
    ("ين", ""),
    ("ون", ""),
    ("ان", ""),
    ("ا", ""),
    ("ه", ""),
)


class Measure(NamedTuple):
    """A measure that was read: its code, and the token after it."""

    code: str
    end: int


class Currency(NamedTuple):
    """A currency: its code, the countries that tell it from others of its name, whether it needs none.

    ``usual`` is `ALWAYS` when the name alone means it, `OFTEN` when it does unless the article tells
    of another, "" when it never does. ``minor`` names its hundredth or thousandth part.
    """

    code: str
    countries: frozenset[str]
    usual: str
    minor: bool = False


class _Units(NamedTuple):
    measures: dict[str, tuple[tuple[tuple[str, ...], str], ...]]  # by first word: the rest, the code
    currencies: dict[str, tuple[Currency, ...]]  # by name
    signs: dict[str, str]
    counted: dict[str, str]  # any form: the lemma
    plurals: frozenset[str]


def measure_at(words: Sequence[Word], at: int) -> Measure | None:
    """Return the measure that begins at token ``at``, the longest that does, or None."""
    for rest, code in _measures(words[at].form) if at < len(words) else ():
        end = at + 1 + len(rest)
        if end <= len(words) and all(words[at + 1 + place].form == form for place, form in enumerate(rest)):
            return Measure(code, end)
    return None


def _measures(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the measures whose first word is ``form``, with the article or without."""
    table = _units().measures
    found = table.get(form)
    if found is None and form.startswith("ال") and len(form) > 4:
        found = table.get(form[2:])
    return found or ()


def currency_sign(surface: str) -> str:
    """Return the ISO 4217 code of a currency's sign or Latin code, or ""."""
    return _units().signs.get(surface, "")


def currency_names(form: str) -> tuple[Currency, ...]:
    """Return the currencies that the folded word ``form`` may name, the usual one first."""
    table = _units().currencies
    return table.get(form) or table.get(form.removeprefix("ال"), ())


def currency_of(names: tuple[Currency, ...], country: str, mentioned: Counter[str]) -> str:
    """Return the code of the currency meant, or "" when nothing tells.

    ``country`` is that of the adjective after the name ("" without one); ``mentioned`` counts the
    countries the article speaks of.
    """
    if country:
        return next((each.code for each in names if country in each.countries), "")
    codes = {each.code for each in names}
    if len(codes) == 1:
        return names[0].code
    scores = {each.code: sum(mentioned[code] for code in each.countries) for each in names}
    best = max(scores.values())
    leaders = [code for code, score in scores.items() if score == best]
    if best and len(leaders) == 1:
        return leaders[0]
    usual = next((each.code for each in names if each.usual), "")
    return usual if not best or usual in leaders else ""


def countries_mentioned(words: Sequence[Word]) -> Counter[str]:
    """Count the countries a text speaks of, by ISO 3166 code: by name, city and adjective."""
    found: Counter[str] = Counter()
    found.update(_country_of(word) for word in words if word.tags & _OF_COUNTRIES)
    del found[""]
    return found


@lru_cache(maxsize=20_000)
def _country_of(word: Word) -> str:
    place = known(word) if word.tags & (Tag.COUNTRY | Tag.CITY) else None
    return place.country if place is not None else demonym_country(word)


def is_plural(word: Word) -> bool:
    """Tell whether a word, article or not, is a plural of something counted."""
    plurals = _units().plurals
    form = word.form.removeprefix("ال")
    if word.tags & Tag.PLURAL or form in plurals or word.form in plurals:
        return True
    return len(form) > 4 and form.endswith(("ات", "ين", "ون"))


@lru_cache(maxsize=50_000)
def is_known_unit(form: str) -> bool:
    """Tell whether a folded word is a measure, a currency or a noun of ``counted.tsv`` in any form."""
    units = _units()
    stem = form.removeprefix("ال")
    return stem in units.measures or stem in units.currencies or bool(_lemma(form) or _lemma(stem))


def _lemma(stem: str) -> str:
    """Return the lemma in ``counted.tsv`` of a folded word in any of its forms, or ""."""
    counted = _units().counted
    for ending, instead in _REPLACED:
        if stem.endswith(ending) and (lemma := counted.get(stem[: len(stem) - len(ending)] + instead)):
            return lemma
    return ""


@lru_cache(maxsize=50_000)
def counted_key(form: str) -> str:
    """Return what a counted noun is compared by: its lemma where known, else its stem, folded."""
    stem = form.removeprefix("ال")
    lemma = _lemma(form) or _lemma(stem)
    if lemma:
        return lemma
    entry = noun(Word(stem, stem, stem, WORD))
    if entry is not None and not entry.tags & (Tag.DEMONYM | Tag.ADJECTIVE):
        return fold(entry.lemma)
    return _stem(stem)


def _stem(form: str) -> str:
    for ending in ("ات", "ين", "ون", "ا"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form.removesuffix(ending) + ("ه" if ending == "ات" else "")
    return form


@cache
def _units() -> _Units:
    measures: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("lexicon/measures.tsv", ("forms", "code")):
        for form in row.many("forms"):
            first, *rest = (word if not word.isascii() else word.casefold() for word in fold(form).split())
            measures.setdefault(first, []).append((tuple(rest), row["code"]))
    for options in measures.values():
        options.sort(key=lambda option: -len(option[0]))
    currencies: dict[str, list[Currency]] = {}
    signs: dict[str, str] = {}
    for row in rows("lexicon/currencies.tsv", ("code", "country", "names", "usual", "signs", "minor")):
        row.one_of("minor", _YES)
        entry = Currency(
            row["code"], frozenset(row.many("country")), row.one_of("usual", _USUAL), row["minor"] == "y"
        )
        for name in {fold(form) for form in row.many("names")}:
            currencies.setdefault(name, []).append(entry)
        signs |= dict.fromkeys(row.many("signs"), row["code"])
    counted, plurals = _counted()
    return _Units(
        {form: tuple(options) for form, options in measures.items()},
        {
            name: tuple(sorted(entries, key=lambda entry: not entry.usual))
            for name, entries in currencies.items()
        },
        signs,
        counted,
        plurals,
    )


def _counted() -> tuple[dict[str, str], frozenset[str]]:
    counted: dict[str, str] = {}
    plurals: set[str] = set()
    for row in rows("lexicon/counted.tsv", ("lemma", "plurals", "like")):
        key = fold(row["like"] or row["lemma"])
        counted[fold(row["lemma"])] = key
        for form in row.many("plurals"):
            counted[fold(form)] = key
            plurals.add(fold(form))
    return counted, frozenset(plurals)


__all__ = [
    "Currency",
    "Measure",
    "counted_key",
    "countries_mentioned",
    "currency_names",
    "currency_of",
    "currency_sign",
    "is_known_unit",
    "is_plural",
    "measure_at",
]
