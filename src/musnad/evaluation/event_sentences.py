"""Events scored on annotated sentences: does a sentence report an event of a type, and who did it to whom.

A line of such a file is a JSON object with ``id``, ``type``, ``text`` and either ``label`` (``yes``,
``difficult no``, ``easy no``: does the sentence report an event of the type) or ``annotations``: what
each of several readers marked, as lists of words ``verb``, ``source_actor`` and ``target_actor``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from musnad.article import Article
from musnad.errors import InputError
from musnad.extract.pipeline import extract
from musnad.lexicon.acts import stems
from musnad.record import Event, Record
from musnad.text.fold import fold
from musnad.text.tokens import WORD, tokenise

YES: Final = "yes"


class Marked(msgspec.Struct, frozen=True):
    """What one reader marked."""

    verb: tuple[str, ...] = ()
    source_actor: tuple[str, ...] = ()
    target_actor: tuple[str, ...] = ()


class Sentence(msgspec.Struct, frozen=True):
    """One annotated sentence."""

    id: str
    type: str
    text: str
    label: str | None = None
    annotations: tuple[Marked, ...] = ()


class Detection(msgspec.Struct):
    """How often an event of a type was found where readers saw one."""

    found: int = 0
    missed: int = 0
    spurious: int = 0

    @property
    def precision(self) -> float:
        """Part of the found that is right; 0 when nothing was found."""
        return self.found / (self.found + self.spurious) if self.found + self.spurious else 0.0

    @property
    def recall(self) -> float:
        """Part of what readers saw that was found; 0 when they saw nothing."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.found + self.missed + self.spurious
        return 2 * self.found / total if total else 0.0


class Overlap(msgspec.Struct):
    """In how many of the sentences with marked words the words found share one with them."""

    given: int = 0
    shared: int = 0

    @property
    def part(self) -> float:
        """Shared of given; 0 when none was given."""
        return self.shared / self.given if self.given else 0.0


class EventScores(msgspec.Struct):
    """The scores of a file: detection by type, overlap by what was marked, and what went wrong."""

    detection: dict[str, Detection] = {}
    overlap: dict[str, Overlap] = {}
    wrong: list[tuple[str, Sentence]] = []


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a JSONL file.

    Raises:
        InputError: there is no such file, or a line is not of the form.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such file")
    decoder = msgspec.json.Decoder(Sentence)
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                yield decoder.decode(line)
            except msgspec.DecodeError as error:
                raise InputError(f"{path}:{number}: {error}") from error


def score_events(sentences: Iterable[Sentence]) -> EventScores:
    """Read each sentence as an article of its own and compare its events with what readers saw."""
    scores = EventScores({}, {}, [])
    for sentence in sentences:
        record = extract(Article(id=sentence.id, text=sentence.text))
        events = [event for event in record.events if event.type == sentence.type]
        if sentence.label is not None:
            _detect(scores, sentence, events)
        if sentence.annotations:
            _compare(scores, sentence, record, events)
    return scores


def _detect(scores: EventScores, sentence: Sentence, events: list[Event]) -> None:
    reported = any(event.status == "asserted" and not event.background for event in events)
    detection = scores.detection.setdefault(sentence.type, Detection())
    if reported and sentence.label == YES:
        detection.found += 1
    elif reported:
        detection.spurious += 1
        scores.wrong.append(("spurious", sentence))
    elif sentence.label == YES:
        detection.missed += 1
        scores.wrong.append(("missed", sentence))


def _compare(scores: EventScores, sentence: Sentence, record: Record, events: list[Event]) -> None:
    mentions = {entity.id: entity.mentions for entity in record.entities}
    found = {
        "verb": [span for event in events for span in event.mentions],
        "actor": [span for event in events for one in event.actors for span in mentions[one]],
        "recipient": [span for event in events for one in event.recipients for span in mentions[one]],
    }
    marked = {
        "verb": [word for one in sentence.annotations for word in one.verb],
        "actor": [word for one in sentence.annotations for word in one.source_actor],
        "recipient": [word for one in sentence.annotations for word in one.target_actor],
    }
    for kind, words in marked.items():
        if not words:
            continue
        overlap = scores.overlap.setdefault(kind, Overlap())
        overlap.given += 1
        theirs = set().union(*map(_stems, words))
        ours = set().union(*(_stems(record.words(span)) for span in found[kind]))
        if theirs & ours:
            overlap.shared += 1
        else:
            scores.wrong.append((kind, sentence))


def _stems(text: str) -> frozenset[str]:
    """Return the words of ``text`` as they are compared: without marks, clitics, article and endings."""
    from musnad.lexicon.vocabulary import vocabulary  # noqa: PLC0415

    words = tokenise(text, vocabulary()).words
    return frozenset(stem for word in words if word.kind == WORD for stem in stems(fold(word.bare)))
