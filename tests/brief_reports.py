# ruff: noqa: E501
"""Reports to write briefs from: sentences of our own that restate public figures; the report of 2023 is invented."""

import hashlib
from datetime import date

from entrepot.analysis.said import Said
from entrepot.nouns.amount import Amount
from entrepot.nouns.area import areas
from entrepot.nouns.document import Document
from entrepot.nouns.economy import Economy
from entrepot.nouns.exchange import to_json
from entrepot.nouns.growth import Growth
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import (
    Commodity,
    Cooperation,
    Event,
    Figure,
    Participant,
    Statement,
    Structure,
    Target,
)

BELARUS = Economy("BLR", "Belarus", "Беларусь", "country", alpha2="BY")
KIROV = Economy("RU-KIR", "Kirov Oblast", "Кировская область", "region", parent="RUS")
VOLOGDA = Economy("RU-VLG", "Vologda Oblast", "Вологодская область", "region", parent="RUS")

KIROV_TEXT = """The president of Belarus and the governor of Kirov Oblast met in Minsk on 19 January.
The president put trade at about $110 million a year. "At this pace we can double trade, and that is our aim," he said.
The growth rates are good, he added. Have a look at our buses, trucks and electric transport; we are ready to work together.
Belarus would help with financial instruments for buyers of its machines.
Lifts from Belarus may replace worn-out ones.
Peat processing is a new field in which both could work on technology together.
Automatic boilers for wood and peat are being put into production.
We will share how we build livestock complexes, if it suits you.
Turkey farming is something we can share our experience of.
The governor offered unusual metal from the Omutninsk Metallurgical Plant.
We propose that Savushkin Product build a plant with us, and for this we are ready to give a site with utilities and to talk about tax incentives.
I trust that this plant will be built.
Wood and peat could feed a joint project that sells to third countries.
He asked for joint projects in memory and the education of the young.
In recent years trade has run at $115-140 million. In January-November 2025 it reached $108 million, with Belarusian exports of $27.4 million, up 35% on the year.
Belarus sells lifts, amino compounds, printing and writing ink, farm machinery, linen fabrics, petroleum products and passenger cars.
"""

VOLOGDA_TEXT = """The president of Belarus received the governor of Vologda Oblast in Minsk on 25 August.
Trade in January-June 2025 was $316.4 million, 100.9% of the year before. It stood at $335 million in 2020 and at $678.1 million in 2024.
We are ready to widen the range of tractors and want joint production.
Belarus can offer financial programmes and servicing for every machine it sells.
Vologda, as others, wants lifts; we are ready to work on it.
If you need food, say so; we are ready.
Construction, finishing and above all design services are on offer.
You are welcome at our memorials.
Belarus sells liquid crystal devices and lasers, tractors, parts of vehicles and nitrogen fertilizers. It buys flat-rolled steel, wire, copper and ferrous scrap.
"""

OLDER_TEXT = """Vologda hosted talks on 14 March 2023. Tractors of Belarus will be assembled in Vologda, the then governor said.
"""


class Report:
    """A document and what it says; quotes are found in its text."""

    def __init__(self, name: str, text: str, when: date, title: str, publisher: str, link: str | None = None) -> None:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self.document = Document(
            sha256[:12], f"{name}.txt", sha256, text, (0, len(text)), title, when, "en", publisher, link
        )
        self.said: list[Said] = []

    def quote(self, words: str) -> Quote:
        start = self.document.text.index(words)
        return self.document.quote(start, start + len(words))

    def says(self, statement: Statement) -> None:
        document = self.document
        self.said.append(
            Said(to_json(statement)["id"], statement, document.id, document.date, document.publisher, document.title)
        )

    def figure(self, words, measure, pair, period, amount=None, growth=None, **more):
        period = Period.parse(period) if period else None
        self.says(Figure(measure, *pair, period, amount, growth, (self.quote(words),), **more))

    def cooperation(self, words, role, stage, sides, area, key, to=(), **more):
        by = " and ".join(side.name for side in sides) or None
        keys = tuple(key.split())
        assert all(one in areas() for one in keys), keys
        self.says(Cooperation(role, stage, by, sides, to, area, keys, (self.quote(words),), **more))

    def structure(self, words, flow, pair, goods):
        commodities = tuple(Commodity(name, tuple(codes.split())) for name, codes in goods)
        self.says(Structure(flow, *pair, commodities, (self.quote(words),)))


def kirov() -> Report:
    report = Report(
        "kirov", KIROV_TEXT, date(2026, 1, 19), "Talks with Kirov Oblast", "BelTA", "https://example.org/kirov-2026"
    )
    pair, speaker, b, k = (BELARUS, KIROV), "Aleksandr Lukashenko", (BELARUS,), (KIROV,)
    months = "2025-01/2025-11"
    report.figure("about $110 million", "turnover", pair, None, usd(110e6, "about", 10e6), speaker=speaker)
    report.figure("In January-November 2025 it reached $108 million", "turnover", pair, months, usd(108e6, step=1e6))
    report.figure("Belarusian exports of $27.4 million, up 35% on the year", "exports", pair, months,
                  usd(27.4e6, step=0.1e6), Growth(1.35, "year_on_year", step=0.01))  # fmt: skip
    report.figure("In recent years trade has run at $115-140 million", "turnover", pair, None,
                  Amount.between(115e6, 140e6, "USD", 1e6), period_words="in recent years")  # fmt: skip
    report.says(Target("turnover", *pair, 2.0, None, None,
                       (report.quote("At this pace we can double trade, and that is our aim"),), speaker))  # fmt: skip
    report.cooperation(
        "Have a look at our buses, trucks and electric transport; we are ready to work together",
        "offer",
        "ready",
        b,
        "buses, trucks and electric transport",
        "buses trucks electric_transport",
        k,
        speaker=speaker,
    )
    report.cooperation(
        "Belarus would help with financial instruments for buyers of its machines",
        "offer",
        "ready",
        b,
        "financial instruments",
        "finance",
        k,
    )
    report.cooperation("Lifts from Belarus may replace worn-out ones", "offer", "existing", b, "lifts", "lifts", k)
    report.cooperation(
        "Peat processing is a new field in which both could work on technology together",
        "offer",
        "wish",
        b,
        "peat processing",
        "peat",
        k,
        speaker=speaker,
    )
    report.cooperation(
        "Automatic boilers for wood and peat are being put into production",
        "offer",
        "existing",
        b,
        "boilers",
        "boilers",
    )
    report.cooperation(
        "We will share how we build livestock complexes, if it suits you",
        "offer",
        "ready",
        b,
        "livestock complexes",
        "livestock",
        k,
        speaker=speaker,
        conditions=("if it suits you",),
    )
    report.cooperation(
        "Turkey farming is something we can share our experience of",
        "offer",
        "ready",
        b,
        "turkey farming",
        "poultry",
        k,
        speaker=speaker,
    )
    governor = "Alexander Sokolov"
    report.cooperation(
        "The governor offered unusual metal from the Omutninsk Metallurgical Plant",
        "offer",
        "proposed",
        k,
        "metal products",
        "steel",
        b,
        speaker=governor,
        organisations=("Omutninsk Metallurgical Plant",),
    )
    report.cooperation("We propose that Savushkin Product build a plant with us, and for this we are ready to give a "
                       "site with utilities and to talk about tax incentives", "offer", "proposed", k, "dairy plant", "dairy", b,
                       speaker=governor, organisations=("Savushkin Product",),
                       conditions=("to give a site with utilities", "to talk about tax incentives"))  # fmt: skip
    report.cooperation(
        "I trust that this plant will be built", "offer", "opinion", k, "dairy plant", "dairy", b, speaker=governor
    )
    report.cooperation(
        "Wood and peat could feed a joint project that sells to third countries",
        "both",
        "proposed",
        k,
        "wood and peat",
        "wood_fuel peat",
        b,
        speaker=governor,
    )
    report.cooperation(
        "He asked for joint projects in memory and the education of the young",
        "both",
        "wish",
        k,
        "memory and education",
        "humanitarian",
        b,
        speaker=governor,
    )
    report.structure("Belarus sells lifts, amino compounds, printing and writing ink, farm machinery, linen fabrics, "
                     "petroleum products and passenger cars", "exports", pair,
                     [("lifts", "8428"), ("amino compounds", "2921 2922"), ("printing and writing ink", "3215"),
                      ("farm machinery", "8432 8433"), ("linen fabrics", "5309"), ("petroleum products", "2710"),
                      ("passenger cars", "8703")])  # fmt: skip
    people = (Participant(speaker, "President of Belarus", BELARUS),
              Participant(governor, "Governor of Kirov Oblast", KIROV))  # fmt: skip
    words = "The president of Belarus and the governor of Kirov Oblast met in Minsk on 19 January"
    report.says(Event(date(2026, 1, 19), "Minsk", people, (report.quote(words),)))
    return report


def vologda() -> Report:
    report = Report("vologda", VOLOGDA_TEXT, date(2025, 8, 25), "Areas named for Vologda Oblast", "BelTA")
    pair, speaker, b, v = (BELARUS, VOLOGDA), "Aleksandr Lukashenko", (BELARUS,), (VOLOGDA,)
    report.figure(
        "Trade in January-June 2025 was $316.4 million, 100.9% of the year before",
        "turnover",
        pair,
        "2025-01/2025-06",
        usd(316.4e6, step=0.1e6),
        Growth(1.009, "year_on_year", step=0.001),
    )
    report.figure("$335 million in 2020", "turnover", pair, "2020", usd(335e6, step=1e6))
    report.figure("$678.1 million in 2024", "turnover", pair, "2024", usd(678.1e6, step=0.1e6))
    words = "We are ready to widen the range of tractors and want joint production"
    report.cooperation(words, "offer", "ready", b, "tractors", "tractors", v, speaker=speaker)
    words = "Belarus can offer financial programmes and servicing for every machine it sells"
    report.cooperation(words, "offer", "ready", b, "financial programmes", "finance", v)
    report.cooperation(words, "offer", "ready", b, "servicing", "after_sales", v)
    words = "Vologda, as others, wants lifts; we are ready to work on it"
    report.cooperation(words, "offer", "ready", b, "lifts", "lifts", v, speaker=speaker)
    report.cooperation(words, "need", "wish", v, "lifts", "lifts", b, speaker=speaker)
    report.cooperation(
        "If you need food, say so; we are ready", "offer", "ready", b, "food", "food", v, speaker=speaker
    )
    report.cooperation(
        "Construction, finishing and above all design services are on offer",
        "offer",
        "ready",
        b,
        "construction and design services",
        "construction",
        v,
    )
    report.cooperation("You are welcome at our memorials", "offer", "ready", b, "memorials", "humanitarian", v)
    report.structure("Belarus sells liquid crystal devices and lasers, tractors, parts of vehicles and nitrogen "
                     "fertilizers", "exports", pair,
                     [("liquid crystal devices and lasers", "9013"), ("tractors", "8701"),
                      ("parts of vehicles", "8708"), ("nitrogen fertilizers", "3102")])  # fmt: skip
    report.structure("It buys flat-rolled steel, wire, copper and ferrous scrap", "imports", pair,
                     [("flat-rolled steel", "7208 7209 7210 7211 7212 7225"), ("wire", "7217"), ("copper", "7403"),
                      ("ferrous scrap", "7204")])  # fmt: skip
    words = "The president of Belarus received the governor of Vologda Oblast in Minsk on 25 August"
    people = (Participant(speaker, "President of Belarus", BELARUS),
              Participant("Georgy Filimonov", "Governor of Vologda Oblast", VOLOGDA))  # fmt: skip
    report.says(Event(date(2025, 8, 25), "Minsk", people, (report.quote(words),)))
    return report


def older() -> Report:
    report = Report("vologda-2023", OLDER_TEXT, date(2023, 3, 14), "Talks in Vologda", "Krasny Sever")
    words = "Tractors of Belarus will be assembled in Vologda, the then governor said"
    report.cooperation(words, "offer", "proposed", (BELARUS,), "tractors", "tractors", (VOLOGDA,))
    return report


def usd(value: float, qualifier="exact", step=None) -> Amount:
    return Amount.of(value, "USD", qualifier, step)
