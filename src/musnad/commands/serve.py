"""``musnad serve``: the reader, in a browser."""

from typing import Any

import click

from musnad.commands.ledger_option import ledger_option, opened

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@click.command("serve")
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen at."
)
@click.option(
    "--own-outlet",
    multiple=True,
    metavar="NAME",
    help="An outlet of one's own: its articles are shown whole.",
)
@click.option(
    "--open-to-all", is_flag=True, help="Show articles that reserve their rights whole to every visitor."
)
@click.option("--https", is_flag=True, help="A proxy encrypts: cookies never travel without.")
def command(**options: Any) -> None:
    """Read a ledger in the browser: http://127.0.0.1:8000 unless told otherwise."""
    if options["open_to_all"] and options["host"] not in _LOOPBACK:
        raise click.UsageError("--open-to-all is for one's own machine: leave --host as it is")
    from musnad.web.options import WebOptions  # noqa: PLC0415 - 300 ms that only the reader needs
    from musnad.web.running import run  # noqa: PLC0415 - see above

    with opened(options["ledger"]) as ledger:
        shown = WebOptions(
            own_outlets=frozenset(options["own_outlet"]),
            open_to_all=options["open_to_all"],
            https=options["https"],
        )
        click.echo(f"{ledger.name}: http://{options['host']}:{options['port']} (Ctrl-C ends it)")
        run(ledger, shown, host=options["host"], port=options["port"])
