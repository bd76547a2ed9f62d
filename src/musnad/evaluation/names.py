"""Whether two names of a source name the same source, leniently.

The folding here is part of the definition of the score and is kept apart from the engine's own:
a change of the engine's folding must not move the yardstick.
"""

import re
from functools import lru_cache
from itertools import chain

JOIN = " + "

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_LETTERS = str.maketrans("أإآىةؤئ", "ااايهوي")
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile("^(?:وال|بال|كال|فال|لل|ال)(?=..)")
_AND = re.compile(r"\s+و\s?(?=\w\w)")

Words = frozenset[str]


@lru_cache(maxsize=4096)
def words(name: str) -> Words:
    """Return the folded words of a name without articles and proclitics on them."""
    bare = _MARKS.sub("", name).translate(_LETTERS)
    return frozenset(_ARTICLE.sub("", word) for word in _WORD.findall(bare))


def same(gold: str | None, found: str | None) -> bool:
    """Return whether ``found`` names whom ``gold`` names.

    Two names are the same when one contains the other or half of their words are in common.
    Several sources, joined by ``+``, must all be there.
    """
    if not gold or not found:
        return not gold and not found
    if JOIN in gold and JOIN not in found:
        found = _AND.sub(JOIN, found)
    golds = [words(name) for name in gold.split(JOIN)]
    founds = [words(name) for name in found.split(JOIN)]
    everything = frozenset(chain.from_iterable(founds))
    return all(any(_close(one, other) for other in founds) or one <= everything for one in golds)


def _close(one: Words, other: Words) -> bool:
    common = one & other
    return bool(common) and (one <= other or other <= one or 2 * len(common) >= len(one | other))
