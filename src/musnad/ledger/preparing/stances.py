"""What the denials and claims of a record say, compact enough to be kept for comparing across articles.

Made where the article is read. Only a statement that says that it denies is a denial here, and only
what is asserted without a negation is a claim: between articles nothing else is sure enough.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from musnad.extract.disputes.views import OPENING, View, roots, roots_of
from musnad.ledger.preparing.split_text import SplitText
from musnad.lexicon.disputed import ROLES, cue_roles
from musnad.lexicon.types import Tag
from musnad.record import Statement
from musnad.text.tokens import Word

_SUBJECT: Final = Tag.DEFINITE | Tag.NAME | Tag.COUNTRY | Tag.CITY | Tag.ROLE | Tag.DEMONYM
_CLAIMING: Final = frozenset({"assert", "criticize"})
_NOT_DONE: Final = frozenset({"part", "knowing"})
_BEGINNING: Final = 4  # telling words of a claim, among which its verb stands
_FEWEST: Final = 2  # roots: fewer are found in anything
_MOST: Final = 40  # statements of an article that are kept

Told = list[tuple[Word, str]]


class Stance(msgspec.Struct, frozen=True, array_like=True):
    """A denial or claim: its id in the record, whose it is there, the roots of its words and source.

    ``acts`` are the roots of what is said to have been done: of verbs, or of nouns that stand for them
    («مقتل», «توصل»). Of a denial it is one, and the roots are those of the clause that denies.
    """

    statement: str
    entity: str | None
    roots: frozenset[str]
    source: frozenset[str]
    acts: frozenset[str]


class Stances(msgspec.Struct, frozen=True, array_like=True):
    """The denials and claims of an article."""

    denials: tuple[Stance, ...] = ()
    claims: tuple[Stance, ...] = ()


def stances(text: SplitText) -> Stances:
    """Return what of ``text`` is compared with other articles."""
    told = text.record.statements
    cues = sorted(s.cue.span[0] for s in told if s.act == "deny")
    kept = told[:_MOST]
    return Stances(tuple(_denials(text, kept)), tuple(_claims(text, kept, cues)))


def _denials(text: SplitText, some: tuple[Statement, ...]) -> Iterator[Stance]:
    for statement in some:
        if statement.act == "deny" and _denies_by_its_cue(text, statement):
            source = roots_of(statement.source.name or "")
            view = View(
                statement, 0, text.within(statement.content), frozenset(), source,
                accuses=False, headline=False, background=False, negative=True, side=source,
            )  # fmt: skip
            own = view.told - source
            act = _act(view.clause)
            if len(own) >= _FEWEST and act in own and not view.doubts:
                yield Stance(statement.id, statement.source.entity, own, source, frozenset([act]))


def _denies_by_its_cue(text: SplitText, statement: Statement) -> bool:
    """Tell whether the cue is a denial: نفى, and no أكد with words that deny, no استبعد."""
    words = text.within([statement.cue.span])
    denies = any(reading.act == "deny" for word in words for reading in word.cues)
    return denies and "doubting" not in cue_roles(statement.cue.lemma)


def _acts(statement: Statement, told: Told) -> frozenset[str]:
    """Return the roots of what a claim says to have been done: near its beginning, or of what it accuses."""
    accuses = statement.act == "criticize" or "claiming" in cue_roles(statement.cue.lemma)
    blamed = [root for word, root in told if word.form[0] == "ب" and word.tags & Tag.WITH_PREPOSITION]
    return frozenset([*(root for _, root in told[:_BEGINNING]), *(blamed[:1] if accuses else ())])


def _act(clause: list[Word]) -> str:
    """Return the root of what a denial says not to have been done: the noun at the beginning, else the verb.

    «أي علاقة», «التورط» are parts of something else that was done, «علمه» is what nobody claims: "".
    """
    told = _told(clause)
    if not told or ROLES[told[0][0].form] & _NOT_DONE:
        return ""
    first, root = told[0]
    if not first.tags & _SUBJECT:
        return root
    return next((root for word, root in told if word.tags & Tag.VERB and not word.tags & _SUBJECT), "")


def _claims(text: SplitText, some: tuple[Statement, ...], cues: list[int]) -> Iterator[Stance]:
    for statement in some:
        if statement.act not in _CLAIMING or _holds(statement, cues):
            continue
        words = text.within(statement.content)
        told = _told(words)
        own = frozenset(root for _, root in told)
        if len(own) >= _FEWEST and not _is_negated(words):
            yield Stance(
                statement.id,
                statement.source.entity,
                own,
                roots_of(statement.source.name or ""),
                _acts(statement, told),
            )


def _told(words: list[Word]) -> Told:
    """Return the words that tell something, each with its root."""
    return [(word, root) for word in words if (root := _root(word))]


@lru_cache(maxsize=50_000)
def _root(word: Word) -> str:
    return next(iter(roots([word])), "")


def _holds(statement: Statement, cues: list[int]) -> bool:
    """Tell whether ``statement`` tells of a denial itself."""
    return any(bisect_left(cues, lo) < bisect_left(cues, hi) for lo, hi in statement.content)


def _is_negated(words: list[Word]) -> bool:
    return _is_untrue(words) or any("negation" in ROLES[word.form] for word in words[:OPENING])


def _is_untrue(words: list[Word]) -> bool:
    """Tell whether what is said is that something is untrue: «مزاعم لا أساس لها»."""
    return any("untrue" in ROLES[word.form] for word in words)
