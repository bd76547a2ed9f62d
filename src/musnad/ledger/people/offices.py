"""Whether two people are called by offices that agree."""

from collections.abc import Iterable

from musnad.ledger.preparing.naming import Office
from musnad.lexicon.callings import calling

_SHARED = 2  # words: of «وزير الدفاع» both


def agree(some: Iterable[Office], others: Iterable[Office]) -> bool:
    """Tell whether an office of one person is that of another, more or less closely described."""
    others = tuple(others)
    return any(_agrees(one, other) for one in some for other in others)


def contradict(some: Iterable[Office], others: Iterable[Office]) -> bool:
    """Tell whether two people are of different countries by all their offices."""
    mine = {key for office in some for key in _countries(office)}
    theirs = {key for office in others for key in _countries(office)}
    return bool(mine and theirs and not mine & theirs)


def _agrees(one: Office, other: Office) -> bool:
    shared = set(one.keys) & set(other.keys)
    if len(shared) < _SHARED or (one.head not in shared and other.head not in shared):
        return False
    mine, theirs = _countries(one), _countries(other)
    if mine and theirs and not mine & theirs:
        return False
    return bool(shared - {one.head, other.head} - calling("plain"))


def _countries(office: Office) -> set[str]:
    return {key for key in office.keys if len(key) == 2 and key.isascii() and key.isupper()}
