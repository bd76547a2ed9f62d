"""What is given a name or a judgement: ما وصفه بـ«…», التي تعتبرها أنقرة منظمة إرهابية."""

from typing import Final

from musnad.extract.drafts import IMPLIED_SUBJECT, Attempt, Draft, Misfit, Site, draft_at
from musnad.extract.sources.classes import NAME
from musnad.extract.sources.phrases import phrase_end, source_end
from musnad.extract.sources.speaking import can_speak, imply, take_subject
from musnad.extract.statements.complements import Complement, find_complement
from musnad.extract.statements.content import complement_start, end_with
from musnad.extract.statements.gaps import split_gap
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.tokens import WORD, Word

_NEW: Final = Tag.CONJUNCTION | Tag.WITH_CONJUNCTION | Tag.RELATIVE | Tag.PREPOSITION | Tag.WITH_PREPOSITION
_NO_ACCUSATIVE: Final = (
    _NEW | NAME | Tag.DEFINITE | Tag.PRONOUN | Tag.PARTICLE | Tag.TIME | Tag.COUNTRY | Tag.CITY
)
_CLOSED: Final = NAME | Tag.DEFINITE | Tag.COUNTRY | Tag.CITY | Tag.NAMELIKE | Tag.PLURAL
_ELATIVES: Final = closed("elative")  # تعتبرها غير عادلة, أكمل ما كتب


def read_naming(site: Site) -> Attempt:
    """Read وصف X بـ«…», ما وصفه بـ«…» and ما تعتبره أنقرة إرهابا: what is named, then the name."""
    reading = site.with_frames("bi", "quote").reading
    complement = find_complement(site.p, site.at + 1, site.hi, reading)
    outright = None if complement is not None and _introduces(site, complement) else _named_outright(site)
    if outright is not None:
        return outright
    return Misfit("no name follows") if complement is None else _named_after(site, complement)


def _introduces(site: Site, complement: Complement) -> bool:
    """Tell whether nothing but who names stands before the mark or preposition of the name."""
    start, end = site.at + 1, complement.gap_end
    return end <= start or source_end(site.p, start, end) >= end


def _named_after(site: Site, complement: Complement) -> Attempt:
    """Read the name that بـ or a quotation introduces, after what is named and who names it."""
    p, reading = site.p, site.reading
    draft = draft_at(site, "naming")
    start = name = complement_start(complement, p)
    gap = split_gap(p, site.at + 1, complement.gap_end).source
    passive = reading.passive == "yes" or complement.gap_end <= site.at + 2
    if gap is None and passive and reading.kind == "verb" and not reading.pronoun:
        return Misfit("passive: what is called so is the subject")
    if gap is not None and not reading.pronoun:
        start = gap[0]
    before = not reading.pronoun and gap is not None and take_subject(site, draft, gap[0])
    if not before and gap is not None and reading.kind == "verb":  # الوزير يصف المحتجين بـ«…»
        end = phrase_end(p, gap[0], gap[1])
        # ووصف بيان الجماعة بأنه …: a document alone is what is named
        named = end >= gap[1] and not reading.pronoun and p.tokens.words[gap[0]].tags & Tag.DOCUMENT
        if end > gap[0] and not named and can_speak(p, gap[0], reading):
            draft.source = (gap[0], end)
            start = name if reading.pronoun or end >= gap[1] else end
    if draft.source is None:
        imply(site, draft)
        if draft.implied and (reading.pronoun or site.at > site.lo):
            draft.implied = IMPLIED_SUBJECT
    return _quoted(site, draft, name) or end_with(draft, start, complement.kind, site.hi)


def _quoted(site: Site, draft: Draft, name: int) -> Attempt | None:
    """Read the quotation that begins at ``name`` as the name, if the verb bears what is named."""
    quotation = site.p.quotation_at(name) if name < site.p.hi else None
    if not site.reading.pronoun or quotation is None or not quotation.closed or quotation.start != name:
        return None
    draft.content = [(quotation.start + 1, _named_end(site, (quotation.start, quotation.end)))]
    return [draft] if quotation.end > quotation.start + 1 else Misfit("the name is empty")


def _named_outright(site: Site) -> Attempt | None:
    """Read «ما تعتبره أنقرة إرهابا», «ما اعتبره «إرهابا»»: the name as it is, maybe after its source."""
    if not site.reading.pronoun or "pronoun_np" not in site.reading.frames:
        return None
    draft = draft_at(site, "naming")
    name = site.at + 1
    if name < site.hi and can_speak(site.p, name, site.reading):
        name = _after_source(site)
        draft.source = (site.at + 1, name) if name > site.at + 1 else None
    if name >= site.hi:
        return None
    if draft.source is None:
        if "np_name" not in site.reading.frames:
            return None
        draft.implied = IMPLIED_SUBJECT
    made = _quoted(site, draft, name)
    if made is None and _names(site.p.tokens.words[name]):
        made = end_with(draft, name, "np", site.hi)
    return made


def _after_source(site: Site) -> int:
    """Return where the name begins after who gives it; right after the verb, if that is the name itself."""
    words, start = site.p.tokens.words, site.at + 1
    end = max(source_end(site.p, start, site.hi), start + 1)
    for k in range(start + 1, min(end + 1, site.hi)):
        if words[k - 1].tags & _CLOSED and _names(words[k]):
            return k
    return start if _names(words[start]) else end


def _names(word: Word) -> bool:
    """Tell whether ``word`` may begin a name in the accusative: منظمة إرهابية, إخفاقا."""
    if word.form in _ELATIVES:
        return True
    if word.kind != WORD or word.tags & _NO_ACCUSATIVE:
        return False
    return word.bare.rstrip("ًٌٍَُِّْ").endswith(("ا", "ة", "اء"))


def _named_end(site: Site, marks: tuple[int, int]) -> int:
    """Return where what is named ends; after one word in marks its phrase goes on: «مزاعم» الوزارة."""
    words, (opening, closing) = site.p.tokens.words, marks
    after = closing + 1
    if closing - opening > 2 or after >= site.hi or words[opening + 1].tags & Tag.DEFINITE:
        return closing
    goes_on = words[after].tags & (Tag.DEFINITE | Tag.NAME | Tag.COUNTRY)
    return phrase_end(site.p, after, site.hi) if goes_on and not words[after].tags & _NEW else closing
