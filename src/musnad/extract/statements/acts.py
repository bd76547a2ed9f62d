"""What a statement does: asserts, denies, praises …, by its cue and by what its content says."""

from typing import Final

from musnad.extract.drafts import Draft
from musnad.lexicon.acts import Sign, signs_at, stems_of
from musnad.lexicon.types import Tag
from musnad.record import Act
from musnad.text.tokens import PUNCT, Word

_REACH: Final = 20  # words: what stands further on is no longer what the statement is about
_UNTOLD: Final = Tag.PREPOSITION | Tag.PRONOUN | Tag.COMPLEMENTIZER


def act_of(draft: Draft) -> Act:
    """Return the act of ``draft``: its cue's own or, where the cue only reports, what the content shows."""
    reading = draft.reading
    act: Act = reading.act if reading is not None else "assert"  # type: ignore[assignment]  # checked on loading
    if draft.negated:
        return "assert" if act == "deny" else "deny"
    return _shown(draft) if act == "assert" else act


def _shown(draft: Draft) -> Act:
    """Return the act that the words of the content show."""
    words = draft.passage.tokens.words
    lo, hi = draft.content[0]
    first = _first(words, lo, hi)
    for j in range(lo, min(hi, lo + _REACH)):
        for sign in signs_at(words[j]):
            if _placed(sign, draft, is_first=j == first) and _stands(sign, words, j, hi):
                return sign.act
    return "assert"


def _first(words: list[Word], lo: int, hi: int) -> int:
    """Return the first word that counts: after marks, a preposition, a complementizer, a pronoun."""
    while lo < hi - 1 and (words[lo].kind == PUNCT or words[lo].tags & _UNTOLD):
        lo += 1
    return lo


def _placed(sign: Sign, draft: Draft, *, is_first: bool) -> bool:
    """Tell whether ``sign`` may stand where it does, after the cue of ``draft``."""
    reading = draft.reading
    lemma, cls = (reading.lemma, reading.cls) if reading is not None else ("", "speech")
    if sign.place == "called":
        return cls == "name" or lemma in sign.cues
    return (is_first or sign.place == "any") and (not sign.cues or lemma in sign.cues)


def _stands(sign: Sign, words: list[Word], j: int, hi: int) -> bool:
    """Tell whether all words of ``sign`` stand from ``j`` on and nothing takes it back."""
    end = j + len(sign.words)
    if end > hi or any(word not in stems_of(words[j + k]) for k, word in enumerate(sign.words)):
        return False
    return not sign.unless or sign.unless.isdisjoint(words[k].form for k in range(end, min(hi, end + _REACH)))
