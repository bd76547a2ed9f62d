"""What stands next to a number tells that it counts nothing; from ``number_contexts.tsv``."""

from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.affixes import affixes
from musnad.lexicon.bounds import FUTURE
from musnad.lexicon.tables import rows
from musnad.text.fold import fold

BEFORE: Final = frozenset(
    [
        "label",
        "letter",
        "event",
        "age",
        "clock",
        "phone",
        "score",
        "idiom",
        "count",
        "change",
        "within",
        "setting",
        "serial",
    ]
)
AFTER: Final = frozenset(
    [
        "times",
        "duration",
        "knockout",
        "goal",
        "versus",
        "part",
        "clock",
        "only",
        "each",
        "name",
        "kick",
        "among",
    ]
)


class Contexts(NamedTuple):
    """Classes of folded words before and after a number; a word may have several."""

    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]


@cache
def contexts() -> Contexts:
    """Return the classes of the words around numbers.

    Raises:
        LanguageDataError: a cell holds none of the values it may hold.
    """
    found = Contexts({}, {})
    for row in rows("lexicon/number_contexts.tsv", ("word", "side", "class")):
        before = row.one_of("side", frozenset({"before", "after"})) == "before"
        table = found.before if before else found.after
        cls = row.one_of("class", BEFORE if before else AFTER)
        for form in row.many("word"):
            for written in _with_clitics(fold(form), before=before):
                table[written] = table.get(written, frozenset()) | {cls}
    return found


def _with_clitics(form: str, *, before: bool) -> list[str]:
    """Return the word with what may be written on it.

    Before a number that is conjunctions, prepositions and the future (للمركز 3); after one
    prepositions only (بسبعة أهداف لهدف), for what a conjunction begins is another matter.
    """
    conjunctions = ("", *affixes().conjunctions) if before else ("",)
    futures = (FUTURE,) if before else ()
    written = []
    for conjunction in conjunctions:
        for preposition in ("", *futures, *affixes().prepositions):
            rest = form[1:] if preposition == "ل" and form.startswith("ال") else form
            written.append(conjunction + preposition + rest)
    return written
