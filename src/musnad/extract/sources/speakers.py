"""Who speaks in each statement: explicit sources resolved, implied ones found."""

from bisect import bisect_left
from itertools import chain, pairwise
from typing import Final

from musnad.extract.drafts import IMPLIED_SUBJECT, Draft
from musnad.extract.sources.agreement import (
    agrees,
    beyond,
    gendered,
    may_begin,
    of_several,
    of_things,
    serves,
)
from musnad.extract.sources.antecedents import Antecedents
from musnad.extract.sources.bystanders import Bystanders
from musnad.extract.sources.classes import HEAD
from musnad.extract.sources.entities import Cast, Someone
from musnad.extract.sources.headlines import Headlines, named_by_the_text
from musnad.extract.sources.mentions import Mention, members, mention_of
from musnad.extract.sources.phrases import phrase_end
from musnad.extract.sources.topics import author, latest, named, oblique, said_within, topics
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan

# Rules whose content comes before the cue and may hold the sentence's own statement.
_AFTERWARDS: Final = frozenset({"content-preposition", "clause-verb"})
_PREFIXES: Final = "يتن"  # of the imperfect: an unknown word that begins so and is told of nowhere else
_NEIGHBOURS: Final = 40  # statements before one among which its speaker is looked for


class Speakers:
    """The cast of an article and who speaks in each draft."""

    def __init__(self, passages: list[Passage], drafts: list[Draft]) -> None:
        self.cast = Cast()
        told = (p for p in passages if p.kind in ("paragraph", "heading"))
        self._before = {q.lo: p for p, q in pairwise(told) if p.kind == q.kind}
        self._explicit: dict[int, list[Mention]] = {}
        found: dict[int, Mention] = {}
        for number, draft in enumerate(drafts):
            if draft.source is not None:
                p, (lo, hi) = draft.passage, draft.source
                parts = [mention_of(p, begin, end) for begin, end in members(p, lo, hi)]
                if len(parts) == 1:
                    parts = [gendered(parts[0], draft)]
                self._explicit[number] = parts
        for number, parts in self._explicit.items():
            if len(parts) == 1:
                parts[0] = named_by_the_text(number, parts[0], drafts, self._explicit)
            found.update((m.lo, m) for m in parts)
        self._bystanders = Bystanders(passages if found else [])
        for parts in self._explicit.values():
            parts[:] = [self._by_country(part) for part in parts]
            found.update((m.lo, m) for m in parts)
        self._bystanders.take(found.values())
        for mention in list(found.values()):
            found.update((m.lo, m) for m in self._bystanders.named_like(mention))
        sources = frozenset(m.lo for parts in self._explicit.values() for m in parts)
        self.cast.introduce(found.values(), sources)
        self._found = found
        self._drafts = drafts
        self._cues = [draft.cue[0] for draft in drafts]
        self._outer: dict[int, list[TokenSpan]] = {}
        self._antecedents = Antecedents(self.cast, self._bystanders)
        self.resolved: list[list[Someone]] = []
        for number, draft in enumerate(drafts):
            people = self._resolve(number, draft)
            self.resolved.append(people)
            for someone in people:
                someone.spoke = True
        headlines = Headlines(drafts, self._explicit, self.resolved)
        self.kept = [headlines.confirmed(number) for number in range(len(drafts))]

    def _by_country(self, mention: Mention) -> Mention:
        """Return a capital by the name of the country it stands for, when the text tells of that."""
        capital = mention.stands_for and mention.place and mention.gender == "f"
        if not capital or not self._bystanders.tells_of(mention.stands_for):
            return mention
        return mention._replace(name=mention.stands_for)

    def _resolve(self, number: int, draft: Draft) -> list[Someone]:
        explicit = self._explicit.get(number)
        if explicit is not None:
            return [self._whom(mention, draft.passage) for mention in explicit]
        if said_within(draft.passage, draft.cue[1]) and (writer := self._author(draft)) is not None:
            return [writer]
        if (quoted := self._quoted_subject(draft)) is not None:
            return [quoted]
        same_sentence = self._in_sentence(number, draft)
        if draft.implied == IMPLIED_SUBJECT or not self._begins_sentence(draft):
            if same_sentence:
                return same_sentence
            subject = self._subject(draft)
            subject = subject or self._told_of(draft)
            if subject is not None and not of_things(draft, subject):
                return [subject]
        if draft.implied == IMPLIED_SUBJECT and (nearest := self._nearest(draft)) is not None:
            return [nearest]
        return self._last_speaker(number, draft)

    def _sentence(self, draft: Draft) -> tuple[int, int]:
        at = draft.cue[0]
        return _sentence_at(draft.passage, at) or (draft.passage.lo, at)

    def _begins_sentence(self, draft: Draft) -> bool:
        return draft.cue[0] <= self._sentence(draft)[0] + 1

    def _in_sentence(self, number: int, draft: Draft) -> list[Someone]:
        """Return who spoke last within the same sentence, agreeing with the cue.

        Who is quoted there comes after who quotes him: قال الوزير إن الشركة نفت ذلك، مشيرا إلى ….
        """
        lo, _ = self._sentence(draft)
        quoted: list[Someone] = []
        for earlier in _backwards(number):
            other = self._drafts[earlier]
            if other.cue[0] < lo:
                break
            people = self.resolved[earlier]
            if not people or not serves(people, other, draft) or self._told_within(earlier, draft):
                continue
            if not self._within_other(earlier, draft):
                return people
            quoted = quoted or people
        return quoted

    def _subject(self, draft: Draft) -> Someone | None:
        """Return who the sentence is about: the phrase at its head, or after its verb."""
        lo, _ = self._sentence(draft)
        return self._subject_in(draft.passage, (lo, draft.cue[0]), draft)

    def _author(self, draft: Draft) -> Someone | None:
        """Return who says what stands in a document or an interview: بعث سليم برسالة قال فيها …"""
        p = draft.passage
        j = author(p, self._sentence(draft)[0], draft.cue[0], self.cast.families())
        someone = self._someone_at(p, j, draft.cue[0]) if j is not None else None
        return someone if someone is not None and agrees([someone], draft.reading) else None

    def _nearest(self, draft: Draft) -> Someone | None:
        """Return the last subject before a participle within its sentence: حيث تحدث المدير سالم، مهنئا ….."""
        p = draft.passage
        for j in latest(p, self._sentence(draft)[0], draft.cue[0]):
            someone = self._someone_at(p, j, draft.cue[0])
            if someone is not None and agrees([someone], draft.reading):
                return someone
        return None

    def _told_of(self, draft: Draft) -> Someone | None:
        """Return the person a sentence without a plain subject tells of: وأعيد انتخاب بلاتر لكنه …."""
        p = draft.passage
        for j in named(p, self._sentence(draft)[0], draft.cue[0]):
            someone = self._someone_at(p, j, draft.cue[0])
            if someone is not None and someone.names and agrees([someone], draft.reading):
                return someone
        return None

    def _quoted_subject(self, draft: Draft) -> Someone | None:
        """Return whom a quotation speaks of, for a verb within it: «راجعت الإدارة الأمر وخلصت إلى …»."""
        p, at = draft.passage, draft.cue[0]
        quotation = p.quotation_at(at)
        if quotation is None or draft.reading is None or draft.reading.kind != "verb":
            return None
        lo = max(quotation.start + 1, self._sentence(draft)[0])
        return self._subject_in(p, (lo, at), draft, quoted=True) if at > lo + 1 else None

    def _subject_in(
        self, p: Passage, span: tuple[int, int], draft: Draft, *, quoted: bool = False
    ) -> Someone | None:
        lo, hi = span
        told = lo  # end of a phrase that cannot be meant
        for j in topics(p, lo, hi, self.cast.families(), quoted=quoted):
            if j < told or (oblique(p.tokens.words, j) and not of_several(draft.reading)):
                continue
            someone = self._someone_at(p, j, hi)
            if someone is None or not agrees([someone], draft.reading):
                continue
            if not beyond(draft, someone):
                return someone
            told = self._found[j].hi
        return None

    def _someone_at(self, p: Passage, j: int, hi: int) -> Someone | None:
        """Return who the phrase at ``j`` means, or None when it is no more than a word."""
        mention = self._found.get(j)
        if mention is None:
            alone = not p.tokens.words[j].tags & (HEAD | Tag.NAMELIKE | Tag.OCCASION)  # a family's name
            mention = mention_of(p, j, j + 1 if alone else max(phrase_end(p, j, hi), j + 1))
            self._bystanders.take([mention])
            found = list(self._bystanders.named_like(mention))
            self.cast.introduce(found)
            self._found.update((m.lo, m) for m in found)
            unheard = mention.type == "unknown" and not mention.names
            verb = mention.foreign and mention.hi == j + 1 and p.tokens.words[j].form[0] in _PREFIXES
            if (unheard or verb) and self.cast.find(mention) is None:
                return None
            self._found[j] = mention
        return self._whom(mention, p, spoke=False)

    def _whom(self, mention: Mention, p: Passage, *, spoke: bool = True) -> Someone:
        """Return who ``mention`` means, settled when it is met."""
        someone = self.cast.at(mention)
        if someone is None:
            meant = self.cast.find(mention) if mention.type != "document" else None
            meant = meant or self._antecedents.of(mention, p, self._issuer)
            someone = self.cast.settle(mention, meant, spoke=spoke)
        return someone

    def _issuer(self, p: Passage, at: int) -> Someone | None:
        """Return the body that speaks in the sentence of a document: وفي بيان، نددت البعثة."""
        lo, hi = _sentence_at(p, at) or (at, at)
        first, here, last = (bisect_left(self._cues, j, hi=len(self.resolved)) for j in (lo, at, hi))
        for number in chain(range(here - 1, first - 1, -1), range(here, last)):
            for speaker in self.resolved[number]:
                if speaker.type == "organization" or speaker.issued:
                    return speaker
        document = p.tokens.words[at]
        if document.tags & Tag.OCCASION and not document.form.endswith("ا"):  # قالت الوزيرة ليلى في بيان إن …
            own = (speaker for number in range(first, here) for speaker in self.resolved[number])
            person = next((speaker for speaker in own if speaker.names), None)
            if person is not None:
                return person
        for j in topics(p, lo, at):
            if p.tokens.words[j].tags & Tag.DOCUMENT:
                continue  # whose issuer would have to be found first
            someone = self._someone_at(p, j, at)
            if someone is not None and someone.type == "organization":
                return someone
        return None

    def _last_speaker(self, number: int, draft: Draft) -> list[Someone]:
        """Return who spoke last and agrees; a sentence between without a statement may tell of another."""
        between = self._subject_between(number, draft)
        if between is not None:
            return [between]
        fallback: list[Someone] = []
        for earlier in _backwards(number):
            if _apart(self._drafts[earlier].passage, draft.passage):
                break
            if self._within_other(earlier, draft) or self._told_within(earlier, draft):
                continue
            people = self.resolved[earlier]
            other = self._drafts[earlier]
            if not people or other.rule == "relative-object":  # «…، وهو ما نفاه الحزب» is told in passing
                continue
            if serves(people, other, draft):
                return people
            fallback = fallback or people
        if fallback or (topic := self._paragraph_topic(number, draft)) is None:
            return fallback
        return [topic]

    def _subject_between(self, number: int, draft: Draft) -> Someone | None:
        """Return the person or body that the sentence before is about, when nobody speaks in it."""
        p = draft.passage
        lo, _ = self._sentence(draft)
        place = bisect_left(p.sentences, (lo,))
        if not place:
            return self._paragraph_subject(number, draft)
        before = p.sentences[place - 1]
        if number and self._drafts[number - 1].cue[0] >= before[0]:
            return None
        lately = self._drafts[max(0, number - 3) : number]
        if any(a <= before[0] < b for earlier in lately for a, b in earlier.content):
            return None
        someone = self._subject_in(p, before, draft)
        return someone if someone is not None and (someone.names or someone.type == "organization") else None

    def _paragraph_subject(self, number: int, draft: Draft) -> Someone | None:
        """Return whom the last sentence of the paragraph before is about: وزار سالم الحي. ¶ وقال إن …"""
        someone = self._paragraph_topic(number, draft)
        if someone is None or not someone.names:
            return None
        return someone if someone.gender or draft.reading is None or draft.reading.gender != "f" else None

    def _paragraph_topic(self, number: int, draft: Draft) -> Someone | None:
        """Return what the last sentence of the paragraph before is about, when nobody speaks in it."""
        before = self._before.get(draft.passage.lo)
        if before is None or not before.sentences or not may_begin(draft):
            return None
        if not self._begins_sentence(draft):
            return None
        lo, hi = before.sentences[-1]
        if number and self._drafts[number - 1].cue[0] >= lo:
            return None
        j = next(topics(before, lo, hi, self.cast.families()), None)
        someone = self._someone_at(before, j, hi) if j is not None else None
        return someone if someone is not None and agrees([someone], draft.reading) else None

    def _told_within(self, earlier: int, draft: Draft) -> bool:
        """Tell whether an earlier statement stands in a quotation that this one is outside of."""
        other = self._drafts[earlier]
        quotation = other.passage.quotation_at(other.cue[0])
        return quotation is not None and not quotation.start <= draft.cue[0] < quotation.end

    def _within_other(self, earlier: int, draft: Draft) -> bool:
        """Tell whether an earlier statement is told within another's content, and this one is not."""
        here = draft.cue[0]
        return any(not lo <= here < hi for lo, hi in self._around(earlier))

    def _around(self, number: int) -> list[TokenSpan]:
        """Return the contents of the statements right before one that it is told within."""
        found = self._outer.get(number)
        if found is None:
            at = self._cues[number]
            before = self._drafts[max(0, number - 3) : number]
            contents = [span for other in before if other.rule not in _AFTERWARDS for span in other.content]
            if _in_relative_clause(self._drafts[number]):
                contents += [_named_in(other) for other in before]
            found = self._outer[number] = [(lo, hi) for lo, hi in contents if lo <= at < hi]
        return found


def _named_in(draft: Draft) -> TokenSpan:
    """Return the words that name a source after its cue, with a clause on it: كاتب في صحيفة يكتب بها سليم."""
    source, content = draft.source, draft.content
    if source is None or not content or not draft.cue[0] < source[0] < content[0][0]:
        return draft.cue
    return source[0], content[0][0]


def _in_relative_clause(draft: Draft) -> bool:
    at = draft.cue[0]
    return at > draft.passage.lo and bool(draft.passage.tokens.words[at - 1].tags & Tag.RELATIVE)


def _sentence_at(p: Passage, at: int) -> tuple[int, int] | None:
    """Return the sentence that token ``at`` stands in, or None for what stands between two."""
    place = bisect_left(p.sentences, (at + 1,)) - 1
    return p.sentences[place] if place >= 0 and at < p.sentences[place][1] else None


def _backwards(number: int) -> range:
    """Return the statements before one, the nearest first."""
    return range(number - 1, max(-1, number - 1 - _NEIGHBOURS), -1)


def _apart(one: Passage, other: Passage) -> bool:
    """Tell whether two passages belong to different stories: teasers of related articles."""
    return one.lo != other.lo and "related" in (one.kind, other.kind)
