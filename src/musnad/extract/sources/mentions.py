"""Mentions: what a source phrase says of who is meant: a name, an office, a body, a document."""

from typing import Final, NamedTuple

from musnad.extract.keys import alias_key, key_of, name_key, one_cabinet, pronoun_of
from musnad.extract.sources.belonging import belongs_to
from musnad.extract.sources.classes import (
    DOCUMENT,
    HEAD,
    MEDIA,
    NAME,
    NAMELIKE,
    ORG,
    PREPOSED,
    ROLE,
    TELLS_WHICH,
    TITLE,
    is_name,
    several_people,
)
from musnad.extract.sources.names import PLACES, name_run, names_in
from musnad.extract.sources.short_names import a_verb, before_aside, short_name, text_of
from musnad.lexicon.grammar import closed
from musnad.lexicon.known import known_at, known_tag
from musnad.lexicon.nouns import demonym_of_two, gender, noun, number
from musnad.lexicon.types import Tag
from musnad.record import EntityType
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import LATIN, NUMBER, PUNCT, WORD, Word

_BY_CONTEXT: Final = Tag.DEMONYM | Tag.COUNTRY  # words whose key depends on those beside them
_NO_KEY: Final = Tag.PREPOSITION | Tag.RELATIVE | Tag.TITLE
_BODIES: Final = frozenset({"organization", "unknown"})
_AFTER_CORE: Final = PREPOSED | Tag.WITH_CONJUNCTION


class Mention(NamedTuple):
    """A phrase that names someone or something, in token indices of the text."""

    lo: int
    hi: int
    type: EntityType
    name: str  # the name in its own words; the whole phrase where none stands in it
    names: tuple[str, ...]  # folded words of a personal name, or ()
    keys: frozenset[str]  # folded words of the office or body, without article and clitics
    head: str  # the key of the head noun
    gender: str  # m, f or "" when the phrase does not tell
    definite: bool
    role: str  # the office in its own words, beside a name, or ""
    place: bool  # a country or city, speaking for its power
    stands_for: str  # the power a seat or capital stands for, or ""
    number: str = "s"  # of the head: s, d, p
    titles: frozenset[str] = frozenset()  # honorifics and ranks
    aliases: frozenset[str] = frozenset()  # other names in parentheses after it: (الفيفا)
    possessive: tuple[int, str] | None = None  # the word with a possessive pronoun, and the pronoun
    issued: bool = False  # a document called by who issued it
    foreign: bool = False  # its name is one unlisted word
    alone: str = ""  # the only word, titles apart, as a name is compared: المصري, اللواء المصري
    owner: bool = False  # a relation called by whose it is: خطيبة سليم, محامي سالم
    core: frozenset[str] = frozenset()  # the keys before a preposition or a clause
    anyone: bool = False  # an office of which there are many, without a name: مسؤول أمني, متحدث باسم الجيش


_LONGEST_ALIAS: Final = 4  # tokens between the parentheses: (سي بي إس), (الفيفا)
SAME: Final = closed("same")
_SHORT_TITLES: Final = closed("short_title")
_TEXT_OF: Final = closed("text_of")
_EACH: Final = closed("each")
_OF: Final = closed("of")
_MANY: Final = closed("many")
_ONE_OF: Final = closed("one_of")
_VERY: Final = closed("very")
_SIDE: Final = closed("side")
_SIDES: Final = closed("sides")
PERSON_HEAD: Final = ROLE | TITLE | NAME | NAMELIKE | Tag.PARTICLE_OF_NAME


def mention_of(p: Passage, lo: int, hi: int) -> Mention:
    """Return what the phrase of tokens ``[lo, hi)`` says of who is meant."""
    words = p.tokens.words
    lo = _first_word(p, lo, hi)
    while hi - 1 > lo and (
        words[hi - 1].form in _VERY or (words[hi - 1].tags & Tag.PARTICLE and not words[hi - 1].tags & NAME)
    ):
        hi -= 1  # الشركة علنا, المصادر ذاتها
    head = words[lo]
    kind = _type_of(p, lo)
    end = hi if kind == "document" else before_aside(p, lo, hi)
    run = name_run(p, lo, hi) if kind in ("person", "unknown", "group") else None
    if run is not None and kind != "group":
        kind = "person"
    person = head.tags & (PERSON_HEAD | Tag.DEMONYM) or head.form in _ONE_OF
    if run is not None and not person and run[0] > lo:
        run, kind = None, "organization" if kind == "person" else kind
    if hi - lo == 1 and head.tags & Tag.COUNTRY:
        run, kind = None, "organization"
    owned = belongs_to(p, lo, run, hi)
    if owned:
        run, kind = None, "person"
    if kind == "unknown":
        kind = _unlisted(p, lo, hi)
    name_span = run if run is not None and kind == "person" else short_name(p, lo, end, kind)
    found = known_at(words, lo) if head.tags & (Tag.SEAT | Tag.CITY | Tag.PHRASE) else None
    stands_for = found.known.stands_for if found is not None and found.end >= hi else ""
    names = names_in(words, run) if run and kind == "person" else ()
    office = _office_head(p, lo, hi) if head.tags & TITLE else lo
    keys, possessive = _office_words(p, lo, end, run)
    return Mention(
        lo,
        hi,
        kind,
        text_of(p, name_span),
        names,
        keys,
        key_of(words[office]),
        _gender(p, office, run) or _gender(p, lo, run),
        bool(head.tags & Tag.DEFINITE) or bool(head.tags & TITLE and head.tags & Tag.POSSESSED),
        _office(p, lo, end, run) if kind == "person" else "",
        bool(head.tags & PLACES) and not head.tags & ORG,
        stands_for,
        number(head) or "s",
        frozenset([key_of(word) for word in words[lo:hi] if word.tags & TITLE]),
        _aliases(p, lo, hi),
        possessive,
        kind == "document" and name_span[0] > lo,
        len(names) == 1 and run is not None and words[run[0]].tags == NAMELIKE,
        name_key(words[hi - 1]) if _one_word(p, lo, hi) else "",
        owned,
        _core(p, lo, end, keys) if kind in _BODIES and not head.tags & PLACES else frozenset(),
        kind == "person" and not names and _anyone(p, lo, hi),
    )


def _one_word(p: Passage, lo: int, hi: int) -> bool:
    """Tell whether a phrase is one word, after titles at most: المصري, اللواء المصري."""
    words = p.tokens.words
    return words[hi - 1].kind == WORD and all(word.tags & TITLE for word in words[lo : hi - 1])


def _anyone(p: Passage, lo: int, hi: int) -> bool:
    """Tell whether an office is one of many: no definite word, name or pronoun follows its head at once."""
    words = p.tokens.words
    head = words[lo].tags
    if head & (Tag.DEFINITE | Tag.POSSESSED | TITLE | NAME) or not head & ROLE or lo + 1 >= hi:
        return False
    following = words[lo + 1]
    if following.tags & Tag.PREPOSITION:
        return True
    return bool(following.tags & (Tag.ADJECTIVE | Tag.DEMONYM)) and not following.tags & (Tag.DEFINITE | NAME)


def _office_words(
    p: Passage, lo: int, hi: int, run: TokenSpan | None
) -> tuple[frozenset[str], tuple[int, str] | None]:
    """Return the keys of a phrase outside its name and before a clause, and its possessive pronoun."""
    words = p.tokens.words
    keys: list[str] = []
    possessive = None
    before = words[lo - 1].tags if lo else 0
    for j in range(lo, hi):
        word = words[j]
        tags = word.tags
        if j > lo and tags & Tag.RELATIVE:
            break
        if run is None or not run[0] <= j < run[1]:
            by_context = tags & _BY_CONTEXT or before & Tag.DEMONYM or p.quoted[j - p.lo]
            keys.append(_role_key(p, j) if by_context else _key_alone(word))
            if possessive is None and not tags & Tag.VERB and (pronoun := pronoun_of(word)):
                possessive = (j, pronoun)
        before = tags
    return one_cabinet(frozenset([key for key in keys if key])), possessive


def _core(p: Passage, lo: int, hi: int, keys: frozenset[str]) -> frozenset[str]:
    """Return those of a body's ``keys`` before a preposition or a verb: المكتب التنفيذي لجمعية القضاة."""
    words = p.tokens.words
    for j in range(lo + 1, hi):
        if words[j].tags & _AFTER_CORE or a_verb(words[j]):
            return _office_words(p, lo, j, None)[0]
    return keys


def _office_head(p: Passage, lo: int, hi: int) -> int:
    """Return the head of an office after the honorifics before it: معالي الوزير."""
    words = p.tokens.words
    j = lo
    while j < hi - 1 and words[j].tags & TITLE and words[j + 1].tags & ROLE:
        j += 1
    return j


def _aliases(p: Passage, lo: int, hi: int) -> frozenset[str]:
    """Return the other names told in parentheses within the phrase or right after it: (الفيفا)."""
    words = p.tokens.words
    found: list[str] = []
    for j in range(lo + 1, min(hi + 1, p.hi)):
        if words[j].kind != PUNCT or words[j].surface != "(":
            continue
        within = range(j + 1, min(j + _LONGEST_ALIAS + 2, p.hi))
        close = next((k for k in within if words[k].surface == ")"), j)
        if all(words[k].kind in (WORD, LATIN, PUNCT) for k in range(j + 1, close)):
            found.append(alias_key(words[k] for k in range(j + 1, close) if words[k].kind != PUNCT))
    quoted = _quoted_alias(p, lo, hi)
    return quoted.union([alias for alias in found if alias]) if found else quoted


def _quoted_alias(p: Passage, lo: int, hi: int) -> frozenset[str]:
    """Return the name between marks that ends a body's phrase: الاتحاد الدولي للعبة "الفيفا"."""
    quotation = p.quotation_at(hi - 1) or (p.quotation_at(hi) if hi < p.hi else None)
    if quotation is None or not quotation.closed or not quotation.start > lo + 1:
        return frozenset()
    if quotation.end not in (hi - 1, hi) or quotation.end - quotation.start > _LONGEST_ALIAS + 1:
        return frozenset()
    within = p.tokens.words[quotation.start + 1 : quotation.end]
    return frozenset([alias_key(word for word in within if word.kind != PUNCT)]) - {""}


def _unlisted(p: Passage, lo: int, hi: int) -> EntityType:
    """Return what a phrase with an unlisted head names: «نسيم» a body, الجناح المالي a person by calling."""
    words = p.tokens.words
    if any(p.quoted[j - p.lo] for j in range(lo, hi)):
        return "organization"
    several = words[lo].form in _MANY and lo + 1 < hi and words[lo + 1].form in _OF
    if several or words[lo].form in _SIDES or several_people(words[lo]) or words[lo].kind == NUMBER:
        return "group"  # كثير من السكان
    if words[lo].form in _SIDE:
        return "organization"
    called = words[lo].tags & Tag.DEFINITE and lo + 1 < hi and words[lo + 1].tags & Tag.DEMONYM
    return "person" if called and gender(words[lo]) != "f" else "unknown"


def _names_at(p: Passage, j: int, hi: int) -> bool:
    """Tell whether a personal name stands at ``j``: «ميسي» سليم درويش."""
    return j < hi and (is_name(p.tokens.words[j]) or bool(p.tokens.words[j].tags & NAMELIKE))


def _office(p: Passage, lo: int, hi: int, run: TokenSpan | None) -> str:
    """Return the office that stands before the name of a person, or after it behind a comma."""
    if run is None:
        return text_of(p, (lo, hi))
    words = p.tokens.words
    before = (lo, run[0])
    while before[1] > before[0] and _before_name(words[before[1] - 1]):
        before = (before[0], before[1] - 1)
    if before[1] > before[0]:
        return text_of(p, before)
    after = run[1]
    while after < hi and words[after].kind == PUNCT:
        after += 1
    return text_of(p, (after, hi)) if after < hi and words[after].tags & ROLE else ""


def _before_name(word: Word) -> bool:
    """Tell whether a word between an office and a name is of neither: a title, a comma; not الشريفين."""
    return word.kind == PUNCT or word.tags & (TITLE | Tag.PLURAL) == TITLE


def _first_word(p: Passage, lo: int, hi: int) -> int:
    words = p.tokens.words
    if lo < hi - 2 and words[lo].form in _SHORT_TITLES:
        lo += 1  # م. نايف الحداد
    if lo < hi - 2 and words[lo].form in _EACH and words[lo + 1].form in _OF:
        lo += 2  # كل من الوزير والمدير
    if lo < hi - 1 and words[lo].form in _TEXT_OF and words[lo + 1].tags & DOCUMENT:
        lo += 1
    while lo < hi - 1 and (words[lo].kind == PUNCT or words[lo].form in SAME):
        quotation = p.quotation_at(lo)
        if quotation is not None and (quotation.start, quotation.closed) == (lo, True):
            lo = quotation.end + 1 if _names_at(p, quotation.end + 1, hi) else lo + 1
        else:
            lo += 1
    return lo


def _role_key(p: Passage, j: int) -> str:
    words = p.tokens.words
    word = words[j]
    if word.kind == WORD and p.quotation_at(j) is not None:
        return name_key(word)
    key = _key_alone(word)
    if not key:
        return ""
    if words[j - 1].tags & Tag.DEMONYM and j and demonym_of_two(words[j - 1], word):
        return ""
    if word.tags & Tag.DEMONYM and j + 1 < p.hi and (country := demonym_of_two(word, words[j + 1])):
        return country
    found = known_at(words, j) if word.tags & Tag.COUNTRY else None
    return found.known.country if found is not None and found.known.country else key


def _key_alone(word: Word) -> str:
    """Return the key that ``word`` has whatever stands beside it, "" where it tells of no office."""
    found = word.role_key
    if found is None:
        tells = word.kind == WORD and len(word.form) > 1 and not word.tags & _NO_KEY
        found = word.role_key = key_of(word) if tells else ""
    return found


def _gender(p: Passage, lo: int, run: TokenSpan | None) -> str:
    head = p.tokens.words[lo]
    if run is not None and run[0] == lo:
        return ""
    if head.tags & TITLE and head.tags & Tag.POSSESSED:
        return "f" if pronoun_of(head) == "ها" else "m"  # سعادته, معاليها
    return "f" if head.tags & Tag.CITY else gender(head)


def _type_of(p: Passage, lo: int) -> EntityType:
    word = p.tokens.words[lo]
    tags = word.tags
    if tags & Tag.PHRASE and tags & (NAME | Tag.PARTICLE_OF_NAME):
        found = known_at(p.tokens.words, lo)
        if found is not None and found.end > lo + 1 and known_tag(found.known) & PLACES:
            return "organization"  # بيونغ يانغ, أبو ظبي
    if tags & Tag.PARTICLE_OF_NAME:
        return "person"
    if word.form in _ONE_OF and lo + 1 < p.hi and p.tokens.words[lo + 1].tags & Tag.PLURAL:
        several = _type_of(p, lo + 1)
        return "person" if several == "group" else several  # أحد السكان, إحدى الصحف
    if tags & ORG and tags & (TITLE | ROLE) and not tags & Tag.DEFINITE:
        return "organization"  # فريق is a team, الفريق a general
    listed = noun(word)
    a_name = tags & NAME and not tags & (Tag.DEFINITE | Tag.AMBIGUOUS)
    if listed is not None and listed.type != "unknown" and not a_name:
        if listed.number == "d" and listed.pronoun:
            return "person"  # محاميه: his lawyer, hardly his two lawyers
        return "organization" if listed.type == "place" else listed.type
    return _type_by_tags(word)


def _type_by_tags(word: Word) -> EntityType:
    """Return what a phrase is that no listed noun heads."""
    tags = word.tags
    if tags & (TITLE | ROLE):
        return "person"
    if tags & (ORG | MEDIA) or (tags & PLACES and not tags & NAME):
        return "organization"
    if tags & Tag.DEMONYM and tags & Tag.PLURAL:
        return "group"
    if tags & NAME:
        return "person"
    return "organization" if word.kind == LATIN or tags & Tag.PHRASE else "unknown"


def members(p: Passage, lo: int, hi: int) -> list[TokenSpan]:
    """Return the sources of a phrase that joins several: each with its own head and name."""
    parts = [lo]
    first = _first_word(p, lo, hi)  # كل من مصر والأردن
    for j in range(first + 1, hi):
        if _joins_another(p, max(parts[-1], first), j) and not _same_person(p, lo, j, hi):
            parts.append(j)
    if len(parts) == 1:
        return [(lo, hi)]
    return list(zip(parts, [*parts[1:], hi], strict=True))


def _joins_another(p: Passage, lo: int, j: int) -> bool:
    """Tell whether the word at ``j`` heads a source joined to the one at ``lo``: الشرطة والصليب الأحمر."""
    words = p.tokens.words
    word = words[j]
    if not word.tags & Tag.WITH_CONJUNCTION or word.form[0] != "و" or not word.tags & (HEAD | Tag.PHRASE):
        return False
    place = word.tags & PLACES or not word.tags & HEAD
    if not word.tags & ROLE and _in_apposed_office(words, lo, j):
        return False  # سليم الدرعي، لاعب المنتخب ونادي الساحل
    if place and any(between.tags & PREPOSED for between in words[lo + 1 : j]):
        return False  # رئيس القسم في الشرق الأوسط وشمال أفريقيا, لجنة من مصر والأردن
    single = words[lo].tags & (Tag.DEFINITE | PLACES | Tag.SEAT) and not words[lo].tags & (ROLE | TITLE)
    if not word.tags & Tag.DEFINITE:
        return bool(word.tags & HEAD) or bool(single and known_at(words, j) is not None)
    if word.tags & ROLE and not word.tags & Tag.PLURAL and words[j - 1].tags & (NAME | NAMELIKE):
        return j + 1 < p.hi and bool(words[j + 1].tags & (NAME | NAMELIKE))  # … والنائبة ليلى الحداد
    # وزارة الثقافة والإعلام is one; what a definite head is joined to is another
    if any(between.tags & PREPOSED for between in words[lo + 1 : j]):
        return False  # اللجنة الدولية للصليب والهلال الأحمر
    return (
        bool(single and word.tags & (ORG | PLACES | Tag.SEAT | Tag.PHRASE)) and not word.tags & Tag.ADJECTIVE
    )


def _in_apposed_office(words: list[Word], lo: int, j: int) -> bool:
    """Tell whether an office that follows a name and a comma still goes on at ``j``."""
    comma = max((k for k in range(lo + 1, j) if words[k].kind == PUNCT), default=j)
    return comma + 1 < j and bool(words[comma + 1].tags & ROLE) and not words[comma + 1].tags & NAME


def _same_person(p: Passage, lo: int, j: int, hi: int) -> bool:
    """Tell whether what is joined at ``j`` is a further office of one person: رئيس المجلس ووزير الدفاع."""
    words = p.tokens.words
    if not words[j].tags & ROLE or words[j].tags & NAME:
        return False
    run = name_run(p, lo, j)
    if run is None:
        another = key_of(words[lo]) == key_of(words[j]) and not words[lo + 1].tags & TELLS_WHICH
        return bool(words[lo].tags & ROLE) and not another  # مصدر أمني ومصدر طبي
    office = any(word.tags & ROLE for word in words[run[1] : j])  # سامي حداد، المدير العام ورئيس المجلس
    return office and name_run(p, j, hi) is None
