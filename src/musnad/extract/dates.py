"""Calendar expressions and their ISO values."""

from datetime import date

from musnad.record import DateMention
from musnad.text.tokens import Tokens


def read_dates(tokens: Tokens, reference: date | None, outlet: str | None = None) -> tuple[DateMention, ...]:
    """Return the calendar expressions of the text, in order; relative ones resolve against ``reference``."""
    return ()
