"""Bytes to text: the encoding by evidence, since labels on Arabic pages are often wrong."""

import codecs
import re

from musnad.article import Reason
from musnad.extract.blocks.words import prefixes
from musnad.intake.language import common_words
from musnad.intake.mojibake import repaired
from musnad.intake.options import Refusal

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("cp1256", "iso8859_6")
_LABEL = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_LABEL_BYTES = 4096
_SAMPLE_BYTES = 1 << 17
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_ARABIC_WORD = re.compile("[\u0621-\u0652]+")
# Text has no control characters; broken bytes in an otherwise sound page stay far below this.
_MAX_CONTROLS = 0.02
_UTF8_DAMAGE = 0.05  # of the bytes beyond ASCII: a page with a few cut characters is still UTF-8


def decode(data: bytes, label: str | None = None) -> str:
    """Return ``data`` as text, line ends as newlines; ``label`` is the encoding its sender claims.

    Raises:
        Refusal: the bytes are no text (images, PDF, programs).
    """
    text = repaired(_decoded(data, label))
    sample = text[:_SAMPLE_BYTES]
    if len(_CONTROLS.findall(sample)) > _MAX_CONTROLS * len(sample):
        raise Refusal(Reason.NOT_TEXT, "give a web page, plain text, a table or a web archive")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, label: str | None) -> str:
    bom, encoding = encoding_of(data[:_SAMPLE_BYTES], label)
    return data[len(bom) :].decode(encoding, "replace")


def encoding_of(sample: bytes, label: str | None = None) -> tuple[bytes, str]:
    """Return the mark that text beginning with ``sample`` has before it, and its encoding."""
    for bom, encoding in _BOMS:
        if sample.startswith(bom):
            return bom, encoding
    return b"", _utf16(sample) or ("utf-8" if _is_utf8(sample) else _single_byte(sample, label))


def _utf16(sample: bytes) -> str | None:
    """Return the UTF-16 whose high bytes are those of ASCII and Arabic: 00 and 06."""
    if len(sample) < 4:
        return None
    for encoding, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if _share_high(sample[high::2]) > 0.7 and _share_high(sample[low::2]) < 0.4:
            return encoding
    return None


def _share_high(part: bytes) -> float:
    return (part.count(0) + part.count(6)) / max(1, len(part))


def _is_utf8(sample: bytes) -> bool:
    beyond_ascii = len(sample.translate(None, bytes(range(128))))
    if not beyond_ascii:
        return True
    # The last character of a sample may be cut.
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    return text.count("\ufffd") <= _UTF8_DAMAGE * beyond_ascii


def _single_byte(sample: bytes, label: str | None) -> str:
    """Return the encoding in which the sample holds the most common Arabic words."""
    claimed = [name for name in (label, _label_inside(sample)) if name]
    known = [encoding for encoding in map(_known, claimed) if encoding]
    candidates = dict.fromkeys((*_CANDIDATES, *known))
    scores = {encoding: _plausibility(sample, encoding) for encoding in candidates}
    best = max(scores, key=lambda encoding: scores[encoding])
    # With no Arabic word anywhere the label is the best evidence there is.
    return best if scores[best] > 0 or not known else known[0]


def _label_inside(sample: bytes) -> str | None:
    match = _LABEL.search(sample[:_LABEL_BYTES])
    return match[1].decode("ascii") if match else None


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
        b" ".decode(name, "replace")
    except (LookupError, ValueError):  # unknown, or a codec that does not make text (base64)
        return None
    return None if name.startswith("utf") else name


def _plausibility(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    words = _ARABIC_WORD.findall(text)
    if not words:
        return 0.0
    common, articles = common_words(), prefixes()
    likely: int = sum(word in common or (word.startswith(articles) and len(word) > 4) for word in words)
    return likely / len(words) - text.count("\ufffd") / len(text)
