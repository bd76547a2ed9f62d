"""The tables of stories. Days are proleptic ordinals; negative ones stand for articles without a day."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from musnad.ledger.store.tables import Number, metadata, number, of

stories = Table(  # articles on one event, also those that are alone with it
    "stories",
    metadata,
    number(),
    Column("first_day", Integer, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("articles", Integer, nullable=False),  # how many
    Column("terms", LargeBinary, nullable=False),  # the sum of theirs
)
Index("stories_by_day", stories.c.last_day)

story_articles = Table(  # which story an article belongs to: one, in its current version
    "story_articles",
    metadata,
    Column("article", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    of("stories", "story"),
    Column("day", Integer, nullable=False),
    Column("terms", LargeBinary, nullable=False),  # as in story_features, packed
)
Index("story_articles_by_story", story_articles.c.story)

story_terms = Table(  # the weightiest terms of articles, by which others on the same event are found
    "story_terms",
    metadata,
    Column("term", Number, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("article", Number, primary_key=True, autoincrement=False),
    Column("story", Number, nullable=False),
    Column("weight", Integer, nullable=False),
    sqlite_with_rowid=False,
)
