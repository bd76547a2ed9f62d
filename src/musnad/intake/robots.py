"""What a host asks of programs that visit it: robots.txt, and its reservation of data mining."""

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec

from musnad.article import Reason
from musnad.intake.fetch import AGENT, Failed, fetch
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.reservation import Rule, rules_of

if TYPE_CHECKING:
    from protego import Protego

_MAX_BYTES: Final = 2_000_000  # RFC 9309 asks for 500 kB at least
_MAX_DELAY_S: Final = 86_400.0


class Wishes:
    """What a host asks for; ``unknown`` says why nobody knows, and then nothing may be fetched."""

    def __init__(
        self, robots: "Protego | None" = None, rules: tuple[Rule, ...] = (), unknown: Refusal | None = None
    ) -> None:
        self._robots = robots
        self._unknown = unknown
        self.rules = rules

    @property
    def are_known(self) -> bool:
        """Whether the host told, or has nothing to tell."""
        return self._unknown is None

    def check(self, url: str) -> None:
        """Do nothing if ``url`` may be fetched.

        Raises:
            Refusal: it may not.
        """
        if self._unknown:
            raise self._unknown
        if self._robots and not self._robots.can_fetch(url, AGENT):
            raise Refusal(Reason.ROBOTS, "the site's robots.txt forbids programs to fetch it")

    @property
    def delay_s(self) -> float:
        """Seconds to wait between two requests, 0 where the host does not say."""
        told = self._robots.crawl_delay(AGENT) if self._robots else None
        return min(max(told or 0.0, 0.0), _MAX_DELAY_S)


def origin_of(url: str) -> str:
    """Return the scheme, host and port of ``url``.

    Raises:
        Refusal: it is no URL.
    """
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Refusal(Reason.FETCH_FAILED, f"not a URL: {error}") from error
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()


def wishes_of(origin: str, options: IntakeOptions) -> Wishes:
    """Ask the host at ``origin`` for its wishes.

    Raises:
        Refusal: it is at a private address, or no host at all.
    """
    from protego import Protego  # noqa: PLC0415 (50 ms that only visits need)

    small = msgspec.structs.replace(options, size_bytes=min(_MAX_BYTES, options.size_bytes))
    try:
        robots = Protego.parse(fetch(f"{origin}/robots.txt", small).body.decode("utf-8", "replace"))
    except Failed as failed:
        # RFC 9309: a host without the file allows everything, one that fails nothing.
        if failed.status >= 500 or failed.status == 429:
            return Wishes(unknown=_unknown(failed))
        robots = None
    except Refusal as refusal:
        if refusal.reason is Reason.PRIVATE_ADDRESS:
            raise
        return Wishes(unknown=_unknown(refusal))
    return Wishes(robots, _reservations(origin, small))


def _unknown(refusal: Refusal) -> Refusal:
    return Refusal(Reason.FETCH_FAILED, f"the site's robots.txt cannot be read: {refusal.message}")


def _reservations(origin: str, options: IntakeOptions) -> tuple[Rule, ...]:
    try:
        return rules_of(fetch(f"{origin}/.well-known/tdmrep.json", options).body)
    except Refusal:
        return ()  # who does not give the file does not take part in the protocol
