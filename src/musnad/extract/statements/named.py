"""Names in quotation marks, which nobody said: بعنوان «…», ملعب «الاتحاد», الصاروخ «إس-300»."""

from typing import Final

from musnad.extract.sources.classes import NAME, OCCASION
from musnad.extract.statements.frames import PREPOSITIONS
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage, Quotation, TokenSpan
from musnad.text.tokens import LATIN, NUMBER, WORD, Word

_CALLED: Final = closed("called")
_CALLING: Final = frozenset({"name", "think"})  # تصريحات اعتبرت «معادية»
_NAMED: Final = Tag.ORG | Tag.CITY | Tag.COUNTRY
_HEAD: Final = Tag.ORG | Tag.PLACE | Tag.MEDIA  # before the name of one: حركة, ملعب, وكالة
_SPEAKS: Final = NAME | Tag.ROLE | Tag.GROUP | Tag.MEDIA | Tag.TITLE | Tag.DOCUMENT | OCCASION
_LONGEST: Final = 3  # tokens between the marks: إس-300
_SHORT: Final = 2


def leads_to_name(word: Word, frames: frozenset[str]) -> bool:
    """Tell whether ``word`` leads to a name in marks: بعنوان «…», في ندوة حول «…»; not أفاد عن «…».

    A preposition by which a cue of these ``frames`` brings its content in leads to the content.
    """
    if word.form in _CALLED or any(r.kind == "verb" and r.cls in _CALLING for r in word.cues):
        return True
    frame = PREPOSITIONS.get(word.form)
    preposition = word.tags & Tag.PREPOSITION and not word.tags & (Tag.PRONOUN | NAME)
    return bool(preposition) and frame != "an" and frame not in frames


def names_before(p: Passage, quotation: Quotation, bounds: TokenSpan, reading: CueReading) -> bool:
    """Tell whether a short quotation between a cue and its complement names a thing, and more follows.

    ختمت الأمانة فعاليات «عيدنا» التي …; ``bounds`` are where the cue ends and how far it reaches.
    """
    words, after = p.tokens.words, quotation.end + 1
    if after >= bounds[1] or words[after].kind != WORD or words[after].cues:
        return False
    if quotation.start <= bounds[0]:
        return reading.cls == "attitude"  # تهدد «سيادتنا» في البحر
    tags = words[quotation.start - 1].tags
    return _heads(tags) or bool(tags & Tag.NOUN and not tags & _SPEAKS)


def names_within(p: Passage, quotation: Quotation, span: TokenSpan) -> bool:
    """Tell whether marks within content stand around a name, not words that were said: ملعب «الاتحاد»."""
    first, last = quotation.start + 1, quotation.end
    if last - first > _LONGEST or first > span[1] or (first <= span[0] and last >= span[1]):
        return False
    words = p.tokens.words
    within = words[first:last]
    if any(w.kind in (NUMBER, LATIN) for w in within) and not any(w.tags & Tag.NOUN for w in within):
        return True
    tags = words[first].tags
    if last - first == 1 and tags & _NAMED:
        return True
    called = quotation.start > p.lo and _heads(words[quotation.start - 1].tags)
    return called and bool(tags & (Tag.DEFINITE | Tag.NAMELIKE)) and last - first <= _SHORT


def _heads(tags: int) -> bool:
    """Tell whether a word of these ``tags`` heads the name of a body, place or outlet: وكالة «الأفق»."""
    return bool(tags & _HEAD) and not tags & Tag.DEFINITE
