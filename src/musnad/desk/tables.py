"""The tables of the desk, in the same database as the ledger's.

What people write belongs to an article's address, not to a row of it: it outlives new versions and
new readings. Times are ISO 8601 in UTC.
"""

from sqlalchemy import Boolean, Column, Engine, ForeignKey, Index, Integer, MetaData, Table, Text

from musnad.ledger.store.connect import writing
from musnad.ledger.store.tables import Number

metadata = MetaData()


def _number() -> Column[int]:
    return Column("id", Number, primary_key=True, autoincrement=True)


accounts = Table(
    "accounts",
    metadata,
    _number(),
    Column("name", Text, nullable=False, unique=True),
    Column("password", Text, nullable=False),  # its Argon2 hash
    Column("role", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("made_at", Text, nullable=False),
)

signed_in = Table(
    "signed_in",
    metadata,
    Column("token", Text, primary_key=True),  # the SHA-256 of what the browser keeps
    Column("account", Number, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("until", Text, nullable=False),
)

keys = Table(
    "keys",
    metadata,
    Column("key", Text, primary_key=True),  # the SHA-256 of what the program sends
    Column("account", Number, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("made_at", Text, nullable=False),
)

comments = Table(
    "comments",
    metadata,
    _number(),
    Column("article_key", Text, nullable=False),
    Column("start", Integer),  # of the cue of the statement it is about; null: the whole article
    Column("end", Integer),
    Column("words", Text),  # the cue and what was said, as they stood when it was written
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),  # never shown
    Column("body", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Column("decided_at", Text),
    Column("decided_by", Text),
)
Index("comments_by_article", comments.c.article_key, comments.c.state)
Index("comments_by_state", comments.c.state, comments.c.id)

audit = Table(
    "audit",
    metadata,
    _number(),
    Column("at", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("detail", Text, nullable=False),
)


def prepare_desk(engine: Engine) -> None:
    """Make the tables of the desk where they are not yet."""
    with writing(engine) as connection:
        metadata.create_all(connection)
