"""What readers say of articles and statements: waiting until an editor accepts or rejects it."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, Engine, func, insert, select, update

from musnad.desk.accounts import Account
from musnad.desk.audit import noted
from musnad.desk.clock import now
from musnad.desk.tables import comments
from musnad.errors import DeskError
from musnad.ledger.store.connect import writing
from musnad.record import Record, Span

Kind = Literal["comment", "correction"]
State = Literal["waiting", "accepted", "rejected"]
LONGEST_BODY = 4_000
_LONGEST_NAME = 80
_LONGEST_EMAIL = 254  # RFC 5321
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MOST_LINKS = 2  # more are spam
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_MOST_WAITING = 5_000  # a queue that nobody can empty takes nothing more


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader wrote in the form; ``statement`` is the id of the statement it is about, or ""."""

    name: str = ""
    email: str = ""
    body: str = ""
    kind: str = "comment"
    statement: str = ""


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment or correction as it is kept; the address of its writer is left out."""

    number: int
    article_key: str
    place: Span | None  # the cue of the statement it is about, in the text as it was
    words: str | None
    kind: Kind
    name: str
    body: str
    state: State
    written_at: str
    decided_by: str | None


def problems(written: Written) -> dict[str, str]:
    """Return what is wrong with a form, by field: the key of the message; nothing wrong is empty."""
    found = {}
    if not 0 < len(written.name.strip()) <= _LONGEST_NAME:
        found["name"] = "wrong_name"
    if len(written.email) > _LONGEST_EMAIL or not _EMAIL.fullmatch(written.email.strip()):
        found["email"] = "wrong_email"
    if not 0 < len(written.body.strip()) <= LONGEST_BODY:
        found["body"] = "wrong_body"
    elif len(_LINK.findall(written.body)) > _MOST_LINKS:
        found["body"] = "too_many_links"
    return found


def write(engine: Engine, key: str, record: Record, written: Written) -> int:
    """Keep a comment on the article at ``key``, waiting for an editor, and return its number.

    Raises:
        DeskError: the form is wrong (`problems` says where), or too many comments wait.
    """
    if problems(written):
        raise DeskError("the form is not complete")
    about = next((s for s in record.statements if s.id == written.statement), None)
    place = about.cue.span if about else (None, None)
    said = " … ".join(map(record.words, (about.cue.span, *about.content))) if about else None
    with writing(engine) as connection:
        if _waiting(connection) >= _MOST_WAITING:
            raise DeskError("too many comments wait for an editor")
        row = {
            "article_key": key,
            "start": place[0],
            "end": place[1],
            "words": said,
            "kind": "correction" if written.kind == "correction" else "comment",
            "name": _plain(written.name),
            "email": written.email.strip(),
            "body": _plain(written.body),
            "state": "waiting",
            "written_at": now(),
        }
        written_row = insert(comments).values(row).returning(comments.c.id)
        return int(connection.execute(written_row).scalar_one())


def decide(engine: Engine, number: int, state: State, account: Account) -> Comment:
    """Accept or reject a comment, and note who did.

    Raises:
        DeskError: there is no such comment.
    """
    with writing(engine) as connection:
        decided = {"state": state, "decided_at": now(), "decided_by": account.name}
        changed = connection.execute(update(comments).where(comments.c.id == number).values(decided))
        if changed.rowcount != 1:
            raise DeskError(f"there is no comment {number}")
        noted(connection, account.name, state, f"comment {number}")
        return _comments(connection, comments.c.id == number)[0]


def comments_on(connection: Connection, key: str) -> tuple[Comment, ...]:
    """Return the accepted comments and corrections on the article at ``key``, the oldest first."""
    return _comments(connection, comments.c.article_key == key, comments.c.state == "accepted")


def queue(connection: Connection, state: State = "waiting", limit: int = 50) -> tuple[Comment, ...]:
    """Return comments in ``state``, the oldest first."""
    return _comments(connection, comments.c.state == state, limit=limit)


def _waiting(connection: Connection) -> int:
    waiting = select(func.count()).select_from(comments).where(comments.c.state == "waiting")
    return connection.execute(waiting).scalar_one()


def _comments(connection: Connection, *where: object, limit: int = 500) -> tuple[Comment, ...]:
    query = select(comments).where(*where).order_by(comments.c.id).limit(limit)  # type: ignore[arg-type]  # conditions
    return tuple(
        Comment(
            number=row.id,
            article_key=row.article_key,
            place=None if row.start is None else (row.start, row.end),
            words=row.words,
            kind=row.kind,
            name=row.name,
            body=row.body,
            state=row.state,
            written_at=row.written_at,
            decided_by=row.decided_by,
        )
        for row in connection.execute(query)
    )


def _plain(text: str) -> str:
    """Return ``text`` without control characters; line ends stay."""
    return "".join(sign for sign in text.strip() if sign >= " " or sign == "\n")


def by_statement(record: Record, found: Sequence[Comment]) -> dict[str, list[Comment]]:
    """Return comments by the id of the statement they are about; "" for the article.

    A statement is known by its cue's place and words. One that a new reading no longer finds there
    leaves its comments with the article, which still tell the words they were about.
    """
    at = {statement.cue.span: statement for statement in record.statements}
    grouped: dict[str, list[Comment]] = {}
    for comment in found:
        statement = at.get(comment.place) if comment.place else None
        same = statement and (comment.words or "").startswith(record.words(statement.cue.span))
        grouped.setdefault(statement.id if statement and same else "", []).append(comment)
    return grouped
