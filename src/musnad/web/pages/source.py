"""The source page: what a person or body said over time, what they denied and who denied them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final, get_args
from urllib.parse import urlencode

import msgspec
from litestar import Response, get
from litestar.params import FromPath
from sqlalchemy import Connection, func, select

from musnad.errors import QueryError
from musnad.ledger.disputes.disputed import disputed_by, disputes_of
from musnad.ledger.people.who import Changed, Opposed, Said, Who, WhoOptions, who
from musnad.ledger.store.connect import reading
from musnad.ledger.store.tables import statements
from musnad.record import Act
from musnad.web.pages.events import with_someone
from musnad.web.pages.story import articles_of, quoted_dispute
from musnad.web.quoting import Quoting, quoting
from musnad.web.site import WebRequest, page, site_of

_SHOWN: Final = 15  # statements on a page
_DISPUTES: Final = 6
_MONTHS: Final = 24
_MONTH: Final = len("2026-01")


class Month(msgspec.Struct, frozen=True):
    """How much was said in a month; ``share`` of the month with most, in percent."""

    month: str
    statements: int
    share: int


@get("/source/{number:int}", sync_to_thread=True, include_in_schema=False)
def source_page(request: WebRequest, number: FromPath[int]) -> Response[str]:
    """Show what the person or body with this number said."""
    asked = {name: request.query_params.get(name, "") for name in ("act", "from", "to")}
    with reading(site_of(request).ledger.engine) as connection:
        found = shown_source(request, connection, number, options_of(number, asked))
        denied, denied_by = (some(connection, number, _DISPUTES) for some in (disputes_of, disputed_by))
        told = quoting(request, connection, articles_of((*denied, *denied_by)))
        months, acts = _months(connection, number), _acts(connection, number)
    return page(
        request,
        "source.html",
        number=number,
        found=found,
        someone=found.someone,
        days=_by_day(found),
        asked=asked,
        months=months,
        acts=acts,
        events=with_someone(request, number),
        denied=[quoted_dispute(one, told) for one in denied],
        denied_by=[quoted_dispute(one, told) for one in denied_by],
        link=lambda **changed: _link(number, asked | changed),
        older=_older(found),
    )


def options_of(number: int, asked: dict[str, str], limit: int = _SHOWN) -> WhoOptions:
    """Return what the parameters of an address ask for.

    Raises:
        QueryError: the act is none.
    """
    act = asked.get("act", "").strip()
    if act and act not in get_args(Act):
        raise QueryError(f"«{act[:40]}» is no act; give one of: {', '.join(get_args(Act))}")
    return WhoOptions(
        entity=number,
        act=msgspec.convert(act, Act) if act else None,
        first_day=asked.get("from", "").strip() or None,
        last_day=_to_the_end(asked.get("to", "").strip()),
        limit=limit,
    )


def _to_the_end(day: str) -> str | None:
    """Return ``day``, of a year or a month what comes after all its days."""
    return None if not day else day + "-99" if len(day) <= _MONTH else day


def shown_source(request: WebRequest, connection: Connection, number: int, options: WhoOptions) -> Who:
    """Return what is known of someone, with quotations as short as rights demand.

    Raises:
        NotFoundError: the ledger has nobody with this number.
    """
    found = who(connection, "", msgspec.structs.replace(options, entity=number))
    told = quoting(request, connection, set(_articles(found)))
    return msgspec.structs.replace(
        found,
        name=found.someone.name if found.someone else "",
        statements=tuple(_quoted(said, told) for said in found.statements),
    )


def _articles(found: Who) -> Iterator[int]:
    for said in found.statements:
        yield said.printed.article
        yield from (other.printed.article for other in (*said.denies, *said.denied_by))
        yield from (change.printed.article for change in said.changes)


def _quoted(said: Said, told: Quoting) -> Said:
    return msgspec.structs.replace(
        said,
        words=told.of(said.printed.article, said.words),
        denies=tuple(_other(one, told) for one in said.denies),
        denied_by=tuple(_other(one, told) for one in said.denied_by),
        changes=tuple(_before(one, told) for one in said.changes),
    )


def _other(one: Opposed, told: Quoting) -> Opposed:
    return msgspec.structs.replace(one, words=told.of(one.printed.article, one.words))


def _before(one: Changed, told: Quoting) -> Changed:
    return msgspec.structs.replace(one, words=told.of(one.printed.article, one.words))


def _by_day(found: Who) -> list[tuple[str | None, list[Said]]]:
    """Return the statements by day, the latest first."""
    by_day = groupby(reversed(found.statements), key=lambda said: (said.day or "")[:10] or None)
    return [(day, list(some)) for day, some in by_day]


def _older(found: Who) -> str | None:
    """Return the day up to which the statements before those shown go, None where there are none."""
    days = [said.day[:10] for said in found.statements if said.day]
    printed = len(found.statements) + sum(len(said.reprints) for said in found.statements)
    return min(days) if days and found.total > printed and len(set(days)) > 1 else None


def _months(connection: Connection, entity: int) -> list[Month]:
    month = func.substr(statements.c.day, 1, _MONTH)
    query = (
        select(month, func.count())
        .where(statements.c.entity == entity, statements.c.day.is_not(None))
        .group_by(month)
        .order_by(month.desc())
        .limit(_MONTHS)
    )
    rows = [(str(when), int(many)) for when, many in connection.execute(query) if len(when) == _MONTH]
    most = max((many for _, many in rows), default=1)
    return [Month(when, many, max(2, round(100 * many / most))) for when, many in reversed(rows)]


def _acts(connection: Connection, entity: int) -> list[tuple[str, int]]:
    query = (
        select(statements.c.act, func.count())
        .where(statements.c.entity == entity)
        .group_by(statements.c.act)
        .order_by(func.count().desc())
    )
    return [(act, many) for act, many in connection.execute(query) if act in get_args(Act)]


def _link(number: int, wanted: dict[str, Any]) -> str:
    asked = urlencode({name: value for name, value in wanted.items() if value})
    return f"/source/{number}" + (f"?{asked}" if asked else "")
