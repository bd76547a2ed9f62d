"""What the language data says of a word."""

from enum import IntFlag
from typing import Literal, NamedTuple

Frame = Literal["that", "np", "bi", "ila", "an", "min", "ala", "li", "quote", "colon", "person_bi"]


class Tag(IntFlag):
    """Classes of words, one bit each; a word may have several."""

    ROLE = 1  # a noun that names a person by office or work: وزير, ناطق
    TITLE = 2  # an honorific or rank before a name: الدكتور, الجنرال
    ORG = 4  # head of an organisation: وزارة, وكالة, شركة
    GROUP = 8  # people together, unnamed: مسؤولون, شهود, خبراء
    DOCUMENT = 16  # a text that speaks: تقرير, بيان, دراسة
    MEDIA = 32  # an outlet or agency: صحيفة, وكالة, قناة
    DEMONYM = 64  # روسي, مالي
    COUNTRY = 128
    CITY = 256
    NAME = 512  # a given or family name
    COMPLEMENTIZER = 1024  # أن, إن, بأن, أنه …
    PREPOSITION = 2048
    CONJUNCTION = 4096
    OCCASION = 8192  # nouns of speech occasions: مؤتمر, بيان, مقابلة
    TIME = 16384  # begins a time expression: أمس, اليوم, الجمعة, مساء
    PRONOUN = 32768
    DETERMINER = 65536  # هذا, هذه, ذلك
    RELATIVE = 131072  # الذي, التي …
    DEFINITE = 262144  # begins with the article
    PARTICLE = 524288  # قد, لم, لن, لا, ما, سوف …
    ADJECTIVE = 1048576
    VERB = 2097152  # a finite verb that is no cue


class CueReading(NamedTuple):
    """One way a spelling can be a cue (several words may share a spelling)."""

    lemma: str
    kind: str  # verb, participle, noun, preposition
    frames: tuple[str, ...]
    act: str
    feminine: bool
    plural: bool
    passive: bool
    future: bool
    pronoun: str  # a suffixed object or possessor: ه, ها, هم, or ""
    conjunction: str  # و or ف written on the word, or ""
    preposition: str  # ب, ل, ك written on the word, or ""


class NumberReading(NamedTuple):
    """Filled by `musnad.lexicon.numbers`."""

    value: float


class TimeReading(NamedTuple):
    """Filled by `musnad.lexicon.times`."""

    kind: str
