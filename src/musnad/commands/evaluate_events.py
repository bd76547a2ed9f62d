"""``musnad evaluate-events``: events scored on annotated sentences."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

if TYPE_CHECKING:
    from musnad.evaluation.event_sentences import EventScores


@click.command("evaluate-events")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the scores as one line of JSON.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Also print N differences.")
def command(files: tuple[Path, ...], *, as_json: bool, errors: int) -> None:
    """Score the events that musnad reads in annotated sentences.

    FILES are JSONL: lines with "id", "type" (a PLOVER type), "text" and either "label" (yes, or some kind
    of no: does the sentence report such an event) or "annotations" (what readers marked: "verb",
    "source_actor" and "target_actor", each a list of words).
    """
    # Loaded here: the engine and its language data are not needed to print --help.
    from musnad.evaluation.event_sentences import read_sentences, score_events  # noqa: PLC0415

    for file in files:
        scores = score_events(read_sentences(file))
        if as_json:
            click.echo(msgspec.json.encode(_plain(scores)))
        else:
            _print(file, scores)
        for kind, sentence in scores.wrong[:errors]:
            click.echo(f"{kind}: {sentence.id}: {sentence.text}")


def _plain(scores: "EventScores") -> dict[str, dict[str, float | int]]:
    plain: dict[str, dict[str, float | int]] = {}
    for name, one in scores.detection.items():
        plain[name] = {"precision": one.precision, "recall": one.recall, "f1": one.f1}
    for name, part in scores.overlap.items():
        plain[name] = {"overlap": part.part, "given": part.given}
    return plain


def _print(file: Path, scores: "EventScores") -> None:
    click.echo(str(file))
    for name, one in scores.detection.items():
        rates = f"precision {one.precision:.3f}  recall {one.recall:.3f}  F1 {one.f1:.3f}"
        click.echo(f"  {name:10} {rates}  ({one.found} found, {one.missed} missed, {one.spurious} spurious)")
    for name, part in scores.overlap.items():
        click.echo(f"  {name:10} found in {part.part:.3f} of the {part.given} sentences with one")
