"""Drafts and speakers made into the statements and entities of the record."""

from bisect import bisect_left

from musnad.extract.content import mode_of
from musnad.extract.drafts import Draft
from musnad.extract.entities import Someone
from musnad.extract.speakers import Speakers
from musnad.extract.statements import read_statements
from musnad.record import Block, Cue, DateMention, Entity, Mode, Source, Span, Statement
from musnad.text.passages import Passage, passage
from musnad.text.tokens import Tokens

_READ = frozenset({"title", "heading", "paragraph", "related", "caption"})


def passages_of(tokens: Tokens, blocks: tuple[Block, ...]) -> list[Passage]:
    """Return a passage for each block that may hold statements."""
    found = []
    for block in blocks:
        if block.kind in _READ:
            lo = bisect_left(tokens.starts, block.span[0])
            hi = bisect_left(tokens.starts, block.span[1])
            found.append(passage(tokens, block.kind, lo, hi))
    return found


def statements_of(
    tokens: Tokens, blocks: tuple[Block, ...], dates: tuple[DateMention, ...]
) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    """Return the statements of the text and the entities it speaks of."""
    passages = passages_of(tokens, blocks)
    drafts = [draft for p in passages for draft in read_statements(p)]
    speakers = Speakers(passages, drafts)
    kept = [at for at, keep in enumerate(speakers.kept) if keep]
    statements = tuple(
        _statement(number, drafts[at], speakers.resolved[at]) for number, at in enumerate(kept, 1)
    )
    return statements, speakers.cast.records(tokens)


def _statement(number: int, draft: Draft, people: list[Someone]) -> Statement:
    tokens = draft.passage.tokens
    reading = draft.reading
    return Statement(
        id=f"s{number}",
        cue=Cue(_span(tokens, draft.cue), reading.lemma if reading else tokens.words[draft.cue[0]].bare),
        source=Source(
            _span(tokens, draft.source) if draft.source else None,
            " + ".join(someone.name for someone in people) or None,
            people[0].type if people else "unknown",
            f"e{people[0].number + 1}" if people else None,
        ),
        content=tuple(_span(tokens, piece) for piece in draft.content),
        mode=_mode(draft),
        act=reading.act if reading else "assert",  # type: ignore[arg-type]  # checked when the table is read
        rule=draft.rule,
        confidence=0.5,
    )


def _mode(draft: Draft) -> Mode:
    mode = mode_of(draft.passage, draft.content)
    return "direct" if mode == "direct" else "mixed" if mode == "mixed" else "indirect"


def _span(tokens: Tokens, span: tuple[int, int]) -> Span:
    return tokens.starts[span[0]], tokens.ends[span[1] - 1]
