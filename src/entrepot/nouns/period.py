"""Period: a span of whole months."""

import re
from dataclasses import dataclass
from typing import Self

from entrepot.errors import EntrepotError

_FORMS = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d{2})|Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
    r"(?:/(?P<last_year>\d{4})(?:-(?P<last_month>\d{2}))?)?"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole months, both ends included.

    `first` and `last` count months since year 0 (year * 12 + month - 1), so arithmetic on periods is
    arithmetic on whole numbers. Written `2024`, `2025-03`, `2025-01/2025-11` or `2020/2024`.
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1000 * 12 <= self.first <= self.last < 10000 * 12:
            raise EntrepotError(
                f"a period from {_month(self.first)} to {_month(self.last)} is out of order or out of range",
                hint="A period runs forward and lies in the years 1000 to 9999.",
            )

    @classmethod
    def year(cls, year: int) -> Self:
        """The calendar year."""
        return cls(year * 12, year * 12 + 11)

    @classmethod
    def years(cls, first: int, last: int) -> Self:
        """Whole calendar years, both included."""
        return cls(first * 12, last * 12 + 11)

    @classmethod
    def months_of(cls, year: int, first: int, last: int) -> Self:
        """Months `first` to `last` (1 to 12) of one year."""
        if not 1 <= first <= last <= 12:
            raise EntrepotError(
                f"months {first} to {last} are no span of a year", hint="Months run from 1 to 12, the first one first."
            )
        return cls(year * 12 + first - 1, year * 12 + last - 1)

    @classmethod
    def from_codes(cls, first: int, last: int) -> Self:
        """From first and last month as YYYYMM, as tables of statistics write them."""
        return cls(first // 100 * 12 + first % 100 - 1, last // 100 * 12 + last % 100 - 1)

    @property
    def codes(self) -> tuple[int, int]:
        """First and last month as YYYYMM."""
        return self.first // 12 * 100 + self.first % 12 + 1, self.last // 12 * 100 + self.last % 12 + 1

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2024`, `2025-03`, `2025-Q1`, `2025-H1`, `2025-01/2025-11` or `2020/2024`."""
        match = _FORMS.fullmatch(text.strip())
        if match is None:
            raise EntrepotError(
                f'"{text}": no such period', hint="Write 2024, 2025-03, 2025-Q1, 2025-01/2025-11 or 2020/2024."
            )
        start = int(match["year"]) * 12
        if match["month"]:
            first = last = start + _month_number(match["month"], text) - 1
        elif match["quarter"]:
            first = start + 3 * (int(match["quarter"]) - 1)
            last = first + 2
        elif match["half"]:
            first = start + 6 * (int(match["half"]) - 1)
            last = first + 5
        else:
            first, last = start, start + 11
        if match["last_year"]:
            month = _month_number(match["last_month"], text) if match["last_month"] else 12
            last = int(match["last_year"]) * 12 + month - 1
        return cls(first, last)

    def __str__(self) -> str:
        if self.is_whole_years:
            first, last = self.first_year, self.last_year
            return f"{first:04d}" if first == last else f"{first:04d}/{last:04d}"
        if self.first == self.last:
            return _month(self.first)
        return f"{_month(self.first)}/{_month(self.last)}"

    @property
    def months(self) -> int:
        """How many months it spans."""
        return self.last - self.first + 1

    @property
    def first_year(self) -> int:
        return self.first // 12

    @property
    def last_year(self) -> int:
        return self.last // 12

    @property
    def is_whole_years(self) -> bool:
        return self.first % 12 == 0 and self.last % 12 == 11

    @property
    def is_year(self) -> bool:
        """One full calendar year."""
        return self.is_whole_years and self.months == 12

    @property
    def is_partial_year(self) -> bool:
        """Some months, not all, of one calendar year."""
        return self.first_year == self.last_year and not self.is_year

    @property
    def starts_year(self) -> bool:
        return self.first % 12 == 0

    def shifted(self, years: int) -> "Period":
        """The same months, `years` later (earlier when negative)."""
        return Period(self.first + 12 * years, self.last + 12 * years)

    @property
    def year_before(self) -> "Period":
        """The same months a year earlier."""
        return self.shifted(-1)

    @property
    def full_year(self) -> "Period":
        """The calendar year of its last month."""
        return Period.year(self.last_year)

    @property
    def rest_of_year(self) -> "Period | None":
        """The months of its year that follow it; None when it ends with December."""
        end = self.last_year * 12 + 11
        return Period(self.last + 1, end) if self.last < end else None

    def __contains__(self, other: "Period") -> bool:
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Period") -> bool:
        return self.first <= other.last and other.first <= self.last


def _month(index: int) -> str:
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _month_number(digits: str, text: str) -> int:
    month = int(digits)
    if not 1 <= month <= 12:
        raise EntrepotError(f'"{text}": no month {month}', hint="Months run from 01 to 12.")
    return month
