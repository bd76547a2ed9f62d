"""What the language data says of a word."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Tag:
    """Classes of words, one bit each; a word may have several.

    Plain integers rather than an IntFlag: they are tested for every token, and an enum's operators
    cost ten times as much.
    """

    ROLE: Final = 1 << 0  # a noun that names a person by office, work or kinship: وزير, ناطق, والد
    TITLE: Final = 1 << 1  # an honorific or rank before a name: الدكتور, الجنرال
    ORG: Final = 1 << 2  # head of an organisation: وزارة, وكالة, شركة
    GROUP: Final = 1 << 3  # people together, unnamed: مسؤولون, شهود, خبراء
    DOCUMENT: Final = 1 << 4  # a text that speaks: تقرير, بيان, دراسة
    MEDIA: Final = 1 << 5  # an outlet or agency, by kind or by name: صحيفة, رويترز
    DEMONYM: Final = 1 << 6  # روسي, مالي
    COUNTRY: Final = 1 << 7  # a state or territory: فرنسا
    CITY: Final = 1 << 8  # a city, by name: باماكو
    NAME: Final = 1 << 9  # a given or family name
    COMPLEMENTIZER: Final = 1 << 10  # أن, إن, بأن, أنه …
    PREPOSITION: Final = 1 << 11  # في, من, خلال, منذ …
    CONJUNCTION: Final = 1 << 12  # a word of its own that joins: أو, ثم, لكن, عندما …
    OCCASION: Final = 1 << 13  # nouns of speech occasions: مؤتمر, بيان, مقابلة
    TIME: Final = 1 << 14  # begins a time expression: أمس, اليوم, الجمعة, مساء
    PRONOUN: Final = 1 << 15  # هو, هي …
    DETERMINER: Final = 1 << 16  # هذا, هذه, ذلك
    RELATIVE: Final = 1 << 17  # الذي, التي …
    DEFINITE: Final = 1 << 18  # begins with the article
    PARTICLE: Final = 1 << 19  # قد, لم, لن, لا, ما, سوف …
    ADJECTIVE: Final = 1 << 20  # جديد, أمني
    VERB: Final = 1 << 21  # a finite verb
    FEMININE: Final = 1 << 22  # a known noun or demonym in the feminine
    PLURAL: Final = 1 << 23  # a known noun or demonym in the plural or dual
    AMBIGUOUS: Final = 1 << 24  # a name, place or demonym that is as often another word: سعيد, مالي
    PARTICLE_OF_NAME: Final = 1 << 25  # joins the parts of a name: بن, آل, أبو, دي, فون
    PLACE: Final = 1 << 26  # a place that is no country or city, or the head of one: مدينة, أوروبا
    SEAT: Final = 1 << 27  # a building or city that stands for a power: الكرملين, طهران
    PHRASE: Final = 1 << 28  # may begin an entry of several words: الولايات (المتحدة), بي (بي سي)
    WITH_CONJUNCTION: Final = 1 << 29  # و or ف is written on the word
    WITH_PREPOSITION: Final = 1 << 30  # ب, ل or ك is written on the word
    NOUN: Final = 1 << 31  # an ordinary noun of the language: قرار, مستوى
    GIVEN: Final = 1 << 32  # a name that often comes first: محمد, إيمانويل
    NAMELIKE: Final = 1 << 40  # in no table and of no ordinary shape: perhaps a personal name
    POSSESSED: Final = 1 << 33  # a known noun with a possessive pronoun: وزيره, متحدثها


# Little words that hold a sentence together and tell nothing of what it is about.
FUNCTION: Final = (
    Tag.PREPOSITION
    | Tag.CONJUNCTION
    | Tag.PARTICLE
    | Tag.COMPLEMENTIZER
    | Tag.RELATIVE
    | Tag.PRONOUN
    | Tag.DETERMINER
)


class CueReading(NamedTuple):
    """One way a spelling can be a cue (several words may share a spelling).

    The frames, acts and classes are described in ``data/ar/lexicon/cues.tsv``.
    """

    lemma: str  # vowelled as a dictionary shows it: أكّد
    kind: str  # verb, participle, noun, preposition
    cls: str  # speech, show, think, attitude, name, relay
    act: str  # assert, deny, praise, criticize, demand, commit, warn, ask
    frames: tuple[str, ...]  # how the content may follow; those of its lemma
    tense: str = "none"  # past, present, future, none
    person: int = 3
    gender: str = "any"  # m, f, any
    number: str = "s"  # s, d, p, any
    passive: str = "no"  # no; yes: the spelling shows it; maybe: often used so (ذُكر, يُعتقد)
    mood: str = ""  # verbs: jussive (يقولوا: after لم, أن, ل); participles: nominative, accusative, "" either
    pronoun: str = ""  # a suffixed object or possessor: ه, ها, هم
    definite: bool = False  # a noun with the article: القول
    conjunction: str = ""  # و or ف written on the word
    preposition: str = ""  # ب, ل, ك written on the word
    before: tuple[str, ...] = ()  # folded words one of which must stand before it: حد in على حد قوله
    things: bool = False  # said of things too (أكدت الأحداث أن): an ordinary noun is no source of it
    opening: bool = False  # where it is spelled like a noun, a cue only where it begins a passage: ثمن
    near: bool = False  # its content is right after it or who speaks: سجل النائب أن, not سجل هدفا … أن
    # Folded words one of which must follow: the next word of a preposition (عن or the clitic ل after
    # نقلا, وفقا), any word of the clause after a verb (وجّه … انتقادات).
    after: frozenset[str] = frozenset()


class NumberReading(NamedTuple):
    """What a spelling contributes to a number; filled by `musnad.lexicon.numbers`.

    What ``kind`` and ``value`` mean is described at the head of ``data/ar/lexicon/numbers.tsv``;
    digits are of the kind ``digits``.
    """

    kind: str
    value: int | float
    joined: bool = False  # a conjunction is written on it
    preposition: str = ""  # the preposition written on it
    definite: bool = False  # written with the article
    skip: int = 0  # code points of the spelling before the number itself
    grouped: int | None = None  # digits whose one dot may group thousands: the number when it does
    compound: bool = False  # a number only beside other number words


class TimeReading(NamedTuple):
    """What a spelling contributes to a calendar expression; filled by `musnad.lexicon.times`.

    What ``kind``, ``value`` and ``unit`` mean is described at the head of ``data/ar/lexicon/time_words.tsv``.
    """

    kind: str
    value: int = 0
    unit: str = ""
    definite: bool = False  # written with the article
    prefix: str = ""  # conjunction and preposition written on it: و, ب, ول …
    opens: bool = False  # an expression may begin here
    table: Mapping[str, int] | None = None  # months of several words: the next word and its month
