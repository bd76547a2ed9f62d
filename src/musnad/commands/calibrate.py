"""``musnad calibrate``: the confidence of each rule, from annotated articles."""

from pathlib import Path

import click


@click.command("calibrate")
@click.argument("gold", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where to save the table; by default it is printed.",
)
def command(gold: tuple[Path, ...], output: Path | None) -> None:
    """Measure how often each rule is right on annotated articles.

    Each GOLD is a JSONL file of annotated articles in the form of records, or a folder of annotated
    texts. The engine gives the statements of a rule the confidence that stands in
    rules/confidence.tsv of its language data; `-o` with that path replaces it.
    """
    # Loaded here: the engine and its language data are not needed to print --help.
    from musnad.evaluation.calibration import confidence_table  # noqa: PLC0415
    from musnad.evaluation.loading import by_id, load, read_again  # noqa: PLC0415
    from musnad.evaluation.scoring import evaluate  # noqa: PLC0415

    articles = [article for path in gold for article in load(path)]
    table = confidence_table(evaluate(articles, by_id(map(read_again, articles))))
    if output:
        output.write_text(table, encoding="utf-8")
    else:
        click.echo(table, nl=False)
