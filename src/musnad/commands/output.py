"""What the commands share: where they write, how they end."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable

import click

from musnad.article import Reason, Rejected
from musnad.export.bidi import chosen, detect, printable
from musnad.export.sheet import Look
from musnad.export.view import Language

SOME_REJECTED = 3
_WIDTHS = (50, 110)  # narrower, columns fall apart; wider, lines are hard to follow


def _say(line: str) -> None:
    click.echo(line, err=True)


class Tally:
    """Counts what was read and reports each rejection on standard error (through ``say``)."""

    def __init__(self) -> None:
        self.say: Callable[[str], None] = _say
        self.read = 0
        self.rejected: Counter[Reason] = Counter()

    def reject(self, rejected: Rejected) -> None:
        """Report ``rejected`` and count it."""
        self.rejected[rejected.reason] += 1
        # Names of files and words of servers may hold what a terminal would obey.
        self.say(printable(f"{rejected.where}: {reason_name(rejected.reason)}: {rejected.message}"))

    def summary(self) -> str:
        """Return how many were read and how many rejected, by reason."""
        shown = f"{self.read:,} {'record' if self.read == 1 else 'records'}"
        return shown + self.rejections()

    def rejections(self) -> str:
        """Return how many were rejected, by reason, to be put after the other counts; "" for none."""
        if not self.rejected:
            return ""
        reasons = ", ".join(f"{reason_name(r)} {count:,}" for r, count in self.rejected.most_common())
        return f", {self.rejected.total():,} rejected ({reasons})"

    def status(self) -> int:
        """Return the exit status: 0; a reason's number if nothing was read for that one; else 3."""
        if not self.rejected:
            return 0
        if not self.read and len(self.rejected) == 1:
            return int(next(iter(self.rejected)).value)
        return SOME_REJECTED


def reason_name(reason: Reason) -> str:
    """Return the name of ``reason`` as users see it."""
    return reason.name.lower().replace("_", " ")


def look(bidi: str, language: Language | None) -> Look:
    """Return how standard output is to be written, from the options and the environment."""
    to_terminal = sys.stdout.isatty()
    columns = shutil.get_terminal_size((100, 24)).columns
    asked = chosen(bidi)
    if asked is None and to_terminal:
        _complain_of_bidi(os.environ.get("MUSNAD_BIDI", ""))
    return Look(
        bidi=asked or (detect(os.environ) if to_terminal else "logical"),
        width=min(max(columns, _WIDTHS[0]), _WIDTHS[1]),
        colour=to_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        language=language or _locale_language(),
    )


def _complain_of_bidi(wished: str) -> None:
    if wished not in ("", "auto") and chosen(wished) is None:
        known = "terminal, visual, logical or auto"
        _say(f"MUSNAD_BIDI is set to {printable(repr(wished))}, which is ignored: set it to {known}")


def _locale_language() -> Language:
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "ar" if next((name for name in names if name), "").startswith("ar") else "en"
