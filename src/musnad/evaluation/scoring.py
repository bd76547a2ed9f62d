"""Scores of records against annotated articles, all as counts that add up over articles.

blocks       body text against page furniture, per character
statements   attributed content found: half of the content shared, or the same cue and some content
attribution  found, and of the right source
content      mean intersection over union of the found statements' content
act, mode    share of found statements with the right one
figures      right value and bound
fig.source   right value, bound, and source (or rightly none)
dates        right value
disputes     denial and what it disputes
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from musnad.errors import InputError
from musnad.evaluation import names
from musnad.evaluation.gold import Gold, GoldFigure, GoldStatement
from musnad.record import BODY_KINDS, Span

LAYERS = ("blocks", "statements", "attribution", "figures", "fig.source", "dates", "disputes")
MEANS = ("content", "act", "mode")

Chars = frozenset[int]
Pairs = dict[int, int]


class _Identified(Protocol):
    """A thing with an id of its own within its article."""

    @property
    def id(self) -> str: ...


class _Marked(Protocol):
    """A thing marked in the text, with a value."""

    @property
    def span(self) -> Span: ...

    @property
    def value(self) -> object: ...


class Tally(msgspec.Struct):
    """How many were found rightly, how many are in the annotation, how many were found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int, gold: int, found: int) -> None:
        """Count one more article."""
        self.right += right
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotation that was found, 0 when nothing is annotated."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Error(NamedTuple):
    """One difference: in which article, of which kind, at which words, what stands where."""

    article: str
    kind: str
    words: str
    gold: str
    found: str


class Evaluation(msgspec.Struct):
    """The scores of many articles."""

    articles: int = 0
    layers: dict[str, Tally] = msgspec.field(default_factory=lambda: {name: Tally() for name in LAYERS})
    means: dict[str, list[float]] = msgspec.field(default_factory=lambda: {name: [] for name in MEANS})
    rules: dict[str, Tally] = msgspec.field(default_factory=dict)
    errors: list[Error] = msgspec.field(default_factory=list)
    missing: list[str] = msgspec.field(default_factory=list)

    def percentages(self) -> dict[str, float]:
        """Return one percentage a score, F1 where it has precision and recall, to one decimal."""
        scores = {name: percent(tally.f1) for name, tally in self.layers.items()}
        return scores | {name: percent(mean(values)) for name, values in self.means.items()}


def percent(share: float) -> float:
    """Return a share of 1 as a percentage to one decimal."""
    return round(100 * share, 1)


def mean(values: list[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def evaluate(gold: Iterable[Gold], records: Mapping[str, Gold]) -> Evaluation:
    """Score ``records``, by id, against the annotated articles ``gold``.

    An article without a record counts as read with nothing found and is named in ``missing``.

    Raises:
        InputError: a record's text differs from its annotated article's.
    """
    result = Evaluation()
    for article in gold:
        record = records.get(article.id)
        if record is None:
            result.missing.append(article.id)
            record = Gold(id=article.id, text=article.text)
        if record.text != article.text:
            raise InputError(f"{article.id}: the record's text differs from the annotated text")
        result.articles += 1
        _Comparison(article, record, result).score()
    return result


def characters(spans: Iterable[Span], text: str) -> Chars:
    """Return the places of the characters in ``spans`` that are not white space."""
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())


def shared(one: Chars, other: Chars) -> float:
    """Return intersection over union, 0 of nothing."""
    return len(one & other) / len(one | other) if one or other else 0.0


def assign(candidates: Iterable[tuple[float, int, int]]) -> Pairs:
    """Return the best one-to-one pairing of gold and found, taken greedily from the best on."""
    pairs: Pairs = {}
    taken: set[int] = set()
    for _, gold, found in sorted(candidates, reverse=True):
        if gold not in pairs and found not in taken:
            pairs[gold] = found
            taken.add(found)
    return pairs


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_cue(one: GoldStatement, other: GoldStatement) -> bool:
    return bool(one.cue and other.cue and _overlap(one.cue.span, other.cue.span))


class _Comparison:
    """One article and its record, compared layer by layer into an Evaluation."""

    def __init__(self, gold: Gold, found: Gold, into: Evaluation) -> None:
        self.gold, self.found, self.into = gold, found, into
        self.text = gold.text
        self.contents: tuple[list[Chars], list[Chars]] = (self._contents(gold), self._contents(found))

    def score(self) -> None:
        self._blocks()
        statements = self._statements()
        figures = self._figures()
        self._dates()
        self._disputes(statements, figures)

    def _contents(self, article: Gold) -> list[Chars]:
        return [characters(statement.content, self.text) for statement in article.statements]

    def _error(self, kind: str, words: str, gold: object, found: object) -> None:
        self.into.errors.append(Error(self.gold.id, kind, words, str(gold), str(found)))

    def _words(self, span: Span | None) -> str:
        return self.text[span[0] : span[1]] if span else ""

    def _blocks(self) -> None:
        if self.gold.blocks is None:
            return
        gold, found = (
            characters((b.span for b in article.blocks or () if b.kind in BODY_KINDS), self.text)
            for article in (self.gold, self.found)
        )
        self.into.layers["blocks"].add(len(gold & found), len(gold), len(found))

    def _candidates(self) -> Iterator[tuple[float, int, int]]:
        for i, gold in enumerate(self.gold.statements):
            for j, found in enumerate(self.found.statements):
                same = shared(self.contents[0][i], self.contents[1][j])
                cue = _same_cue(gold, found)
                if (cue and same > 0) or same >= 0.5:
                    yield same + cue, i, j

    def _statements(self) -> Pairs:
        pairs = assign(self._candidates())
        right = {j for i, j in pairs.items() if self._statement(i, j)}
        totals = len(self.gold.statements), len(self.found.statements)
        self.into.layers["statements"].add(len(pairs), *totals)
        self.into.layers["attribution"].add(len(right), *totals)
        self._unpaired_statements(pairs)
        for j, found in enumerate(self.found.statements):
            if found.rule is not None:
                self.into.rules.setdefault(found.rule, Tally()).add(j in right, 0, 1)
        return pairs

    def _statement(self, i: int, j: int) -> bool:
        gold, found = self.gold.statements[i], self.found.statements[j]
        means = self.into.means
        means["content"].append(shared(self.contents[0][i], self.contents[1][j]))
        means["act"].append(gold.act == found.act)
        means["mode"].append(gold.mode == found.mode)
        right = names.same(gold.name, found.name)
        if not right:
            self._error("source", self._cue(gold), gold.name, found.name)
        return right

    def _unpaired_statements(self, pairs: Pairs) -> None:
        for i, statement in enumerate(self.gold.statements):
            if i not in pairs:
                self._error("missed", self._cue(statement), statement.name, self._start(statement))
        taken = set(pairs.values())
        for j, statement in enumerate(self.found.statements):
            if j not in taken:
                self._error("spurious", self._cue(statement), statement.name, self._start(statement))

    def _cue(self, statement: GoldStatement) -> str:
        return self._words(statement.cue.span if statement.cue else None)

    def _start(self, statement: GoldStatement) -> str:
        return self._words(statement.content[0])[:80] if statement.content else ""

    def _paired(self, golds: Sequence[_Marked], founds: Sequence[_Marked], kind: str) -> Pairs:
        pairs = assign(
            (shared(characters([one.span], self.text), characters([other.span], self.text)), i, j)
            for i, one in enumerate(golds)
            for j, other in enumerate(founds)
            if _overlap(one.span, other.span)
        )
        for i, one in enumerate(golds):
            if i not in pairs:
                self._error(f"{kind} missed", self._words(one.span), one.value, "")
        taken = set(pairs.values())
        for j, other in enumerate(founds):
            if j not in taken:
                self._error(f"{kind} spurious", self._words(other.span), "", other.value)
        return pairs

    def _figures(self) -> Pairs:
        golds, founds = self.gold.figures, self.found.figures
        pairs = self._paired(golds, founds, "figure")
        good = [(golds[i], founds[j]) for i, j in pairs.items() if self._same_figure(golds[i], founds[j])]
        sourced = sum(self._same_source(one, other) for one, other in good)
        self.into.layers["figures"].add(len(good), len(golds), len(founds))
        self.into.layers["fig.source"].add(sourced, len(golds), len(founds))
        return pairs

    def _same_figure(self, gold: GoldFigure, found: GoldFigure) -> bool:
        if gold.value == found.value and gold.bound == found.bound:
            return True
        sides = (f"{figure.value} {figure.bound}" for figure in (gold, found))
        self._error("figure", self._words(gold.span), *sides)
        return False

    def _same_source(self, gold: GoldFigure, found: GoldFigure) -> bool:
        if gold.statement is None or found.statement is None:
            return gold.statement is None and found.statement is None
        one, other = self._name(self.gold, gold.statement), self._name(self.found, found.statement)
        return names.same(one, other)

    def _name(self, article: Gold, statement: str) -> str | None:
        return next((s.name for s in article.statements if s.id == statement), None)

    def _dates(self) -> None:
        golds, founds = self.gold.dates, self.found.dates
        right = 0
        for i, j in self._paired(golds, founds, "date").items():
            if golds[i].value == founds[j].value:
                right += 1
            else:
                self._error("date", self._words(golds[i].span), golds[i].value, founds[j].value)
        self.into.layers["dates"].add(right, len(golds), len(founds))

    def _disputes(self, statements: Pairs, figures: Pairs) -> None:
        gold, found = self.gold, self.found
        wanted = _links(gold, _keys("s", gold.statements) | _keys("f", gold.figures))
        links = _links(
            found,
            _keys("s", found.statements, statements) | _keys("f", found.figures, figures),
        )
        self.into.layers["disputes"].add(len(wanted & links), len(wanted), len(links))


def _keys(kind: str, things: Sequence[_Identified], pairs: Pairs | None = None) -> dict[str, str]:
    """Return a name for each id that is the same for what ``pairs`` pairs, else its own."""
    if pairs is None:
        return {thing.id: f"{kind}{i}" for i, thing in enumerate(things)}
    back = {j: i for i, j in pairs.items()}
    return {
        thing.id: f"{kind}{back[j]}" if j in back else f"{kind} unpaired {j}"
        for j, thing in enumerate(things)
    }


def _links(article: Gold, keys: dict[str, str]) -> set[tuple[str | None, str | None]]:
    return {(keys.get(d.denial), keys.get(claim)) for d in article.disputes for claim in d.claims}
