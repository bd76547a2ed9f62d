"""``musnad evaluate``: records scored against annotated articles."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from musnad.evaluation.scoring import Evaluation


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("records", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as one line of JSON.")
@click.option("--rules", is_flag=True, help="Also print how often each rule fired and was right.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Also print N differences.")
@click.option(
    "--kind", default="", help="Only differences of this kind: missed, spurious, source, figure, date."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Save the annotated articles as JSONL records."
)
def command(gold: Path, records: Path | None, output: Path | None, **shown: Any) -> None:
    """Score records against annotated articles.

    GOLD is a JSONL file of annotated articles in the form of records, or a folder of annotated
    texts. RECORDS is a JSONL file of records with the same ids and texts; without it musnad reads
    the texts of GOLD itself.
    """
    # Loaded here: the engine and its language data are not needed to print --help.
    from musnad.evaluation.gold import encode  # noqa: PLC0415
    from musnad.evaluation.loading import by_id, load, read_again  # noqa: PLC0415
    from musnad.evaluation.scoring import evaluate  # noqa: PLC0415

    articles = list(load(gold))
    if output:
        output.write_bytes(b"".join(encode(article) + b"\n" for article in articles))
    found = load(records) if records else map(read_again, articles)
    for line in _lines(evaluate(articles, by_id(found)), **shown):
        click.echo(line)


def _lines(result: "Evaluation", *, as_json: bool, rules: bool, errors: int, kind: str) -> Iterator[str]:
    from musnad.evaluation import report  # noqa: PLC0415 - as above

    if as_json:
        yield report.as_json(result)
    else:
        yield from report.table(result)
        if rules:
            yield ""
            yield from report.rules(result)
    yield from report.errors(result, kind, errors)
