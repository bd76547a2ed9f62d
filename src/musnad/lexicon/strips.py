"""What is taken off a word to compare it with others; the table is ``lexicon/strips.tsv``."""

from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.tables import rows

_USES: Final = frozenset({"stem", "ending", "beginning", "infix", "weak"})


class Strips(NamedTuple):
    """Affixes by use, the longest first.

    ``stems`` are endings by their last letter, each with what stands in its place.
    """

    stems: dict[str, tuple[tuple[str, str], ...]]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    infixes: str
    weak: str


@cache
def strips() -> Strips:
    """Return the table.

    Raises:
        LanguageDataError: a use is none of those that the table explains.
    """
    found: dict[str, list[tuple[str, str]]] = {use: [] for use in _USES}
    for row in rows("lexicon/strips.tsv", ("affix", "use", "instead")):
        found[row.one_of("use", _USES)].append((row["affix"], row["instead"]))
    longest = {use: sorted(each, key=lambda pair: -len(pair[0])) for use, each in found.items()}
    stems: dict[str, tuple[tuple[str, str], ...]] = {}
    for affix, instead in longest["stem"]:
        stems[affix[-1]] = (*stems.get(affix[-1], ()), (affix, instead))
    return Strips(
        stems,
        tuple(affix for affix, _ in longest["ending"]),
        tuple(affix for affix, _ in longest["beginning"]),
        "".join(letters for letters, _ in longest["infix"]),
        "".join(letters for letters, _ in longest["weak"]),
    )
