"""``musnad stories``: the latest stories of a ledger."""

from typing import Any

import click
import msgspec

from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import look_options
from musnad.commands.output import look
from musnad.commands.story_output import story_lines


@click.command("stories")
@ledger_option
@click.option("--from", "from_day", metavar="DATE", help="Stories with an article of this day or later.")
@click.option("--to", "to_day", metavar="DATE", help="Stories with an article of this day or before.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Stories with an article of NAME.")
@click.option("--alone", is_flag=True, help="Also articles that are alone with their event.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print each story as one line of JSON.")
@look_options
def command(ledger: str | None, *, as_json: bool, bidi: str, labels: Any, **options: Any) -> None:
    """List the latest stories: events that several articles tell, with outlets and statements."""
    from musnad.ledger import StoryOptions  # noqa: PLC0415 - 100 ms that only ledgers need

    with opened(ledger) as held:
        found = held.stories(options=StoryOptions(**options))
    if as_json:
        for line in found:
            click.echo(msgspec.json.encode(line))
        return
    shown = look(bidi, labels)
    for text in story_lines(found, shown):
        click.echo(text, color=shown.colour)
