"""Terms: the ledger's labels and formulas, which are English, in the language of a brief."""

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

from entrepot.briefs.wording import Catalogue
from entrepot.nouns.area import areas


def translated(text: str, catalogue: Catalogue) -> str:
    """A label or formula in the catalogue's language; as it stands where the catalogue has no term for it."""
    terms, flows = catalogue.house.get("terms", {}), catalogue.house.get("flows", {})
    for term, words in terms.items():
        if match := _pattern(term, tuple(flows)).fullmatch(text):
            places = match.groupdict().items()
            return str(words).format(**{name: _named(name, said, flows, catalogue.language) for name, said in places})
    return text


@cache
def _pattern(term: str, flows: tuple[str, ...]) -> re.Pattern[str]:
    """A term with places for flows ("growth of {x}") as a pattern; a place named twice must hold the same flow.

    A place named `area` holds the title of an area of the catalogue, one that begins with `n_` a number.
    """
    out, named = "", set[str]()
    for literal, name, _, _ in Formatter().parse(term):
        out += re.escape(literal)
        if name:
            holds = ".+" if name == "area" else r"[\d.,%]+" if name.startswith("n_") else "|".join(flows)
            out += f"(?P={name})" if name in named else f"(?P<{name}>{holds})"
            named.add(name)
    return re.compile(out)


def _named(place: str, said: str, flows: Mapping[str, str], language: str) -> str:
    """What stands in a place of a term: a number, the name of a flow, or an area's title."""
    if place.startswith("n_"):
        return said
    if place != "area":
        return flows[said]
    known = next((area for area in areas().values() if area.title_en == said), None)
    return known.title("ru" if language == "ru" else "en") if known else said
