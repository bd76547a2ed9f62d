"""Places, outlets and organisations known by name, also those of several words."""

from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.affixes import stripped
from musnad.lexicon.tables import Row, rows
from musnad.lexicon.types import Tag
from musnad.record import EntityType
from musnad.text.fold import fold
from musnad.text.tokens import Word

_KINDS: Final = {
    "country": Tag.COUNTRY,
    "city": Tag.CITY,
    "region": Tag.PLACE,
    "seat": Tag.SEAT,
    "agency": Tag.MEDIA,
    "newspaper": Tag.MEDIA,
    "magazine": Tag.MEDIA,
    "channel": Tag.MEDIA,
    "radio": Tag.MEDIA,
    "site": Tag.MEDIA,
    "platform": Tag.MEDIA,
    "organization": Tag.ORG,
}


class Known(NamedTuple):
    """Something known by name."""

    name: str  # the usual full name, whatever the variant found
    kind: str  # country, city, region, seat, agency, newspaper, …, organization
    type: EntityType
    country: str  # ISO 3166 code, or "" for none
    stands_for: str  # the power a seat or capital stands for: الكرملين → الرئاسة الروسية
    demonym: str = ""  # of a country or region: روسي
    capital: bool = False
    ambiguous: bool = False


class Found:
    """A known name in a text: it ends before token ``end``."""

    __slots__ = ("end", "known")

    def __init__(self, end: int, known: Known) -> None:
        self.end: Final = end
        self.known: Final = known


class _Index(NamedTuple):
    single: dict[str, Known]
    # By first and second word: the others, the longest first.
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Known]]]]
    demonyms: dict[str, tuple[int, str]]  # form: bits, country code
    countries: dict[str, str]  # code: name


def known(word: Word) -> Known | None:
    """Return the place, outlet or organisation that ``word`` alone names, or None."""
    single = _index().single
    found = single.get(word.form)
    if found is None:
        for _, rest, _, _ in stripped(word.form):
            found = single.get(rest)
            if found is not None:
                break
    return found


def known_at(words: list[Word], index: int) -> Found | None:
    """Return the longest known name that begins at token ``index``, or None."""
    word = words[index]
    if word.tags & Tag.PHRASE:
        found = _phrase_at(words, index, word.form)
        if found is not None:
            return found
        for _, rest, _, _ in stripped(word.form):
            found = _phrase_at(words, index, rest)
            if found is not None:
                return found
    entry_of_one = known(word)
    return None if entry_of_one is None else Found(index + 1, entry_of_one)


def _phrase_at(words: list[Word], index: int, first: str) -> Found | None:
    """Return the longest known name of several words at token ``index``, read as the word ``first``."""
    begun = _index().phrases.get(first)
    if begun is None or index + 1 >= len(words):
        return None
    for others, entry in begun.get(words[index + 1].form, ()):
        end = index + 2 + len(others)
        if end <= len(words) and all(words[index + 2 + k].form == form for k, form in enumerate(others)):
            return Found(end, entry)
    return None


def known_tag(found: Known) -> int:
    """Return the bit of `Tag` for what kind of thing is known by this name."""
    return _KINDS[found.kind]


def country_name(code: str) -> str:
    """Return the usual name of the country with this ISO 3166 code, the code itself for an unknown one."""
    return _index().countries.get(code, code)


@cache
def known_words() -> dict[str, int]:
    """Return the bits of `Tag` for every single folded form known by name."""
    index = _index()
    tags: dict[str, int] = {}
    for form, entry in index.single.items():
        bits = _KINDS[entry.kind] | (Tag.SEAT if entry.stands_for else 0)
        tags[form] = bits | (Tag.AMBIGUOUS if entry.ambiguous else 0)
    for form in index.phrases:
        tags[form] = tags.get(form, 0)
    return {form: bits for form, bits in tags.items() if bits}


@cache
def phrase_beginnings() -> frozenset[str]:
    """Return the folded forms that begin a known name of several words."""
    return frozenset(_index().phrases)


def demonyms() -> dict[str, tuple[int, str]]:
    """Return the demonyms as listed, folded: bits of `Tag` and the ISO 3166 code of the country."""
    return _index().demonyms


@cache
def _index() -> _Index:
    index = _Index({}, {}, {}, {})
    for row in rows(
        "lexicon/countries.tsv", ("code", "name", "variants", "demonym", "plural", "ambiguous", "note")
    ):
        demonyms = row.many("demonym")
        entry = Known(
            row["name"],
            "country",
            "place",
            row["code"],
            "",
            demonyms[0] if demonyms else "",
            ambiguous="name" in row.many("ambiguous"),
        )
        index.countries[row["code"]] = row["name"]
        _add(index, entry, (row["name"], *row.many("variants")))
        unsure = Tag.AMBIGUOUS if "demonym" in row.many("ambiguous") else 0
        for form in (*demonyms, *row.many("plural")):
            index.demonyms.setdefault(fold(form), (Tag.DEMONYM | unsure, row["code"]))
    for row in rows(
        "lexicon/places.tsv", ("name", "kind", "country", "capital", "variants", "ambiguous", "note")
    ):
        _add_place(index, row)
    for row in rows("lexicon/seats.tsv", ("name", "stands_for", "country", "variants", "note")):
        entry = Known(row["name"], "seat", "organization", row["country"], row["stands_for"])
        _add(index, entry, (row["name"], *row.many("variants")))
    for table in ("lexicon/media.tsv", "lexicon/organizations.tsv"):
        for row in rows(table, ("name", "kind", "country", "variants", "ambiguous", "note")):
            entry = Known(
                row["name"],
                row.one_of("kind", frozenset(_KINDS)),
                "organization",
                row["country"],
                "",
                ambiguous=bool(row["ambiguous"]),
            )
            _add(index, entry, (row["name"], *row.many("variants")))
    for begun in index.phrases.values():
        for options in begun.values():
            options.sort(key=lambda option: -len(option[0]))
    return index


def _add_place(index: _Index, row: Row) -> None:
    kind = row.one_of("kind", frozenset({"city", "region"}))
    capital = bool(row["capital"])
    country = index.countries.get(row["country"], "") if capital else ""
    if capital and not country:
        raise row.error("country", f"«{row['country']}» is no code of countries.tsv")
    entry = Known(
        row["name"], kind, "place", row["country"], country, capital=capital, ambiguous=bool(row["ambiguous"])
    )
    _add(index, entry, (row["name"], *row.many("variants")))


def _add(index: _Index, entry: Known, names: tuple[str, ...]) -> None:
    for name in names:
        first, *rest = fold(name).casefold().replace(".", " . ").split()  # as the tokens of a text are
        if rest:
            second, *others = rest
            index.phrases.setdefault(first, {}).setdefault(second, []).append((tuple(others), entry))
        else:
            index.single.setdefault(first, entry)
