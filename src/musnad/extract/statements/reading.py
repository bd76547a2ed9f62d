"""Statements of a passage: each word that can be a cue, with the construction that reads it."""

from typing import Final

from musnad.extract.drafts import Attempt, Draft, Misfit, Site
from musnad.extract.explain import Outcome, Trial
from musnad.extract.sources.subjects import subject_before
from musnad.extract.statements.giving import gives, read_given
from musnad.extract.statements.licence import licensed, negated
from musnad.extract.statements.naming import read_naming
from musnad.extract.statements.prepositions import read_preposition
from musnad.extract.statements.relays import read_document, read_relay
from musnad.extract.statements.reported import read_reported
from musnad.extract.statements.said import (
    follows_relative,
    read_answers,
    read_as_said,
    read_headlines,
    read_relative_object,
    read_said,
    resumed,
    takes_up_all,
)
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import CUED, PUNCT

# Of 4,500 newspaper articles no sentence held more than 23 words that can be cues. What holds far
# more is no language, and would take as long as a thousand articles.
_MOST_CUES: Final = 64
_NEAR: Final = 64  # the drafts before it that a cue may have to do with


def read_statements(p: Passage, trials: list[Trial] | None = None) -> list[Draft]:
    """Return the drafts of the passage's statements in the order of their cues.

    With ``trials``, every reading tried is added to it with what decided.
    """
    reader = _Reader(p, trials)
    reader.drafts += read_headlines(p)
    for sentence in p.sentences:
        cues = p.tokens.places_between(CUED, sentence[0], sentence[1])
        for at in cues[:_MOST_CUES]:
            if at not in reader.taken:
                reader.read_cue(at, sentence)
        reader.leave(cues[_MOST_CUES:])
    return reader.drafts + read_answers(p, reader.drafts)


class _Reader:
    """The drafts of a passage so far, and the tokens already used by one of them."""

    __slots__ = ("drafts", "p", "taken", "trials")

    def __init__(self, p: Passage, trials: list[Trial] | None) -> None:
        self.p = p
        self.drafts: list[Draft] = []
        self.taken: set[int] = set()
        self.trials = trials

    def read_cue(self, at: int, sentence: TokenSpan) -> None:
        """Try the readings of the word at ``at``; the first that gives content is taken."""
        fired = False
        quotation = self.p.quotation_at(at)
        hi = min(sentence[1], quotation.end) if quotation is not None and quotation.closed else sentence[1]
        for reading in self.p.tokens.words[at].cues:
            if fired:
                self._note(at, reading, "lost", "another reading of the word fired")
                continue
            site = Site(self.p, at, reading, (sentence[0], hi), self.drafts[-_NEAR:])
            attempt = _with_content(_attempt(site))
            if isinstance(attempt, Misfit):
                self._note(at, reading, "failed", attempt.reason)
                continue
            fired = True
            self._keep(at, attempt)
            self._note(at, reading, "fired", "", attempt[0])
            if self.trials is None:
                return

    def leave(self, cues: list[int]) -> None:
        """Note that the words at ``cues`` are not read."""
        for at in cues:
            for reading in self.p.tokens.words[at].cues:
                self._note(at, reading, "failed", f"the sentence holds more than {_MOST_CUES} possible cues")

    def _keep(self, at: int, drafts: list[Draft]) -> None:
        drafts[0].negated = negated(self.p, at)
        self.drafts += drafts
        for draft in drafts:
            self.taken |= draft.taken

    def _note(
        self, at: int, reading: CueReading, outcome: Outcome, reason: str, made: Draft | None = None
    ) -> None:
        if self.trials is None:
            return
        starts, ends = self.p.tokens.starts, self.p.tokens.ends
        cue = (starts[made.cue[0]], ends[made.cue[1] - 1]) if made else None
        rule = made.rule if made else reading.kind
        self.trials.append(Trial(rule, (starts[at], ends[at]), reading.lemma, outcome, reason, cue))


def _with_content(attempt: Attempt) -> Attempt:
    """Return the drafts, or a misfit when only marks stand where the content should."""
    if isinstance(attempt, Misfit) or all(lo < hi for draft in attempt for lo, hi in draft.content):
        return attempt
    return Misfit("no content is left")


def _attempt(site: Site) -> Attempt:
    """Read the cue of ``site`` by the construction its word and neighbours call for."""
    if not licensed(site.p, site.at, site.reading):
        return Misfit("negated, of another mood, or not beside the words it needs")
    if _is_self_report(site):
        return Misfit("a thought that only opens what its own speaker says")
    return _of_target(site) or _by_construction(site)


def _of_target(site: Site) -> list[Draft] | None:
    """Read what is said of whom the pronoun on the verb means: تتهمه بالتقصير."""
    reading = site.reading
    if reading.kind != "verb" or not reading.pronoun or "target" not in reading.frames:
        return None
    made = read_reported(site.with_frames("bi"))
    return None if isinstance(made, Misfit) else made


def _by_construction(site: Site) -> Attempt:
    """Read a licensed cue by the first construction that its reading and its neighbours allow."""
    reading = site.reading
    verb = reading.kind == "verb"
    if reading.kind == "preposition":
        return read_preposition(site)
    if verb and reading.cls == "relay":
        return read_relay(site)
    if reading.act == "deny" and follows_relative(site):
        return read_relative_object(site)
    if reading.cls == "name" or (verb and reading.cls == "think" and reading.pronoun):
        return read_naming(site)
    if reading.cls == "show" and "fi" in reading.frames:
        return read_document(site)
    if gives(site):
        return read_given(site)
    if follows_relative(site) or resumed(site):
        return _relative(site)
    return _told(site)


def _relative(site: Site) -> Attempt:
    """Read «الذي أكده المدير»; after «وهو ما» the verb may also tell something new: وهو ما أكده قائلا إن."""
    made = read_relative_object(site)
    if isinstance(made, Misfit) and takes_up_all(site):
        return _told(site)
    return made


def _told(site: Site) -> Attempt:
    """Read what stands before «كما أكد», after its cue, or before it; a misfit is that of the usual order."""
    made = read_as_said(site)
    if not isinstance(made, Misfit):
        return made
    usual = read_reported(site)
    if not isinstance(usual, Misfit):
        return usual
    made = read_said(site)
    return usual if isinstance(made, Misfit) else made


def _is_self_report(site: Site) -> bool:
    """Tell whether a cue only opens what its own speaker says: قال إنه يعتقد أن …, أبدى استياءه من …"""
    if site.reading.kind == "noun" and site.reading.cls == "attitude":
        return any(site.at == lo for draft in site.earlier for lo, _ in draft.content)
    if site.reading.cls != "think" or site.reading.pronoun:
        return False
    if _may_be_mine(site):
        return True
    if site.reading.kind == "participle" and site.p.tokens.words[site.at - 1].kind == PUNCT:
        return False  # انتقد التقارير، معتبرا أن: set off by a mark, it goes on with the speaker
    return any(0 <= site.at - lo <= 1 for draft in site.earlier for lo, _ in draft.content)


def _may_be_mine(site: Site) -> bool:
    """Tell whether a feminine past within a quotation may be the first person: «… شعرت بأنني …»."""
    reading, j = site.reading, site.at
    if reading.kind != "verb" or (reading.tense, reading.gender, reading.number) != ("past", "f", "s"):
        return False
    if site.p.quotation_at(j) is None or j + 1 >= site.hi:
        return False
    clause = site.p.tokens.words[j + 1].tags & Tag.COMPLEMENTIZER
    return bool(clause) and subject_before(site.p, j, site.lo) is None
