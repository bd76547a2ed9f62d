"""Verbs of events: which phrases before and after one are its actor and its recipient."""

from typing import Final

from musnad.extract.events.phrases import (
    AND_THAT,
    Phrase,
    after_adjunct,
    counts_on,
    is_count,
    is_days_ago,
    is_initial,
    is_verb,
    joined,
    phrase_at,
    subject_before,
)
from musnad.extract.events.sides import (
    ENDS,
    REACH,
    closes,
    has_pronoun_subject,
    is_adjunct,
    is_own_word,
    object_after,
    take,
)
from musnad.extract.events.trigger import Trigger
from musnad.extract.events.triggers import REFLEXIVE
from musnad.extract.sources.classes import HEAD
from musnad.extract.sources.subjects import antecedent_phrase
from musnad.lexicon.actors import armed, sector_of
from musnad.lexicon.events import phrase_at as needed_at
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD, Word

_MOST_ADJUNCTS: Final = 4  # between a verb and its object
_COERCING: Final = frozenset({"COP", "JUD"})  # whoever arrests rather than is arrested
_DEED_WITHIN: Final = 12  # tokens before a verb whose subject is a deed
_NEAR_OBJECT: Final = 2  # tokens between a verb after its subject and its object
_QUOTES: Final = '«“"'
_CLOSED_ENDINGS: Final = ("ون", "ين", "ان", "ا")  # of a noun without a genitive: خمسة مسلحين
_QUOTED_NAME: Final = 5  # tokens with their marks
_CLAUSE: Final = Tag.COMPLEMENTIZER | Tag.RELATIVE | Tag.CONJUNCTION
_INDEFINITE_NOT: Final = Tag.DEFINITE | Tag.NAME | Tag.CITY | Tag.COUNTRY


def read_verb(trigger: Trigger) -> None:
    """Find who does and suffers what a verb tells."""
    p, entry = trigger.p, trigger.entry
    if _is_of_deed(trigger):
        take(trigger.recipients, p, object_after(p, trigger.at, trigger.hi), trigger.hi)
        return
    if _is_relative(trigger):
        _read_relative(trigger)
        return
    before = None if trigger.reading.conjunction else subject_before(p, trigger.at, trigger.lo)
    headless = before is None and _is_headless(trigger)
    after = _After(trigger, most=1 if before is not None or headless else 2).found
    first = after[0] if after else None
    second = after[1] if len(after) > 1 else None
    if first is not None and second is not None and "host" not in entry.use and is_own_word(trigger, first):
        first, second = second, None  # قاطعت الانتخابات أحزاب المعارضة
    if headless:
        _take_object(trigger, first)
        _take_pronoun(trigger)
        trigger.background = trigger.background or _is_asyndetic(trigger)
    elif "suffers" in entry.frames:
        take(trigger.recipients, p, before or first, trigger.hi)
    elif "thing" in entry.frames:
        take(trigger.things, p, before or first, trigger.hi)
    elif trigger.reading.passive or (second is None and _is_passive(trigger, before, first)):
        take(trigger.recipients, p, before or first, trigger.hi)
    else:
        _take_both(trigger, *((first, second) if before is None else (before, first)))


def _is_of_deed(trigger: Trigger) -> bool:
    """Tell whether the subject of a verb is a deed named before it: هجوم انتحاري استهدف حاجزا."""
    words = trigger.p.tokens.words
    if trigger.reading.conjunction or trigger.reading.pronoun:
        return False
    if not any(r.kind == "verb" and r.link == "targets" for r in words[trigger.at].links):
        return False
    after = trigger.at + 1
    if after < trigger.hi and armed(words[after]) and not words[after].tags & Tag.DEFINITE:
        return False
    for j in range(trigger.at - 1, max(trigger.lo, trigger.at - _DEED_WITHIN) - 1, -1):
        word = words[j]
        if word.surface in ENDS or word.tags & Tag.COMPLEMENTIZER:
            return False
        if is_verb(word) and not word.links:
            return False
        if any(r.kind == "noun" and r.entry.type == "ASSAULT" for r in word.events):
            return True
    return False


def _is_relative(trigger: Trigger) -> bool:
    words = trigger.p.tokens.words
    return trigger.at - 1 > trigger.lo and bool(words[trigger.at - 1].tags & Tag.RELATIVE)


def _read_relative(trigger: Trigger) -> None:
    """Read a relative clause, whose antecedent does it or, by a pronoun or passive, suffers it."""
    p = trigger.p
    found = antecedent_phrase(p, trigger.at - 1, trigger.lo)
    antecedent = Phrase(found[0], found[0], found[1]) if found is not None else None
    after = _After(trigger, most=1).found
    first = after[0] if after else None
    if trigger.reading.pronoun:
        take(trigger.actors, p, first, trigger.hi)
        take(trigger.recipients, p, antecedent, trigger.at)
    elif antecedent is not None and p.tokens.words[antecedent.head].events:
        _take_object(trigger, first)  # الهجوم الذي استهدف السوق
    elif trigger.reading.passive or _is_passive(trigger, antecedent, first):
        take(trigger.recipients, p, antecedent, trigger.at)
    else:
        _take_both(trigger, antecedent, first)


def _take_both(trigger: Trigger, actor: Phrase | None, patient: Phrase | None) -> None:
    take(trigger.actors, trigger.p, actor, trigger.hi)
    if "np" in trigger.entry.frames and not trigger.reading.pronoun:
        take(trigger.recipients, trigger.p, patient, trigger.hi)
    if "host" in trigger.entry.use:  # who is received is the visitor, and acts
        trigger.actors, trigger.recipients = trigger.recipients, trigger.actors


def _is_headless(trigger: Trigger) -> bool:
    """Tell whether a verb without a readable subject before it has none after it either."""
    if trigger.reading.conjunction:
        return False
    return not is_initial(trigger.p, trigger.at, trigger.lo) or has_pronoun_subject(trigger, trigger.at)


def _take_pronoun(trigger: Trigger) -> None:
    """Note what the pronoun of أن before the verb does or suffers: إنه قصف …, إنها خطفت."""
    if not has_pronoun_subject(trigger, trigger.at):
        return
    frames = trigger.entry.frames
    passive = trigger.reading.passive or (
        "passive" in trigger.entry.use and "np" in frames and not trigger.recipients
    )
    if "thing" not in frames:
        trigger.implied = "recipient" if passive or "suffers" in frames else "actor"


def _is_asyndetic(trigger: Trigger) -> bool:
    """Tell whether the verb begins a clause about an indefinite noun before it: شابين خطفا سائحا."""
    word = trigger.p.tokens.words[trigger.at - 1]
    if trigger.weak or word.kind != WORD or word.tags & _INDEFINITE_NOT or word.form in AND_THAT:
        return False
    return bool(word.tags & (Tag.NOUN | Tag.ROLE | Tag.GROUP)) and not word.events


def _take_object(trigger: Trigger, first: Phrase | None) -> None:
    """Take what follows a verb whose subject before it cannot be read: it is no subject."""
    if trigger.reading.pronoun:
        take(trigger.actors, trigger.p, first, trigger.hi)  # تبنته جماعة
    elif "np" in trigger.entry.frames and "host" not in trigger.entry.use:
        take(trigger.recipients, trigger.p, first, trigger.hi)


def _is_passive(trigger: Trigger, before: Phrase | None, first: Phrase | None) -> bool:
    """Tell whether a spelling that is active and passive is passive here: قتل جنديان."""
    entry = trigger.entry
    if "passive" not in entry.use or trigger.reading.pronoun or "np" not in entry.frames:
        return False
    if trigger.at + 1 < trigger.hi and trigger.p.tokens.words[trigger.at + 1].form in REFLEXIVE:
        return False
    if before is not None and armed(trigger.p.tokens.words[before.head]) and first is not None:
        return _is_alone(trigger)
    if before is not None:
        return first is None or first.lo > trigger.at + 1 + _NEAR_OBJECT or _is_alone(trigger)
    if first is None:
        return False
    words = trigger.p.tokens.words
    if trigger.type == "COERCE" and sector_of(words, first.head, first.hi) in _COERCING:
        return False  # ضبطت الأجهزة الأمنية، مساء أمس، سيارة
    if not any(armed(words[j]) for j in range(first.head, min(first.hi, first.head + 2))):
        return True
    # قصف الجيش is active; but the armed are killed and wounded too, when they are counted or unnamed
    counted = first.head > first.lo
    return counted or (bool(entry.counts) and not words[first.head].tags & (Tag.ORG | Tag.DEFINITE))


def _is_alone(trigger: Trigger) -> bool:
    """Tell whether another clause begins right after the verb: إن مقاتلا قتل بعدما أطلقت طائرة …."""
    words = trigger.p.tokens.words
    after = trigger.at + 1
    return after < trigger.hi and bool(words[after].tags & Tag.CONJUNCTION)


class _After:
    """The noun phrases after a verb, adjuncts between them skipped."""

    __slots__ = ("_hi", "_j", "_most", "_skipped", "_trigger", "found")

    def __init__(self, trigger: Trigger, *, most: int) -> None:
        self.found: list[Phrase] = []
        self._trigger = trigger
        self._most = most
        self._hi = min(trigger.hi, trigger.at + REACH)
        self._j = trigger.at + 1
        self._skipped = 0
        while self._j < self._hi and len(self.found) < self._most and self._step():
            pass

    def _step(self) -> bool:
        """Go on over one word or phrase; return False where the clause is over."""
        p, words = self._trigger.p, self._trigger.p.tokens.words
        word = words[self._j]
        if word.kind == PUNCT:
            return self._mark(word)
        if self._is_needed(self._j):
            self._over_needed()
            return "needed" not in self._trigger.entry.frames  # أطلق سراح المرأتين: they do nothing
        if is_days_ago(words, self._j, self._hi):
            self._j += 3
            return True
        clause = word.tags & _CLAUSE and not word.tags & Tag.PREPOSITION
        if clause and not counts_on(words, self._j, self._hi):
            return False
        if word.time is not None and word.time.kind == "direction":
            self._j += 1  # خلال الأسابيع الأربعة الماضية
            return True
        if is_adjunct(word) and self._skipped < _MOST_ADJUNCTS:
            if closes(self._trigger, self._j):
                return False
            self._j, self._skipped = after_adjunct(p, self._j, self._hi), self._skipped + 1
            return True
        joined_on = word.tags & Tag.WITH_CONJUNCTION
        if _tells(word) or (joined_on and self.found):
            return False
        if joined_on and self._skipped and word.tags & Tag.DEFINITE:
            self._j += 1  # في الميناء والضاحية: of the adjunct
            return True
        return self._take(0)

    def _mark(self, word: Word) -> bool:
        if word.surface in ENDS:
            return False
        if word.surface in _QUOTES:
            return _quoted_name(self._trigger.p, self._j) and self._take(1)
        following = self._j + 1
        if word.surface in "،," and self.found:
            words = self._trigger.p.tokens.words
            if following >= self._hi or not _goes_on(words[following]):
                return False
        self._j = following
        return True

    def _take(self, marks: int) -> bool:
        phrase = phrase_at(self._trigger.p, self._j, self._hi)
        if phrase is None:
            return False
        if self.found and self._goes_on_over(phrase):
            before = self.found.pop()
            phrase = Phrase(before.lo, before.head, phrase.hi)
        self.found.append(phrase)
        self._j = phrase.hi + marks if marks else joined(self._trigger.p, phrase, self._hi)[-1].hi
        return True

    def _goes_on_over(self, phrase: Phrase) -> bool:
        """Tell whether a phrase belongs to the one it follows: أربعة من جنود مشاة البحرية, أحمد خان."""
        before, words = self.found[-1], self._trigger.p.tokens.words
        if phrase.lo != before.hi or phrase.lo != phrase.head:
            return False
        last, word = words[before.hi - 1], words[phrase.head]
        if last.tags & Tag.NAME:
            return not word.tags & ~Tag.PHRASE and not word.bare.endswith("ا")
        counted = before.lo < before.head and not last.tags & Tag.DEFINITE
        return counted and bool(word.tags & Tag.DEFINITE) and not last.bare.endswith(_CLOSED_ENDINGS)

    def _is_needed(self, j: int) -> bool:
        """Tell whether the word at ``j`` belongs to the verb itself: أطلق … النار."""
        entry = self._trigger.entry
        if not entry.needs.first or "sign" in entry.use or "np" in entry.frames:
            return False
        return needed_at(self._trigger.p.tokens.words, j, entry.needs)

    def _over_needed(self) -> None:
        words = self._trigger.p.tokens.words
        self._j += 1
        while self._j < self._hi and words[self._j].tags & Tag.ADJECTIVE:
            self._j += 1


def _tells(word: Word) -> bool:
    """Tell whether another verb begins at ``word``."""
    return is_verb(word) or (any(r.kind == "verb" for r in word.cues) and not word.tags & HEAD)


def _goes_on(word: Word) -> bool:
    """Tell whether a clause goes on after a comma: with an adjunct, a count, an object."""
    if is_count(word) or word.tags & (Tag.TIME | Tag.PREPOSITION | Tag.WITH_PREPOSITION):
        return True
    return word.kind == WORD and word.bare.endswith("ا") and not word.tags & (Tag.DEFINITE | Tag.NAME)


def _quoted_name(p: Passage, j: int) -> bool:
    quotation = p.quotation_at(j)
    if quotation is None or quotation.start != j or not quotation.closed:
        return False
    return quotation.end - j < _QUOTED_NAME
