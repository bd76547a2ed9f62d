"""Statements as disputes compare them: their words by root, whose they are, what they point at."""

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from musnad.lexicon.disputed import ROLES, cue_roles, is_possessed
from musnad.lexicon.known import Known, known, known_at
from musnad.lexicon.nouns import demonym_country
from musnad.lexicon.roots import root
from musnad.lexicon.types import FUNCTION, Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Statement
from musnad.text.tokens import PUNCT, WORD, Tokens, Word

_OF_COUNTRIES: Final = Tag.COUNTRY | Tag.CITY | Tag.SEAT
_POWERS: Final = frozenset({"country", "seat"})
_TELLING: Final = frozenset({"speech", "relay"})
_ABOUT: Final = Tag.PREPOSITION | Tag.WITH_PREPOSITION | Tag.COMPLEMENTIZER
DISPUTABLE: Final = frozenset({"assert", "criticize", "warn", "commit"})
POINTERS: Final = frozenset({"accusation", "news", "speech", "matter", "number", "part"})
REPORTS: Final = frozenset({"news", "accusation", "speech"})
TELLS_NOTHING: Final = frozenset(
    {"negation", "light", "joint", "matter", "truth", "told", "speech", "accusation"}
)
FIRST_NOUN: Final = 2
MARKS: Final = frozenset("،,؛.")
OPENING: Final = 6  # words: a negation further on is not of the statement as a whole
NUMBER_OPENING: Final = 20  # words: the same where the statement is about how many
_CLAUSE: Final = 60  # words in which the clause that denies is looked for
_REPLYING: Final = 16  # words: a negation further on tells of something else
POINTING: Final = 4  # words: how far into a denial the word stands that points at a claim
_WHOLE_NAME: Final = 2  # words: a shorter name may stand in the office of another
_DESCRIBED: Final = 3  # words: the adjectives of a noun before its clause: الأنباء المتداولة أمس التي
MAGNITUDE: Final = 100.0  # numbers of the same thing differ by less
POINTING_FAR: Final = 9  # words: the same where «this» stands before it


class View(NamedTuple):
    """A statement as it is compared with others."""

    statement: Statement
    order: int
    words: list[Word]
    roots: frozenset[str]
    source: frozenset[str]  # the roots of the source's name
    accuses: bool
    headline: bool
    background: bool  # its paragraph tells what was before
    negative: bool  # says that something is not so
    side: frozenset[str]  # the roots of the source's name and of all it is called: its office, its body
    called: str = ""  # the offices that its source holds
    by_cue: bool = True  # a denial by its verb (نفى), not by what is said (أكد عدم …)
    reported: bool = False  # told by a report that is itself only named: الأنباء التي تحدثت عن
    referred: bool = False  # told only in passing, by another: ما أعلنته الشركة من أن
    rejects: bool = False  # calls the claims of others untrue: هذه الاتهامات باطلة

    @property
    def clause(self) -> list[Word]:
        """The part of the words that denies."""
        return _clause(self.words[:_CLAUSE])

    @property
    def told(self) -> frozenset[str]:
        """The roots by which a denial tells its claim itself: not those of what it calls the claim."""
        clause = self.clause
        if self.statement.rule != "naming":
            return roots(clause)
        called = (j for j, w in enumerate(clause) if j and w.form[0] == "ب")
        return roots(clause[: next(called, len(clause))])

    @property
    def points_at_several(self) -> bool:
        """Tell whether the noun that points at the claim is a plural: هذه الاتهامات."""
        pointing = (w for w in self.words[:POINTING] if ROLES[w.form] & POINTERS)
        noun = next(pointing, None)
        return noun is not None and (bool(noun.tags & Tag.PLURAL) or noun.bare.endswith("ات"))

    @property
    def points_at_this(self) -> bool:
        """Tell whether «this» stands before the noun that points at the claim, so that it was just told."""
        words = self.words[:POINTING_FAR]
        return any(a.tags & Tag.DETERMINER and ROLES[b.form] & POINTERS for a, b in pairwise(words))

    @property
    def blames(self) -> bool:
        """Tell whether it holds somebody guilty, though not by its verb: روسيا تقف وراء."""
        return any("blaming" in ROLES[word.form] for word in self.words[:_REPLYING])

    @property
    def replies(self) -> bool:
        """Tell whether it may go on with a denial: it says what is not so, or speaks of what was claimed."""
        words = self.words[:_REPLYING]
        if any("fact" in ROLES[word.form] for word in words):
            return True
        return self.rejects or any("accusation" in ROLES[word.form] for word in words[:FIRST_NOUN])

    @property
    def doubts(self) -> bool:
        """Tell whether the source says what it does not think: لا يرى أي مبرر, لا أعتقد أن."""
        words = self.words[: OPENING + 1]
        return any(
            "negation" in ROLES[word.form] and any(r.cls == "think" for r in following.cues)
            for word, following in pairwise(words)
        )

    @property
    def teller(self) -> frozenset[str]:
        """The roots of the words that may say whose claim is meant: ما ذكرته الصحيفة, اتهامات الوزارة."""
        words = self.words
        about = (j for j, w in enumerate(words) if j and w.tags & _ABOUT)
        return roots(words[: next(about, len(words))])


def carriers(views: list[View]) -> set[int]:
    """Return the places of the statements that tell of a denial: they hold its words and claim nothing."""
    cues = sorted(v.statement.cue.span[0] for v in views if v.statement.act == "deny")
    holding = (
        v
        for v in views
        if any(bisect_left(cues, lo) < bisect_left(cues, hi) for lo, hi in v.statement.content)
    )
    return {v.order for v in holding}


def denies(tokens: Tokens, statement: Statement) -> bool:
    """Tell whether ``statement`` may dispute another: it denies, is negated, or calls words untrue."""
    if statement.act == "deny":
        return True
    lo = bisect_left(tokens.starts, statement.content[0][0])
    hi = bisect_left(tokens.starts, statement.content[0][1])
    words = tokens.words
    if _rejects(words[lo:hi]):
        return True
    if statement.act == "criticize":
        return False
    reach = NUMBER_OPENING if "number" in ROLES[words[lo].form] else OPENING
    return any("negation" in ROLES[words[j].form] for j in range(lo, min(hi, lo + reach)))


def _calls_untrue(words: list[Word]) -> bool:
    return any("untrue" in ROLES[word.form] for word in words)


def _rejects(words: list[Word]) -> bool:
    return bool(pointer(words)) and _calls_untrue(words)


def first_line_end(text: str) -> int:
    """Return where the first line of ``text`` that says something ends."""
    end = text.find("\n", len(text) - len(text.lstrip()))
    return end if end >= 0 else len(text)


def view(tokens: Tokens, statement: Statement, order: int, title_end: int, called: str) -> View:
    """Return ``statement`` as it is compared; ``called`` is all that its source is called in the text."""
    words: list[Word] = []
    for lo, hi in statement.content:
        words += tokens.words[bisect_left(tokens.starts, lo) : bisect_left(tokens.starts, hi)]
    accuses = statement.act == "criticize" or "claiming" in cue_roles(statement.cue.lemma)
    headline = statement.cue.span[0] <= title_end
    name = roots_of(statement.source.name or "")
    cue = bisect_left(tokens.starts, statement.cue.span[0])
    line = tokens.text.rfind("\n", 0, statement.cue.span[0]) + 1
    opener = tokens.words[bisect_left(tokens.starts, line)]
    background = "background" in ROLES[opener.form]
    return View(
        statement,
        order,
        words,
        roots(words),
        name,
        accuses,
        headline,
        background,
        statement.act == "deny" or any("negation" in ROLES[w.form] for w in words[:OPENING]),
        name | roots_of(called),
        called,
        any(reading.act == "deny" for reading in tokens.words[cue].cues),
        _told_by_a_report(tokens, cue),
        cue > 0 and "what" in ROLES[tokens.words[cue - 1].form],
        _rejects(words),
    )


def _told_by_a_report(tokens: Tokens, cue: int) -> bool:
    """Tell whether the verb at ``cue`` has a noun of what was told as its subject: الأنباء التي تحدثت عن."""
    words = tokens.words
    j = cue - 1
    if j > 0 and words[j].tags & Tag.RELATIVE:
        return any(ROLES[words[i].form] & REPORTS for i in range(max(0, j - _DESCRIBED), j))
    return j >= 0 and bool(ROLES[words[j].form] & REPORTS)


@lru_cache(maxsize=10_000)
def roots_of(text: str) -> frozenset[str]:
    """Return the roots of the words of a name or an office."""
    return roots([vocabulary()[part] for part in text.split()])


def _clause(words: list[Word]) -> list[Word]:
    """Return the first clause of ``words`` that tells something, or the negated one."""
    clauses: list[list[Word]] = [[]]
    for word in words:
        if word.surface in MARKS or "joint" in ROLES[word.form]:
            clauses.append([])
        elif word.tags & Tag.VERB and word.tags & Tag.WITH_CONJUNCTION and clauses[-1]:
            clauses.append([word])
        elif word.kind != PUNCT:
            clauses[-1].append(word)
    negated = [c for c in clauses if any("negation" in ROLES[w.form] for w in c[:OPENING])]
    return next((c for c in negated if roots(c)), None) or next((c for c in clauses if c), words)


def roots(words: list[Word]) -> frozenset[str]:
    """Return what ``words`` speak of: the roots of those that tell something, a country by its code.

    A country is the same whether it is named, or its people, its capital or a seat of its power.
    """
    found = frozenset([told for word in words if (told := _root(word))])
    begun = [j for j, word in enumerate(words) if word.tags & Tag.PHRASE]  # الولايات المتحدة
    if not begun:
        return found
    names = [at.known for j in begun if (at := known_at(words, j))]
    return found | {name.country for name in names if _is_power(name)}


def _is_power(name: Known) -> bool:
    return bool(name.country) and (name.kind in _POWERS or name.capital)


def _root(word: Word) -> str:
    """Return the root of a word that tells something, of a country's its code, else ""."""
    found = word.root
    if found is None:
        found = word.root = _country(word) or (root(word) if _tells(word) else "")
    return found


def _country(word: Word) -> str:
    if word.tags & Tag.DEMONYM:
        return demonym_country(word)
    name = known(word) if word.tags & _OF_COUNTRIES else None
    return name.country if name is not None and _is_power(name) else ""


def _tells(word: Word) -> bool:
    return word.kind == WORD and not word.tags & FUNCTION and not ROLES[word.form] & TELLS_NOTHING


def weights(views: list[View]) -> dict[str, float]:
    """Return how much each root tells: the more, the fewer of the statements hold it."""
    count: dict[str, int] = {}
    for view in {v.statement.content: v for v in views}.values():
        for each in view.roots:
            count[each] = count.get(each, 0) + 1
    return {each: log(1 + len(views) / n) for each, n in count.items()}


def disputable(denial: View, claim: View) -> bool:
    """Tell whether ``claim`` is somebody else's, and neither within the denial nor around it."""
    mine, other = denial.statement, claim.statement
    if claim is denial or other.act not in DISPUTABLE or claim.rejects or same_source(denial, claim):
        return False
    if mine.source.entity is not None and mine.source.entity == other.source.entity:
        return False
    return not overlap(mine, other) and not within(other, mine) and not within(mine, other)


def same_source(one: View, other: View) -> bool:
    """Tell whether the name of one source holds the other's: المنارة, شركة المنارة."""
    return (
        one.source == other.source
        or bool(one.source and other.source and (one.source <= other.source or other.source <= one.source))
        or _answers_for(one, other)
        or _answers_for(other, one)
        or _is_country_of(one, other)
        or _is_country_of(other, one)
    )


def _is_country_of(one: View, other: View) -> bool:
    """Tell whether the source of ``one`` is the country that the other holds an office of: الوزير الروسي."""
    return len(one.source) == 1 and one.source <= other.side and all(each.isascii() for each in one.source)


def _answers_for(one: View, other: View) -> bool:
    """Tell whether the source of ``one`` is called by the name of the other's: المتحدث باسم الوزارة."""
    name = other.statement.source.name or ""
    return len(name.split()) >= _WHOLE_NAME and name in one.called


def overlap(one: Statement, other: Statement) -> bool:
    return any(a < d and c < b for a, b in one.content for c, d in other.content)


def within(inner: Statement, outer: Statement) -> bool:
    return any(lo <= inner.cue.span[0] < hi for lo, hi in outer.content)


def pointer(words: list[Word]) -> frozenset[str]:
    """Return the kinds of claim that the beginning of a denial points at."""
    kinds: set[str] = set()
    for j, word in enumerate(words[:POINTING_FAR]):
        if j >= POINTING and not words[j - 1].tags & Tag.DETERMINER:
            continue
        if "what" in ROLES[word.form] and j + 1 < len(words) and _is_told(words[j + 1]):
            kinds.add("news")
        elif (found := ROLES[word.form] & POINTERS) and ("part" in found or _points(words, j)):
            kinds |= found
    return frozenset(kinds)


def _points(words: list[Word], j: int) -> bool:
    """Tell whether the noun at ``j`` means what was told before: it begins or is definite."""
    word = words[j]
    if is_possessed(word.bare) and not word.tags & Tag.DEFINITE:
        return False
    return j < FIRST_NOUN or bool(word.tags & Tag.DEFINITE or words[j - 1].tags & Tag.DETERMINER)


def _is_told(word: Word) -> bool:
    return "told" in ROLES[word.form] or any(r.kind == "verb" and r.cls in _TELLING for r in word.cues)
