"""Families' names that are ordinary words too, told by what follows: هاني عيد إن, السفير مارتن فايس إن."""

from typing import Final

from musnad.extract.sources.classes import (
    COMPLEMENTIZER,
    DEFINITE,
    FUNCTION,
    GROUP,
    HEAD,
    NAME,
    NAMELIKE,
    OBJECT_PRONOUNS,
    OCCASION,
    ORG,
    ROLE,
    TIME,
    TITLE,
    VERB,
    is_name,
    surely_given,
)
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import WORD, Word

_NO_FAMILY: Final = FUNCTION | TIME | OCCASION | ORG | GROUP | ROLE | TITLE | Tag.POSSESSED
_SAYS: Final = COMPLEMENTIZER | Tag.PARTICLE  # قال هاني عيد إن; كان هاني عيد قد قال
_COMMAS: Final = frozenset("،,")
_OBJECTS: Final = "اه"  # endings of what is said or done: طلبا, استقالته
_TAILS: Final = closed("name_tail")
_SERVANTS: Final = closed("servant")
_CLITIC: Final = Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION
_OF_NAME: Final = Tag.PHRASE | NAMELIKE | NAME | Tag.GIVEN | Tag.PARTICLE_OF_NAME | Tag.CONJUNCTION
_DESCRIBING: Final = DEFINITE | Tag.ADJECTIVE
_LONGEST_UNLISTED: Final = 4  # words of a name that no table knows
_SHORTEST: Final = 3  # letters of its first word


def _says(following: Word | None) -> bool:
    """Tell whether what is said follows, so that the name ends before it."""
    return following is None or bool(following.tags & _SAYS) or following.surface == ":" or _told(following)


def office_in_name(p: Passage, j: int, hi: int) -> bool:
    """Tell whether an office after a name is a part of it, before an unlisted family: ليث قائد الدرعاني."""
    words = p.tokens.words
    if j + 1 >= hi or not words[j].tags & ROLE or words[j].tags & (DEFINITE | TITLE):
        return False
    family = words[j + 1]
    listed = family.tags & ~(NAMELIKE | NAME | DEFINITE)
    if listed or not family.form.startswith("ال") or not family.form.endswith("ي"):
        return False
    return bool(words[j - 1].tags & NAME) and (
        j + 2 >= hi or _says(words[j + 2]) or words[j + 2].surface in _COMMAS
    )


def is_family(p: Passage, j: int, hi: int) -> bool:
    """Tell whether an ordinary word right after a given name is the family's: قال هاني عيد إن, منى راد،."""
    words = p.tokens.words
    word, tags = words[j], words[j].tags
    if word.kind != WORD or word.cues:
        return False
    following = words[j + 1] if j + 1 < p.hi else None
    if not _given(p, j - 1) and not (_clause(following) and _first_name(p, j - 1)):
        return False
    says = _says(following)
    if tags & _NO_FAMILY:
        return _also_a_name(p, j, following)
    if word.form[0] == "ل" and tags & Tag.WITH_PREPOSITION:
        return False  # قال سليم لموراليس
    if (tags & VERB or not tags) and (word.form.endswith(OBJECT_PRONOUNS) or word.bare[-1] == "ه"):
        return False  # سلوى تزورهم
    office = following is not None and _office_at(p, j + 1, hi)
    if tags & _CLITIC:
        return _first_letter(word) and (says or office)
    if following is None or says or following.form in _TAILS:
        return True
    if office and following.surface not in _COMMAS:
        return not tags & (DEFINITE | Tag.NOUN)
    # A comma may also end what was said or done: انتقد عمر القرار، رفض عمر طلبا، سلوى تغني،
    if following.surface not in _COMMAS or tags & DEFINITE or word.form[-1] in _OBJECTS:
        return False
    return office or not tags & VERB


def _also_a_name(p: Passage, j: int, following: Word | None) -> bool:
    """Tell whether a little word or an office is a family's name: قالت يان لي إن, قال سليم الشاهد إن."""
    tags = p.tokens.words[j].tags
    office = tags & ROLE and tags & DEFINITE and not tags & Tag.PLURAL
    if _says(following):
        return bool(tags & NAME or office)
    if following is not None and following.surface in _COMMAS and j > p.lo + 1:
        set_off = p.tokens.words[j - 2].surface in _COMMAS  # …، ليلى الشاعر، …; ليلى الشاعر، مديرة النادي، …
        return bool(office) and (set_off or _office_at(p, j + 1, p.hi))
    # An office stands before the name already, and nothing of another behind: الوزير سليم الشاهد اليوم
    held = j > p.lo + 1 and p.tokens.words[j - 2].tags & DEFINITE
    return bool(office and held) and following is not None and bool(following.tags & (TIME | Tag.PREPOSITION))


def _clause(following: Word | None) -> bool:
    return following is None or bool(following.tags & COMPLEMENTIZER) or following.surface == ":"


def _told(word: Word) -> bool:
    """Tell whether what is told follows its speaker: هاني عيد أكد أن, عن هاني عيد قوله."""
    if word.form[0] == "ل" and word.tags & Tag.WITH_PREPOSITION and word.tags & Tag.MEDIA:
        return True  # قال هاني عيد لصحيفة محلية
    return any(r.kind == "verb" or (r.kind == "noun" and r.pronoun) for r in word.cues)


def _given(p: Passage, j: int) -> bool:
    """Tell whether a given name stands at ``j``, one that is another word too only after a title."""
    word = p.tokens.words[j]
    if surely_given(word) or compound_given(p.tokens.words, j):
        return True
    return bool(word.tags & Tag.GIVEN) and j > p.lo and bool(p.tokens.words[j - 1].tags & TITLE)


def _first_name(p: Passage, j: int) -> bool:
    """Tell whether a name begins right after an office at ``j``: الوزير كريسندو ديك."""
    word, before = p.tokens.words[j], p.tokens.words[j - 1] if j > p.lo else None
    if before is None or not word.tags & (NAME | NAMELIKE) or word.tags & (DEFINITE | HEAD & ~NAME):
        return False
    return before.surface in _COMMAS or bool(before.tags & (TITLE | DEFINITE))


def opens_name(word: Word) -> bool:
    """Tell whether ``word`` is half a given name: عبد."""
    return word.form in _SERVANTS


def compound_given(words: list[Word], j: int) -> bool:
    """Tell whether a given name of two words ends at ``j``: نور الدين, عبد الحق."""
    return words[j].form in _TAILS or (j > 0 and opens_name(words[j - 1]))


def _office_at(p: Passage, j: int, hi: int) -> bool:
    """Tell whether an office follows at ``j``, behind a comma or at once: هاني بادي، وزير …"""
    words = p.tokens.words
    if words[j].surface in _COMMAS:
        return j + 1 < p.hi and bool(words[j + 1].tags & (ROLE | TITLE)) and not words[j + 1].tags & NAME
    return j < hi and bool(words[j].tags & (ROLE | TITLE))


def _first_letter(word: Word) -> bool:
    """Tell whether what looks like a clitic may be the first letter of a name: فايس, ويلبي, بادي."""
    if word.tags & (HEAD | DEFINITE) or word.form.endswith((*OBJECT_PRONOUNS, *_OBJECTS)):
        return False
    return not word.tags & Tag.WITH_PREPOSITION or not word.tags & Tag.NOUN  # قال سليم بثقة إن


def unlisted_name(p: Passage, j: int, hi: int) -> bool:
    """Tell whether words that no table knows are a name set off by a comma: وزيرة العدل، مارينا دوبلر، …"""
    words = p.tokens.words
    end = j
    while end < min(j + _LONGEST_UNLISTED, hi) and words[end].kind == WORD:
        word = words[end]
        if word.tags & ~_OF_NAME or word.cues or (not word.tags and not unknown(word)):
            break
        end += 1
    if end - j < 2 or len(words[j].form) < _SHORTEST or not _whole(words, end, p.hi):
        return False
    return any(is_name(word) or word.tags & NAMELIKE for word in words[j + 1 : end])


def unknown(word: Word) -> bool:
    """Tell whether no table knows ``word``, whatever shape it has: سميرية; no future verb in سيلفتور."""
    if word.kind != WORD or word.tags or word.cues or word.number is not None:
        return False
    return word.time is None or word.time.kind == "future"


def _whole(words: list[Word], j: int, hi: int) -> bool:
    return j < hi and (words[j].surface in _COMMAS or bool(words[j].tags & COMPLEMENTIZER))


def past_owner(words: list[Word], name: tuple[int, int], lo: int, hi: int) -> int:
    """Return where the name of who holds an office begins behind whose it is, 0 where none does.

    محامي سليم الشخصي رامي الدرعي, محامي سليم، رامي الدرعي.
    """
    head = words[lo].tags
    if name[0] != lo + 1 or not head & ROLE or head & (TITLE | NAME | DEFINITE | ORG):
        return 0
    j = name[1]
    while j < hi and (words[j].surface in _COMMAS or words[j].tags & _DESCRIBING == _DESCRIBING):
        j += 1
    if j == name[1] or j + 1 >= hi:
        return 0
    return j if is_name(words[j]) and not words[j].tags & (HEAD & ~NAME) else 0
