"""Asked: a goal that the user wants tested, beside those of the record."""

import re
from dataclasses import dataclass
from math import inf, isfinite
from typing import Literal

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.nouns.amount import Amount
from entrepot.nouns.period import Period

What = Literal["turnover", "exports", "imports"]
FLOWS: tuple[What, ...] = ("turnover", "exports", "imports")

_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_AMOUNT = re.compile(
    r"(?P<before>[A-Za-z]{3})?\s*(?P<number>\d[\d,_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*"
    r"(?P<scale>thousand|million|billion|trillion|mn|bn|m)?\s*(?P<after>[A-Za-z]{3})?",
    re.IGNORECASE,
)
_PLAN = re.compile(r"plan|five|пятилет|план", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A goal: a multiple or a level, by a deadline or none. base: a period of the record or an amount; None: the usual.

    Raises EntrepotError where no goal can be made of it.
    """

    what: What = "turnover"
    multiple: float | None = None
    level: Amount | None = None
    deadline: Period | None = None
    base: Period | Amount | None = None

    def __post_init__(self) -> None:
        if (self.multiple is None) == (self.level is None):
            raise EntrepotError("a goal is a multiple or a level", hint="Give --multiple 2 or --level '1 billion USD'.")
        if self.multiple is not None and not 1 < self.multiple < 1000:
            raise EntrepotError(
                f"×{self.multiple:g} is no goal",
                hint="A multiple is above 1 and below 1000: --multiple 2 is twice the base.",
            )
        if self.level is not None and self.level.low <= 0:
            raise EntrepotError("a level of nothing or less is no goal for a flow", hint="Give a level above 0.")
        if isinstance(self.base, Amount) and self.base.low <= 0:
            raise EntrepotError(
                "nothing can be counted from a base of nothing or less",
                hint="Growth needs a base above 0. For a flow that does not exist yet, give a level: --level.",
            )


def read_amount(text: str) -> Amount:
    """An amount with its currency: `1 billion USD`, `USD 120 million`, `117.8e6 EUR`."""
    match = _AMOUNT.fullmatch(text.strip())
    unit = match and (match["before"] or match["after"])
    if match is None or not unit or (match["before"] and match["after"]):
        raise EntrepotError(
            f'"{text}": no amount of money', hint="Write a number and a currency: '1 billion USD', '117.8 million EUR'."
        )
    digits = match["number"].replace(",", "").replace("_", "")
    value = float(digits) * _SCALES[(match["scale"] or "").lower()]
    if not isfinite(value):
        raise EntrepotError(f'"{text}": no amount of money', hint="The number is larger than any computer holds.")
    return Amount(value, value, _currency(unit), "exact", None)


def read_base(text: str) -> Period | Amount:
    """A year of the record (`2024`), a part of one (`2025-01/2025-11`), or an amount (`117.8 million USD`)."""
    try:
        return Period.parse(text)
    except EntrepotError:
        return read_amount(text)


def read_deadline(text: str) -> Period:
    """The year or month by which (`2030`, `2030-06`); a plan is no date, and the message says so."""
    try:
        return Period.parse(text)
    except EntrepotError:
        if _PLAN.search(text):
            raise EntrepotError(
                f'"{text}": a plan names no date by itself', hint="Write the year in which it ends: --by 2030."
            ) from None
        raise


def read_flow(text: str) -> What:
    """One of the flows; a balance is none, and the message says why."""
    if text == "balance":
        raise EntrepotError(
            "a goal for a balance cannot be tested: it may change its sign, so growth means nothing",
            hint="Test a goal for each side: --of exports, then --of imports.",
        )
    for flow in FLOWS:
        if flow == text:
            return flow
    raise EntrepotError(f'"{text}": no such flow', hint=f"Flows are {', '.join(FLOWS)}.")


def read_rate(text: str) -> tuple[str, float]:
    """`EUR=1.08`: one EUR is 1.08 USD."""
    match = re.fullmatch(r"([A-Za-z]{3})\s*=\s*(\d+(?:\.\d+)?(?:[eE]-?\d+)?)", text.strip())
    if match is None or not 0 < float(match[2]) < inf:
        raise EntrepotError(f'"{text}": no exchange rate', hint="Write what one unit is in USD: --rate EUR=1.08.")
    return _currency(match[1]), float(match[2])


def _currency(code: str) -> str:
    """A currency's code, ISO 4217, in capitals. Raises EntrepotError for one that never was."""
    from babel.core import get_global

    known, wanted = get_global("all_currencies"), code.upper()
    if wanted not in known:
        raise EntrepotError(
            f'"{code}": no such currency', hint=did_you_mean(wanted, known) or "Write its code: USD, EUR, RUB, CNY."
        )
    return wanted
