"""Write docs/indicators.md from what the indicators declare. `python tools/make_indicators.py`; a test says when."""

from pathlib import Path

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.measuring import indicators

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "indicators.md"
FIRST, LAST = "<!-- indicators: written by tools/make_indicators.py -->", "<!-- end of indicators -->"
NEEDS = {
    "exports": "all that the exporter sells",
    "imports": "all that the importer buys",
    "both ways": "what each sells the other",
    "world": "the trade of the world",
    "earlier": "the same table of the year before",
}


def written(page: str) -> str:
    """The page with the part between the marks written anew."""
    before, rest = page.split(FIRST)
    _, after = rest.split(LAST)
    parts = "\n".join(section(indicator) for indicator in indicators().values())
    return f"{before}{FIRST}\n\n{contents()}\n\n{parts}\n{LAST}{after}"


def contents() -> str:
    """A line for each: name, of what, unit."""
    lines = [f"| [`{one.name}`](#{one.name}) | {one.title['en']} | {one.about} |" for one in indicators().values()]
    return "\n".join(["| name | indicator | of |", "|---|---|---|", *lines])


def section(one: Indicator) -> str:
    """What an indicator says of itself, English and Russian."""
    needs = "; ".join(NEEDS[need] for need in one.needs) or "the flows between the two"
    needs = {"rows": "rows with weights between the two", "home": "trade at home, too"}.get(one.over, needs)
    columns = ", ".join(f"`{name}`" for name in one.columns)
    cautions = "\n".join(f"- {text['en']} <br> {text['ru']}" for text in one.cautions)
    return f"""### {one.name}

**{one.title["en"]}** · {one.title["ru"]}. {one.reference}.

    {one.formula}

Unit: {one.unit["en"]} · {one.unit["ru"]}. Columns: {columns}. Needs: {needs}.

{cautions}
"""


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
