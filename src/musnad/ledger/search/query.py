"""What people type into a search: words, phrases in quotation marks, words to leave out."""

import re
from typing import Final

import msgspec

from musnad.errors import QueryError
from musnad.ledger.preparing.terms import terms
from musnad.lexicon.forms import is_filler
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.fold import MARKS
from musnad.text.tokens import tokenise

MOST_LETTERS: Final = 2_000
MOST_WORDS: Final = 64
_QUOTES: Final = '"«»“”„‟‹›＂'
_INVISIBLE: Final = re.compile(f"[{MARKS}]")
_PIECE: Final = re.compile(
    rf"(?P<minus>(?<!\S)[-−–])?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^\s{_QUOTES}]+))"
)


class Part(msgspec.Struct, frozen=True):
    """One thing that is looked for: a word, or words that follow each other; folded."""

    forms: tuple[str, ...]
    quoted: bool = False
    filler: bool = False  # a word that only holds sentences together


class Query(msgspec.Struct, frozen=True):
    """What a text must have, and what it must not have."""

    wanted: tuple[Part, ...] = ()
    refused: tuple[Part, ...] = ()

    @property
    def required(self) -> tuple[Part, ...]:
        """The wanted parts by which texts are found: في and أن only where there is nothing else."""
        telling = tuple(part for part in self.wanted if not part.filler)
        return telling or self.wanted


def parse(typed: str) -> Query:
    """Return what ``typed`` asks for; nothing at all where it is blank.

    Raises:
        QueryError: it is too long, or holds signs but no word or number.
    """
    if len(typed) > MOST_LETTERS:
        raise QueryError(f"the query has {len(typed):,} letters; give at most {MOST_LETTERS:,}")
    wanted: list[Part] = []
    refused: list[Part] = []
    plain = _INVISIBLE.sub("", typed)
    for piece in _PIECE.finditer(plain):
        forms = tuple(terms(piece["phrase"] or piece["word"] or ""))
        if forms:
            part = Part(forms, quoted=piece["phrase"] is not None, filler=_is_filler(piece))
            (refused if piece["minus"] else wanted).append(part)
    _check(typed, [*wanted, *refused])
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(refused)))


def _check(typed: str, parts: list[Part]) -> None:
    count = sum(len(part.forms) for part in parts)
    if count > MOST_WORDS:
        raise QueryError(f"the query has {count} words; give at most {MOST_WORDS}")
    if not parts and typed.strip():
        raise QueryError(f"«{typed.strip()[:40]}» has no word or number to search for; give one")


def _is_filler(piece: re.Match[str]) -> bool:
    """Tell whether a word typed alone, not in quotation marks, only holds sentences together."""
    words = tokenise(piece["word"] or "", vocabulary()).words
    return bool(words) and all(map(is_filler, words))
