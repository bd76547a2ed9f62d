"""Many articles in one memory: added once, searched, compared, traced."""

from musnad.ledger.adding import AddOptions, add
from musnad.ledger.comparing import Claim, Comparison
from musnad.ledger.event_groups import LedgerEvent
from musnad.ledger.event_reports import Report as EventReport
from musnad.ledger.events import EventOptions
from musnad.ledger.excerpts import Excerpt, shortened
from musnad.ledger.filed import Outcome
from musnad.ledger.frames import as_table
from musnad.ledger.ledger import Ledger, Report, open_ledger
from musnad.ledger.search import Facets, Result, Results, SearchOptions
from musnad.ledger.stats import Stats
from musnad.ledger.story import Story
from musnad.ledger.story_lists import Related, StoryLine, StoryOptions
from musnad.ledger.trace import Trace
from musnad.ledger.who import Who, WhoOptions

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
