"""Where numbers stand beside each other on an axis, even or by orders of magnitude."""

from collections.abc import Iterable
from math import log10
from typing import Final, NamedTuple

_WIDE: Final = 40.0  # from so many times the smallest number on, the axis is logarithmic


class Scale(NamedTuple):
    """An axis from the lowest to the highest number."""

    low: float
    high: float

    @property
    def is_logarithmic(self) -> bool:
        """Tell whether equal distances mean equal ratios: else the smaller numbers would fall together."""
        return self.low > 0 and self.high / self.low > _WIDE

    def place(self, value: float) -> float:
        """Return where ``value`` stands: 0.0 at the low end, 1.0 at the high end, 0.5 where they are one."""
        low, high = self.low, self.high
        if low == high:
            return 0.5
        if self.is_logarithmic:
            value, low, high = log10(value), log10(low), log10(high)
        return (value - low) / (high - low)


def scale_of(reaches: Iterable[tuple[float | None, float | None]]) -> Scale:
    """Return the scale over the named ends of ``reaches``, each from a number to another, None where open."""
    ends = [end for reach in reaches for end in reach if end is not None]
    return Scale(min(ends, default=0.0), max(ends, default=0.0))
