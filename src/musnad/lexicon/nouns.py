"""The vocabulary of sources: offices, organisations, documents, media, names, and closed classes.

`tag_word` says in bits what a spelling is; `noun` gives lemma, type, gender and number of a known
head noun; places, outlets and organisations known by name are in `musnad.lexicon.known`.
"""

from functools import cache
from itertools import chain
from typing import Final, NamedTuple, get_args

from mypy_extensions import mypyc_attr

from musnad.lexicon.affixes import BEGINNING, Ending, Parts, Split, affixes, beginnings, stripped
from musnad.lexicon.known import demonyms, known_words, phrase_beginnings
from musnad.lexicon.tables import Row, rows, word_list
from musnad.lexicon.types import Tag
from musnad.record import EntityType
from musnad.text.fold import fold
from musnad.text.tokens import Word

_CLASSES: Final = {
    "role": Tag.ROLE,
    "title": Tag.TITLE,
    "org": Tag.ORG,
    "group": Tag.GROUP,
    "document": Tag.DOCUMENT,
    "media": Tag.MEDIA,
    "occasion": Tag.OCCASION,
    "place": Tag.PLACE,
    "adjective": Tag.ADJECTIVE,
    "demonym": Tag.DEMONYM,
    "noun": Tag.NOUN,
    "ambiguous": Tag.AMBIGUOUS,
}
_FUNCTIONS: Final = {
    "preposition": Tag.PREPOSITION,
    "conjunction": Tag.CONJUNCTION,
    "complementizer": Tag.COMPLEMENTIZER,
    "relative": Tag.RELATIVE,
    "determiner": Tag.DETERMINER,
    "pronoun": Tag.PRONOUN,
    "particle": Tag.PARTICLE,
    "time": Tag.TIME,
    "name": Tag.NAME | Tag.GIVEN,
    "name_particle": Tag.PARTICLE_OF_NAME,
    "verb": Tag.VERB,
}
_LISTED: Final = {
    "v": Tag.VERB,
    "n": Tag.NOUN,
    "a": Tag.ADJECTIVE,
    "x": Tag.PARTICLE,
}
_NAMES: Final = {
    "g": Tag.NAME | Tag.GIVEN,
    "f": Tag.NAME,
    "!": Tag.AMBIGUOUS,
}
_ORDINARY: Final = Tag.NOUN | Tag.ADJECTIVE | Tag.VERB
_TYPE_OF: Final[tuple[tuple[int, EntityType], ...]] = (
    (Tag.ROLE | Tag.TITLE, "person"),
    (Tag.ORG | Tag.MEDIA, "organization"),
    (Tag.GROUP, "group"),
    (Tag.DOCUMENT | Tag.OCCASION, "document"),
    (Tag.PLACE, "place"),
)
_TYPES: Final = frozenset({"", *get_args(EntityType)})


class Noun(NamedTuple):
    """A known head noun as it stands: its lemma and what its form says."""

    lemma: str
    tags: int
    type: EntityType
    gender: str  # "m", "f" or ""
    number: str  # "s", "d" or "p"
    sound: bool = False  # takes ون and ين
    pronoun: str = ""  # a possessive written on it: ه, ها …


@mypyc_attr(acyclic=True)  # kept for each word
class Entry:
    """What the tables say of a spelling: where its stem begins (None: at once), its bits, its noun."""

    __slots__ = ("noun", "split", "tags")

    def __init__(self, split: Split | None, tags: int, noun: Noun | None) -> None:
        self.split: Final = split
        self.tags: Final = tags
        self.noun: Final = noun


# Shared by all words that no table knows, which are most of the spellings of a long run.
_UNKNOWN: Final = Entry(None, 0, None)
_OWNED: Final = ("ها", "هما")  # pronouns that no word with the article bears
_UNKNOWN_DEFINITE: Final = Entry(None, Tag.DEFINITE, None)


class _Lexicon(NamedTuple):
    nouns: dict[str, Noun]
    exact: dict[str, int]  # by the spelling with its hamza: على is no name, علي no preposition
    words: dict[str, int]  # by the folded form
    beginnings: frozenset[str]  # of the nouns in all their forms


def tag_word(word: Word) -> int:
    """Return the bits of `Tag` for ``word``; 0 for a word the language data does not know."""
    return _entry(word).tags


def noun(word: Word) -> Noun | None:
    """Return the head noun that ``word`` is a form of, or None when it is no listed noun."""
    return _entry(word).noun


def split(word: Word) -> Split:
    """Return how the beginning of ``word`` is read: conjunction, preposition, and the rest."""
    return _entry(word).split or Split(0, word.form, "", "")


def rest_of(word: Word) -> str:
    """Return the folded ``word`` without the conjunction and the preposition written on it."""
    found = _entry(word).split
    return word.form if found is None else found.rest


def gender(word: Word) -> str:
    """Return "m", "f" or "" (unknown); an unlisted word by its ending."""
    found = noun(word)
    if found is not None:
        return found.gender
    return "f" if word.bare.endswith(("ة", "ات")) else ""


def number(word: Word) -> str:
    """Return "s", "d", "p" or "" (unknown); an unlisted word by its ending."""
    found = noun(word)
    if found is not None:
        return found.number
    return "p" if word.form.endswith(("ون", "ات")) else ""


def entity_type(word: Word) -> EntityType:
    """Return what a phrase headed by ``word`` names; "unknown" when the word does not tell."""
    found = noun(word)
    if found is not None:
        return found.type
    tags = _entry(word).tags
    if tags & (Tag.COUNTRY | Tag.CITY | Tag.PLACE):
        return "place"
    if tags & (Tag.MEDIA | Tag.ORG | Tag.SEAT):
        return "organization"
    return "person" if tags & Tag.NAME else "unknown"


def _entry(word: Word) -> Entry:
    entry = word.entry
    if entry is None:
        entry = word.entry = _find(word.bare, word.form)
    return entry


def _find(bare: str, form: str) -> Entry:
    lexicon = _lexicon()
    tags, found = _look_up(lexicon, bare, form)
    if tags:
        return Entry(None, tags, found)
    parts = stripped(form)
    for part in parts:
        tags, found = _look_up(lexicon, bare[part[0] :], part[1])
        if tags:
            return Entry(Split(*part), tags | _clitics(part), found)
    if form in phrase_beginnings():
        return Entry(None, Tag.PHRASE | _definite(form), None)
    for part in parts:
        if part[1] in phrase_beginnings():
            return Entry(Split(*part), Tag.PHRASE | _clitics(part) | _definite(part[1]), None)
    owned = form.endswith(_OWNED)  # التزامها has no article
    return _UNKNOWN_DEFINITE if len(form) > 4 and form[:2] == "ال" and not owned else _UNKNOWN


def _definite(form: str) -> int:
    return Tag.DEFINITE if form.startswith("ال") else 0


def _clitics(part: Parts) -> int:
    return (Tag.WITH_CONJUNCTION if part[2] else 0) | (Tag.WITH_PREPOSITION if part[3] else 0)


def _first_of_phrase(form: str) -> int:
    return Tag.PHRASE if form in phrase_beginnings() else 0


def _look_up(lexicon: _Lexicon, bare: str, rest: str) -> tuple[int, Noun | None]:
    nouns, exact, words, beginnings = lexicon
    if bare in exact:
        return exact[bare] | _first_of_phrase(rest), None
    tags = words.get(rest, 0)
    article = rest[:2] == "ال" and _begins_with_article(bare, rest, tags)
    stem = rest[2:] if article else rest
    found = None
    if stem[:BEGINNING] in beginnings:
        found = _noun(nouns, stem, bare, known=bool(tags), article=article)
    if found is not None:
        tags |= found.tags
        tags |= Tag.FEMININE if found.gender == "f" else 0
        tags |= Tag.PLURAL if found.number != "s" else 0
        tags |= Tag.POSSESSED if found.pronoun else 0
    elif article and not tags:
        tags = _with_article(words.get(stem, 0)) or _nisba(nouns, stem)
    if tags:
        tags |= Tag.DEFINITE if article else 0
        tags |= _first_of_phrase(rest)
    return tags, found


def _with_article(tags: int) -> int:
    """Return what a word is once it has the article: the verb يمن a noun, the preposition شرق too."""
    kept = tags & (Tag.NOUN | Tag.ADJECTIVE | Tag.TIME)
    other = Tag.PREPOSITION | Tag.VERB | Tag.PARTICLE | Tag.DETERMINER
    return kept or (Tag.NOUN if tags & other else 0)


def _nisba(nouns: dict[str, Noun], stem: str) -> int:
    """Return what «الملكي», «الاتحادية» are, of a head noun and no word of their own: adjectives."""
    base = stem.removesuffix("ه").removesuffix("ي")
    return Tag.ADJECTIVE if stem.removesuffix("ه") != base and base in nouns else 0


def _begins_with_article(bare: str, rest: str, tags: int) -> bool:
    """Tell الوزير from التزام, a listed word as it stands, and from ألمانية, by its hamza."""
    return len(rest) > 3 and not tags & _ORDINARY and not bare.startswith(("أل", "إل", "آل"))


def _noun(nouns: dict[str, Noun], stem: str, bare: str, *, known: bool, article: bool) -> Noun | None:
    """Return the noun of a stem without its article: as listed, else after taking off an ending."""
    direct = nouns.get(stem)
    if known:  # an ending is read into a word only when it is nothing else
        return direct
    possessed = bare.endswith("ه") and stem.endswith("ه")  # وزيره is no وزيرة, where it can be told
    if direct is not None and not possessed:
        return direct
    endings = affixes().endings
    for length in range(min(4, len(stem) - 2), 0, -1):
        for ending in endings.get(stem[-length:], ()):
            base = nouns.get(f"{stem[:-length]}ه" if ending.applies == "t" else stem[:-length])
            if base is None or (ending.applies == "sound" and not base.sound):
                continue
            if ending.pronoun and (article or bare.endswith("ة")):
                continue  # the ه of a fold, not of a pronoun
            if article and ending.number != "s" and stem[-1] != "ن":
                continue  # الملكي is no two kings: a noun with the article keeps its ن
            if ending.number == "d" and base.number != "s":
                continue
            return _with_ending(base, ending)
    return direct


def _with_ending(base: Noun, ending: Ending) -> Noun:
    if ending.number == "s":
        return base._replace(pronoun=ending.pronoun)
    people = base.tags & Tag.ROLE
    return base._replace(
        number=ending.number,
        pronoun=ending.pronoun,
        tags=base.tags | Tag.GROUP if people else base.tags,
        type="group" if people else base.type,
    )


@cache
def _lexicon() -> _Lexicon:
    words = word_list("lexicon/common_words.tsv", _LISTED)
    nouns: dict[str, Noun] = {}
    _read_nouns(nouns)
    _read_demonyms(nouns)
    stems = chain(nouns, (form[:-1] for form in nouns if form[-1] == "ه"))
    lexicon = _Lexicon(nouns, {}, words, beginnings(stems, affixes().endings))
    for row in rows("lexicon/function_words.tsv", ("word", "class", "exact", "note")):
        tags = _tags(row, "class", _FUNCTIONS)
        table, key = (lexicon.exact, row["word"]) if row["exact"] else (words, fold(row["word"]))
        table[key] = table.get(key, 0) | tags
    for table in (known_words(), word_list("lexicon/names.tsv", _NAMES)):
        for form, tags in table.items():
            words[form] = words.get(form, 0) | tags
    return lexicon


def _tags(row: Row, column: str, classes: dict[str, int]) -> int:
    tags = 0
    allowed = frozenset(classes)
    for name in row.many(column):
        if name not in allowed:
            raise row.error(column, f"«{name}» is not one of: {', '.join(sorted(allowed))}")
        tags |= classes[name]
    if not tags:
        raise row.error(column, f"is empty; give one of: {', '.join(sorted(allowed))}")
    return tags


def _read_nouns(nouns: dict[str, Noun]) -> None:
    columns = ("noun", "feminine", "plural", "class", "gender", "type", "note")
    for row in rows("lexicon/nouns.tsv", columns):
        tags = _tags(row, "class", _CLASSES)
        kind = row.one_of("type", _TYPES) or next((name for bits, name in _TYPE_OF if tags & bits), "unknown")
        masculine = row.one_of("gender", frozenset({"", "m", "f"})) or (
            "f" if row["noun"].endswith("ة") else "m"
        )
        sound = "ون" in row.many("plural")
        base = Noun(row["noun"], tags, kind, masculine, "s", sound)  # type: ignore[arg-type]  # checked by one_of
        _add_forms(nouns, base, row)


def _read_demonyms(nouns: dict[str, Noun]) -> None:
    for form, (bits, _) in demonyms().items():
        listed = nouns.get(form)
        if not form.endswith("ي"):  # a people: الروس
            nouns[form] = Noun(form, bits | Tag.GROUP, "group", "m", "p")
            continue
        tags = bits | (listed.tags if listed else 0)
        base = Noun(
            listed.lemma if listed else form, tags, listed.type if listed else "person", "m", "s", sound=True
        )
        nouns[form] = base
        nouns[f"{form}ه"] = base._replace(gender="f", sound=False)
        nouns[f"{form}ات"] = base._replace(gender="f", sound=False, number="p", tags=tags | Tag.GROUP)


def demonym_country(word: Word) -> str:
    """Return the ISO 3166 code of the country that ``word`` is a demonym of, or ""."""
    found = noun(word)
    if found is None or not found.tags & Tag.DEMONYM:
        return ""
    return demonyms().get(fold(found.lemma), (0, ""))[1]


def demonym_of_two(word: Word, following: Word) -> str:
    """Return the ISO 3166 code of the country that two words are the demonym of, or "": الكوري الشمالي."""
    found = noun(word)
    if found is None:
        return ""
    second = following.form.removeprefix("ال").removesuffix("ه")
    return demonyms().get(f"{fold(found.lemma)} {second}", (0, ""))[1]


def _add_forms(nouns: dict[str, Noun], base: Noun, row: Row) -> None:
    people = Tag.GROUP if base.tags & Tag.ROLE else 0
    plural = base._replace(
        number="p", sound=False, tags=base.tags | people, type="group" if people else base.type
    )
    stem = fold(base.lemma)
    nouns[stem] = base
    for form in row.many("plural"):
        if form == "ات":
            nouns[f"{stem}ات"] = plural
        elif form != "ون":
            nouns.setdefault(fold(form), plural)
    for form in row.many("feminine"):
        lemma = base.lemma + form if form in {"ة", "ية"} else form
        feminine = fold(lemma)
        nouns[feminine] = base._replace(lemma=lemma, gender="f", sound=False)
        nouns[f"{feminine[:-1]}ات"] = plural._replace(lemma=lemma, gender="f")
    if base.gender == "f" and base.lemma.endswith("ة"):
        nouns.setdefault(f"{stem[:-1]}ات", plural)
