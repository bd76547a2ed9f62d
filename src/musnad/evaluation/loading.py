"""Where annotated articles and records come from: files, folders, the engine."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from musnad.article import Article
from musnad.errors import InputError
from musnad.evaluation.annotated import parse, read_folder
from musnad.evaluation.gold import Gold, decode, read_lines
from musnad.extract.pipeline import extract


def load(path: Path) -> Iterator[Gold]:
    """Yield the articles of ``path``: JSONL in the form of records, a folder of annotated texts, or one.

    Raises:
        InputError: there is no such file, it holds no article, or a line is not a record.
        AnnotationError: an annotated text contradicts itself.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder")
    count = 0
    for count, article in enumerate(_load(path), 1):  # noqa: B007 - the count is asked for after the loop
        yield article
    if not count:
        raise InputError(
            f"{path}: it holds no annotated article (*.txt in a folder, lines of JSON in a file)"
        )


def _load(path: Path) -> Iterator[Gold]:
    if path.is_dir():
        return read_folder(path)
    if path.suffix == ".txt":
        return iter([parse(path.read_text(encoding="utf-8"), path.stem, str(path))])
    return read_lines(path)


def by_id(articles: Iterable[Gold]) -> dict[str, Gold]:
    """Return the articles by their ids; of two with the same id the last."""
    return {article.id: article for article in articles}


def read_again(article: Gold) -> Gold:
    """Return what the engine finds in the text of ``article``."""
    given = Article(
        id=article.id,
        text=article.text,
        outlet=article.outlet,
        published=article.published,
        published_basis="caller" if article.published else None,
    )
    return decode(extract(given).to_json())
