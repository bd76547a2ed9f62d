"""Compared figures as a drawing: SVG that browsers read out, without script, Arabic as they shape it."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from musnad.export.bidi import printable
from musnad.export.scale import Scale, scale_of

_WIDTH: Final = 960
_LEFT, _RIGHT = 40, 470  # where the axis runs
_TEXT: Final = 940  # where right-to-left labels begin
_ROW: Final = 26
_HEAD: Final = 46
_GAP: Final = 26
_LABEL: Final = 62  # letters of a label
_STYLE: Final = """
svg { color-scheme: light dark; background: light-dark(#fdfcfa, #16181b); }
text { font: 15px "Noto Sans Arabic", "IBM Plex Sans Arabic", "Segoe UI", Tahoma, "Geeza Pro", sans-serif; }
text, .axis { fill: light-dark(#22252a, #e6e4df); }
.head { font-size: 17px; font-weight: 600; }
.soft, .tick { fill: light-dark(#5d6470, #a3a8b0); }
.tick { font-size: 12px; }
.line { stroke: light-dark(#c9cdd3, #4a4f57); }
.dot { fill: light-dark(#1c5d99, #7db8ea); }
.apart .dot { fill: light-dark(#a3341f, #f09a86); }
.reach { stroke: light-dark(#1c5d99, #7db8ea); stroke-width: 3; }
.apart .reach { stroke: light-dark(#a3341f, #f09a86); }
"""


class Mark(NamedTuple):
    """A claim: who claims it, the figure in words, from which number to which, None where open."""

    label: str
    words: str
    low: float | None
    high: float | None


class Panel(NamedTuple):
    """Claims of one figure on an axis of their own; ``is_apart`` when they disagree."""

    title: str
    note: str
    marks: Sequence[Mark]
    is_apart: bool


def svg(title: str, panels: Sequence[Panel]) -> str:
    """Return ``panels`` below each other as one SVG; each mark also says in words what it shows."""
    heights = [_HEAD + _ROW * len(panel.marks) + _GAP for panel in panels]
    height = sum(heights) + _GAP
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
            f'height="{height}" role="img" aria-labelledby="title" lang="ar">'
        ),
        f'<title id="title">{escape(printable(title))}</title><style>{_STYLE}</style>',
    ]
    top = _GAP
    for panel, tall in zip(panels, heights, strict=True):
        parts += _panel(panel, top)
        top += tall
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, top: int) -> Iterator[str]:
    scale = scale_of((mark.low, mark.high) for mark in panel.marks)
    bottom = top + _HEAD + _ROW * len(panel.marks) - 8
    yield f'<g role="list" class="{"apart" if panel.is_apart else "met"}" aria-label="{_text(panel.title)}">'
    yield _rtl(_TEXT, top + 8, f"{panel.title} · {panel.note}", "head")
    yield f'<line class="line" x1="{_LEFT}" x2="{_RIGHT}" y1="{bottom}" y2="{bottom}"/>'
    ticks = [(scale.low, "start"), (scale.high, "end")] if scale.high > scale.low else [(scale.low, "middle")]
    for value, anchor in ticks:
        yield f'<text class="tick" x="{_x(value, scale):.0f}" y="{bottom + 15}" text-anchor="{anchor}">'
        yield f"{_number(value)}</text>"
    for place, mark in enumerate(panel.marks):
        yield from _mark(mark, top + _HEAD + _ROW * place, scale)
    yield "</g>"


def _mark(mark: Mark, y: int, scale: Scale) -> Iterator[str]:
    shown = f"{mark.words} — {mark.label}"
    yield f'<g role="listitem"><title>{_text(shown)}</title>'
    left = _LEFT if mark.low is None else _x(mark.low, scale)
    right = _RIGHT if mark.high is None else _x(mark.high, scale)
    if right - left > 1:
        yield f'<line class="reach" x1="{left:.1f}" x2="{right:.1f}" y1="{y}" y2="{y}"/>'
    for end in sorted({end for end in (mark.low, mark.high) if end is not None}):
        yield f'<circle class="dot" cx="{_x(end, scale):.1f}" cy="{y}" r="5"/>'
    yield _rtl(_TEXT, y + 5, _cut(shown), "label")
    yield "</g>"


def _x(value: float, scale: Scale) -> float:
    return _LEFT + (_RIGHT - _LEFT) * scale.place(value)


def _rtl(x: int, y: int, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" direction="rtl" text-anchor="start">{_text(text)}</text>'


def _text(text: str) -> str:
    return escape(printable(text))


def _cut(text: str) -> str:
    return text if len(text) <= _LABEL else text[:_LABEL].rsplit(" ", 1)[0] + " …"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"
