"""Frames: which phrase around the trigger of an event is its actor, which its recipient."""

from musnad.extract.events.nouns import read_noun
from musnad.extract.events.sides import read_sides
from musnad.extract.events.trigger import Trigger
from musnad.extract.events.verbs import read_verb


def read_frame(trigger: Trigger) -> bool:
    """Find the participants of ``trigger``; return whether a verb reports its event."""
    reported = True
    if trigger.is_noun:
        reported = read_noun(trigger)
    else:
        read_verb(trigger)
    read_sides(trigger)
    return reported
