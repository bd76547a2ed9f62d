"""``musnad explain``: why each statement was found, and why others were not."""

import sys
from typing import Any

import click

from musnad.article import Rejected
from musnad.commands.options import about_input, input_options, intake_options, look_options
from musnad.commands.output import Tally, look
from musnad.text.fold import fold


@click.command("explain")
@click.argument("source", metavar="INPUT")
@click.option("--cue", metavar="WORD", help="Only cues that contain this word.")
@click.option("--fired", is_flag=True, help="Only what fired.")
@input_options
@look_options
def command(source: str, cue: str | None, *, fired: bool, **options: Any) -> None:
    """Show which rules were tried on an article, which fired and why others lost.

    INPUT is read as by «musnad read». Under each paragraph stand its possible cues; for each of
    their readings the rule, whether it fired (with the statement it made), lost or failed, and why.
    """
    # Loaded here: the engine and its language data are not needed to print --help.
    from musnad.export.explained import explained  # noqa: PLC0415
    from musnad.extract.pipeline import explain  # noqa: PLC0415
    from musnad.reading import articles  # noqa: PLC0415

    wanted = fold(cue or "")
    tally = Tally()
    shown = look(options["bidi"], options["labels"])
    for item in articles([source], options=intake_options(options), **about_input(options)):
        if isinstance(item, Rejected):
            tally.reject(item)
            continue
        tally.read += 1
        record, trials = explain(item)
        chosen = (
            trial
            for trial in trials
            if wanted in fold(record.words(trial.cue)) and (not fired or trial.outcome == "fired")
        )
        click.echo("\n".join(explained(record, chosen, shown)), color=shown.colour)
    sys.exit(tally.status())
