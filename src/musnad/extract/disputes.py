"""Disputes: a denial and the statements or figures of the same text that it disputes.

A denial finds its claim by the words that both share, weighed by how rare they are in the article; where
it only points («هذه الاتهامات», «صحة ما تردد», «ذلك»), by what kind of claim it points at; where it is
about a number, by the other number. What the denier says further disputes the same claim.
"""

from bisect import bisect_left
from functools import lru_cache
from math import log
from typing import Final, NamedTuple

from musnad.lexicon.disputed import ROLES, cue_roles, is_possessed
from musnad.lexicon.roots import root
from musnad.lexicon.types import Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Dispute, Figure, Statement
from musnad.text.tokens import PUNCT, WORD, Tokens, Word

_FUNCTION: Final = (
    Tag.PREPOSITION
    | Tag.CONJUNCTION
    | Tag.PARTICLE
    | Tag.COMPLEMENTIZER
    | Tag.RELATIVE
    | Tag.PRONOUN
    | Tag.DETERMINER
)
_SAID: Final = frozenset({"deny", "criticize"})  # acts that alone tell that something is disputed
_DISPUTABLE: Final = frozenset({"assert", "criticize", "warn", "commit"})
_POINTERS: Final = frozenset({"accusation", "news", "speech", "matter", "number", "part"})
_TELLS_NOTHING: Final = frozenset(
    {"negation", "light", "joint", "matter", "truth", "told", "speech", "accusation"}
)
_FIRST_NOUN: Final = 2
_MARKS: Final = frozenset("،,؛.")
_OPENING: Final = 6  # words: a negation further on is not of the statement as a whole
_NUMBER_OPENING: Final = 20  # words: the same where the statement is about how many
_POINTING: Final = 4  # words: how far into a denial the word stands that points at a claim
_NEAR: Final = 3  # statements: how far back an accusation is answered
_ENOUGH: Final = 0.4  # of a claim's score: see _score
_ENOUGH_UNSAID: Final = 0.75  # where no act of denial says that something is disputed
_ANSWER: Final = 0.25  # less is asked for of the answer right after an accusation
_AFTER: Final = 0.15  # what follows a denial more often bears it out
_OF_BEST: Final = 0.5
_TOLD_AGAIN: Final = 2  # words of its own by which a denial that points tells its claim again
_MAGNITUDE: Final = 100.0  # numbers of the same thing differ by less


class _View(NamedTuple):
    """A statement as it is compared with others."""

    statement: Statement
    order: int
    words: list[Word]
    roots: frozenset[str]
    source: frozenset[str]  # the roots of the source's name
    accuses: bool
    headline: bool
    background: bool  # its paragraph tells what was before

    @property
    def clause(self) -> list[Word]:
        """The part of the words that denies."""
        return _clause(self.words)


def read_disputes(
    tokens: Tokens, statements: tuple[Statement, ...], figures: tuple[Figure, ...]
) -> tuple[Dispute, ...]:
    """Return each denial with the claims of others that it disputes, in the order of the text."""
    if not any(_disputes_something(tokens, s) for s in statements):
        return ()
    denials = [k for k, s in enumerate(statements) if _denies(tokens, s)]
    if not denials:
        return ()
    return tuple(_Disputes(tokens, statements, figures).of(denials))


def _disputes_something(tokens: Tokens, statement: Statement) -> bool:
    """Tell whether ``statement`` shows that the article has a dispute: it denies, accuses, corrects."""
    if statement.act in _SAID or "claiming" in cue_roles(statement.cue.lemma):
        return True
    first = tokens.words[bisect_left(tokens.starts, statement.content[0][0])]
    return "number" in ROLES[first.form] and _denies(tokens, statement)


class _Disputes:
    """The statements of one article, and which of them dispute which."""

    def __init__(
        self, tokens: Tokens, statements: tuple[Statement, ...], figures: tuple[Figure, ...]
    ) -> None:
        self.text = tokens.text
        self.figures = figures
        self.views = [_view(tokens, s, k) for k, s in enumerate(statements)]
        self.weights = _weights(self.views)
        self.found: dict[int, list[_View]] = {}
        self.carriers = _carriers(self.views)
        self.said: list[int] = []

    def of(self, denials: list[int]) -> list[Dispute]:
        """Return the disputes of the statements at ``denials``."""
        for k in denials:
            self.found[k] = self._claims(self.views[k])
        self.said = [k for k in denials if self.views[k].statement.act in _SAID]
        for k in denials:
            if not self.found[k] and (k in self.said or self._tells_past(self.views[k])):
                self.found[k] = self._continued(self.views[k])
        self._countered(denials)
        disputed = [(self.views[k], claims) for k, claims in self.found.items()]
        each = (
            (d.statement.id, self._refused(d) or _ids(claims) + self._figures(d, claims))
            for d, claims in disputed
        )
        return [Dispute(denial, tuple(claims)) for denial, claims in each if claims]

    def _claims(self, denial: _View) -> list[_View]:
        """Return the statements that ``denial`` disputes by what it says itself."""
        others = [v for v in self.views if v.order not in self.carriers and _disputable(denial, v)]
        if denial.statement.act in _SAID:
            anchors = self._repeated(denial) or self._said(denial, others)
        else:
            anchors = self._numbered(denial, others) or self._alike(denial, others, _ENOUGH_UNSAID)
        return self._with_chains(denial, anchors)

    def _said(self, denial: _View, others: list[_View]) -> list[_View]:
        """Return what an act of denial disputes, by the ways of telling it, the surest first."""
        pointed = self._pointed(denial, others)
        if pointed and _roots(denial.clause) <= denial.source.union(*(v.source for v in pointed)):
            return pointed  # nothing is said of the claim but whose it is
        alike: list[_View] = []
        if "doubting" not in cue_roles(denial.statement.cue.lemma):
            alike = self._numbered(denial, others) or self._alike(denial, others, _ENOUGH)
        return alike or pointed or self._accused(denial, others) or self._background(denial, others)

    def _repeated(self, denial: _View) -> list[_View]:
        """Return the claims whose very words are denied: «… وهو ما نفاه»."""
        mine = denial.statement
        follows = mine.cue.span[0] >= mine.content[-1][1]
        return [
            v
            for v in self.views
            if v.source != denial.source
            and v.statement.act in _DISPUTABLE
            and _overlap(v.statement, mine)
            and not _within(mine, v.statement)
            and (follows or not _within(v.statement, mine))
        ]

    def _accused(self, denial: _View, others: list[_View]) -> list[_View]:
        """Return the last accusation that names the denier."""
        return [v for v in others if v.accuses and v.order < denial.order and v.roots & denial.source][-1:]

    def _background(self, denial: _View, others: list[_View]) -> list[_View]:
        """Return the claim told after the denial: «نفت الوزارة … وكانت صحيفة ذكرت …»."""
        if denial.headline:
            return []
        return [v for v in others if v.order > denial.order and v.background][:1]

    # By the words that both share

    def _alike(self, denial: _View, others: list[_View], enough: float) -> list[_View]:
        own = _roots(denial.clause) - denial.source
        scored = [(self._score(denial, own, v), v) for v in others]
        best = max((score for score, _ in scored), default=0.0)
        return [v for score, v in scored if score >= enough and score >= _OF_BEST * best]

    def _score(self, denial: _View, own: frozenset[str], claim: _View) -> float:
        """Return how well ``claim`` fits: the weight of the words that it shares, and what supports it."""
        shared = own & claim.roots
        if not shared:
            return 0.0
        score = sum(self.weights[r] for r in shared) / sum(self.weights[r] for r in own)
        score += 0.25 if claim.accuses else 0.0
        score += 0.15 if claim.roots & denial.source else 0.0
        score += 0.15 if denial.roots & claim.source else 0.0
        score += 0.15 if 0 < denial.order - claim.order <= _NEAR else 0.0
        score -= _AFTER if claim.order > denial.order and not claim.background else 0.0
        score += _ANSWER if claim.accuses and claim.order == denial.order - 1 else 0.0
        return score

    # By what the denial points at

    def _pointed(self, denial: _View, others: list[_View]) -> list[_View]:
        """Return the claim that «هذه الاتهامات», «ذلك», «أي تورط» mean: the nearest of its kind before."""
        kinds = _pointer(denial.clause)
        own = _roots(denial.clause) - denial.source
        earlier = [v for v in others if v.order < denial.order]
        before = [v for v in earlier if v.headline == denial.headline] or earlier
        named = [v for v in before if v.source & denial.roots]
        if not kinds:
            return [v for v in before if denial.roots and denial.roots <= v.source][-1:]
        nearest = named or before
        if kinds & {"accusation", "part"}:
            accusing = [v for v in nearest if v.accuses]
            adjacent = [v for v in nearest if v.order == denial.order - 1 and "accusation" in kinds]
            nearest = [v for v in accusing if v.roots & denial.source] or accusing or adjacent
        elif len(own) >= _TOLD_AGAIN and not named:  # the claim is told again: it must be this one
            nearest = [v for v in others if own & v.roots and not v.headline]
            return sorted(nearest, key=lambda v: abs(v.order - denial.order))[:1]
        return nearest[-1:]

    def _tells_past(self, denial: _View) -> bool:
        """Tell whether what is negated is a fact, not a wish or a plan: لم, ليس."""
        return any("fact" in ROLES[w.form] for w in denial.clause)

    def _continued(self, denial: _View) -> list[_View]:
        """Return the claims of the nearest denial of the same source, which this one goes on with."""
        k = denial.order
        same = [n for n in self.said if self.found[n] and _same_source(self.views[n], denial)]
        nearest = min((n for n in same if n != k), key=lambda n: (abs(n - k), n > k), default=None)
        return self.found[nearest] if nearest is not None else []

    def _countered(self, denials: list[int]) -> None:
        """Add what goes on right after a denial that only points: «نفى ذلك مؤكدا أن …»."""
        for k in denials:
            if k + 1 < len(self.views) and k + 1 not in self.found and self.found[k]:
                one, other = self.views[k], self.views[k + 1]
                pointing = _pointer(one.clause) and not _roots(one.clause)
                if (
                    pointing
                    and one.source == other.source
                    and "countering" in cue_roles(other.statement.cue.lemma)
                ):
                    self.found[k + 1] = self.found[k]

    def _with_chains(self, denial: _View, anchors: list[_View]) -> list[_View]:
        """Return the claims with the statements that pass on the same content."""
        contents = {v.statement.content for v in anchors}
        return [
            v
            for v in self.views
            if v in anchors or (v.statement.content in contents and _disputable(denial, v))
        ]

    # Figures

    def _numbers(self, view: _View) -> list[Figure]:
        return [f for f in self.figures if any(lo <= f.span[0] < hi for lo, hi in view.statement.content)]

    def _refused(self, denial: _View) -> list[str]:
        """Return the figures elsewhere that «19 وليس 28» refuses."""
        words = denial.words
        refused = {
            number.value
            for j, word in enumerate(words[:-1])
            if (number := words[j + 1].number) is not None and "negation" in ROLES[word.form]
        }
        own = self._numbers(denial)
        return [f.id for f in self.figures if f.value in refused and f not in own] if refused else []

    def _numbered(self, denial: _View, others: list[_View]) -> list[_View]:
        """Return the claims of the nearest other number, where the denial is about how many."""
        mine = self._numbers(denial)
        if not mine or not any("number" in ROLES[w.form] for w in denial.words[:_OPENING]):
            return []
        if not any("negation" in ROLES[w.form] for w in denial.words):
            return []
        fitting = [
            (f.value, v) for v in others for f in self._numbers(v) if any(_conflict(f, m) for m in mine)
        ]
        nearest = min(fitting, key=lambda each: abs(each[1].order - denial.order), default=None)
        return [v for value, v in fitting if nearest is not None and value == nearest[0]]

    def _figures(self, denial: _View, claims: list[_View]) -> list[str]:
        """Return the figures of the claims that the denial disputes: of a number, or with another number."""
        mine = self._numbers(denial)
        pointing = any("number" in ROLES[w.form] for w in denial.words)
        if not pointing:
            return []
        found = [f for claim in claims for f in self._numbers(claim)]
        return list(
            dict.fromkeys(f.id for f in found if not mine or f in mine or any(_conflict(f, m) for m in mine))
        )


def _ids(claims: list[_View]) -> list[str]:
    return [claim.statement.id for claim in claims]


def _carriers(views: list[_View]) -> set[int]:
    """Return the places of the statements that tell of a denial: they hold its words and claim nothing."""
    denials = [v.statement for v in views if v.statement.act == "deny"]
    return {v.order for v in views for denial in denials if _within(denial, v.statement)}


def _denies(tokens: Tokens, statement: Statement) -> bool:
    """Tell whether ``statement`` may dispute another: it denies, is negated, or calls words untrue."""
    if statement.act == "deny":
        return True
    lo = bisect_left(tokens.starts, statement.content[0][0])
    hi = bisect_left(tokens.starts, statement.content[0][1])
    words = tokens.words
    if statement.act == "criticize":
        pointing = any(ROLES[words[j].form] & _POINTERS for j in range(lo, min(hi, lo + 2)))
        return pointing and any("untrue" in ROLES[words[j].form] for j in range(lo, hi))
    reach = _NUMBER_OPENING if "number" in ROLES[words[lo].form] else _OPENING
    return any("negation" in ROLES[words[j].form] for j in range(lo, min(hi, lo + reach)))


def _view(tokens: Tokens, statement: Statement, order: int) -> _View:
    words: list[Word] = []
    for lo, hi in statement.content:
        words += tokens.words[bisect_left(tokens.starts, lo) : bisect_left(tokens.starts, hi)]
    accuses = statement.act == "criticize" or "claiming" in cue_roles(statement.cue.lemma)
    headline = "\n" not in tokens.text[: statement.cue.span[0]].lstrip()
    name = [vocabulary()[part] for part in (statement.source.name or "").split()]
    line = tokens.text.rfind("\n", 0, statement.cue.span[0]) + 1
    opener = tokens.words[bisect_left(tokens.starts, line)]
    background = "background" in ROLES[opener.form]
    return _View(statement, order, words, _roots(words), _roots(name), accuses, headline, background)


def _clause(words: list[Word]) -> list[Word]:
    """Return the first clause of ``words`` that tells something, or the negated one."""
    clauses: list[list[Word]] = [[]]
    for word in words:
        if word.surface in _MARKS or "joint" in ROLES[word.form]:
            clauses.append([])
        elif word.kind != PUNCT:
            clauses[-1].append(word)
    negated = [c for c in clauses if any("negation" in ROLES[w.form] for w in c[:_OPENING])]
    return next((c for c in negated if _roots(c)), None) or next((c for c in clauses if c), words)


def _roots(words: list[Word]) -> frozenset[str]:
    return frozenset(filter(None, map(_root, words)))


@lru_cache(maxsize=50_000)
def _root(word: Word) -> str:
    """Return the root of a word that tells something, else ""."""
    return root(word) if _tells(word) else ""


def _tells(word: Word) -> bool:
    return word.kind == WORD and not word.tags & _FUNCTION and not ROLES[word.form] & _TELLS_NOTHING


def _weights(views: list[_View]) -> dict[str, float]:
    """Return how much each root tells: the more, the fewer of the statements hold it."""
    count: dict[str, int] = {}
    for view in {v.statement.content: v for v in views}.values():
        for each in view.roots:
            count[each] = count.get(each, 0) + 1
    return {each: log(1 + len(views) / n) for each, n in count.items()}


def _disputable(denial: _View, claim: _View) -> bool:
    """Tell whether ``claim`` is somebody else's, and neither within the denial nor around it."""
    mine, other = denial.statement, claim.statement
    if claim is denial or other.act not in _DISPUTABLE or _same_source(denial, claim):
        return False
    if mine.source.entity is not None and mine.source.entity == other.source.entity:
        return False
    return not _overlap(mine, other) and not _within(other, mine) and not _within(mine, other)


def _same_source(one: _View, other: _View) -> bool:
    """Tell whether the name of one source holds the other's: المنارة, شركة المنارة."""
    return one.source == other.source or bool(
        one.source and other.source and (one.source <= other.source or other.source <= one.source)
    )


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a < d and c < b for a, b in one.content for c, d in other.content)


def _within(inner: Statement, outer: Statement) -> bool:
    return any(lo <= inner.cue.span[0] < hi for lo, hi in outer.content)


def _pointer(words: list[Word]) -> frozenset[str]:
    """Return the kinds of claim that the beginning of a denial points at."""
    kinds: set[str] = set()
    for j, word in enumerate(words[:_POINTING]):
        if "what" in ROLES[word.form] and j + 1 < len(words) and _is_told(words[j + 1]):
            kinds.add("news")
        elif "part" in (found := ROLES[word.form] & _POINTERS) or _points(words, j):
            kinds |= found
    return frozenset(kinds)


def _points(words: list[Word], j: int) -> bool:
    """Tell whether the noun at ``j`` means what was told before: it begins or is definite."""
    word = words[j]
    if is_possessed(word.bare):
        return False
    return j < _FIRST_NOUN or bool(word.tags & Tag.DEFINITE or words[j - 1].tags & Tag.DETERMINER)


def _is_told(word: Word) -> bool:
    return "told" in ROLES[word.form] or any(r.kind == "verb" and r.cls == "speech" for r in word.cues)


def _conflict(claimed: Figure, denied: Figure) -> bool:
    """Tell whether two figures may be of the same thing and say different numbers."""
    a, b = claimed.value, denied.value
    if (claimed.unit_code or denied.unit_code) and claimed.unit_code != denied.unit_code:
        return False
    if isinstance(a, int | float) and isinstance(b, int | float):
        return a != b and min(a, b) > 0 and max(a, b) / min(a, b) < _MAGNITUDE
    return a != b
