"""Product: goods by their code in the Harmonized System."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.nouns.goods import find_goods
from entrepot.nouns.goods_match import Match, level_of
from entrepot.nouns.goods_words import Language, rows_of

__all__ = ["REVISION", "Match", "Product", "find_goods", "name_of", "titles"]

REVISION = "HS2022"
_CODES = re.compile(r"\d{2}(?:\d{2})?(?:\d{2})?")


@dataclass(frozen=True, slots=True)
class Product:
    """One HS code or a group of codes: chapters (2 digits), headings (4) or subheadings (6) of one revision."""

    codes: tuple[str, ...]
    revision: str = REVISION

    @classmethod
    def parse(cls, text: str) -> "Product":
        """A product from its codes ("8428", "HS 8428", "7208-7212; 7225") or its name ("elevators", «лифты»).

        Codes are checked against HS 2022 as far as headings go; an unknown one is an error that names its neighbours.
        """
        plain = re.sub(r"^\s*hs\s*", "", text, flags=re.IGNORECASE)
        if re.search(r"\d", plain) and not re.search(r"[^\W\d_]", plain):
            spans = [_span(part) for part in re.split(r"[;,\s]+", plain.strip()) if part]
            return cls(tuple(dict.fromkeys(code for span in spans for code in span)))
        found = find_goods(text)
        if found is None:
            raise EntrepotError(
                f"no HS code is known for {text.strip()!r}",
                hint=did_you_mean(text, (row[0] for row in rows_of("goods.csv")))
                or "Name it by code, for example 8428, or in plain trade words, for example elevators.",
            )
        return cls(found.codes)

    @property
    def level(self) -> Literal[2, 4]:
        """Digits of the coarsest code: 2 when a chapter is among them, else 4."""
        return level_of(code[:4] for code in self.codes)

    def title(self, language: Language = "en") -> str:
        """Our short title, several joined by "; "; a subheading has its heading's."""
        known = titles(language)
        return "; ".join(dict.fromkeys(known[code[:4]] for code in self.codes))

    def covers(self, code: str) -> bool:
        """Whether goods of this code belong to the product ("8428" covers "842810")."""
        return code.startswith(self.codes)

    def __str__(self) -> str:
        return ";".join(self.codes)


@cache
def titles(language: Language = "en") -> Mapping[str, str]:
    """Our short title of every HS 2022 chapter and heading, by code."""
    column = 1 if language == "en" else 2
    return {row[0]: row[column] for row in rows_of("hs2022.csv")}


def name_of(codes: Iterable[str], language: Language = "en") -> str | None:
    """Plain words that mean just these codes ("light industry goods"), the first of our list; None without any."""
    return _names(language).get(";".join(codes))


@cache
def _names(language: Language) -> dict[str, str]:
    return {row[2]: row[0] for row in reversed(rows_of("goods.csv")) if row[1] == language}


def _span(part: str) -> list[str]:
    """Codes of "8428", or the known headings from the first to the last of "7208-7212"."""
    first, dash, last = part.replace("–", "-").partition("-")
    if not dash:
        return [_known(first)]
    low, high = _known(first), _known(last)
    if len(low) != len(high) or low > high:
        raise EntrepotError(f"{part!r} is no span of HS codes", hint="Give two codes of one length: 7208-7212.")
    return [code for code in titles() if len(code) == len(low) and low <= code <= high]


def _known(code: str) -> str:
    if _CODES.fullmatch(code) and code[:4] in titles():
        return code
    near = [known for known in titles() if known.startswith(code[:3])]
    near = near or [known for known in titles() if known.startswith(code[:2])]
    named = ", ".join(f"{known} ({titles()[known]})" for known in near[:4])
    raise EntrepotError(
        f"{code!r} is not a code of HS 2022",
        hint=f"Near it: {named}." if named else "Codes have 2, 4 or 6 digits, for example 84, 8428 or 842810.",
    )
