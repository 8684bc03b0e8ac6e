"""Bytes to characters: byte order marks, UTF-8, UTF-16, declared encodings, Russian code pages by letter frequency."""

import codecs
import re
from collections import Counter

from entrepot.errors import EntrepotError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
_CODE_PAGES = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")

# Letters of Russian text per thousand letters, rounded (counts of the Russian National Corpus).
_PER_THOUSAND = dict(zip(
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ",
    (110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5, 4,
     3, 3, 1),
    strict=True,
))  # fmt: skip
_PLAUSIBLE = 45  # a code page's text scores about 55 when it is right and under 25 when it is not
_MOJIBAKE = re.compile(
    r"(?:[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u2010-\u2122]){4}|(?:[ÐÑ][\u0080-\u00bf]){4}|â€[œ™“”]"
)
_ACCENTED = re.compile("[\u00c0-\u00ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LOST = re.compile(r"\?{4,}")


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    """The characters of `data`, as Python reads a text file: every line end becomes one newline.

    A UTF-8 byte order mark stays the first character, as it does with `open(path, encoding="utf-8")`, so that spans
    count what a reader of the file counts. `declared` is what the file says of itself; it is believed when it fits.
    """
    text = _characters(data, where, declared)
    if _is_spoiled(text[:20_000]):
        raise EntrepotError(
            "the letters were spoiled before the file was saved (text in one encoding, stored as another)",
            where=where,
            hint="Fetch or save the page again as UTF-8.",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_spoiled(sample: str) -> bool:
    """Whether UTF-8 was taken for a code page, Cyrillic for Latin-1, or letters were lost on the way."""
    if sample.isascii():
        return bool(_LOST.search(sample)) and sum(map(len, _LOST.findall(sample))) > max(8, len(sample) // 100)
    lost = sample.count("\ufffd") + sum(map(len, _LOST.findall(sample)))
    accented = len(_ACCENTED.findall(sample))
    mostly_accented = accented > 20 and accented > 0.5 * sum(map(str.isalpha, sample))
    return (
        bool(_MOJIBAKE.search(sample)) or _is_scrambled(sample) or mostly_accented or lost > max(8, len(sample) // 100)
    )


def _is_scrambled(sample: str) -> bool:
    """Whether Russian letters, and no other Cyrillic ones, come with frequencies that no Cyrillic language has."""
    cyrillic = Counter("".join(_CYRILLIC.findall(sample.lower())))
    if cyrillic.total() < 100 or cyrillic.keys() - _PER_THOUSAND.keys() - {"ё"}:
        return False
    return sum(_PER_THOUSAND.get(char, 0) * count for char, count in cyrillic.items()) / cyrillic.total() < 38


def declared_encoding(head: bytes) -> str | None:
    """The encoding that an HTML or XML head declares, when Python knows it."""
    match = _DECLARED.search(head)
    if match is None:
        return None
    try:
        return codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None


def looks_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding: control characters, or zeros that are not UTF-16."""
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _utf16_without_mark(head):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 200


def _characters(data: bytes, where: str, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, where)
    if guess := _utf16_without_mark(data[:4096]):
        return _strict(data, guess, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        cut_short = fault.start >= len(data) - 3 and fault.reason == "unexpected end of data"
        if cut_short and fault.start > 0:
            return data[: fault.start].decode("utf-8")
    if declared and declared not in ("utf-8", "ascii"):
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass
    return _by_frequency(data, where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise EntrepotError(
            f"starts as {encoding.upper()}, and byte {fault.start:,} breaks it",
            where=where,
            hint="The file is damaged or cut off; fetch it again.",
        ) from None


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 whose byte order mark is missing: every other byte is 0 (Latin, spaces) or 4 (Cyrillic)."""
    if b"\0" not in head:
        return None
    even, odd = Counter(head[0::2]), Counter(head[1::2])
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if (
            len(head) >= 8
            and high[0]
            and high[0] + high[4] + high[0x20] > 0.9 * high.total()
            and low[0] < low.total() / 50
        ):
            return encoding
    return None


def _by_frequency(data: bytes, where: str) -> str:
    scored = sorted(((_russian_score(data, page), page) for page in _CODE_PAGES), reverse=True)
    if scored[0][0] >= _PLAUSIBLE:
        return data.decode(scored[0][1], errors="replace")
    high = sum(byte > 127 for byte in data)
    if high < len(data) / 20:
        return data.decode("cp1252", errors="replace")
    raise EntrepotError(
        "is text in an encoding that cannot be told",
        where=where,
        hint="Save it as UTF-8. UTF-8, UTF-16, windows-1251, KOI8-R and windows-1252 are recognised.",
    )


def _russian_score(data: bytes, page: str) -> float:
    """Mean frequency (per thousand) of the non-ASCII characters; capitals count a quarter, anything else against it."""
    high = bytes(byte for byte in data[:200_000] if byte > 127)
    text = high.decode(page, errors="replace")
    total = 0.0
    for char, count in Counter(text).items():
        if char in _PER_THOUSAND:
            total += count * _PER_THOUSAND[char]
        elif char.lower() in _PER_THOUSAND:
            total += count * _PER_THOUSAND[char.lower()] / 4
        elif char not in "«»–—№ё„“”’…\u00a0":
            total -= count * 30
    return total / max(1, len(text))
