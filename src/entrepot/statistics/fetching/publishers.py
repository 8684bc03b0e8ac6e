"""Where the publishers keep their files, and how their services are asked."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.statistics.fetching.download import Downloader, Fetched, Progress

COMTRADE_KEY = "COMTRADE_API_KEY"
BACI = "https://www.cepii.fr/DATA_DOWNLOAD/baci/data"
COMTRADE = "https://comtradeapi.un.org"
COMEXT = "https://ec.europa.eu/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-045409"
UN_TABLES = "https://unstats.un.org/unsd/classifications/Econ/tables"
BACI_REVISIONS = ("HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22")
RELEASE = re.compile(r"20\d{2}(0[1-9]|1[0-2])[a-z]?")
MONTH = re.compile(r"(19|20)\d{2}-(0[1-9]|1[0-2])")
CONVERSIONS = (
    "HS2022toHS2017",
    "HS2022toHS2012",
    "HS2022toHS1992",
    "HS2017toHS2012",
    "HS2017toHS1992",
    "HS2012toHS2007",
)
LISTS = ("H0", "H1", "H2", "H3", "H4", "H5", "H6", "S3", "S4", "B4", "B5")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch: its address, the name it gets, and headers that only its publisher may see."""

    url: str
    name: str
    headers: dict[str, str] = field(default_factory=dict, repr=False)


def baci(release: str, revision: str = "HS17") -> tuple[Wanted, ...]:
    """The zip with all years of one BACI release (`202601`) in one HS revision."""
    if revision not in BACI_REVISIONS:
        raise EntrepotError(f'"{revision}": BACI has no such revision', hint=f"Known: {', '.join(BACI_REVISIONS)}.")
    if not RELEASE.fullmatch(release):
        raise EntrepotError(
            f'"{release}": no release of BACI', hint="Releases are named by year and month, such as 202601."
        )
    name = f"BACI_{revision}_V{release}.zip"
    return (Wanted(f"{BACI}/{name}", name),)


def comtrade(
    reporter: Economy, partner: Economy, years: Sequence[int], *, product: str = "AG6,TOTAL", monthly: bool = False
) -> tuple[Wanted, ...]:
    """Both flows between two economies as `reporter` declares them, one reply a year, each flow counted once.

    The key is taken from the environment (COMTRADE_API_KEY); without it the public preview gives at most 500 rows.
    """
    key = os.environ.get(COMTRADE_KEY, "")
    frequency = "M" if monthly else "A"
    base = f"{COMTRADE}/data/v1/get" if key else f"{COMTRADE}/public/v1/preview"
    wanted = []
    for year in years:
        period = ",".join(f"{year}{month:02d}" for month in range(1, 13)) if monthly else str(year)
        asked = {
            "reporterCode": _m49(reporter), "partnerCode": _m49(partner), "period": period, "cmdCode": product,
            "flowCode": "M,X", "partner2Code": 0, "motCode": 0, "customsCode": "C00", "includeDesc": "true",
            "maxRecords": 250_000 if key else 500,
        }  # fmt: skip
        name = f"comtrade_{frequency}_{reporter.code}_{partner.code}_{year}.json"
        headers = {"Ocp-Apim-Subscription-Key": key} if key else {}
        wanted.append(Wanted(f"{base}/C/{frequency}/HS?{urlencode(asked, safe=',')}", name, headers))
    return tuple(wanted)


def comext(reporter: Economy, partner: Economy, since: str, *, product: str = "") -> tuple[Wanted, ...]:
    """Both flows of an EU member with a partner month by month, from `2023-01`, say; all products by default."""
    if not MONTH.fullmatch(since):
        raise EntrepotError(f'"{since}": no month', hint="Write year and month: 2023-01.")
    if not reporter.alpha2 or not partner.alpha2:
        raise EntrepotError(
            "Comext knows countries only", where=f"{reporter.name}, {partner.name}", hint="Ask for a region's country."
        )
    geo = {"RS": "XS"}
    sides = ".".join(geo.get(side, side) for side in (reporter.alpha2, partner.alpha2))
    key = f"M.{sides}.{product}.1+2.VALUE_IN_EUROS"
    name = f"comext_{reporter.code}_{partner.code}_{product or 'all'}_{since}.csv"
    return (Wanted(f"{COMEXT}/{key}?format=SDMX-CSV&startPeriod={since}", name),)


def classifications() -> tuple[Wanted, ...]:
    """The UN's conversion tables between HS revisions, and its lists of codes."""
    tables = [f"{name}ConversionAndCorrelationTables.xlsx" for name in CONVERSIONS]
    lists = [Wanted(f"{COMTRADE}/files/v1/app/reference/{code}.json", f"classification{code}.json") for code in LISTS]
    return (*(Wanted(f"{UN_TABLES}/{name}", name) for name in tables), *lists)


def fetch(
    wanted: Sequence[Wanted], folder: Path, downloader: Downloader | None = None, progress: Progress | None = None
) -> tuple[Fetched, ...]:
    """Fetch the files into a folder, one after the other; add them afterwards like any other file."""
    chosen = downloader or Downloader()
    return tuple(chosen.fetch(one.url, folder / one.name, headers=one.headers, progress=progress) for one in wanted)


def _m49(economy: Economy) -> str:
    from entrepot.statistics.coding import m49

    code = m49(economy.code)
    if code is None:
        raise EntrepotError(
            "UN Comtrade knows countries only", where=economy.name, hint=f"Ask for {economy.country.name} instead."
        )
    return code
