"""What an indicator says of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Indicator:
    """title: English and Russian; unit of the result; formula in the paper's terms; reference: the paper;
    cautions: what to bear in mind, as sentences; compute(flows, **options) -> frame; columns: of the result.
    """

    name: str
    title: dict[str, str]
    unit: str
    formula: str
    reference: str
    columns: tuple[str, ...]
    compute: Callable[..., Any]
    cautions: tuple[str, ...] = ()
