"""Selection: which rows of a statistical table a number was made of, as text that can be asked again."""

import re
from dataclasses import dataclass
from typing import Self

from entrepot.errors import EntrepotError
from entrepot.nouns.period import Period

EVERYBODY = "*"
_FORM = re.compile(
    r"reporter=(?P<reporter>\S+) partner=(?P<partner>\S+) flow=(?P<flow>\S+) period=(?P<period>\S+) "
    r"classification=(?P<classification>\S+) digits=(?P<digits>\d+) product=(?P<product>\S+) unit=(?P<unit>\S+)"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows with these codes whose months lie in the period.

    reporter, partner: `*` for every single one; digits: of the product codes, 0 for published totals; product: what the
    codes begin with, several divided by commas, "" for all of them.
    """

    reporter: str
    partner: str
    flow: str
    period: Period
    classification: str
    digits: int
    product: str
    unit: str

    def __str__(self) -> str:
        product = ",".join(part + "*" if self.digits != len(part) else part for part in self.product.split(","))
        return (
            f"reporter={self.reporter} partner={self.partner} flow={self.flow} period={self.period} "
            f"classification={self.classification} digits={self.digits} "
            f"product={product if self.digits else 'TOTAL'} unit={self.unit}"
        )

    @property
    def prefixes(self) -> tuple[str, ...]:
        """What the product codes begin with, each; none for all of them."""
        return tuple(self.product.split(",")) if self.product else ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` wrote."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise EntrepotError(f'"{text}" selects no rows', hint="It is written as a brief's trace shows it.")
        told = match.groupdict()
        digits = int(told["digits"])
        return cls(
            reporter=told["reporter"],
            partner=told["partner"],
            flow=told["flow"],
            period=Period.parse(told["period"]),
            classification=told["classification"],
            digits=digits,
            product=told["product"].replace("*", "") if digits else "",
            unit=told["unit"],
        )
