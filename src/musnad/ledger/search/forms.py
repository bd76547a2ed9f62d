"""The forms in which a ledger has the words of a query, and where a text has them."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from musnad.ledger.preparing.terms import Terms
from musnad.ledger.search.excerpts import Hit
from musnad.ledger.search.index import known_words
from musnad.ledger.search.match import Wanted, Where, Words
from musnad.ledger.search.query import Part, Query
from musnad.lexicon.forms import Readings, Variant, is_form, readings, variants
from musnad.record import Span

# How exactly a form is what was typed: with the article or without, with clitics, with a pronoun.
_AS_TYPED, _WITH_ARTICLE, _WITH_CLITIC, _WITH_PRONOUN = 1.0, 0.9, 0.7, 0.6


class Forms(msgspec.Struct, frozen=True):
    """The forms of each word of a query that the ledger has, and how exact each is; as typed first."""

    of: dict[str, dict[str, float]]

    def words(self, part: Part, where: Where = "anywhere") -> Words:
        """Return what documents have that have ``part``."""
        return Words(tuple(self.ways(part)), where)

    def ways(self, part: Part) -> Iterable[tuple[str, ...]]:
        """Yield the forms of each word of ``part``; within a phrase only the first bears clitics."""
        for place, form in enumerate(part.forms):
            least = _WITH_ARTICLE if place else _WITH_CLITIC
            alone = len(part.forms) == 1
            yield tuple(each for each, how in self.of[form].items() if alone or how >= least)


def forms_of(connection: Connection, parts: Iterable[Part]) -> Forms:
    """Return the forms in which the ledger has the words of ``parts``."""
    typed = list(dict.fromkeys(form for part in parts for form in part.forms))
    asked = {form: readings(form) for form in typed if _is_arabic(form)}
    candidates = {
        variant
        for reading in asked.values()
        for base in (*reading.sure, *reading.possible)
        for variant in variants(base)
    }
    known = known_words(connection, sorted(candidates)) if candidates else set()
    return Forms({form: _forms(form, asked.get(form), known) for form in typed})


def _forms(typed: str, reading: Readings | None, known: set[str]) -> dict[str, float]:
    found = {typed: _AS_TYPED}
    if reading is None:
        return found
    sure = _existing(typed, reading.sure, known)
    return found | (sure if sure or typed in known else _existing(typed, reading.possible, known))


def _existing(typed: str, bases: Iterable[str], known: set[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for base in bases:
        for form, variant in variants(base).items():
            if form != typed and form in known and is_form(form, variant):
                found[form] = _exactness(form, base, variant)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _exactness(form: str, base: str, variant: Variant) -> float:
    if variant.pronoun:
        return _WITH_PRONOUN
    return _WITH_ARTICLE if form in {base, f"ال{base}"} else _WITH_CLITIC


def _is_arabic(form: str) -> bool:
    return form[0] > "\u0620" and form[0].isalpha()


class Finder:
    """Finds the parts of a query in the words of a text."""

    def __init__(self, query: Query, forms: Forms) -> None:
        self._words: dict[str, list[tuple[int, float]]] = {}
        self._phrases: list[tuple[int, list[dict[str, float]]]] = []
        for number, part in enumerate(query.wanted):
            ways = [
                {form: forms.of[typed][form] for form in way}
                for typed, way in zip(part.forms, forms.ways(part), strict=True)
            ]
            if len(ways) > 1:
                self._phrases.append((number, ways))
                continue
            for form, how in ways[0].items():
                self._words.setdefault(form, []).append((number, how))

    def hits(self, terms: Terms) -> list[Hit]:
        """Return where ``terms`` have the parts of the query, in order."""
        words, spans = self._words, terms.spans
        found = [
            Hit(part, spans[place], how)
            for place, form in enumerate(terms.forms)
            if form in words
            for part, how in words[form]
        ]
        for part, ways in self._phrases:
            found += _phrases(part, ways, terms)
        return sorted(found, key=lambda hit: hit.span)


def _phrases(part: int, ways: Sequence[dict[str, float]], terms: Terms) -> Iterable[Hit]:
    first, length = ways[0], len(ways)
    for place, form in enumerate(terms.forms):
        if form not in first:
            continue
        followers = terms.forms[place : place + length]
        if len(followers) == length and all(each in way for each, way in zip(followers, ways, strict=True)):
            how = min(way[each] for each, way in zip(followers, ways, strict=True))
            yield Hit(part, _joined(terms.spans[place], terms.spans[place + length - 1]), how)


def _joined(first: Span, last: Span) -> Span:
    return (min(first[0], last[0]), max(first[1], last[1]))


def wanted(query: Query, forms: Forms, *, marks: Iterable[Words] = (), where: Where = "anywhere") -> Wanted:
    """Return what documents must have for ``query``; ``marks`` are those of filters."""
    required = tuple(forms.words(part, where) for part in query.required)
    return Wanted((*required, *marks), tuple(forms.words(part) for part in query.refused))


def as_typed(query: Query) -> Forms:
    """Return the words of ``query`` in no form but the one typed."""
    return Forms({form: {form: _AS_TYPED} for part in (*query.wanted, *query.refused) for form in part.forms})
