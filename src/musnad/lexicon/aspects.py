"""What befell those whom a figure counts; the table is ``lexicon/figure_aspects.tsv``."""

from functools import cache
from typing import Final

from musnad.lexicon.tables import rows
from musnad.text.fold import fold

PART: Final = "part"
SINCE: Final = "since"
APART: Final = "apart"
FORMER: Final = "former"
MORE: Final = "more"
FATES: Final = frozenset(
    {"killed", "injured", "missing", "arrested", "displaced", "rescued", "freed", "kidnapped"}
)
_CLASSES: Final = FATES | {PART, SINCE, APART, FORMER, MORE}


def aspect(form: str) -> str:
    """Return the class of a folded word without clitics and article, "" for one that is not listed."""
    return _table().get(form, "")


@cache
def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("lexicon/figure_aspects.tsv", ("words", "class", "example")):
        kind = row.one_of("class", _CLASSES)
        for word in row.many("words"):
            if found.setdefault(fold(word), kind) != kind:
                raise row.error("words", f"«{word}» has another class above")
    return found
