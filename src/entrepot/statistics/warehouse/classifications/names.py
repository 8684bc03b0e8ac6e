"""What classifications are called, in the UN's files and here."""

import re

from entrepot.errors import EntrepotError, did_you_mean

HS = ("HS1992", "HS1996", "HS2002", "HS2007", "HS2012", "HS2017", "HS2022")
NAMES = (*HS, "HS", "CN", "TNVED", "SITC1", "SITC2", "SITC3", "SITC4", "BEC4", "BEC5", "ISIC2", "ISIC3")
COMTRADE = {**{f"H{n}": name for n, name in enumerate(HS)}, **{f"S{n}": f"SITC{n}" for n in range(1, 5)},
            "BEC": "BEC4", "B4": "BEC4", "B5": "BEC5"}  # fmt: skip
SHORT = {"88": "1992", "92": "1992", "96": "1996", "02": "2002", "07": "2007", "12": "2012", "17": "2017", "22": "2022"}


def named(text: str) -> str | None:
    """`HS 2017`, `HS17`, `H5`, `SITC Revision 3`, `S3`, `BEC` … as we call it; None for anything else."""
    words = re.sub(r"[\s.\-_]+", " ", text.strip()).upper().removeprefix("FROM ").removeprefix("TO ")
    if words in COMTRADE:
        return COMTRADE[words]
    if found := re.fullmatch(r"HS ?(?:1988/)?(?:(?:19|20)?(\d\d))(?: .*)?", words):
        return f"HS{SHORT[found[1]]}" if found[1] in SHORT else None
    if words.startswith("HS COMBINED"):
        return "HS"
    if found := re.match(r"(SITC|ISIC|BEC) ?(?:REV(?:ISION)? ?)?(\d)", words):
        name = f"{found[1]}{found[2]}"
        return name if name in NAMES else None
    return None


def known(name: str, where: str | None = None) -> str:
    """A classification by its name. Unknown is an error."""
    found = name if name in NAMES else named(name)
    if found is None:
        raise EntrepotError(
            f'"{name}": no such classification',
            where=where,
            hint=did_you_mean(name, NAMES) or f"Known: {', '.join(NAMES)}.",
        )
    return found
