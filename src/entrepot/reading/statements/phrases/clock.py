"""Clock: what months a period phrase stands for, given the report's date and what was told before."""

from functools import cache

from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.phrases.when import When


class Clock:
    """The report's own year and month, as far as they are known; dated: for certain, by a line of its own.

    fiscal_start: the month with which a fiscal year begins there; None when that is not known.
    """

    __slots__ = ("_fiscal_start", "_starts", "dated", "fiscal_start", "month", "year")

    def __init__(
        self, year: int | None, month: int | None = None, *, dated: bool = True, fiscal_start: int | None = None
    ) -> None:
        self.fiscal_start = self._fiscal_start = fiscal_start
        self._starts: dict[frozenset[Economy | None], int | None] = {}
        self.dated = dated and year is not None
        self.year = year
        self.month = month

    def turn_to(self, *owners: Economy | None) -> None:
        """Count fiscal years as the first of the owners whose begin in a known month does, or as it was done for the
        same two before; those that rarely count trade so come last."""
        ordered = sorted(owners, key=lambda owner: owner is None or (owner.country or owner).code in _rarely())
        starts = (start for owner in ordered if (start := fiscal_start_of(owner)) is not None)
        self.fiscal_start = self._starts.setdefault(frozenset(owners), next(starts, self._fiscal_start))

    def period(self, when: When, near: Period | None = None) -> Period | None:
        """The months of `when`; `near`: the neighbouring figure's, for "the same period" and bare months."""
        if when.style in ("length", "since", "date", "running", "decade"):
            return None
        if when.style == "that":
            if near is not None and when.year is not None:
                return near.shifted(when.year - near.last_year)
            return near if near is None or when.last_year is None or near.months >= 12 else near.full_year
        if when.style == "month":
            return self._month(when.shift or 0)
        if when.style == "rolling":
            month = self.period(when._replace(first=when.last, style="span"), near)
            return None if month is None else Period(month.last - (when.first or 12) + 1, month.last)
        if when.style == "month before":
            return self._month(-1) if near is None or near.months > 1 else Period(near.first - 1, near.first - 1)
        if when.style == "part before":
            return None if near is None or near.months > 6 else Period(near.first - near.months, near.first - 1)
        if when.style == "recent":
            return self._recent(when.last or 0)
        if when.style == "fiscal months":
            return self._fiscal_months(when)
        if when.style == "fiscal part":
            return self._fiscal_part(when)
        if when.style == "iranian":
            return self._iranian(when)
        if when.style == "fiscal" and when.shift is not None:
            return self._fiscal_by_shift(when.shift, near)
        if when.style == "fiscal":
            return self._fiscal(when)
        if when.style == "after":
            return near.shifted(when.shift or 1) if near is not None else None
        year = when.year if when.year is not None else self._shifted(when, near)
        if when.style == "same":
            return self._same(when, year, near)
        if year is None:
            return None
        if when.first is None or when.last is None:
            last = when.last_year if when.last_year is not None else year
            return Period.years(year, last) if 1000 <= year <= last < 9999 else None
        if (
            near is not None
            and when.year is None
            and when.shift is None
            and when.first == 1
            and near.months == when.last
            and near.is_partial_year
        ):
            return near
        if near is not None and self._counts_from_march(when, near):
            return near
        if when.last_year is not None:
            first, last = year * 12 + when.first - 1, when.last_year * 12 + when.last - 1
            return Period(first, last) if first <= last else None
        return Period.months_of(year, when.first, when.last)

    def _month(self, shift: int) -> Period | None:
        if self.year is None or self.month is None or shift >= 0:
            return None
        month = self.year * 12 + self.month - 1 + shift
        return Period(month, month)

    def _counts_from_march(self, when: When, near: Period) -> bool:
        """ "the five-month period" after five months of the Iranian year."""
        march = near.first % 12 == 2 and near.is_partial_year and when.year is None and not when.shift
        return march and when.first == 1 and when.last == near.months - 1

    def _iranian(self, when: When) -> Period | None:
        """Months of the year that begins on 21 March; the month in which its last one ends counts too."""
        if self.year is None or self.month is None or (when.last is None and not when.shift):
            return None
        march = (self.year - (self.month <= 3) + (when.shift or 0)) * 12 + 2
        first, last = (when.first or 1), (when.last or 12)
        return Period(march + first - 1, march + last)

    def _fiscal_months(self, when: When) -> Period | None:
        """ "July of FY24": the month that lies in the fiscal year."""
        if when.year is None or when.last_year is None or when.first is None or when.last is None:
            return None
        year = when.year if when.first >= (self.fiscal_start or 1) else when.last_year
        return Period.months_of(year, when.first, when.last)

    def _fiscal_part(self, when: When) -> Period | None:
        """ "the first quarter of FY24": months counted from the start of the fiscal year."""
        year = self._fiscal(when)
        if year is None or when.first is None or when.last is None:
            return None
        return Period(year.first + when.first - 1, year.first + when.last - 1)

    def _recent(self, count: int) -> Period | None:
        """ "the past seven months", told in August or September: those of the year so far."""
        if not self.dated or self.year is None or self.month is None or not 1 <= self.month - count <= 2:
            return None
        return Period.months_of(self.year, 1, count)

    def _fiscal_by_shift(self, shift: int, near: Period | None) -> Period | None:
        """ "the previous fiscal year": the one before that told of, else by the calendar."""
        if near is not None and near.months == 12 and not (near.is_year and self.dated):
            return near.shifted(shift)
        if self.year is None or shift == 0:
            return None
        start = self.fiscal_start
        if start in (None, 1) or self.month is None or start is None:
            return Period.year(self.year + shift)
        first = (self.year - (self.month < start) + shift) * 12 + start - 1
        return Period(first, first + 11)

    def _fiscal(self, when: When) -> Period | None:
        if when.year is None or when.last_year is None:
            return None
        start = self.fiscal_start or when.first
        if start is None or start == 1:
            return Period.year(when.last_year)
        first = when.year * 12 + start - 1
        return Period(first, first + 11)

    def _shifted(self, when: When, near: Period | None) -> int | None:
        if when.shift is not None:
            return None if self.year is None else self.year + when.shift
        if when.first is None:
            return None
        if near is not None and not self.dated and self.month is None:
            return near.last_year
        if self.year is None:
            return near.last_year if near else None
        over = self.month is None or (when.last or 12) <= self.month
        if near is not None and near.is_partial_year and near.last_year < self.year:
            return near.last_year
        return self.year if over else self.year - 1

    def _same(self, when: When, year: int | None, near: Period | None) -> Period | None:
        if when.first is not None and when.last is not None:
            return Period.months_of(year, when.first, when.last) if year else None
        if near is None:
            return None
        if when.shift == 0:
            return near if year is None else near.shifted(year - near.last_year)
        if year is None or when.shift is not None:
            return near.shifted(when.shift or -1)
        return near.shifted(year - near.last_year)

    def deadline(self, when: When) -> Period | None:
        """The period of `when` read as a point in the future: "this year" and "next year" are years."""
        if when.style == "length" and when.shift is not None and self.dated and self.year is not None:
            return Period.year(self.year + when.shift)
        if when.style in ("length", "since", "same", "that", "month", "recent", "part before"):
            return None
        if when.style == "decade":
            return None if self.year is None else Period.year(self.year // 10 * 10 + 10)
        if when.year is not None:
            return Period.year(when.last_year or when.year)
        if when.shift is not None and self.year is not None:
            return Period.year(self.year + when.shift)
        if when.first is not None and self.year is not None:
            return Period.year(self.year)
        return None


@cache
def _fiscal_starts() -> dict[str, int]:
    return {code: month for month, codes in enumerate(load("periods")["fiscal"]["starts"], 1) for code in codes.split()}


@cache
def _rarely() -> frozenset[str]:
    """Economies with a fiscal year of their own whose trade is mostly told by calendar years."""
    return frozenset(load("periods")["fiscal"]["rarely"].split())


def fiscal_start_of(owner: Economy | None) -> int | None:
    """The month with which the fiscal year begins in an economy or its country."""
    return None if owner is None else _fiscal_starts().get((owner.country or owner).code)
