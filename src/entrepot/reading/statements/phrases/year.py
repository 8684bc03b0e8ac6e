"""Years: "2024", "2019-2024", «2022-го», fiscal ones: "FY2020-21", "2024-25", «2024/2025 финансовый год»."""

from entrepot.reading.statements.phrases.calendar_words import numeric_date as _numeric_date
from entrepot.reading.statements.phrases.calendar_words import time_words as _set
from entrepot.reading.statements.phrases.calendar_words import year_of
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.up_to import read_up_to
from entrepot.reading.statements.phrases.when import When

DASHES = frozenset("-–—‑−/")


FISCAL = frozenset(["fy", "fiscal", "financial", "финансовый", "финансовом", "финансового"])


def read_fiscal(line: Line, at: int) -> Phrase | None:
    """ "FY24", "FY2020-21", "the fiscal year 2024", "FY 2023/24": named by the year in which it ends."""
    start = at + 1 + (line.word(at + 1) in ("year", "years", "году", "год", "года"))
    if start > at + 1 and (closed := read_up_to(line, at, start, 12)) is not None:
        return closed
    start += line.word(start) in ("of", "(", "'", "’")
    short = line.word(start)
    if len(short) == 2 and short.isdecimal() and line.word(at) == "fy":
        second = line.word(start + 2)
        spans = line.word(start + 1) in DASHES and second == f"{int(short) + 1:02d}"
        end = 2000 + int(second if spans else short)
        when = _fiscal_year(end, 4 if spans else None)
        return Phrase("period", at, start + (3 if spans else 1), when, "<fiscal year>")
    found = read_year(line, start) if start < len(line) else None
    if found is not None and found.rule == "<year>":
        return Phrase("period", at, found.last, _fiscal_year(found.value.year), "<fiscal year>")
    return found and found._replace(first=at)


def _fiscal_year(end: int, first: int | None = None) -> When:
    return When(year=end - 1, first=first, last_year=end, style="fiscal")


def read_year(line: Line, at: int) -> Phrase | None:
    """ "2024", "2019-2024", "2024-25", «2022-го», «2023 и 2024 годы»."""
    year = year_of(line, at)
    if year is not None and (found := _numeric_date(line, at)) is not None:
        return found
    if year is None or line.word(at + 1) in ("%", "percent", "units", "tons", "tonnes", "тонн", "единиц"):
        return None
    if _is_count(line, at):
        return None
    if line.glued(at) and line.words[at - 1] in ("$", "€", "№", "¥", "₽", ":", "."):
        return None
    last = at + 1
    if line.word(last) in DASHES:
        second = year_of(line, last + 1)
        if second == year + 1 and (line.words[last] == "/" or FISCAL & {line.word(at - 1), line.word(last + 2)}):
            return Phrase("period", at, last + 2, _fiscal_year(second, 4), "<fiscal year>")
        if second is not None and second > year:
            last = last + 2 + (line.word(last + 2) in _set("year"))
            return Phrase("period", at, last, When(year=year, last_year=second), "<year> - <year>")
        short = line.word(last + 1)
        if len(short) == 2 and short.isdecimal() and int(short) == (year + 1) % 100 and line.glued(last + 1):
            return Phrase("period", at, last + 2, _fiscal_year(year + 1, 4), "<fiscal year>")
        if line.word(last + 1) in ("го", "м", "й", "му", "х", "е", "ом") and line.glued(last + 1):
            last += 2
    if (
        line.word(last) == "to"
        and (second := year_of(line, last + 1))
        and second > year
        and line.word(at - 1) == "from"
    ):
        return Phrase("period", at - 1, last + 2, When(year=year, last_year=second), "from <year> to <year>")
    if line.word(last) == "and" and line.word(at - 1) == "between":
        second = year_of(line, last + 1)
        if second is not None and second > year:
            return Phrase("period", at - 1, last + 2, When(year=year, last_year=second), "between <year> and <year>")
    if line.word(last) in _set("year"):
        last += 1
        if line.words[last - 1] in ("г", "гг") and line.word(last) == "." and line.glued(last):
            last += 1
    return Phrase("period", at, last, When(year=year), "<year>")


def _is_count(line: Line, at: int) -> bool:
    """ "more than 2000 firms", «около 2000 компаний»: no year."""
    before, after = line.word(at - 1), line.word(at + 1)
    if before in ("более", "свыше", "около", "почти", "порядка", "примерно"):
        return True
    about = before in ("some", "nearly", "about", "around", "almost", "over") or line.words[max(0, at - 2) : at] == [
        "more",
        "than",
    ]
    return about and line.shape(at + 1) == "w" and after in _COUNTED


_COUNTED = frozenset(
    "firms companies enterprises businesses people workers jobs items goods products units vehicles buses cars "
    "tractors students specialists projects joint russian local foreign residents investors kilometers km".split()
)
