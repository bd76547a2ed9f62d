"""Families' names told by their form and what stands around them: سالم المصري, عبد الله الثاني, وانغ يي."""

from typing import Final

from musnad.extract.sources.classes import (
    GROUP,
    NAME,
    NAMELIKE,
    OBJECT_PRONOUNS,
    ORG,
    PREPOSED,
    ROLE,
    TITLE,
    surely_given,
)
from musnad.extract.sources.families import compound_given
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.tokens import PUNCT, WORD, Word

_ANY_NAME: Final = NAME | NAMELIKE
_TAILS: Final = closed("name_tail")
_REGNAL: Final = closed("regnal")
_RANKING: Final = closed("comparative")
_NO_FAMILY: Final = ROLE | TITLE | ORG | GROUP | Tag.PLURAL
_ORDINARY: Final = Tag.NOUN | Tag.ADJECTIVE | Tag.DEFINITE | Tag.GIVEN
_NISBA_NAME: Final = _ORDINARY | ROLE | Tag.DEMONYM
_PREPOSED_OR_OFFICE: Final = PREPOSED | ROLE | TITLE
_SHORTEST: Final = 3  # letters of a family's name


def is_surname(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether the word at ``j`` is a family's though not listed: سالم المصري, هند الوادي, نور الدين."""
    word, tags = words[j], words[j].tags
    if word.form in _REGNAL and (words[j - 1].tags & _ANY_NAME or words[j - 1].form in _TAILS):
        return True  # الملك عبد الله الثاني
    if word.form in _TAILS or words[j - 1].tags & Tag.PARTICLE_OF_NAME:
        return word.kind == WORD  # فارس بن عمارة: whatever else عمارة may mean
    given = surely_given(words[j - 1]) or compound_given(words, j - 1)
    short = len(word.form) < _SHORTEST and (tags or not words[j - 1].tags & NAME)  # but وانغ يي
    if word.cues or len(word.form) == 1 or short or (words[j - 1].form.startswith("ال") and not given):
        return False
    if not tags & ~Tag.PHRASE:
        return (
            word.kind == WORD and not word.form.startswith("ال") and not word.form.endswith(OBJECT_PRONOUNS)
        )
    nisba = word.form.endswith("ي")
    if nisba and tags & Tag.DEMONYM and tags & Tag.DEFINITE:
        return not tags & _NO_FAMILY
    last = j + 1 == hi or words[j + 1].kind == PUNCT or bool(words[j + 1].tags & (ROLE | TITLE))
    if last and given and nisba and tags & Tag.DEFINITE and not tags & ~_NISBA_NAME:
        return True  # عبد الملك الحوثي, though a Houthi is one of a group too
    told = tags & Tag.ADJECTIVE or (tags & Tag.DEFINITE and tags & Tag.NOUN)  # تمنى لسليم التوفيق
    if word.form in _RANKING or (told and not _named_so(words, j, given=given)):
        return False  # ماتس فيلاندر الفائز, محامي ترمبون الشخصي
    if last and given and not tags & ~_ORDINARY:
        return True  # أحمد نظيف
    return last and (nisba or bool(tags & Tag.DEFINITE)) and not tags & ~_ORDINARY


def _named_so(words: list[Word], j: int, *, given: bool) -> bool:
    """Tell whether an ordinary word at ``j`` may be a family's name: after a given name, or two of a name."""
    first = j < 2 or not words[j - 2].tags & _ANY_NAME
    if words[j].bare[-1] == "ة":
        return first and given and not words[j].bare.endswith("ية")
    if given or words[j - 1].tags & Tag.GIVEN:
        return True
    return not first and surely_given(words[j - 2]) and bool(words[j - 1].tags & _ANY_NAME)


def surname_goes_on(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether a definite word after a given name is of the name too: محمد الصالح بن عمار."""
    tags = words[j].tags
    if (
        not (surely_given(words[j - 1]) or compound_given(words, j - 1))
        or not tags & Tag.DEFINITE
        or tags & ~_NISBA_NAME
        or words[j].cues
    ):
        return False
    following = words[j + 1].tags if j + 1 < hi else 0
    if following & Tag.PARTICLE_OF_NAME:
        return True
    nisba = words[j].form.endswith("ي")
    return nisba and (j + 1 >= hi or words[j + 1].kind == PUNCT or bool(following & _PREPOSED_OR_OFFICE))
