"""Many articles in one memory: added once, searched, compared, traced."""

from musnad.ledger.copies.trace import Trace
from musnad.ledger.events.finding import EventOptions
from musnad.ledger.events.groups import LedgerEvent
from musnad.ledger.events.reports import Report as EventReport
from musnad.ledger.figures.comparing import Claim, Comparison
from musnad.ledger.filing.adding import AddOptions, add
from musnad.ledger.frames import as_table
from musnad.ledger.ledger import Ledger, Report, open_ledger
from musnad.ledger.people.who import Who, WhoOptions
from musnad.ledger.preparing.filed import Outcome
from musnad.ledger.search.excerpts import Excerpt, shortened
from musnad.ledger.search.searching import Facets, Result, Results, SearchOptions
from musnad.ledger.stats import Stats
from musnad.ledger.stories.lists import Related, StoryLine, StoryOptions
from musnad.ledger.stories.story import Story

__all__ = [
    "AddOptions",
    "Claim",
    "Comparison",
    "EventOptions",
    "EventReport",
    "Excerpt",
    "Facets",
    "Ledger",
    "LedgerEvent",
    "Outcome",
    "Related",
    "Report",
    "Result",
    "Results",
    "SearchOptions",
    "Stats",
    "Story",
    "StoryLine",
    "StoryOptions",
    "Trace",
    "Who",
    "WhoOptions",
    "add",
    "as_table",
    "open_ledger",
    "shortened",
]
