"""What becomes of an article that is filed."""

from enum import Enum

import msgspec

from musnad.ledger.preparing.prepare import Prepared


class Outcome(Enum):
    """What became of an article that was read."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


class Filed(msgspec.Struct, kw_only=True):
    """An article with its numbers in the ledger: the record's ids lead to the ledger's.

    ``entities`` lacks those of this article only: «مصدر أمني» is nobody in another.
    """

    number: int
    prepared: Prepared
    entities: dict[str, int] = {}
    statements: dict[str, int] = {}
    figures: dict[str, int] = {}
