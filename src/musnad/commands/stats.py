"""``musnad stats``: how much a ledger holds."""

import click
import msgspec

from musnad.commands.ledger_option import ledger_option, opened


@click.command("stats")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print the counts as one line of JSON.")
def command(ledger: str | None, *, as_json: bool) -> None:
    """Count what a ledger holds."""
    with opened(ledger) as held:
        counts = msgspec.structs.asdict(held.stats())
    if as_json:
        click.echo(msgspec.json.encode(counts))
        return
    width = max(map(len, counts))
    for name, count in counts.items():
        shown = f"{count:,}" if isinstance(count, int) else count or "-"
        click.echo(f"{name.replace('_', ' '):<{width}}  {shown:>10}")
