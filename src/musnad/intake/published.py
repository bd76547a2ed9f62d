"""Publication dates as callers and pages write them, as ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from musnad.text.fold import ascii_digits

_PLAIN = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D.*)?", re.DOTALL)
_YEARS = range(1900, 2101)


def iso_published(value: str) -> str:
    """Return ``value`` as an ISO date or date-time (ISO 8601, RFC 2822 or year/month/day).

    Raises:
        ValueError: it is no date.
    """
    text = ascii_digits(value).strip()
    try:
        moment: date = _moment(text)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise ValueError(f"«{value[:60]}» is not a date; write YYYY-MM-DD") from error
    if moment.year not in _YEARS:
        raise ValueError(f"the year {moment.year} of «{value[:60]}» cannot be right")
    return moment.isoformat()


def _moment(text: str) -> date:
    if len(text) == 10:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if match := _PLAIN.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    return parsedate_to_datetime(text)
