"""Full dates in lines that hold more than a date: "Posted on 5 May 2020 in Economy | 3 comments"."""

import re
from datetime import date

from entrepot.reading.documents.dateline import AROUND, TIME, Settle, first_date, first_short_date

_LONGEST = 130
_PUBLISHED = re.compile(
    r"\b(?:published|posted|released|issued|first\s+published|publication\s+date|date\s+of\s+publication|"
    r"опубликован[оа]?|дата\s+публикации|размещен[оа]?|размещён[оа]?|выпущен[оа]?)\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"©|\([cс]\)|\b(?:copyright|comment(?:ed|er)|repl(?:y|ied)|says\s*:|wrote|born|birth|died|valid|until|deadline|expires?|"
    r"accessed|retrieved|founded|established|registered|licen[cs]e|certificate|effective|photo|picture|image|caption|taken|archive|"
    r"ответить|пишет|писал\w*|родил\w*|рождения|скончал\w*|действ\w+|обращения|свидетельств\w+|лицензи\w+|основан\w*|"
    r"зарегистрирован\w*|регистраци\w+|вступает|архив\w*|фото|снято|снимок)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\babout\s+(?=\d)|\b\d+\+|(?<!\d)\d{1,7}\s*(?:comments?|views?|reads?|shares?|likes?|hits|words|"
    r"комментари\w+|просмотр\w*|прочтени\w+)\b|"
    r"\b\d{1,3}\s*(?:-\s*)?(?:seconds?|min(?:ute)?s?|hours?|days?|мин\w*|час\w*|дн\w+|сек\w*)\b"
    r"(?:\s+(?:read|ago|чтения|назад))?|"
    r"\b(?:comments?|views?|reads?|shares?|комментарии|просмотр\w*)\s*[:(]?\s*\d{1,7}\)?",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    "a and by from in of on the for to via s reading read time edited edition editor author source staff reporter "
    "correspondent newspaper press release news agency category section topic size font adjust print share comment "
    "comments no online website page views first edition pm am edt est gmt utc msk ist "
    "и в на для от по из автор источник редактор рубрика раздел категория новости корр корреспондент пресс служба "
    "релиз текст время чтения мск просмотров комментариев печать версия размер шрифта поделиться".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_LINKED = re.compile(r"(?:^\W*|[|,:;•·/–—~>\])\t-]\s*|\s{2,}|\b(?:date|дата)\s+)$", re.IGNORECASE)
_SIGNED = re.compile(r"(?:/{2,}|\|{1,2}|\s[–—])\s*(?=[^/|]{8,50}$)")
_BYLINE = re.compile(r"\W*(?:by|from|автор|text|текст)\b", re.IGNORECASE)


def line_date(line: str, settle: Settle | None = None) -> date | None:
    """The day of a line of furniture: a full date with a time, names, a category, counters, and no sentence.

    Of "Published …, updated …" it is the day of publication. Copyright lines, comments, births and terms give none.
    """
    if not 6 <= len(line) <= _LONGEST or not any(map(str.isdigit, line)) or _OTHER_DAY.search(line):
        return None
    published = _PUBLISHED.search(line)
    start = published.end() if published else 0
    found = first_date(line[start:], settle) or first_short_date(line[start:], settle)
    if found is None:
        return None
    before, after = line[: start + found[1]], line[start + found[2] :]
    if not _is_bare(_without_dates(before)) or not _is_bare(_without_dates(after)):
        return None
    return found[0] if published or _is_apart(before, line[start + found[1] : start + found[2]]) else None


def closing_date(line: str, settle: Settle | None = None) -> date | None:
    """The day in a line below a story that says it was published then, or in a signature ("// Kabar, 5 May 2020")."""
    if not any(map(str.isdigit, line[-60:])):
        return None
    if len(line) <= _LONGEST and _PUBLISHED.search(line):
        return line_date(line, settle)
    signed = _SIGNED.search(line[-60:])
    return line_date(line[-60:][signed.end() :], settle) if signed else None


def _without_dates(text: str) -> str:
    """The text with its further dates, times of day and counters taken out."""
    while found := first_date(text, lambda _, day, __: day):
        text = text[: found[1]] + " " + text[found[2] :]
    return _PUBLISHED.sub(" ", AROUND.sub(" ", _COUNTS.sub(" ", TIME.sub(" ", text))))


def _is_bare(rest: str) -> bool:
    """Whether the words are names and labels: no figure, and at most one small word that labels do not use."""
    words = _WORD.findall(rest)
    if len(words) > 12 or any(map(str.isdigit, rest)):
        return False
    unknown = [word for word in words if word[0].islower() and word not in _PLAIN]
    return len(unknown) <= (1 if len(words) <= 4 else 0)


def _is_apart(before: str, figures: str) -> bool:
    """Whether a date stands apart from the words before it: as a headline's last words do not."""
    label = len(_WORD.findall(before)) <= 3 and not any(map(str.isalpha, figures))
    return bool(label or _LINKED.search(before) or _BYLINE.match(before) or TIME.search(before[-9:]))
