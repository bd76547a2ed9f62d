"""What is drawn: compared figures on one axis, and who printed whose text. Places only; templates draw."""

from collections.abc import Sequence
from typing import Final

import msgspec

from musnad.export.scale import Scale, scale_of
from musnad.ledger.copies.copying import Printed
from musnad.ledger.figures.comparing import Claim

_EDGE: Final = 6.0  # percent of the width that stays free at either end
ROW: Final = 64  # the height of a row of who printed whom, in pixels; the style sheet has the same
GUTTER: Final = 96  # how wide the arcs beside the rows may be
_BULGE: Final = 14


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim stands on the axis, in percent: from, to, its named ends, whether an end is open."""

    low: float
    high: float
    dots: tuple[float, ...]
    open_low: bool
    open_high: bool


class Axis(msgspec.Struct, frozen=True, kw_only=True):
    """The axis of a comparison: its ends as numbers, and each claim on it."""

    low: float
    high: float
    is_logarithmic: bool
    reaches: tuple[Reach, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of who printed whom: an article, or an agency that some credit and the ledger lacks."""

    article: int | None
    agency: str | None
    share: float
    has_origin: bool


class Arc(msgspec.Struct, frozen=True, kw_only=True):
    """A line from the row whose text it is to the row that prints it, as an SVG path; and its arrow."""

    path: str
    arrow: str
    is_credit: bool


class Copying(msgspec.Struct, frozen=True, kw_only=True):
    """Rows in the order of publication, and the arcs between them."""

    rows: tuple[Row, ...]
    arcs: tuple[Arc, ...]
    height: int


def axis(claims: Sequence[Claim]) -> Axis:
    """Return where ``claims`` stand beside each other."""
    scale = scale_of((claim.low, claim.high) for claim in claims)
    return Axis(
        low=scale.low,
        high=scale.high,
        is_logarithmic=scale.is_logarithmic,
        reaches=tuple(_reach(claim, scale) for claim in claims),
    )


def _reach(claim: Claim, scale: Scale) -> Reach:
    named = [end for end in (claim.low, claim.high) if end is not None]
    dots = tuple(sorted({_percent(end, scale) for end in named}))
    return Reach(
        low=0.0 if claim.low is None else dots[0],
        high=100.0 if claim.high is None else dots[-1],
        dots=dots,
        open_low=claim.low is None,
        open_high=claim.high is None,
    )


def _percent(value: float, scale: Scale) -> float:
    return round(_EDGE + (100 - 2 * _EDGE) * scale.place(value), 2)


def copying(found: Sequence[Printed], outlets: dict[int, str | None]) -> Copying:
    """Return how ``found`` is drawn; agencies that are no outlet here stand before the articles."""
    here = {name for name in outlets.values() if name}
    credited = [one for one in found if one.of is None or one.agencies]
    agencies = list(dict.fromkeys(name for one in credited for name in one.agencies if name not in here))
    rows = [Row(article=None, agency=name, share=0.0, has_origin=False) for name in agencies]
    place: dict[int | str, int] = {name: at for at, name in enumerate(agencies)}
    arcs = []
    for one in found:
        place[one.article] = at = len(rows)
        rows.append(Row(article=one.article, agency=None, share=one.share, has_origin=one.of is not None))
        if one.of is not None and one.of in place:
            arcs.append(_arc(place[one.of], at, is_credit=False))
        arcs += [_arc(place[name], at, is_credit=True) for name in one.agencies if name in place]
    return Copying(rows=tuple(rows), arcs=tuple(arcs), height=ROW * len(rows))


def _arc(start: int, end: int, *, is_credit: bool) -> Arc:
    y1, y2 = (ROW * at + ROW // 2 for at in (start, end))
    out = min(GUTTER - 4, _BULGE * (1 + abs(end - start)))
    return Arc(
        path=f"M0 {y1} C{out} {y1} {out} {y2} 5 {y2}",
        arrow=f"0,{y2} 10,{y2 - 5} 10,{y2 + 5}",
        is_credit=is_credit,
    )
