"""The W3C's TDM Reservation Protocol: whether a publisher reserves text and data mining.

A reservation stands in ``/.well-known/tdmrep.json`` of the host, in the headers of the answer, or in
the page; each goes before the one named before it. Values other than 0 and 1 count as unsaid. A
policy tells where a licence can be had: who has one names the host among those licensed.
"""

import re
from collections.abc import Mapping
from email.message import Message
from io import BytesIO
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlsplit

import msgspec

from musnad.article import Reason
from musnad.intake.decode import decode
from musnad.intake.markup import parse_markup
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.unpack import Stream

RESERVATION: Final = "tdm-reservation"
_POLICY: Final = "tdm-policy"
_MAX_RULES: Final = 10_000
_HEAD_BYTES: Final = 1 << 18  # metadata stand at the beginning
_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


Told = Mapping[str, Any] | Message


class Reservation(NamedTuple):
    """Whether text and data mining is reserved, and the policy under which it is licensed."""

    reserved: bool
    policy: str | None = None


class Rule(NamedTuple):
    """A rule of a host's file: the pattern of the paths it holds for, and what it says of them."""

    location: str
    reservation: Reservation | None


def rules_of(data: bytes) -> tuple[Rule, ...]:
    """Return the rules of a ``tdmrep.json``; of a file that is none of the protocol's, none."""
    try:
        items = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()
    return tuple(
        Rule(_normal(item["location"]), said(item))
        for item in (items[:_MAX_RULES] if isinstance(items, list) else ())
        if isinstance(item, dict) and isinstance(item.get("location"), str)
    )


def said(properties: Told) -> Reservation | None:
    """Return what headers, metadata or a rule say; None where they say nothing."""
    value, policy = str(properties.get(RESERVATION, "")).strip(), properties.get(_POLICY)
    if value not in ("0", "1"):
        return None
    return Reservation(value == "1", policy.strip() if isinstance(policy, str) else None)


def of_path(rules: tuple[Rule, ...], url: str) -> Reservation | None:
    """Return what the first rule that matches the path of ``url`` says."""
    parts = urlsplit(url)
    path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    return next((rule.reservation for rule in rules if _matches(rule.location, path)), None)


def check_reserved(
    url: str,
    body: bytes,
    options: IntakeOptions,
    *,
    headers: Told,
    rules: tuple[Rule, ...] = (),
) -> None:
    """Do nothing if the page at ``url`` may be mined.

    Raises:
        Refusal: its publisher reserves that, and its host is not among those licensed.
    """
    found = _in_page(body, options) or said(headers) or of_path(rules, url)
    host = (urlsplit(url).hostname or "").lower()
    if found is None or not found.reserved or host in options.licensed:
        return
    where = f"; its policy is at {found.policy}" if found.policy else ""
    message = f"its publisher reserves text and data mining{where}; with a licence give --licensed {host}"
    raise Refusal(Reason.RESERVED, message)


def _in_page(body: bytes, options: IntakeOptions) -> Reservation | None:
    head = Stream(BytesIO(body), options).peek(_HEAD_BYTES)
    # Few pages say anything, and parsing one takes longer than all else here.
    if RESERVATION.encode() not in head.lower():
        return None
    return said(parse_markup(decode(head)).metas)


def _normal(path: str) -> str:
    """Return ``path`` in one spelling: letters and digits as they are, all beyond ASCII encoded."""
    return _ENCODED.sub(_decoded, quote(path, safe="/%*$?&=;:@!+,'()#[]~"))


def _decoded(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char in _UNRESERVED else match[0].upper()


def _matches(pattern: str, path: str) -> bool:
    """Return whether ``path`` begins with ``pattern``, in which * is anything and $ the end."""
    is_whole = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not parts:
        return not is_whole or at == len(path)
    last = parts.pop() if is_whole else ""
    for part in parts:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not is_whole or (path.endswith(last) and len(path) - len(last) >= at)
