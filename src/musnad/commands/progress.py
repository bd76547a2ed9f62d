"""A bar on standard error where somebody can see it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from musnad.commands.output import Tally


@contextmanager
def progress(tally: Tally, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Yield what is called after each input; it draws the summary of ``tally`` if ``shown`` and seen."""
    if not shown or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - 100 ms that only the bar needs
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        plain = tally.say
        # Above the bar, which a line written past it would break.
        tally.say = partial(bar.console.print, markup=False, highlight=False, soft_wrap=True)
        yield lambda: bar.update(task, advance=1, description=tally.summary())
        tally.say = plain
