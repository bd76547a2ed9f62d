"""Options that several commands take."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from musnad.intake import IntakeOptions
from musnad.intake.options import TEXT_CHARS
from musnad.intake.published import iso_published
from musnad.reading import About

F = TypeVar("F", bound=Callable[..., Any])


class Size(click.ParamType[int]):
    """A number of bytes, with K, M or G for thousands, millions and billions."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number of bytes."""
        match = re.fullmatch(r"(\d+)\s*([KMG]?)B?", str(value), re.IGNORECASE)
        if match is None:
            self.fail(f"{value!r} is not a size; write for example 500K, 50M or 1G", param, ctx)
        return int(match[1]) * {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}[match[2].upper()]


class Published(click.ParamType[str]):
    """A publication date or date-time."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date as ISO 8601."""
        try:
            return iso_published(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


_ABOUT = (
    click.option(
        "--published", type=Published(), help="Publication date, ISO 8601: what «yesterday» is measured by."
    ),
    click.option("--outlet", help="Who published the articles."),
    click.option("--url", help="Where the article was published."),
    click.option("--title", help="Title of the article."),
)
_LIMITS = (
    click.option(
        "--max-size",
        type=Size(),
        help="Largest article to accept.  [default: 50M, and 1,000,000 characters of text]",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=30.0,
        show_default=True,
        metavar="SECONDS",
        help="Longest wait for a URL.",
    ),
    click.option("--allow-private", is_flag=True, help="Allow URLs of the local network."),
    click.option(
        "--licensed",
        metavar="HOST",
        multiple=True,
        help="Host whose publisher lets you mine what it reserves; may be repeated.",
    ),
)
_LOOK = (
    click.option(
        "--bidi",
        type=click.Choice(["auto", "terminal", "visual", "logical"]),
        default="auto",
        show_default=True,
        help="Who reorders right-to-left text: the terminal, musnad (visual), or nobody (logical).",
    ),
    click.option(
        "--labels",
        type=click.Choice(["ar", "en"]),
        help="Language of the labels.  [default: the locale's; ar on the page]",
    ),
)


def input_options(command: F) -> F:
    """Add the options that say what is known of the input and how much of it is accepted."""
    return _added(command, _ABOUT + _LIMITS)


def limit_options(command: F) -> F:
    """Add the options that say how much of the input is accepted."""
    return _added(command, _LIMITS)


def look_options(command: F) -> F:
    """Add the options that say how a terminal is written to."""
    return _added(command, _LOOK)


def intake_options(given: dict[str, Any]) -> IntakeOptions:
    """Take the limits of intake out of the options ``given``."""
    size_bytes = given.pop("max_size")
    # Who asks for a larger page by hand means its text too.
    sizes = {"size_bytes": size_bytes, "text_chars": max(size_bytes, TEXT_CHARS)} if size_bytes else {}
    return IntakeOptions(
        **sizes,
        timeout_s=given.pop("timeout"),
        allow_private=given.pop("allow_private"),
        licensed=tuple(host.lower() for host in given.pop("licensed")),
        contact=given.pop("contact", ""),
    )


def about_input(given: dict[str, Any]) -> About:
    """Take what the caller knows of the input out of the options ``given``."""
    known: About = {
        "published": given.pop("published"),
        "outlet": given.pop("outlet"),
        "url": given.pop("url"),
        "title": given.pop("title"),
    }
    return known


def _added(command: F, options: tuple[Callable[[F], F], ...]) -> F:
    for option in reversed(options):
        command = option(command)
    return command
