"""``musnad related``: the articles most like one."""

from typing import Any

import click
import msgspec

from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import look_options
from musnad.commands.output import look
from musnad.commands.story_output import related_lines


@click.command("related")
@click.argument("article")
@ledger_option
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print each article as one line of JSON.")
@look_options
def command(article: str, ledger: str | None, *, limit: int, as_json: bool, bidi: str, labels: Any) -> None:
    """List the articles of about two weeks that are most like ARTICLE (its number, address or id)."""
    with opened(ledger) as held:
        found = held.related(article, limit=limit)
    if as_json:
        for one in found:
            click.echo(msgspec.json.encode(one))
        return
    shown = look(bidi, labels)
    for text in related_lines(found, shown):
        click.echo(text, color=shown.colour)
