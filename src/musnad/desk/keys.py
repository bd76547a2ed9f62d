"""Keys with which programs add articles: shown once, kept as hashes."""

import secrets

from sqlalchemy import Engine, delete, insert, select

from musnad.desk.accounts import Account, digest
from musnad.desk.audit import noted
from musnad.desk.clock import now
from musnad.desk.tables import accounts, keys
from musnad.errors import DeskError
from musnad.ledger.store.connect import reading, writing


def new_key(engine: Engine, name: str) -> str:
    """Return a new key of the account with this name; an earlier one no longer works.

    Raises:
        DeskError: there is no such account.
    """
    key = secrets.token_urlsafe(32)
    with writing(engine) as connection:
        number = connection.execute(
            select(accounts.c.id).where(accounts.c.name == name.strip(), accounts.c.active)
        ).scalar()
        if number is None:
            raise DeskError(f"{name}: there is no such account; make it first")
        connection.execute(delete(keys).where(keys.c.account == number))
        connection.execute(insert(keys), [{"key": digest(key), "account": number, "made_at": now()}])
        noted(connection, name.strip(), "key", name.strip())
    return key


def account_of_key(engine: Engine, key: str) -> Account | None:
    """Return whose key this is, or None."""
    query = (
        select(accounts.c.id, accounts.c.name, accounts.c.role)
        .join(keys, keys.c.account == accounts.c.id)
        .where(keys.c.key == digest(key), accounts.c.active)
    )
    with reading(engine) as connection:
        found = connection.execute(query).one_or_none()
    return Account(found.id, found.name, found.role) if found else None
