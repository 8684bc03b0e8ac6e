"""Page furniture: the lines around a story that are no part of it, in English and Russian."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from entrepot.reading.documents.dateline import CRAWLED, is_date_line

_ADDRESS = re.compile(
    r"\b(?:street|st\.|avenue|ave\.|square|prospekt|ул\.|улица|пр-т|проспект|площадь|д\.)\b.*\b\d{5,6}\b|"
    r"\b\d{5,6}\b.*\b(?:ул\.|улица|проспект|street)",
    re.IGNORECASE,
)
_LONGEST_HEAD = 300  # lines above a story that may be furniture
_LONGEST_TAIL = 1000
_GLUED = re.compile(r"[a-zа-яё][A-ZА-ЯЁ][a-zа-яё]")
_BREADCRUMB = re.compile(r"^[^.!?\n]{2,30}(?:\s*[/>»→|\\›]\s*[^.!?\n/>»→|\\›]{2,40}){1,6}$")
_ENDS_SENTENCE = re.compile(r"[.!?…]['\"”’»)\]]*$")


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the story."""
    words = line.strip()
    if len(words) > 400 or not any(map(str.isalnum, words)):
        return False
    if _patterns("openings").match(words):
        return True
    return not is_prose(words) and bool(_patterns("lines").match(words) or _ADDRESS.search(words) or _is_menu(words))


def is_prose(line: str) -> bool:
    """Whether a line reads as a paragraph: a finished sentence of some length, or a long one."""
    words = line.split()
    return len(words) >= 30 or (len(words) >= 9 and _ENDS_SENTENCE.search(line.rstrip()) is not None)


def heads_other_stories(line: str) -> bool:
    """Whether a line below a paragraph heads what is no more of this story: other news, comments, tags."""
    if len(line) > 90 or is_prose(line):
        return False
    return bool(_patterns("other_news").match(line) or _patterns("below").match(line))


def story_span(text: str) -> tuple[int, int]:
    """Start and end of the story in `text`: from its headline or first sentence to its last line that is no furniture.

    A text that is all furniture is its own story, so that nothing is lost in silence.
    """
    lines = _lines(text)
    first, last = _head(lines), _tail(lines)
    if first is None or last is None or lines[first].start > lines[last].start:
        return _trimmed(text, 0, len(text))
    return _trimmed(text, lines[first].start, lines[last].start + len(lines[last].words))


def without_furniture(text: str) -> str:
    """The text with furniture lines taken out wherever they stand, and all that follows a list of other news."""
    lines = text.splitlines()
    cut = _other_news([line.strip() for line in lines])
    return "\n".join(line for line in lines[:cut] if not is_furniture(line) or is_date_line(line))


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    """The patterns of one list of furniture.toml as one; those of `lines` take the whole line."""
    table = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    end = r"\W*$" if kind == "lines" else ""
    return re.compile(rf"^\W*(?:{'|'.join(table[kind])}){end}", re.IGNORECASE)


class _Line:
    __slots__ = ("start", "words")

    def __init__(self, start: int, words: str) -> None:
        self.start = start
        self.words = words


def _lines(text: str) -> list[_Line]:
    """The lines that hold something, with where their words start; a crawler's date stamp is no part of the first."""
    lines, start = [], 0
    stamp = CRAWLED.match(text)
    for line in text.split("\n"):
        skip = stamp.end() if stamp and start == 0 and stamp.end() <= len(line) else 0
        words = line[skip:].strip("\ufeff \t\u00a0\r\f\v")
        if words:
            lines.append(_Line(text.index(words, start + skip), words))
        start += len(line) + 1
    return lines


def _head(lines: list[_Line]) -> int | None:
    """Index of the first line of the story: after the last furniture line above the first paragraph, dates skipped."""
    top = lines[:_LONGEST_HEAD]
    body = next((i for i, line in enumerate(top) if is_prose(line.words) and not is_furniture(line.words)), len(top))
    first = 0
    for i in range(body):
        if is_furniture(lines[i].words) and not is_date_line(lines[i].words):
            first = i + 1
    while first < body and (is_date_line(lines[first].words) or _is_label(lines[first].words)):
        first += 1
    if first == body and body < len(lines):
        return _caption_above(lines, body)
    return first if first < len(lines) else None


def _caption_above(lines: list[_Line], body: int) -> int:
    """A caption or a button between headline and story is furniture, yet the headline above it is not."""
    above = body - 1
    while above >= 0 and (is_furniture(lines[above].words) or is_date_line(lines[above].words)):
        above -= 1
    near = above >= 0 and body - above <= 5 and not _is_label(lines[above].words)
    return above if near and 5 <= len(lines[above].words.split()) <= 30 else body


def _tail(lines: list[_Line]) -> int | None:
    last = _other_news([line.words for line in lines]) - 1
    least = max(0, last - _LONGEST_TAIL)
    while last >= least and is_furniture(lines[last].words):
        last -= 1
    return last if last >= least else None


def _other_news(lines: list[str]) -> int:
    """Where the list of other news starts: at its heading, when most of the text's prose stands above."""
    prose = [len(line) if is_prose(line) else 0 for line in lines]
    total, above = sum(prose), 0
    for i, line in enumerate(lines):
        if len(line) <= 90 and not prose[i] and above > 0 and not (":" in line and _is_single_link(lines, i)):
            if above >= 0.6 * total and _patterns("other_news").match(line):
                return i
            if above >= 0.9 * total and _patterns("below").match(line):
                return i
        above += prose[i]
    return len(lines)


def _is_single_link(lines: list[str], at: int) -> bool:
    """ "Also read: Paddy between the palms", with the story going on below: one link in it, not the list after it."""
    _, _, told = lines[at].partition(":")
    following = next((line for line in lines[at + 1 : at + 4] if line), "")
    return len(told.split()) > 1 and is_prose(following)


def _is_label(words: str) -> bool:
    """A section's name above the headline ("President", "Business news"): few words, no figure, no sentence."""
    return len(words.split()) <= 3 and not any(c.isdigit() for c in words) and not _ENDS_SENTENCE.search(words)


def _is_menu(words: str) -> bool:
    """Menu entries run together ("PoliticsPresidentSociety"), or a breadcrumb trail."""
    if _ENDS_SENTENCE.search(words):
        return False
    if len(_GLUED.findall(words)) >= 3 and len(_GLUED.findall(words)) * 6 > len(words.split()):
        return True
    return bool(_BREADCRUMB.match(words)) and len(words.split()) <= 14 and not any(char.isdigit() for char in words)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
