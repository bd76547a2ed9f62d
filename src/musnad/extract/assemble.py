"""Drafts and speakers made into the statements and entities of the record."""

from bisect import bisect_left
from typing import Final, NamedTuple

from musnad.extract.adjuncts import occasion_before
from musnad.extract.confidence import confidence
from musnad.extract.drafts import Draft
from musnad.extract.explain import Trial
from musnad.extract.sources.entities import Cast, Someone
from musnad.extract.sources.speakers import Speakers
from musnad.extract.statements.acts import act_of
from musnad.extract.statements.content import mode_of
from musnad.extract.statements.reading import read_statements
from musnad.lexicon.adjuncts import adjuncts
from musnad.record import Block, Cue, DateMention, Source, Span, Statement
from musnad.text.fold import DIRECTIONS
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import Tokens, Word

_ADJUNCTS: Final = adjuncts()
_COMMAS: Final = frozenset("،,")
_READ: Final = frozenset({"title", "heading", "paragraph", "related", "caption"})
_NEIGHBOURS: Final = 60  # statements of a passage before and after one among which its chain is looked for


class Voices(NamedTuple):
    """Who says what in a text, and what was read to find it."""

    statements: tuple[Statement, ...]
    cast: Cast
    passages: list[Passage]
    drafts: list[Draft]
    cues: dict[int, list[Someone]]  # who speaks, by the token of the cue


def read_voices(
    tokens: Tokens,
    blocks: tuple[Block, ...],
    dates: tuple[DateMention, ...],
    trials: list[Trial] | None = None,
) -> Voices:
    """Return the statements of the text and the cast it speaks of.

    With ``trials``, every reading tried is added to it with what decided.
    """
    passages = _passages(tokens, blocks)
    drafts = [draft for p in passages for draft in read_statements(p, trials)]
    speakers = Speakers(passages, drafts)
    kept = [at for at, keep in enumerate(speakers.kept) if keep]
    if trials is not None:
        trials += [_unconfirmed(drafts[at]) for at, keep in enumerate(speakers.kept) if not keep]
    chains = _chains([drafts[at] for at in kept])
    statements = tuple(
        _statement(number, drafts[at], speakers.resolved[at], dates, chains[number])
        for number, at in enumerate(kept)
    )
    cues = {drafts[at].cue[0]: speakers.resolved[at] for at in kept}
    return Voices(statements, speakers.cast, passages, [drafts[at] for at in kept], cues)


def _passages(tokens: Tokens, blocks: tuple[Block, ...]) -> list[Passage]:
    return [
        Passage(tokens, block.kind, tokens.at(block.span[0]), tokens.at(block.span[1]))
        for block in blocks
        if block.kind in _READ
    ]


def _statement(
    number: int, draft: Draft, people: list[Someone], dates: tuple[DateMention, ...], via: tuple[str, ...]
) -> Statement:
    tokens = draft.passage.tokens
    reading = draft.reading
    return Statement(
        id=f"s{number + 1}",
        cue=Cue(_span(tokens, draft.cue), reading.lemma if reading else tokens.words[draft.cue[0]].bare),
        source=_source(draft, people),
        content=tuple(_told(tokens, piece) for piece in draft.content),
        mode=mode_of(draft.passage, draft.content),
        act=act_of(draft),
        rule=draft.rule,
        confidence=confidence(draft.rule),
        via=via,
        date=_date(draft, dates),
        occasion=_occasion(draft),
    )


def _source(draft: Draft, people: list[Someone]) -> Source:
    return Source(
        _span(draft.passage.tokens, draft.source) if draft.source else None,
        " + ".join(someone.name for someone in people) or None,
        people[0].type if people else "unknown",
        f"e{people[0].number + 1}" if people else None,
    )


def _date(draft: Draft, dates: tuple[DateMention, ...]) -> str | None:
    """Return when it was said: the date between the cue and its content, or right after the content."""
    if not dates:
        return None
    tokens = draft.passage.tokens
    for lo, hi in (*_adjuncts(draft), *_after(draft)):
        start, end = tokens.starts[lo], tokens.ends[hi - 1]
        first = bisect_left(dates, start, key=lambda mention: mention.span[0])
        for mention in dates[first:]:
            if mention.span[1] > end:
                break
            if mention.value and "/" not in mention.value:
                return mention.value
    return None


def _after(draft: Draft) -> list[tuple[int, int]]:
    end = draft.content[-1][1]
    return [(end, min(end + 6, draft.passage.hi))] if end < draft.passage.hi else []


def _adjuncts(draft: Draft) -> tuple[TokenSpan, ...]:
    """Return the adjuncts between cue and content, or the occasion before «حيث» and the cue."""
    before = occasion_before(draft.passage, draft.cue[0]) if not draft.adjuncts else None
    return (before,) if before is not None else draft.adjuncts


def _occasion(draft: Draft) -> Span | None:
    words = draft.passage.tokens.words
    for lo, hi in _adjuncts(draft):
        adjunct = _ADJUNCTS.get(words[lo].form)
        if adjunct is not None and adjunct.kind == "occasion":
            end = hi if lo > draft.cue[0] else _comma(words, lo, hi)
            return _span(draft.passage.tokens, (lo, end - (words[end - 1].surface in _COMMAS)))
    return None


def _comma(words: list[Word], lo: int, hi: int) -> int:
    return next((j for j in range(lo, hi) if words[j].surface in _COMMAS), hi)


def _chains(drafts: list[Draft]) -> list[tuple[str, ...]]:
    """Return for each draft the statements it is transmitted through, nearest first."""
    return [
        tuple(f"s{other + 1}" for _, other in sorted(_carriers(number, drafts)))
        for number in range(len(drafts))
    ]


def _carriers(number: int, drafts: list[Draft]) -> list[tuple[int, int]]:
    """Return (length, place) of each statement that holds this one, or passes on the same content."""
    draft = drafts[number]
    found = []
    for other in range(max(0, number - _NEIGHBOURS), min(len(drafts), number + _NEIGHBOURS)):
        outer = drafts[other]
        if outer.passage.lo != draft.passage.lo:
            continue
        holds = any(lo <= draft.cue[0] < hi for lo, hi in outer.content)
        relays = outer.relays and not draft.relays and outer.content == draft.content
        if other != number and (holds or relays):
            found.append((sum(hi - lo for lo, hi in outer.content), other))
    return found


def _unconfirmed(draft: Draft) -> Trial:
    span = _span(draft.passage.tokens, draft.cue)
    return Trial(draft.rule, span, "", "lost", "nothing else in the text confirms that this source speaks")


def _told(tokens: Tokens, piece: TokenSpan) -> Span:
    """Return where content stands, without the invisible marks written after its last letter."""
    start, end = _span(tokens, piece)
    while end > start + 1 and tokens.text[end - 1] in DIRECTIONS:
        end -= 1
    return start, end


def _span(tokens: Tokens, span: tuple[int, int]) -> Span:
    return tokens.starts[span[0]], tokens.ends[span[1] - 1]
