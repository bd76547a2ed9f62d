"""``musnad watch``: feeds and sitemaps polled, what is new added to a ledger."""

import sys
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from musnad.commands.add import AddTally
from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import intake_options, limit_options

if TYPE_CHECKING:
    from musnad.ledger.watching import Watcher, WatchOptions


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True)
@ledger_option
@click.option(
    "--every",
    type=click.FloatRange(min=0, min_open=True),
    default=15.0,
    show_default=True,
    metavar="MINUTES",
    help="How often each feed is asked.",
)
@click.option("--once", is_flag=True, help="Ask each feed once and end.")
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests to a host.",
)
@click.option(
    "--max-articles",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    metavar="N",
    help="Articles to fetch for a feed in one poll, newest first.",
)
@click.option("--contact", default="", help="URL or mail address under which sites reach you; told to them.")
@limit_options
def command(feeds: tuple[str, ...], **options: Any) -> None:
    """Add what is new in feeds and sitemaps to a ledger, until Ctrl-C.

    FEEDS are URLs or files of RSS and Atom feeds, sitemaps and indexes of sitemaps. Only what is new
    or changed is fetched, as robots.txt, the speed a host asks for and reservations of text and data
    mining allow.
    """
    with opened(options["ledger"], create=True) as ledger:
        from musnad.ledger.watching import Watcher  # noqa: PLC0415 - 100 ms that only ledgers need

        watcher = Watcher(ledger, feeds, _watch_options(options))
        if options["once"]:
            sys.exit(_poll(watcher).status())
        try:
            while True:
                _poll(watcher)
                time.sleep(watcher.wait_s())
        except KeyboardInterrupt:
            click.echo("Ended; what was added is kept.", err=True)


def _watch_options(given: dict[str, Any]) -> "WatchOptions":
    from musnad.intake.following import FollowOptions  # noqa: PLC0415 - loads ssl
    from musnad.ledger.watching import WatchOptions  # noqa: PLC0415 - as above

    follow = FollowOptions(
        intake=intake_options(given), delay_s=given["delay"], max_articles=given["max_articles"]
    )
    return WatchOptions(every_s=60 * given["every"], follow=follow)


def _poll(watcher: "Watcher") -> AddTally:
    """Poll once and say what became of how many."""
    tally = AddTally()
    unchanged, left = watcher.unchanged, watcher.left
    for outcome in watcher.poll():
        tally.count(outcome)
    tally.count_unchanged(watcher.unchanged - unchanged)
    later = f", {watcher.left - left:,} left for the next time" if watcher.left > left else ""
    click.echo(f"{datetime.now().astimezone():%Y-%m-%d %H:%M} {tally.summary()}{later}")
    return tally
