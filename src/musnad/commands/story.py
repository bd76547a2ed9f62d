"""``musnad story``: a story told whole."""

from typing import Any

import click
import msgspec

from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import look_options
from musnad.commands.output import look
from musnad.commands.story_output import whole_story


@click.command("story")
@click.argument("number", type=click.IntRange(1))
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print the story as one line of JSON.")
@look_options
def command(number: int, ledger: str | None, *, as_json: bool, bidi: str, labels: Any) -> None:
    """Show the story with this NUMBER, as musnad stories gives it.

    Its articles side by side, who said what, figures compared, what happened when.
    """
    with opened(ledger) as held:
        found = held.story(number)
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    shown = look(bidi, labels)
    for text in whole_story(found, shown):
        click.echo(text, color=shown.colour)
