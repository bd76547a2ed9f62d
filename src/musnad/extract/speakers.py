"""Who speaks in each statement: explicit sources resolved, implied ones found."""

from musnad.extract.drafts import IMPLIED_SUBJECT, Draft
from musnad.extract.entities import Cast, Someone
from musnad.extract.mentions import Mention, members, mention_of
from musnad.extract.phrases import NAME, PERSONAL, phrase_end
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT


class Speakers:
    """The cast of an article and who speaks in each draft."""

    def __init__(self, passages: list[Passage], drafts: list[Draft]) -> None:
        self.cast = Cast()
        self._explicit: dict[int, list[Mention]] = {}
        self._subjects: dict[int, list[Mention]] = {}
        found: dict[int, Mention] = {}
        for number, draft in enumerate(drafts):
            if draft.source is not None:
                parts = [mention_of(draft.passage, *part) for part in members(draft.passage, *draft.source)]
                self._explicit[number] = parts
                found.update((m.lo, m) for m in parts)
        for p in passages:
            self._introduce(p, found)
        self.cast.introduce((m, _role(m)) for m in found.values())
        self._people = sorted(found)
        self._found = found
        self._drafts = drafts
        self.resolved: list[list[Someone]] = []
        for number, draft in enumerate(drafts):
            self.resolved.append(self._resolve(number, draft))

    def _introduce(self, p: Passage, found: dict[int, Mention]) -> None:
        """Find the people a passage names or calls by office, outside of sources too."""
        words = p.tokens.words
        j = p.lo
        while j < p.hi:
            tags = words[j].tags
            if not tags & PERSONAL or tags & Tag.AMBIGUOUS or j in found:
                j = self._past(j, found)
                continue
            end = phrase_end(p, j, p.hi)
            if end > j:
                mention = mention_of(p, j, end)
                if mention.type == "person":
                    found[j] = mention
                    j = end
                    continue
            j += 1

    @staticmethod
    def _past(j: int, found: dict[int, Mention]) -> int:
        mention = found.get(j)
        return max(j + 1, mention.hi) if mention is not None else j + 1

    def _resolve(self, number: int, draft: Draft) -> list[Someone]:
        explicit = self._explicit.get(number)
        if explicit is not None:
            return [self.cast.at(mention) for mention in explicit]
        same_sentence = self._in_sentence(number, draft)
        if draft.implied == IMPLIED_SUBJECT or not self._begins_sentence(draft):
            if same_sentence:
                return same_sentence
            subject = self._subject(draft)
            if subject is not None:
                return [subject]
        return self._last_speaker(number, draft)

    def _sentence(self, draft: Draft) -> tuple[int, int]:
        at = draft.cue[0]
        return next(((lo, hi) for lo, hi in draft.passage.sentences if lo <= at < hi), (draft.passage.lo, at))

    def _begins_sentence(self, draft: Draft) -> bool:
        return draft.cue[0] <= self._sentence(draft)[0] + 1

    def _in_sentence(self, number: int, draft: Draft) -> list[Someone]:
        """Return who spoke last within the same sentence, agreeing with the cue."""
        lo, _ = self._sentence(draft)
        for earlier in range(number - 1, -1, -1):
            other = self._drafts[earlier]
            if other.cue[0] < lo:
                break
            people = self.resolved[earlier]
            if people and _main(other) and _agrees(people, draft.reading):
                return people
        return []

    def _subject(self, draft: Draft) -> Someone | None:
        """Return who the sentence is about: its first phrase that can speak and agrees."""
        p = draft.passage
        lo, _ = self._sentence(draft)
        for at in self._people:
            if at >= draft.cue[0]:
                break
            if at >= lo and not p.tokens.words[at].tags & Tag.WITH_PREPOSITION:
                someone = self.cast.at(self._found[at])
                if _agrees([someone], draft.reading):
                    return someone
        return self._body_subject(p, lo, draft)

    def _body_subject(self, p: Passage, lo: int, draft: Draft) -> Someone | None:
        words = p.tokens.words
        for j in range(lo, min(lo + 6, draft.cue[0])):
            tags = words[j].tags
            if tags & (Tag.ORG | Tag.GROUP | Tag.COUNTRY | Tag.SEAT | Tag.MEDIA) and not tags & Tag.WITH_PREPOSITION:
                mention = mention_of(p, j, max(phrase_end(p, j, draft.cue[0]), j + 1))
                self.cast.introduce([(mention, "")])
                return self.cast.at(mention)
        return None

    def _last_speaker(self, number: int, draft: Draft) -> list[Someone]:
        fallback: list[Someone] = []
        for earlier in range(number - 1, -1, -1):
            if self._drafts[earlier].passage.kind == "related" != draft.passage.kind:
                continue
            people = self.resolved[earlier]
            if not people:
                continue
            if _main(self._drafts[earlier]) and _agrees(people, draft.reading):
                return people
            fallback = fallback or people
        return fallback


def _role(mention: Mention) -> str:
    return ""


def _main(draft: Draft) -> bool:
    return draft.reading is not None and draft.reading.kind != "preposition"


def _agrees(people: list[Someone], reading: CueReading | None) -> bool:
    """Tell whether the cue's gender and number fit: وأضافت for a woman or a feminine body."""
    if reading is None or reading.kind not in ("verb", "participle"):
        return True
    if reading.number in ("p", "d"):
        return len(people) > 1 or people[0].type in ("group", "organization")
    if len(people) > 1:
        return reading.kind == "verb"
    gender = people[0].gender
    return not gender or reading.gender == "any" or gender == reading.gender
