"""Accounts of editors: passwords kept as Argon2 hashes, sessions as hashes of what the browser keeps."""

import hashlib
import secrets
from typing import Literal, get_args

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import Engine, delete, insert, select, update

from musnad.desk.audit import noted
from musnad.desk.clock import in_hours, now
from musnad.desk.tables import accounts, signed_in
from musnad.errors import DeskError
from musnad.ledger.store.connect import reading, writing

Role = Literal["editor", "owner"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST_PASSWORD = 10
_LONGEST_PASSWORD = 1000  # hashing more would only keep the machine busy
_LONGEST_NAME = 100
_SIGNED_IN_HOURS = 14
_HASHER = PasswordHasher()
# Compared with when there is no such account, so that the answer takes as long.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$" + "A" * 43


class Account(msgspec.Struct, frozen=True):
    """Who is signed in: editors decide about comments, owners also see protected articles whole."""

    number: int
    name: str
    role: Role


def add_account(engine: Engine, name: str, password: str, role: Role) -> None:
    """Make an account, or give the one of this name a new password and role; its sessions end.

    Raises:
        DeskError: the name is empty or too long, the password too short or too long.
    """
    name = name.strip()
    if not 0 < len(name) <= _LONGEST_NAME:
        raise DeskError(f"a name has 1 to {_LONGEST_NAME} characters, not {len(name)}")
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise DeskError(
            f"a password has at least {SHORTEST_PASSWORD} characters (at most {_LONGEST_PASSWORD})"
        )
    values = {"password": _HASHER.hash(password), "role": role, "active": True}
    with writing(engine) as connection:
        known = connection.execute(select(accounts.c.id).where(accounts.c.name == name)).scalar()
        if known is None:
            connection.execute(insert(accounts), [values | {"name": name, "made_at": now()}])
        else:
            connection.execute(update(accounts).where(accounts.c.id == known).values(values))
            connection.execute(delete(signed_in).where(signed_in.c.account == known))
        noted(connection, name, "account", name, role)


def sign_in(engine: Engine, name: str, password: str) -> str | None:
    """Return what the browser keeps to be known by, or None when name and password do not fit."""
    with reading(engine) as connection:
        found = connection.execute(
            select(accounts.c.id, accounts.c.password).where(
                accounts.c.name == name.strip(), accounts.c.active
            )
        ).one_or_none()
    if not _fits(found.password if found else _NOBODY, password) or found is None:
        return None
    token = secrets.token_urlsafe(32)
    with writing(engine) as connection:
        connection.execute(delete(signed_in).where(signed_in.c.until < now()))
        row = {"token": digest(token), "account": found.id, "until": in_hours(_SIGNED_IN_HOURS)}
        connection.execute(insert(signed_in), [row])
        noted(connection, name.strip(), "sign in", name.strip())
    return token


def _fits(password_hash: str, password: str) -> bool:
    if len(password) > _LONGEST_PASSWORD:
        return False
    try:
        return _HASHER.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False


def account_of(engine: Engine, token: str) -> Account | None:
    """Return who is signed in with ``token``, or None when nobody is (any more)."""
    query = (
        select(accounts.c.id, accounts.c.name, accounts.c.role)
        .join(signed_in, signed_in.c.account == accounts.c.id)
        .where(signed_in.c.token == digest(token), signed_in.c.until >= now(), accounts.c.active)
    )
    with reading(engine) as connection:
        found = connection.execute(query).one_or_none()
    return Account(found.id, found.name, found.role) if found else None


def sign_out(engine: Engine, token: str) -> None:
    """End the session of ``token``."""
    with writing(engine) as connection:
        connection.execute(delete(signed_in).where(signed_in.c.token == digest(token)))


def digest(token: str) -> str:
    """Return what is kept of a token or key, by which it is known again."""
    return hashlib.sha256(token.encode()).hexdigest()
