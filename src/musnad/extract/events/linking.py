"""Verbs that go with event nouns: the one before a noun that says who does or suffers its event."""

from typing import Final

from musnad.extract.events.phrases import is_verb
from musnad.extract.events.trigger import Trigger
from musnad.lexicon.event_contexts import ATTEMPT, HOLDS
from musnad.lexicon.events import LinkReading
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.tokens import PUNCT, WORD, Word

_PREPOSITIONS: Final = {"bi": "ب", "li": "ل"}
_APART: Final = {"ala": closed("frame_ala"), "fi": closed("frame_fi"), "ila": closed("frame_ila"),
                 "min": closed("frame_min"), "an": closed("frame_an")}  # fmt: skip


_WITHIN: Final = 14  # tokens from a verb to the noun it links
_SUFFERED_WITHIN: Final = 24  # تعرضت وزيرة …، …، لمحاولة اغتيال: the preposition leads over its long subject


def links_before(trigger: Trigger) -> tuple[int, LinkReading] | None:
    """Return the verb before an event noun that says who does or suffers it: شن مسلحون هجوما."""
    words = trigger.p.tokens.words
    for j in range(trigger.at - 1, max(trigger.lo, trigger.at - _SUFFERED_WITHIN) - 1, -1):
        word = words[j]
        if word.kind == PUNCT and word.surface in ".:؛«":
            return None
        if word.kind == WORD and word.tags & Tag.COMPLEMENTIZER:
            return None
        if word.kind == WORD:
            after_preposition = j > trigger.lo and bool(words[j - 1].tags & Tag.PREPOSITION)
            for reading in word.links:
                if trigger.at - j > _WITHIN and (reading.link, reading.via) != ("suffers", "li"):
                    continue
                if reading.kind == "verb" and (after_preposition or (reading.pronoun and not reading.via)):
                    continue  # في شن هجوم; نفذه الأنصار احتجاجا
                if reading.link != "targets" and _via(words, trigger, reading) and _governs(trigger, j):
                    return j, reading
            if not trigger.reading.preposition and is_verb(word) and not word.tags & Tag.ADJECTIVE:
                return None
    return None


def _governs(trigger: Trigger, at: int) -> bool:
    """Tell whether the verb at ``at`` governs the noun itself, not a noun before it: نظم حفل ذكرى اغتيال."""
    words = trigger.p.tokens.words
    j = trigger.at - 1
    while j > at and (words[j].context & (HOLDS | ATTEMPT) or words[j].number is not None):
        j -= 1
    word = words[j]
    if j == at or word.kind != WORD:
        return True
    tags = word.tags
    if tags & Tag.PREPOSITION or word.links:
        return True
    if not tags and words[j - 1].tags & Tag.PREPOSITION:
        return False  # بدأت … على خلفية احتجاز
    construct = tags & Tag.NOUN and not tags & (Tag.DEFINITE | Tag.ADJECTIVE | Tag.POSSESSED | Tag.NAME)
    return not construct or bool(tags & (Tag.GROUP | Tag.PLURAL | Tag.ROLE))


def _via(words: list[Word], trigger: Trigger, link: LinkReading) -> bool:
    """Tell whether the preposition that the link needs stands before the event noun."""
    if link.link in ("causes", "hosts", "happens"):
        return True
    written = trigger.reading.preposition
    if not link.via:
        return not written and not words[trigger.at - 1].tags & Tag.PREPOSITION
    if link.via in _PREPOSITIONS:
        return (
            written == _PREPOSITIONS[link.via]
            or words[trigger.at - 1].form
            in (
                _PREPOSITIONS[link.via],
                _PREPOSITIONS[link.via] + "ـ",
            )
            or _held_after(words, trigger, _PREPOSITIONS[link.via])
        )
    apart = _APART[link.via]
    return any(words[j].form in apart for j in range(max(trigger.lo, trigger.at - 4), trigger.at))


def _held_after(words: list[Word], trigger: Trigger, letter: str) -> bool:
    """Tell whether the preposition is written on a word that holds the event: قام بعملية خطف."""
    for j in range(trigger.at - 1, max(trigger.lo, trigger.at - 3) - 1, -1):
        if words[j].form.startswith(letter) and words[j].context & (HOLDS | ATTEMPT):
            return True
    return False
