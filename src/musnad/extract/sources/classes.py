"""Classes of words that source phrases are read by, and what tells a name."""

from typing import Final

from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.tokens import Word

ROLE: Final = Tag.ROLE
TITLE: Final = Tag.TITLE
ORG: Final = Tag.ORG
GROUP: Final = Tag.GROUP
DOCUMENT: Final = Tag.DOCUMENT
MEDIA: Final = Tag.MEDIA
NAME: Final = Tag.NAME
COUNTRY: Final = Tag.COUNTRY
CITY: Final = Tag.CITY
DEMONYM: Final = Tag.DEMONYM
PREPOSITION: Final = Tag.PREPOSITION
CONJUNCTION: Final = Tag.CONJUNCTION
TIME: Final = Tag.TIME
OCCASION: Final = Tag.OCCASION
RELATIVE: Final = Tag.RELATIVE
VERB: Final = Tag.VERB
DEFINITE: Final = Tag.DEFINITE
ADJECTIVE: Final = Tag.ADJECTIVE
PARTICLE: Final = Tag.PARTICLE
PRONOUN: Final = Tag.PRONOUN
COMPLEMENTIZER: Final = Tag.COMPLEMENTIZER
NAMELIKE: Final = Tag.NAMELIKE
COMMON: Final = Tag.NOUN | Tag.ADJECTIVE | Tag.VERB
HEAD: Final = ROLE | TITLE | ORG | GROUP | DOCUMENT | MEDIA | NAME | COUNTRY | CITY | Tag.SEAT
CLOSED: Final = DEFINITE | DEMONYM | COUNTRY | CITY | Tag.POSSESSED
PERSONAL: Final = ROLE | TITLE | NAME
ENDS_PHRASE: Final = COMPLEMENTIZER | PARTICLE | CONJUNCTION | PRONOUN
FUNCTION: Final = PREPOSITION | ENDS_PHRASE | RELATIVE
PREPOSED: Final = PREPOSITION | Tag.WITH_PREPOSITION
TELLS_WHICH: Final = DEFINITE | NAME | NAMELIKE | COUNTRY | CITY | Tag.PHRASE
_SHORTEST_PLURAL: Final = 8  # letters of a sound plural with its article
OBJECT_PRONOUNS: Final = ("ها", "هم", "هن", "هما")
_WITHHELD: Final = closed("withheld")


def is_name(word: Word) -> bool:
    """Tell whether ``word`` is a listed name and no function word: باسم is both."""
    return bool(word.tags & NAME) and not word.tags & FUNCTION


def surely_given(word: Word) -> bool:
    """Tell whether ``word`` is a given name and nothing else."""
    return word.tags & (Tag.GIVEN | Tag.AMBIGUOUS) == Tag.GIVEN


def before_withheld(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether at ``j`` stands a verb of who hides who they are, no name: فضل عدم الكشف عن اسمه."""
    return j + 1 < hi and words[j + 1].form in _WITHHELD


def several_people(word: Word) -> bool:
    """Tell whether a definite word is a sound plural of people by its form: المصطافون, السائحون, المحليون."""
    form = word.form
    if len(form) < _SHORTEST_PLURAL or not word.tags & Tag.DEFINITE or not form.endswith("ون"):
        return False  # التعاون, المخزون
    if word.tags & (Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION | NAME):
        return False
    return form.startswith("الم") or form.endswith("يون") or form[3] == "ا"
