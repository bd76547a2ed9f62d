"""The audit trail: who did what at the desk, and when."""

import msgspec
from sqlalchemy import Connection, insert, select

from musnad.desk.clock import now
from musnad.desk.tables import audit


class Entry(msgspec.Struct, frozen=True):
    """One line of the trail."""

    at: str
    account: str
    action: str
    target: str
    detail: str


def noted(connection: Connection, account: str, action: str, target: str, detail: str = "") -> None:
    """Write a line of the trail, in the transaction of what it tells."""
    line = {"at": now(), "account": account, "action": action, "target": target, "detail": detail}
    connection.execute(insert(audit), [line])


def trail(connection: Connection, limit: int = 100) -> tuple[Entry, ...]:
    """Return the newest lines of the trail."""
    columns = [audit.c[name] for name in Entry.__struct_fields__]
    rows = connection.execute(select(*columns).order_by(audit.c.id.desc()).limit(limit))
    return tuple(Entry(*row) for row in rows)
