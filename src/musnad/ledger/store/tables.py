"""The tables of a ledger, the same on SQLite and PostgreSQL.

Rows get their numbers from `filing.batches`, which holds the ledger alone while it writes. What a table
says of an article is of its current version only; an older version keeps its row in ``articles``
and its record.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
# SQLite numbers rows by INTEGER alone; PostgreSQL's would end at two thousand million.
Number = BigInteger().with_variant(Integer(), "sqlite")


def number() -> Column[int]:
    """Return the column that numbers the rows of a table."""
    return Column("id", Number, primary_key=True, autoincrement=False)


def of(table: str, name: str, *, nullable: bool = False) -> Column[int]:
    """Return a column that leads to a row of ``table``."""
    return Column(name, Number, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=nullable)


settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    number(),
    Column("key", Text, nullable=False),  # the address without what only counts visits, else the record's id
    Column("version", Integer, nullable=False),  # 1, 2 …: texts found at the same address
    Column("current", Boolean, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("content_hash", Text, nullable=False),  # SHA-256 of the text
    Column("url", Text),
    Column("outlet", Text),
    Column("section", Text),
    Column("title", Text, nullable=False),
    Column("credit", Text),  # the source line as it stands: «المصدر: وكالات»
    Column("published", Text),  # ISO 8601 date or date-time
    Column("day", Text),  # its date alone
    Column("reserved", Boolean, nullable=False),  # the page reserves its rights
    Column("ruleset", Text, nullable=False),
    Column("words", Integer, nullable=False),
    UniqueConstraint("key", "version"),
)
Index("articles_by_day", articles.c.day)
Index("articles_by_outlet", articles.c.outlet)
Index(  # few, asked for at every search
    "articles_replaced",
    articles.c.id,
    sqlite_where=~articles.c.current,
    postgresql_where=~articles.c.current,
)

records = Table(  # apart from articles, so that looking through those reads no texts
    "records",
    metadata,
    Column("article", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),  # the record's JSON, compressed with zstandard
)

entities = Table(  # people, bodies, places and offices, one row each over all articles
    "entities",
    metadata,
    number(),
    Column("key", Text, nullable=False),  # its kind and its name as they are compared
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),  # person organization place; office: whoever holds it, unnamed
    Column("seen", Integer, nullable=False),  # people: in how many articles
    Column("first_day", Text),  # people: the days between which articles spoke of them
    Column("last_day", Text),
)
Index("entities_by_key", entities.c.key)

names = Table(  # what entities are found by; the keys are those of `musnad.ledger.people.resolving`
    "names",
    metadata,
    Column("key", Text, primary_key=True),
    Column("entity", Number, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)

offices = Table(  # the offices by which people were called
    "offices",
    metadata,
    Column("entity", Number, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    Column("office", Text, primary_key=True),  # as `musnad.ledger.preparing.naming.Office.line`
    sqlite_with_rowid=False,
)
Index("offices_by_office", offices.c.office)

appearances = Table(  # an entity of one article's record, and which of the ledger's it is
    "appearances",
    metadata,
    number(),
    of("articles", "article"),
    Column("local", Text, nullable=False),  # its id in the record
    of("entities", "entity", nullable=True),  # null: someone of this article only («مصدر أمني», «الوزير»)
    Column("name", Text, nullable=False),
    Column("role", Text),
)
Index("appearances_by_article", appearances.c.article)
Index("appearances_by_entity", appearances.c.entity)

statements = Table(
    "statements",
    metadata,
    number(),
    of("articles", "article"),
    Column("local", Text, nullable=False),
    of("entities", "entity", nullable=True),  # the source; null when nobody known across articles
    Column("source", Text),
    Column("source_type", Text, nullable=False),
    Column("implied", Boolean, nullable=False),
    Column("cue", Text, nullable=False),  # its lemma
    Column("act", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("date", Text),  # when it was said, where the text tells
    Column("day", Text),  # the same, else the day the article was published
)
Index("statements_by_article", statements.c.article)
Index("statements_by_entity", statements.c.entity, statements.c.day)

figures = Table(
    "figures",
    metadata,
    number(),
    of("articles", "article"),
    Column("local", Text, nullable=False),
    of("statements", "statement", nullable=True),  # null in the outlet's own voice
    of("entities", "entity", nullable=True),  # who claims it
    Column("low", Float),  # equal to high but for a range; both null when vague
    Column("high", Float),
    Column("bound", Text, nullable=False),
    Column("unit", Text),
    Column("unit_code", Text),
    Column("measure", Text),
    Column("period", Text),
    Column("place", Text),
)
Index("figures_by_article", figures.c.article)
Index("figures_by_measure", figures.c.measure)

disputes = Table(  # a denial and what it disputes, in the same article or another of its story
    "disputes",
    metadata,
    of("statements", "denial"),
    of("statements", "statement", nullable=True),  # what is disputed: a statement
    of("figures", "figure", nullable=True),  # or a figure
    Column("across", Boolean, nullable=False),
)
Index("disputes_by_denial", disputes.c.denial)
Index("disputes_by_statement", disputes.c.statement)
Index("disputes_by_figure", disputes.c.figure)

shingles = Table(  # the runs of words of an article, by which it is compared
    "shingles",
    metadata,
    Column("article", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),  # as `musnad.ledger.preparing.shingles` keeps them
    Column("names", LargeBinary, nullable=False),  # its names and numbers, in the same way
)

sketches = Table(  # the shingles by which articles alike are found; those of older versions stay
    "sketches",
    metadata,
    Column("shingle", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,  # the key is all there is: kept once, in its order
)

copies = Table(  # two articles that share their words, the one added later first
    "copies",
    metadata,
    of("articles", "article"),
    of("articles", "other"),
    Column("jaccard", Float, nullable=False),  # shingles in both, of those in either
    Column("share", Float, nullable=False),  # of the article's shingles, those in the other
    Column("other_share", Float, nullable=False),  # of the other's, those in the article
    Column("copied", Boolean, nullable=False),  # the two count as one text
)
Index("copies_by_article", copies.c.article)
Index("copies_by_other", copies.c.other)

copy_groups = Table(  # every article in its current version; copies of each other have one leader
    "copy_groups",
    metadata,
    Column("article", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    of("articles", "leader"),  # the article of the group that was added first; itself when it is alone
)
Index("copy_groups_by_leader", copy_groups.c.leader)

stances = Table(  # the denials and claims of an article, as they are compared with those of others
    "stances",
    metadata,
    Column("article", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("denies", Boolean, nullable=False),  # it has denials
    Column("data", LargeBinary, nullable=False),  # as `musnad.ledger.disputes.across.Article`
)

rejections = Table(
    "rejections",
    metadata,
    Column("input", Text, primary_key=True),  # a table's line as path:line
    Column("reason", Text, nullable=False),
    Column("message", Text, nullable=False),
)

visits = Table(  # addresses that were fetched, for asking only for what is new
    "visits",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("content_hash", Text),
    Column("visited_at", Text, nullable=False),  # ISO 8601, UTC
)
