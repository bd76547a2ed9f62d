"""Disputes: a denial and the statements or figures of the same text that it disputes.

A denial finds its claim by the words that both share, weighed by how rare they are in the article; where
it only points («هذه الاتهامات», «صحة ما تردد», «ذلك»), by what kind of claim it points at; where it is
about a number, by the other number. What the denier says further disputes the same claim.
"""

from bisect import bisect_left
from math import fsum
from typing import Final

from musnad.extract.disputes.numbers import Numbers
from musnad.extract.disputes.views import (
    DISPUTABLE,
    View,
    carriers,
    denies,
    disputable,
    first_line_end,
    overlap,
    pointer,
    roots,
    same_source,
    view,
    weights,
    within,
)
from musnad.lexicon.disputed import ROLES, cue_roles
from musnad.record import Dispute, Entity, Figure, Statement
from musnad.text.tokens import Tokens

_SAID: Final = frozenset({"deny", "criticize"})  # acts that alone tell that something is disputed
_OPENERS: Final = frozenset({"number", "news"})  # العدد لم يتجاوز …, التقارير التي … كاذبة
_REPORTED: Final = frozenset({"news", "accusation", "speech"})  # what somebody told: ما ذكرته الصحيفة
_NEIGHBOURS: Final = 80  # statements before and after a denial in which its claim is looked for
_NEAR: Final = 5  # statements: how far back an accusation is answered
_SOON: Final = 3  # statements: how far off a denial goes on though it shares no word with the one before
_ENOUGH: Final = 0.4  # of a claim's score: see _score
_ANSWER: Final = 0.25  # less is asked for of the answer right after an accusation
_LEAST: Final = 0.15  # of the denial's words, by weight, that a claim must share, whatever supports it
_LEAST_UNSAID: Final = 0.25  # the same where it is not said that anything is denied
_LEAST_OF_DENIER: Final = 0.1  # the same of a claim that names who denies it
_AFTER: Final = 0.15  # what follows a denial more often bears it out
_OBJECT: Final = 12  # characters: what may stand before the object of a denial: صحة, عدم صحة
_REPEATED: Final = 3  # roots that two statements share at least which say nearly the same
_SAME: Final = 0.6  # of the shorter of them, by weight
_OF_BEST: Final = 0.5
_TOLD_AGAIN: Final = 2  # words of its own by which a denial that points tells its claim again


def read_disputes(
    tokens: Tokens,
    statements: tuple[Statement, ...],
    figures: tuple[Figure, ...],
    entities: tuple[Entity, ...] = (),
) -> tuple[Dispute, ...]:
    """Return each denial with the claims of others that it disputes, in the order of the text.

    ``entities`` tell what the sources are called: a spokesman answers for his ministry.
    """
    if not any(_disputes_something(tokens, s) for s in statements):
        return ()
    denials = [k for k, s in enumerate(statements) if denies(tokens, s)]
    if not denials:
        return ()
    called = {each.id: " ".join(each.roles) for each in entities}
    title_end = first_line_end(tokens.text)
    views = [
        view(tokens, s, k, title_end, called.get(s.source.entity or "", "")) for k, s in enumerate(statements)
    ]
    return tuple(_Disputes(views, figures).of(denials))


def _disputes_something(tokens: Tokens, statement: Statement) -> bool:
    """Tell whether ``statement`` shows that the article has a dispute: it denies, accuses, corrects."""
    if statement.act in _SAID or "claiming" in cue_roles(statement.cue.lemma):
        return True
    first = tokens.words[bisect_left(tokens.starts, statement.content[0][0])]
    return bool(ROLES[first.form] & _OPENERS) and denies(tokens, statement)


class _Disputes:
    """The statements of one article, and which of them dispute which."""

    def __init__(self, views: list[View], figures: tuple[Figure, ...]) -> None:
        self.numbers = Numbers(figures)
        self.views = views
        self.weights = weights(views)
        self.whole = [self._weigh(view.roots) for view in views]
        self.found: dict[int, list[View]] = {}
        self.carriers = carriers(self.views)
        self.said: frozenset[int] = frozenset()

    def of(self, denials: list[int]) -> list[Dispute]:
        """Return the disputes of the statements at ``denials``."""
        for k in denials:
            self.found[k] = self._claims(self.views[k])
        self.said = frozenset(
            k for k in denials if self.views[k].statement.act in _SAID or self.views[k].rejects
        )
        for each in self.views:
            if not self.found.get(each.order) and (each.order in self.said or each.replies):
                self.found[each.order] = self._continued(each)
        self._countered(denials)
        self._share_claims()
        disputed = [(self.views[k], claims) for k, claims in self.found.items()]
        ids = (
            (d.statement.id, self.numbers.refused(d) or _ids(claims) + self.numbers.disputed(d, claims))
            for d, claims in disputed
        )
        return [Dispute(denial, tuple(claims)) for denial, claims in ids if claims]

    def _claims(self, denial: View) -> list[View]:
        """Return the statements that ``denial`` disputes by what it says itself."""
        told = [
            v
            for v in self._near(denial)
            if (v.reported or (v.referred and not same_source(v, denial)) or _is_object(v, denial))
            and v.roots - v.source
            and within(v.statement, denial.statement)
        ]
        if told and (denial.statement.act in _SAID or "untrue" in _roles(denial)):
            return told  # نفى الأنباء التي تحدثت عن …
        others = [v for v in self._near(denial) if v.order not in self.carriers and disputable(denial, v)]
        if denial.statement.rule == "relative-object":
            anchors = self._repeated(denial)  # «…، وهو ما نفاه»: what stands before is all that it denies
        elif denial.statement.act in _SAID:
            passed_on = denial.order in self.carriers  # «نفى …، بحسب الوكالة»: its content denies
            anchors = (not passed_on and self._repeated(denial)) or self._said(denial, others)
        else:
            accusers = [v for v in others if v.accuses and v.roots & denial.side]
            doubted = others if denial.doubts else accusers
            anchors = self.numbers.claimed(denial, others) or self._alike(denial, doubted)
        return self._with_chains(denial, self._with_repeats(anchors, others))

    def _said(self, denial: View, others: list[View]) -> list[View]:
        """Return what an act of denial disputes, by the ways of telling it, the surest first."""
        pointed = self._pointed(denial, others)
        whose = denial.told <= denial.source.union(*(v.source for v in pointed))
        if pointed and (whose or _all_named(denial.teller, pointed)):
            return pointed  # next to nothing is said of the claim but whose it is
        alike: list[View] = []
        if "doubting" not in cue_roles(denial.statement.cue.lemma):
            alike = self.numbers.claimed(denial, others) or self._alike(denial, others)
        if alike or pointed:
            return alike or pointed
        accused = self._accused(denial, others)
        if not denial.by_cue:  # أصر على أنه لم يوقع, soon after he was accused
            near = [v for v in accused if denial.order - v.order <= _NEAR]
            return near if self._tells_past(denial) else []
        return accused or self._background(denial, others)

    def _repeated(self, denial: View) -> list[View]:
        """Return the claims whose very words are denied: «… وهو ما نفاه»."""
        mine = denial.statement
        follows = mine.cue.span[0] >= mine.content[-1][1]
        return [
            v
            for v in self._near(denial)
            if v.source != denial.source
            and v.statement.act in DISPUTABLE
            and overlap(v.statement, mine)
            and not within(mine, v.statement)
            and (follows or not within(v.statement, mine))
        ]

    def _accused(self, denial: View, others: list[View]) -> list[View]:
        """Return the last accusation that names the denier."""
        return [v for v in others if v.accuses and v.order < denial.order and v.roots & denial.side][-1:]

    def _background(self, denial: View, others: list[View]) -> list[View]:
        """Return the claim told after the denial: «نفت الوزارة … وكانت صحيفة ذكرت …».

        A denial that tells what it denies shares words with it; «واصفا إياه بأنه …» goes on with another.
        """
        own = denial.told - denial.source
        if denial.headline or (denial.statement.rule == "naming" and not own):
            return []
        after = [v for v in others if v.order > denial.order and v.background][:1]
        if len(own) < _TOLD_AGAIN or pointer(denial.clause):
            return after
        return [v for v in after if self._share(denial, own, v)]

    # By the words that both share

    def _alike(self, denial: View, others: list[View]) -> list[View]:
        own = roots(denial.clause) - denial.source
        scored = [(self._score(denial, own, v), v) for v in others if v.negative != denial.negative]
        best = max((score for score, _ in scored), default=0.0)
        return [v for score, v in scored if score >= _ENOUGH and score >= _OF_BEST * best]

    def _share(self, denial: View, own: frozenset[str], claim: View) -> float:
        """Return the part, by weight, of the words ``own`` that ``claim`` shares; 0 if it is next to none."""
        shared = own & claim.roots
        if not shared:
            return 0.0
        part = self._weigh(shared) / self._weigh(own)
        named = len(claim.roots & denial.source)
        of_denier = denial.by_cue and named and 2 * named >= len(denial.source)
        return part if part >= (_LEAST_OF_DENIER if of_denier else _LEAST) else 0.0

    def _score(self, denial: View, own: frozenset[str], claim: View) -> float:
        """Return how well ``claim`` fits: the weight of the words that it shares, and what supports it."""
        score = self._share(denial, own, claim)
        if not score or (denial.statement.act not in _SAID and score < _LEAST_UNSAID):
            return 0.0
        score += 0.25 if claim.accuses else 0.0
        score += 0.15 if claim.roots & denial.side else 0.0
        score += 0.15 if denial.roots & claim.source else 0.0
        score += 0.15 if 0 < denial.order - claim.order <= _NEAR else 0.0
        score -= _AFTER if claim.order > denial.order and not claim.background else 0.0
        score += _ANSWER if claim.accuses and claim.order == denial.order - 1 else 0.0
        return score

    # By what the denial points at

    def _pointed(self, denial: View, others: list[View]) -> list[View]:
        """Return the claims that «هذه الاتهامات», «ذلك», «أي تورط» mean: the nearest of their kind before."""
        kinds = pointer(denial.clause)
        own = denial.told - denial.source
        earlier = [v for v in others if v.order < denial.order]
        before = [v for v in earlier if v.headline == denial.headline] or earlier
        teller = denial.teller
        named = [v for v in before if _names(teller, v)]
        if named and kinds & _REPORTED and len(own - named[-1].source) < _TOLD_AGAIN:
            return self._of_teller(denial, named)
        if not kinds:
            return [v for v in before if denial.roots and denial.roots <= v.source][-1:]
        if (
            len(own) >= _TOLD_AGAIN and not named and not denial.points_at_this
        ):  # the claim is told again: it must be this one
            nearest = [v for v in others if not v.headline and self._share(denial, own, v)]
            return sorted(nearest, key=lambda v: abs(v.order - denial.order))[:1]
        fitting = named or before
        if kinds & {"accusation", "part"}:
            answering = "accusation" in kinds
            fitting = self._accusing(denial, fitting, answering=answering) or self._accusing(
                denial, earlier, answering=answering
            )
        return _with_what_went_before(fitting) if denial.points_at_several else fitting[-1:]

    def _of_teller(self, denial: View, named: list[View]) -> list[View]:
        """Return the claims of the one whose claims are denied: اتهامات الوزارة, ما ذكرته الصحيفة."""
        last = [v for v in named if same_source(v, named[-1])]
        return [v for v in last if v.accuses and v.roots & denial.side] or last[-_NEAR:]

    def _accusing(self, denial: View, claims: list[View], *, answering: bool) -> list[View]:
        """Return the accusations among ``claims``: those that name the denier, if any do.

        With ``answering``, where none is one by its cue, what is told of the denier may be.
        """
        accusing = [v for v in claims if v.accuses]
        if accusing and accusing[-1].order == denial.order - 1 and _is_circumstance(accusing[-1]):
            return accusing  # just made: متهمة إياها بـ…، وهي تنفي هذه التهم
        found = [v for v in accusing if v.roots & denial.side]
        found = found or [v for v in claims if v.roots & denial.side and v.blames] or accusing
        if found or not answering:
            return found
        return [v for v in claims if v.roots & denial.side]

    def _tells_past(self, denial: View) -> bool:
        """Tell whether what is negated is a fact, not a wish or a plan: لم, ليس."""
        return any("fact" in ROLES[w.form] for w in denial.clause)

    def _continued(self, denial: View) -> list[View]:
        """Return the claims of the nearest denial of the same source, which this one goes on with."""
        k = denial.order
        near = [v.order for v in self._near(denial) if v.order in self.said and v.order != k]
        same = (
            n
            for n in near
            if self.found[n] and (same_source(self.views[n], denial) or self._repeats(self.views[n], denial))
        )
        own = denial.told - denial.source
        if len(own) >= _TOLD_AGAIN:  # far off, only what shares a word with that denial goes on with it
            same = (n for n in same if abs(n - k) <= _SOON or own & self.views[n].roots)
        nearest = min(same, key=lambda n: (abs(n - k), n > k), default=None)
        return self.found[nearest] if nearest is not None else []

    def _countered(self, denials: list[int]) -> None:
        """Add what goes on right after a denial that only points: «نفى ذلك مؤكدا أن …»."""
        for k in denials:
            if k + 1 < len(self.views) and k + 1 not in self.found and self.found[k]:
                one, other = self.views[k], self.views[k + 1]
                pointing = pointer(one.clause) and not roots(one.clause)
                if (
                    pointing
                    and one.source == other.source
                    and "countering" in cue_roles(other.statement.cue.lemma)
                ):
                    self.found[k + 1] = self.found[k]

    def _share_claims(self) -> None:
        """Give denials that have most of their claims in common all of them: they deny one thing."""
        disputed = {k: {v.order for v in claims} for k, claims in self.found.items() if claims}
        for k, mine in disputed.items():
            denial, more = self.views[k], set(mine)
            for theirs in disputed.values():
                if 2 * len(mine & theirs) >= len(theirs):
                    more.update(n for n in theirs - mine if disputable(denial, self.views[n]))
            if len(more) > len(mine):
                self.found[k] = [self.views[n] for n in sorted(more)]

    def _with_repeats(self, claims: list[View], others: list[View]) -> list[View]:
        """Return the claims with those of ``others`` that say nearly the same."""
        places = {v.order for v in claims}
        repeats = [v for v in others if v.order not in places and any(self._repeats(v, c) for c in claims)]
        return claims + repeats

    def _repeats(self, one: View, other: View) -> bool:
        """Tell whether most of what the shorter of two statements says, by weight, the other says too."""
        shared = one.roots & other.roots
        if len(shared) < _REPEATED or one.negative != other.negative:
            return False
        return self._weigh(shared) >= _SAME * min(self.whole[one.order], self.whole[other.order])

    def _weigh(self, found: frozenset[str]) -> float:
        return fsum([self.weights[each] for each in found])

    def _with_chains(self, denial: View, anchors: list[View]) -> list[View]:
        """Return the claims with the statements that pass on the same content."""
        contents = {v.statement.content for v in anchors}
        places = {v.order for v in anchors}
        return [
            v
            for v in self._near(denial)
            if v.order in places or (v.statement.content in contents and disputable(denial, v))
        ]

    def _near(self, denial: View) -> list[View]:
        """Return the statements among which a claim is looked for: all, in an article of usual length."""
        return self.views[max(0, denial.order - _NEIGHBOURS) : denial.order + _NEIGHBOURS]


def _names(words: frozenset[str], claim: View) -> bool:
    """Tell whether the roots ``words`` name the source of ``claim``, by half of its name at least."""
    return bool(claim.source) and 2 * len(claim.source & words) >= len(claim.source)


def _is_object(claim: View, denial: View) -> bool:
    """Tell whether what is denied is the source of ``claim``: نفى تقريرا لصحيفة المنارة قال إن."""
    source, begin = claim.statement.source.span, denial.statement.content[0][0]
    told = claim.statement.source.type == "document"
    return told and source is not None and begin <= source[0] <= begin + _OBJECT


def _all_named(words: frozenset[str], claims: list[View]) -> bool:
    return all(_names(words, claim) for claim in claims)


def _with_what_went_before(claims: list[View]) -> list[View]:
    """Return the last claim with those that its source made shortly before it."""
    last = claims[-1:]
    return [v for v in claims if v.source == last[0].source and last[0].order - v.order <= _NEAR]


def _is_circumstance(view: View) -> bool:
    """Tell whether a participle tells what was said, whose object is left to the sentence: متهمة إياها بـ."""
    return view.statement.rule.startswith("participle")


def _roles(view: View) -> frozenset[str]:
    return frozenset().union(*(ROLES[word.form] for word in view.words))


def _ids(claims: list[View]) -> list[str]:
    return [claim.statement.id for claim in claims]
