"""From bytes to clean text, before anything is counted.

What is done here is safe for every reader: line ends, spaces and control characters are made alike, and
letters with their accents are composed.  No offset is ever taken before this.

Encodings are told by marks and declarations, not guessed from statistics as `charset-normalizer` does: an
English page holds too few letters beyond ASCII for that, and a wrong guess puts wrong letters into names.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from hrgraph.errors import ArticleError

__all__ = ["clean", "decode"]

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, DOCX or EPUB file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF file"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPACES = dict.fromkeys(
    [0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000],
    " ",
)
_BREAKS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_GONE = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,  # soft hyphen
        0x200B,  # zero-width space; the joiners 200C and 200D are part of words in some scripts and stay
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xD800, 0xE000),  # halves of characters, which JSON can hold but no file
    ]
)
_TABLE = str.maketrans({**_SPACES, **_BREAKS, **_GONE})
_DIRTY = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]")

_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_PAIR = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_CP1252_PLAUSIBLE = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŠšŽžŒœŸ‘’“”–—…•€£§©®°«»½¼¾¿¡\u00a0´·ºª²³‹›„‚™ ]")


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text of a file.

    Args:
        data: the file's bytes.
        name: how messages call the file.
        declared: the encoding that the file itself names (HTML's `charset`), used where it isn't UTF-8.

    Raises:
        ArticleError: the bytes are no text, or text in an encoding that can't be told.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"{name} is {what}, not text", "turn it into text first, e.g. hrgraph ingest")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise ArticleError(
                    f"{name} is marked as {encoding.upper()} but is damaged at byte {error.start}",
                    "save it again as UTF-8",
                ) from None
    if b"\x00" in data:
        raise ArticleError(
            f"{name} is not text: a NUL byte at byte {data.index(0)}",
            "remove the file, or save it as UTF-8 text",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(data, name, declared, error.start)


def _other(data: bytes, name: str, declared: str, at: int) -> str:
    """Text that isn't UTF-8: in the encoding it declares, else cp1252 if that gives plausible English."""
    if declared:
        try:
            codec = codecs.lookup(declared).name
            # What pages call Latin-1 or ASCII is Windows' own code page: the web's standard says so.
            return data.decode("cp1252" if codec in {"iso8859-1", "ascii"} else codec)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # a wrong declaration is common; the plain rule below still decides
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    high = len(_HIGH.findall(data))
    odd = sum(1 for c in text if c > "\x7f" and not _CP1252_PLAUSIBLE.match(c))
    mixed = bool(_UTF8_PAIR.search(data))
    if not text or mixed or high > len(data) * 0.15 or odd > high * 0.1:
        raise ArticleError(
            f"{name} is not UTF-8 (byte {at}) and its encoding can't be told", "save it again as UTF-8"
        )
    return text


def clean(text: str) -> str:
    """Make line ends, spaces and accents alike, and drop control and invisible characters.

    >>> clean("a\\u00a0b\\r\\nc\\u200b")
    'a b\\nc'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _DIRTY.search(text):
        text = unicodedata.normalize("NFC", text.translate(_TABLE))
    return text
