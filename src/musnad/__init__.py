"""musnad reads Arabic news and gives back the record of who said what.

    >>> import musnad
    >>> record = musnad.read("page.html")
    >>> for statement in record.statements:
    ...     print(statement.source.name, [record.words(span) for span in statement.content])

Everything named in ``__all__`` is loaded when first used, so that importing musnad stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from musnad.article import Article, Reason, Rejected
    from musnad.errors import InputError, LedgerError, MusnadError
    from musnad.extract.dates.reading import find_dates
    from musnad.extract.numbers.reading import find_numbers
    from musnad.ledger import Ledger, open_ledger
    from musnad.reading import read, read_many
    from musnad.record import (
        Block,
        Cue,
        DateMention,
        Dispute,
        Entity,
        Event,
        EventCount,
        Figure,
        Record,
        Rights,
        Source,
        Statement,
    )

__version__ = "0.1.0"

_HOME = {
    "musnad.article": "Article Reason Rejected",
    "musnad.errors": "InputError LedgerError MusnadError",
    "musnad.extract.dates.reading": "find_dates",
    "musnad.extract.numbers.reading": "find_numbers",
    "musnad.ledger": "Ledger open_ledger",
    "musnad.reading": "read read_many",
    "musnad.record": (
        "Block Cue DateMention Dispute Entity Event EventCount Figure Record Rights Source Statement"
    ),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names.split()}

__all__ = [
    "Article",
    "Block",
    "Cue",
    "DateMention",
    "Dispute",
    "Entity",
    "Event",
    "EventCount",
    "Figure",
    "InputError",
    "Ledger",
    "LedgerError",
    "MusnadError",
    "Reason",
    "Record",
    "Rejected",
    "Rights",
    "Source",
    "Statement",
    "__version__",
    "find_dates",
    "find_numbers",
    "open_ledger",
    "read",
    "read_many",
]


if not TYPE_CHECKING:  # or a misspelt name would pass the type checker

    def __getattr__(name: str) -> Any:
        if name not in _MODULE_OF:
            raise AttributeError(f"module 'musnad' has no attribute {name!r}")
        value = getattr(import_module(_MODULE_OF[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
