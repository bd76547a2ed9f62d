"""Events: who did what to whom, when, where, and in whose voice."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import Final, cast

from musnad.extract.assemble import Voices
from musnad.extract.events.frames import read_frame
from musnad.extract.events.happenings import is_violence
from musnad.extract.events.keeping import (
    add_all,
    after_harm,
    at_something,
    has_someone,
    is_announced,
    is_counted,
    is_kept,
    is_told,
    lend_targets,
    says_something,
)
from musnad.extract.events.kinds import (
    as_protest,
    by_number,
    by_sign,
    goes_on,
    inherit,
    is_office,
    is_only_said,
    is_own,
    is_purpose,
    is_threat,
    is_verbal_noun,
    is_weak,
)
from musnad.extract.events.merging import Happening, grouped, merged
from musnad.extract.events.people import People
from musnad.extract.events.phrases import Phrase, actor_within
from musnad.extract.events.places import host_place, place_of
from musnad.extract.events.sides import SAID
from musnad.extract.events.trigger import Trigger
from musnad.extract.events.triggers import is_accident, is_sport, triggers_in
from musnad.extract.sources.entities import Someone
from musnad.lexicon.actors import armed
from musnad.lexicon.event_contexts import HOLDS
from musnad.lexicon.event_counts import counted_harm
from musnad.lexicon.types import Tag
from musnad.record import Counted, DateMention, Event, EventCount, Figure, Span
from musnad.text.fold import ascii_digits
from musnad.text.passages import Passage
from musnad.text.tokens import EVENTFUL, Tokens

_READ: Final = frozenset({"title", "heading", "paragraph"})
_LINKED: Final = frozenset({"CONSULT", "SUPPORT", "AGREE", "AID", "REJECT"})
_DATE_WITHIN: Final = 100  # characters from the word that tells the event
_DAYS_AGO: Final = 21  # an event dated so long before publication is told as background
_DAY: Final = 10  # letters of an ISO day


def read_events(
    voices: Voices, dates: tuple[DateMention, ...], figures: tuple[Figure, ...], published: str | None
) -> tuple[Event, ...]:
    """Return the events of the article in order, ids ``v1`` …; ``statement`` is linked by the pipeline.

    Whoever takes part in one is in the cast of ``voices`` from now on.
    """
    return _Reader(voices, dates, figures, published).events()


class _Reader:
    """Reads the events of one article."""

    def __init__(
        self,
        voices: Voices,
        dates: tuple[DateMention, ...],
        figures: tuple[Figure, ...],
        published: str | None,
    ) -> None:
        self._voices = voices
        self._people = People(voices.cast)
        self._dates = dates
        self._date_starts = [mention.span[0] for mention in self._dates]
        self._figures = figures
        self._figure_starts = [figure.span[0] for figure in figures]
        self._published = published[:_DAY] if published else None
        self._told = frozenset(draft.content[0][0] for draft in voices.drafts)

    def events(self) -> tuple[Event, ...]:
        happenings: list[Happening] = []
        if not self._voices.passages or is_sport(self._voices.passages[0].tokens):
            return ()
        for p in self._voices.passages:
            if p.kind in _READ and p.tokens.places_between(EVENTFUL, p.lo, p.hi):
                for lo, hi in p.sentences:
                    happenings += self._sentence(p, lo, hi)
        happenings = merged(happenings)
        if not any(map(is_violence, happenings)) and is_accident(self._voices.passages[0].tokens):
            happenings = [h for h in happenings if h.type != "ASSAULT" and "deport" not in h.modes]
        kept = [h for h in happenings if is_kept(h)]
        return tuple(self._event(number, h) for number, h in enumerate(kept, 1))

    def _sentence(self, p: Passage, lo: int, hi: int) -> list[Happening]:
        sure: list[Trigger] = []
        for trigger in triggers_in(p, lo, hi):
            if is_own(trigger, sure) or (is_office(trigger) and trigger.at not in self._voices.cues):
                continue  # طالب, who is no student only where a statement says so
            licensed = read_frame(trigger)
            if is_verbal_noun(trigger) or not is_threat(trigger):
                continue
            if trigger.status == "asserted" and (is_only_said(trigger, sure) or is_purpose(trigger)):
                trigger.status = "hypothetical"
            if goes_on(trigger):
                trigger.background = False
            by_number(trigger)
            by_sign(trigger)
            as_protest(trigger)
            self._cued(trigger)
            inherit(trigger, sure)
            if trigger.is_noun and not (licensed or self._licensed(trigger, sure)):
                trigger.reference = True
                if trigger.type in _LINKED or "lit" in trigger.entry.use:
                    continue  # a meeting, an inquiry: a noun of everyday use
            trigger.weak = is_weak(trigger)
            if says_something(trigger):
                sure.append(trigger)
        found = grouped(sure) if sure else []
        for happening in found:
            self._settle(happening, p)
        lend_targets(found)
        return found

    def _cued(self, trigger: Trigger) -> None:
        """Let who says it be who does it: طالب الوزير …, where a statement has found the source."""
        if trigger.type == "PROTEST":
            return
        if "speech" in trigger.entry.use and not trigger.is_noun and trigger.at in self._voices.cues:
            trigger.actors = []

    def _licensed(self, trigger: Trigger, sure: list[Trigger]) -> bool:
        """Tell whether a noun reports by its place: in a headline, as what was announced."""
        if trigger.reading.definite and trigger.reference:
            return False
        p, at = trigger.p, trigger.at
        if at - _held(trigger) in (trigger.lo, p.lo) or _after_mark(p, at - _held(trigger)):
            return True
        if any(start in self._told for start in range(at - 2 - _held(trigger), at + 1)):
            return True
        if is_announced(trigger) or after_harm(trigger):
            return True
        if trigger.reading.conjunction and sure and not sure[-1].reference and sure[-1].is_noun:
            return True
        return any(not one.reference and one.type == trigger.type and not one.weak for one in sure)

    def _settle(self, happening: Happening, p: Passage) -> None:
        """Lead the phrases of a happening to those they mean, and find where and when it was."""
        for trigger in happening.triggers:
            add_all(happening.actors, self._actors(trigger))
            add_all(happening.recipients, self._recipients(trigger))
            said = "speech" in trigger.entry.use and not trigger.reading.passive
            if said and trigger.type != "PROTEST":
                add_all(happening.actors, self._voices.cues.get(trigger.at, []))
        first = happening.triggers[0]
        host = next((t.host for t in happening.triggers if t.host is not None), None)
        where = host_place(p, host.head, host.hi) if host is not None else None
        where = where or place_of(p, first.at, first.lo, first.hi)
        if where is not None:
            happening.place = self._people.place(p, where.lo, where.hi, where.found)
        happening.recipients = [s for s in happening.recipients if s not in happening.actors]
        mention = self._date(p.tokens, first)
        if mention is not None and happening.status == "asserted" and self._is_to_come(mention):
            if first.is_noun or first.reading.tense == "present":
                happening.status = "planned"  # يزور العاصمة الثلاثاء المقبل
            else:
                mention = None  # a date of what is spoken of
        if mention is not None and mention.value is not None:
            happening.date, happening.dated = mention.value, True
            happening.background = happening.background or self._long_ago(p.tokens, mention)
        elif mention is not None and self._published is None and _names_year(p, mention):
            happening.background = True
        happening.concrete = mention is not None or where is not None or is_counted(happening)
        happening.concrete = happening.concrete or at_something(first)
        if all(t.is_noun and not t.linked for t in happening.triggers) and not has_someone(happening):
            happening.reference = True

    def _actors(self, trigger: Trigger) -> list[Someone]:
        """Return who did it; of «قواته» and of «إنه قصف» who speaks."""
        words = trigger.p.tokens.words
        owned = [ph for ph in trigger.actors if words[ph.head].tags & Tag.POSSESSED and armed(words[ph.head])]
        speakers = self._speakers(trigger.at) if owned or trigger.implied == "actor" else []
        kept = [phrase for phrase in trigger.actors if not speakers or phrase not in owned]
        return speakers + [self._people.meant(trigger.p, phrase) for phrase in kept]

    def _speakers(self, at: int) -> list[Someone]:
        """Return who says what is told at token ``at``: the source of the innermost statement there."""
        holding = [
            (hi - lo, draft.cue[0])
            for draft in self._voices.drafts
            for lo, hi in draft.content
            if lo <= at < hi
        ]
        return self._voices.cues.get(min(holding)[1], []) if holding else []

    def _recipients(self, trigger: Trigger) -> list[Someone]:
        """Return those a trigger is directed at; of what is said of a thing, those the thing is of."""
        phrases = trigger.recipients
        if trigger.type in SAID:
            phrases = [inner for phrase in phrases if (inner := actor_within(trigger.p, phrase)) is not None]
        implied = self._speakers(trigger.at) if trigger.implied == "recipient" else []
        return implied + [self._people.meant(trigger.p, phrase) for phrase in phrases]

    def _date(self, tokens: Tokens, trigger: Trigger) -> DateMention | None:
        """Return the date nearest to the trigger in its sentence, one after it rather than one before."""
        here = tokens.starts[trigger.at]
        start = max(tokens.starts[trigger.lo], here - _DATE_WITHIN)
        end = min(tokens.ends[trigger.hi - 1], here + _DATE_WITHIN)
        first, last = bisect_left(self._date_starts, start), bisect_right(self._date_starts, end)
        if first == last:
            return None
        return min(
            self._dates[first:last],
            key=lambda m: m.span[0] - here if m.span[0] > here else 2 * (here - m.span[0]),
        )

    def _is_to_come(self, mention: DateMention) -> bool:
        """Tell whether a date lies after publication."""
        begin = (mention.value or "").split("/")[0][:_DAY]
        return self._published is not None and begin > self._published[: len(begin)]

    def _long_ago(self, tokens: Tokens, mention: DateMention) -> bool:
        """Tell whether a date lies long before publication or, where that is unknown, tells its year."""
        value = mention.value or ""
        if self._published is None:
            return value[:4] in ascii_digits(tokens.text[mention.span[0] : mention.span[1]])
        end = value.rsplit("/", 1)[-1]
        return end < _days_before(self._published)[: len(end)]

    def _event(self, number: int, happening: Happening) -> Event:
        spans = sorted({_word(t) for t in happening.triggers})
        first = happening.triggers[0]
        day = happening.date or (self._published if not happening.background else None)
        return Event(
            id=f"v{number}",
            type=happening.type,
            trigger=_word(first),
            actors=_ids(happening.actors),
            recipients=_ids(happening.recipients),
            place=f"e{happening.place.number + 1}" if happening.place is not None else None,
            date=day,
            status=happening.status,
            mode=happening.modes,
            contexts=happening.contexts,
            mentions=tuple(spans),
            date_basis=None if day is None else "text" if happening.dated else "published",
            background=happening.background or happening.reference or not is_told(happening),
            counts=self._counts(happening),
        )

    def _counts(self, happening: Happening) -> tuple[EventCount, ...]:
        """Return the figures that count those who took part, told with them."""
        found: dict[str, EventCount] = {}
        for trigger in happening.triggers:
            what = trigger.entry.counts
            counted = trigger.actors if what == "participants" else trigger.recipients
            for phrase in counted if what else ():
                for figure in self._figures_in(_span(trigger.p.tokens, phrase)):
                    found.setdefault(figure.id, EventCount(figure.id, cast(Counted, what)))
            if happening.type == "ASSAULT":
                tokens = trigger.p.tokens
                for figure in self._figures_in((tokens.starts[trigger.lo], tokens.ends[trigger.hi - 1])):
                    harm = counted_harm(figure.measure or "")
                    if harm:
                        found.setdefault(figure.id, EventCount(figure.id, cast(Counted, harm)))
        return tuple(found.values())

    def _figures_in(self, span: Span) -> tuple[Figure, ...]:
        first, last = bisect_left(self._figure_starts, span[0]), bisect_left(self._figure_starts, span[1])
        return self._figures[first:last]


def _word(trigger: Trigger) -> Span:
    """Return the word that tells of an event, without the conjunction written on it: *و*أشاد."""
    tokens = trigger.p.tokens
    start, end = tokens.starts[trigger.at], tokens.ends[trigger.at]
    if trigger.reading.conjunction:
        start += 1
        while start < end - 1 and not tokens.text[start].isalpha():
            start += 1  # its vowel sign
    return start, end


def _names_year(p: Passage, mention: DateMention) -> bool:
    """Tell whether a date counts in years, from a day that is not known: قبل عامين, العام الماضي."""
    first = bisect_left(p.tokens.starts, mention.span[0])
    last = bisect_left(p.tokens.starts, mention.span[1])
    times = [time for word in p.tokens.words[first:last] if (time := word.time) is not None]
    now = any(time.kind == "direction" and time.value == 0 for time in times)
    return not now and any(time.kind == "unit" and time.unit == "Y" for time in times)


def _days_before(published: str | None) -> str:
    """Return the ISO day since when events are news, "" where the day of publication is not known."""
    try:
        return (date.fromisoformat(published) - timedelta(days=_DAYS_AGO)).isoformat() if published else ""
    except (ValueError, OverflowError):  # a day before the calendar begins
        return ""


def _held(trigger: Trigger) -> int:
    """Return how many words that hold an event noun stand before it: عدة عمليات خطف."""
    words, count = trigger.p.tokens.words, 0
    while trigger.at - count > trigger.lo and words[trigger.at - count - 1].context & HOLDS:
        count += 1
    return count


def _after_mark(p: Passage, at: int) -> bool:
    """Tell whether a colon, a quotation mark or dots stand before token ``at``."""
    return at > p.lo and p.tokens.words[at - 1].surface in ':«“"….-*ـ–|'


def _ids(some: list[Someone]) -> tuple[str, ...]:
    return tuple(f"e{someone.number + 1}" for someone in some)


def _span(tokens: Tokens, phrase: Phrase) -> Span:
    return tokens.starts[phrase.lo], tokens.ends[phrase.hi - 1]
