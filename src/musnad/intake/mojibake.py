"""Text that was decoded wrongly once and stored so.

UTF-8 taken for an encoding of single bytes: «قال» becomes «Ù‚Ø§Ù„» by Windows-1252 and «ظ‚ط§ظ„» by
Windows-1256. It is repaired only where all of the text goes back to bytes and these are UTF-8 without
an exception: no real text does that. Windows-1256 taken for Windows-1252: «قال» becomes «ÞÇá». It is
repaired where no letter of the text is beyond Windows-1252, an Arabic one therefore, and the letters
that would be alef and lam are as frequent as those.
"""

from typing import Final

_SNIFFED_CHARS = 1 << 16
_MIN_CHARS = 16  # beyond ASCII; fewer tell nothing
_MIN_SHARE = 1 / 3  # half of such a text are the two bytes that Arabic letters begin with in UTF-8
_LATIN: Final = "ØÙ"
_ARABIC: Final = "طظ"
_ALEF_AND_LAM: Final = "Çá"
_MIN_LETTER = 0.08  # of the letters of Arabic news 15 % are alef and 12 % lam
_LATIN_BYTES: Final = {byte: byte for byte in range(0x100)} | {
    ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(0x80, 0x100)
}


def repaired(text: str) -> str:
    """Return ``text`` as it was before it was decoded wrongly, or unchanged where that is not certain."""
    head = text[:_SNIFFED_CHARS]
    count = len(head) - len(head.encode("ascii", "ignore"))
    if count < _MIN_CHARS:
        return text
    if sum(map(head.count, _LATIN)) > _MIN_SHARE * count:
        return _from_latin(text) or text
    if sum(map(head.count, _ARABIC)) > _MIN_SHARE * count:
        return _from_arabic(text) or text
    if all(head.count(letter) > _MIN_LETTER * count for letter in _ALEF_AND_LAM):
        return _from_code_page(text) or text
    return text


def _from_latin(text: str) -> str | None:
    try:
        return _bytes(text).decode()
    except (KeyError, UnicodeDecodeError):
        return None


def _from_code_page(text: str) -> str | None:
    try:
        return _bytes(text).decode("cp1256")
    except KeyError:
        return None


def _bytes(text: str) -> bytes:
    return bytes(map(_LATIN_BYTES.__getitem__, map(ord, text)))


def _from_arabic(text: str) -> str | None:
    try:
        return text.encode("cp1256").decode()
    except UnicodeError:
        return None
