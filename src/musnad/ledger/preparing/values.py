"""What is compared of a figure and a statement: the ends of its value, the day it was said."""

from musnad.record import Value


def said_on(told: str | None, published: str | None) -> str | None:
    """Return when something was said: what was published was said, whatever later day stands beside it."""
    if not told or (published and told > published[: len(told)]):
        return published
    return told


def bounds(value: Value) -> tuple[float | None, float | None]:
    """Return the lowest and highest number that ``value`` names; None for a vague one."""
    ends = value if isinstance(value, tuple) else (value, value)
    low, high = (None if end is None else _as_float(end) for end in ends)
    return low, high


def _as_float(number: float) -> float | None:
    try:
        return float(number)
    except OverflowError:  # a number of more than 308 digits measures nothing
        return None
