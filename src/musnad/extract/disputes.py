"""Disputes: a denial and the statements or figures of the same text that it disputes."""

from bisect import bisect_left

from musnad.lexicon.nouns import split
from musnad.lexicon.types import Tag
from musnad.record import Dispute, Figure, Statement
from musnad.text.tokens import WORD, Tokens, Word

_ENOUGH = 0.3  # share of a denial's content words that a claim must hold
_FUNCTION = (
    Tag.PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.COMPLEMENTIZER | Tag.RELATIVE | Tag.PRONOUN | Tag.DETERMINER
)
_WEAK = str.maketrans("", "", "اويته")  # letters that come and go between the forms of a root
_SHORTEST = 2
_REFERRING = 7  # words: a denial this short that begins with «هذه» or «ذلك» only refers


def read_disputes(
    tokens: Tokens, statements: tuple[Statement, ...], figures: tuple[Figure, ...]
) -> tuple[Dispute, ...]:
    """Return each denial with the claims of others that its content speaks of."""
    denials = [s for s in statements if s.act == "deny"]
    if not denials:
        return ()
    roots = {s.id: _roots(tokens, s) for s in statements}
    found = []
    for denial in denials:
        claims = _claims(tokens, denial, statements, roots)
        claims += _figures(tokens, denial, figures, claims)
        if claims:
            found.append(Dispute(denial.id, tuple(claims)))
    return tuple(found)


def _claims(
    tokens: Tokens, denial: Statement, statements: tuple[Statement, ...], roots: dict[str, set[str]]
) -> list[str]:
    """Return the statements of others that share enough words with the denial, or the one it refers to."""
    others = [s for s in statements if s is not denial and s.source.name != denial.source.name and s.act != "deny"]
    mine = roots[denial.id]
    scored = [(len(mine & roots[s.id]) / len(mine) if mine else 0.0, s) for s in others]
    shared = [s.id for score, s in scored if score >= _ENOUGH and len(mine & roots[s.id]) >= _SHORTEST]
    if shared or not _refers(tokens, denial):
        return shared
    before = [s for s in others if s.cue.span[0] < denial.cue.span[0]]
    accusing = [s for s in before if s.act in ("criticize", "warn")]
    return [(accusing or before)[-1].id] if before else []


def _figures(tokens: Tokens, denial: Statement, figures: tuple[Figure, ...], claims: list[str]) -> list[str]:
    """Return the figures that a denied claim gives, where the denial is of a number."""
    if not any(_word_at(tokens, lo).tags & Tag.NOUN and "رقم" in tokens.text[lo:hi] for lo, hi in denial.content):
        return []
    return [f.id for f in figures if f.statement in claims]


def _refers(tokens: Tokens, denial: Statement) -> bool:
    """Tell whether the denial's content only points at what was said: هذه الاتهامات, صحة ما تردد."""
    lo, hi = denial.content[0]
    first, last = bisect_left(tokens.starts, lo), bisect_left(tokens.starts, hi)
    words = tokens.words[first:last]
    return len(words) <= _REFERRING or bool(words[0].tags & Tag.DETERMINER)


def _word_at(tokens: Tokens, offset: int) -> Word:
    return tokens.words[bisect_left(tokens.starts, offset)]


def _roots(tokens: Tokens, statement: Statement) -> set[str]:
    """Return the content words, reduced to the letters that stay through a root's forms."""
    found = set()
    for lo, hi in statement.content:
        for j in range(bisect_left(tokens.starts, lo), bisect_left(tokens.starts, hi)):
            word = tokens.words[j]
            if word.kind != WORD or word.tags & _FUNCTION:
                continue
            root = split(word).rest.removeprefix("ال").translate(_WEAK).removeprefix("م")
            if len(root) >= _SHORTEST:
                found.add(root)
    return found
