"""Short quotations of many articles on one page: as much of each as its rights allow."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select

from musnad.export.view import WITHHELD
from musnad.ledger.store.bulk import among
from musnad.ledger.store.tables import articles
from musnad.web.rights import QUOTED_SHARE, QUOTED_WORDS, is_open
from musnad.web.site import WebRequest, site_of
from musnad.web.viewer import is_owner


class Quoting(msgspec.Struct, frozen=True):
    """How many words may still be quoted of each article that reserves its rights."""

    left: dict[int, int]

    def of(self, article: int, words: str) -> str:
        """Return as much of ``words``, which are of ``article``, as may be shown."""
        left = self.left.get(article)
        if left is None:
            return words
        split = words.split()
        shown = split[: min(QUOTED_WORDS, left)]
        self.left[article] = left - len(shown)
        return " ".join(shown) + (WITHHELD if len(shown) < len(split) else "")


def quoting(request: WebRequest, connection: Connection, numbers: Collection[int]) -> Quoting:
    """Return what this visitor may be shown of the articles with ``numbers``."""
    if is_owner(request):
        return Quoting({})
    a, own = articles.c, site_of(request).options.own_outlets
    query = select(a.id, a.outlet, a.words).where(among(connection, a.id, numbers), a.reserved)
    return Quoting(
        {
            row.id: int(row.words * QUOTED_SHARE)
            for row in connection.execute(query)
            if not is_open(reserved=True, outlet=row.outlet, owner=False, own_outlets=own)
        }
    )
