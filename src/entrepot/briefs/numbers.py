"""Numbers, money, growth, durations, periods and dates in words of a language, with the precision they were given.

A number is shown to its entry's step and no further: 108 million stated in whole millions is "$108 million", never
"$108.0 million". Figures come from Babel; how they join with scales and signs is the catalogue's `number` messages.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from entrepot.briefs.wording import Catalogue
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period

Style = Literal["full", "size", "bare"]
Scale = Literal["one", "thousand", "million", "billion", "trillion"]

SCALES: dict[Scale, int] = {"trillion": 12, "billion": 9, "million": 6, "thousand": 3, "one": 0}
INDEX_MEASURES = frozenset({"growth", "cagr", "gap"})
MULTIPLE_MEASURES = frozenset({"multiple", "target"})
PLAIN_UNITS = frozenset({"count", "index"})
_SIGNIFICANT = 3
_SPECK = Decimal(1000)
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """How one language writes numbers."""

    catalogue: Catalogue

    @property
    def locale(self) -> str:
        return str(self.catalogue.house["locale"])

    def entry(self, entry: Entry, style: Style = "full", scale: Scale | None = None) -> str:
        """The entry's number. full: with unit and "about"; size: the same without its sign; bare: the figure alone,
        in a table whose header names unit and scale ("about" becomes a sign)."""
        low, high = _ends(entry)
        if style == "size" and entry.measure not in INDEX_MEASURES:
            low, high = sorted((abs(low), abs(high)))
        if entry.unit == "ratio":
            said = self._ratio(entry, low, high, style)
        elif entry.unit in ("years", "months"):
            said = self._duration(entry, low, high, bare=style == "bare")
        else:
            said = self._amount(entry, low, high, scale, bare=style == "bare")
        if entry.qualifier in ("exact", "between"):
            return said
        form = "bare_" if style == "bare" else "times_" if _is_multiple(entry) else ""
        return self._say(f"number.{form}{entry.qualifier}", number=said)

    def forms(self, entry: Entry) -> frozenset[str]:
        """Every text that stands for the entry's number in some style."""
        scales: list[Scale] = list(SCALES) if is_money(entry.unit) else ["one"]
        forms = {self.entry(entry, "bare", scale) for scale in scales}
        return frozenset(forms | {self.entry(entry), self.entry(entry, "size")})

    def period(self, period: Period, *, short: bool = False) -> str:
        """A period in words: 2024, 2020–2024, January–November 2025; short: with short names of months."""
        first, last = str(period.first_year), str(period.last_year)
        if period.is_year:
            return self._say("period.year", year=first)
        if period.is_whole_years:
            return self._say("period.years", first=first, last=last)
        begin, end = (self._month(month % 12 + 1, short) for month in (period.first, period.last))
        if period.months == 1:
            return self._say("period.month", month=end, year=last)
        if first == last:
            return self._say("period.months", begin=begin, end=end, year=last)
        ends = [self._say("period.month", month=begin, year=first), self._say("period.month", month=end, year=last)]
        return self._say("period.across", begin=ends[0], end=ends[1])

    def end_of(self, period: Period) -> str:
        """The last month of a period, in the case that follows "the end of": February 2026, февраля 2026 года."""
        from babel.dates import get_month_names

        month = str(get_month_names("wide", "format", self.locale)[period.last % 12 + 1])
        return self._say("period.month", month=month, year=str(period.last_year))

    def date(self, day: date) -> str:
        """A day in words: 19 January 2026."""
        from babel.dates import format_date

        return format_date(day, str(self.catalogue.house["date"]), locale=self.locale)

    def count(self, number: int) -> str:
        """A count in figures."""
        return _written(Decimal(number), 0, self.locale)

    def category(self, count: int) -> str:
        """The plural category of a count."""
        from babel import Locale

        return str(Locale.parse(self.locale).plural_form(count))

    def unit(self, unit: str, scale: Scale) -> str:
        """What a table's header says of its numbers: "USD million"."""
        if not is_money(unit):
            return unit
        name = self.catalogue.house.get("currency_in_tables", {}).get(unit, unit)
        return self._say(f"unit.{scale}", currency=name)

    def _amount(self, entry: Entry, low: Decimal, high: Decimal, scale: Scale | None, *, bare: bool) -> str:
        scale = scale or scale_of(entry)
        if _is_speck(entry, low, high) and not bare:
            return self._say("number.under", amount=self._money("", _written(_SPECK, 0, self.locale), entry.unit))
        figure = self._figures(low, high, _step_in(entry, SCALES[scale], bare=bare), SCALES[scale])
        if bare:
            return figure
        sign = ""
        if figure.startswith(_MINUS) and low == high:
            sign, figure = _MINUS, figure[1:]
        scaled = self._say(f"scale.{scale}", number=figure)
        if entry.unit in PLAIN_UNITS:
            return sign + figure
        if not is_money(entry.unit):
            return self._say("number.of_unit", number=f"{sign}{scaled}", unit=entry.unit)
        return self._money(sign, scaled, entry.unit)

    def _money(self, sign: str, amount: str, unit: str) -> str:
        from babel.numbers import get_currency_symbol

        named = self.catalogue.house.get("currency", {}).get(unit)
        symbol = named or get_currency_symbol(unit, self.locale)
        form = "money_by_name" if symbol[-1].isalpha() or symbol.endswith(".") else "money_by_sign"
        return self._say(f"number.{form}", sign=sign, amount=amount, currency=symbol)

    def _ratio(self, entry: Entry, low: Decimal, high: Decimal, style: Style) -> str:
        step = _decimal(entry.step) if entry.step else None
        bare = style == "bare"
        if _is_multiple(entry):
            whole = low == low.to_integral_value() and high == high.to_integral_value()
            figure = self._figures(low, high, step or Decimal("1" if whole else "0.01"), 0)
            worded = self.catalogue.house.get("times", {}).get(figure)
            if worded and low == high and not bare:
                return str(worded)
            return figure if bare else self._times(figure, high)
        is_index = entry.measure in INDEX_MEASURES
        if is_index:
            low, high = low - 1, high - 1
        if style == "size":
            low, high = sorted((abs(low), abs(high)))
        signed = is_index and style != "size"
        whole = all(end * 100 == (end * 100).to_integral_value() for end in (low, high))
        step = step or Decimal("0.01" if whole else "0.001")
        figure = self._figures(low * 100, high * 100, step * 100, 0, signed=signed)
        return figure if bare else self._say("number.percent", number=figure)

    def _times(self, figure: str, last: Decimal) -> str:
        """So many times; what is written with decimals takes the form of a fraction."""
        category = self.category(int(last)) if figure.isdigit() else "other"
        return self.catalogue.message("number.times", category).format(number=figure)

    def _duration(self, entry: Entry, low: Decimal, high: Decimal, *, bare: bool) -> str:
        from babel.units import format_unit

        whole = Decimal(1) if low == low.to_integral_value() else Decimal("0.1")
        digits = _decimal(entry.step) if entry.step else whole
        figure = self._figures(low, high, digits, 0)
        if bare:
            return figure
        if low != high:
            pattern = str(format_unit(float(high), _UNITS[entry.unit], locale=self.locale))
            shown = self._figures(high, high, digits, 0)
            return pattern.replace(shown, figure) if shown in pattern else figure
        pattern = "0." + "0" * _decimals(digits) if _decimals(digits) else "0"
        text = format_unit(float(_rounded(low, digits)), _UNITS[entry.unit], format=pattern, locale=self.locale)
        return text.replace(" ", "\N{NO-BREAK SPACE}").replace("-", _MINUS)

    def _figures(self, low: Decimal, high: Decimal, step: Decimal, power: int, *, signed: bool = False) -> str:
        """One figure or a range, both ends divided by 10**power and rounded to the step."""
        first = self._figure(low.scaleb(-power), step.scaleb(-power), signed=signed)
        last = first if low == high else self._figure(high.scaleb(-power), step.scaleb(-power), signed=signed)
        return first if first == last else self._say("number.range", low=first, high=last)

    def _figure(self, value: Decimal, step: Decimal, *, signed: bool) -> str:
        rounded = _rounded(value, step)
        text = _written(abs(rounded), _decimals(step), self.locale)
        if rounded < 0:
            return _MINUS + text
        return f"+{text}" if signed and rounded > 0 else text

    def _month(self, month: int, short: bool) -> str:
        from babel.dates import get_month_names

        names = get_month_names("abbreviated" if short else "wide", "stand-alone", self.locale)
        return str(names[month]).rstrip(".")

    def _say(self, key: str, **places: str) -> str:
        return self.catalogue.message(key).format(**places)


_UNITS = {"years": "duration-year", "months": "duration-month"}


def _is_multiple(entry: Entry) -> bool:
    return entry.unit == "ratio" and entry.measure in MULTIPLE_MEASURES


def is_money(unit: str) -> bool:
    """Whether a ledger unit is a currency (ISO 4217)."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def scale_of(*entries: Entry) -> Scale:
    """The scale that suits the largest of the numbers; the next below where most would be fractions of it."""
    sizes = sorted(max(abs(end) for end in _ends(entry)) for entry in entries) or [Decimal(0)]
    scales = [(name, Decimal(10) ** power) for name, power in SCALES.items() if name != "thousand"]
    at = next((at for at, (_, unit) in enumerate(scales) if sizes[-1] >= unit), len(scales) - 1)
    unit = scales[at][1]
    is_fraction = sizes[(len(sizes) - 1) // 2] < unit and sizes[-1] < 10 * unit
    return scales[at + 1 if is_fraction and at + 2 < len(scales) else at][0]


@lru_cache(maxsize=4096)
def _written(value: Decimal, decimals: int, locale: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, "#,##0" + ("." + "0" * decimals if decimals else ""), locale=locale))


def _ends(entry: Entry) -> tuple[Decimal, Decimal]:
    """Both ends of a range; the value twice when there is a best one."""
    if entry.value is not None:
        return _decimal(entry.value), _decimal(entry.value)
    if entry.low is None or entry.high is None:
        raise ValueError(f"{entry.id}: neither a value nor a range")
    return _decimal(entry.low), _decimal(entry.high)


def _is_speck(entry: Entry, low: Decimal, high: Decimal) -> bool:
    """Whether a sum of money is computed to no step of its own and so small that its figures would mean nothing."""
    is_loose = entry.status == "computed" and not entry.step and is_money(entry.unit)
    return is_loose and low > 0 and high < _SPECK


def _step_in(entry: Entry, power: int, *, bare: bool) -> Decimal:
    """The step as given, else that of three significant digits, without zeros at the end that nobody gave.

    A table has three decimals at most; what is computed here has none where they would be two zeros or more.
    """
    largest = max(abs(end) for end in _ends(entry))
    finest = Decimal(1).scaleb(power - _SIGNIFICANT)
    if entry.step:
        step = _decimal(entry.step)
        if bare and step < finest:
            return _less_zeros(entry, finest, power)
        is_long = entry.status == "computed" and step.adjusted() < power - 1
        return _less_zeros(entry, step, power, all_or_none=True) if is_long else step
    return (
        _less_zeros(entry, Decimal(1).scaleb(largest.adjusted() - _SIGNIFICANT + 1), power) if largest else Decimal(1)
    )


def _less_zeros(entry: Entry, step: Decimal, power: int, *, all_or_none: bool = False) -> Decimal:
    """The step, or a coarser one up to 10**power that shows the same number with fewer zeros after the point."""
    ends = [_rounded(end, step) for end in _ends(entry)]
    steps = (
        [Decimal(1).scaleb(power)] if all_or_none else [Decimal(1).scaleb(p) for p in range(power, step.adjusted(), -1)]
    )
    return next((one for one in steps if one > step and all(_rounded(end, one) == end for end in ends)), step)


def _decimal(value: float) -> Decimal:
    return Decimal(repr(float(value)))


def _decimals(step: Decimal) -> int:
    return max(0, -step.adjusted())


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    unit = Decimal(1).scaleb(step.adjusted())
    return (value / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
