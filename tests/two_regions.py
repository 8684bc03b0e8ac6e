"""Statements of two reports, of Belarus with Kirov Oblast (January 2026) and with Vologda Oblast (August 2025)."""

import random
from datetime import date

from entrepot.analysis.said import Said
from entrepot.nouns.amount import Amount
from entrepot.nouns.economy import Economy
from entrepot.nouns.exchange import to_json
from entrepot.nouns.growth import Growth
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import Commodity, Cooperation, Event, Figure, Participant, Statement, Structure, Target

BELARUS = Economy("BLR", "Belarus", "Беларусь", "country", alpha2="BY")
KIROV = Economy("RU-KIR", "Kirov Oblast", "Кировская область", "region", parent="RUS")
VOLOGDA = Economy("RU-VLG", "Vologda Oblast", "Вологодская область", "region", parent="RUS")
KENYA = Economy("KEN", "Kenya", "Кения", "country", alpha2="KE")
TANZANIA = Economy("TZA", "Tanzania", "Танзания", "country", alpha2="TZ")


class Report:
    """A document in the making: its statements get quotes one after the other."""

    def __init__(self, name: str, when: date | None, publisher: str | None = "BelTA") -> None:
        self.name, self.when, self.publisher = name, when, publisher
        self.said: list[Said] = []
        self._end = 0

    def quote(self, words: str) -> Quote:
        start, self._end = self._end, self._end + len(words)
        return Quote(self.name, start, self._end, words)

    def says(self, statement: Statement) -> Said:
        said = Said(to_json(statement)["id"], statement, self.name, self.when, self.publisher)
        self.said.append(said)
        return said

    def figure(self, measure, reporter, partner, period, amount=None, growth=None, words=None, **more):
        period = Period.parse(period) if period else None
        text = words or f"{measure} {period} {amount} {growth}"
        return self.says(Figure(measure, reporter, partner, period, amount, growth, (self.quote(text),), **more))

    def target(self, what, reporter, partner, multiple=None, amount=None, deadline=None, words="double trade", **more):
        deadline = Period.parse(deadline) if deadline else None
        return self.says(Target(what, reporter, partner, multiple, amount, deadline, (self.quote(words),), **more))

    def cooperation(self, role, stage, side, area, *, to=(), areas=(), words=None, **more):
        sides = (side,) if side else ()
        by = side.name if side else None
        quotes = (self.quote(words or f"{by}: {area}"),)
        return self.says(Cooperation(role, stage, by, sides, tuple(to), area, tuple(areas), quotes, **more))

    def structure(self, flow, reporter, partner, *commodities):
        goods = tuple(Commodity(name, hs) for name, hs in commodities)
        text = f"{flow}: {', '.join(c.name for c in goods)}"
        return self.says(Structure(flow, reporter, partner, goods, (self.quote(text),)))


def usd(value: float, qualifier="exact", step=None) -> Amount:
    return Amount.of(value, "USD", qualifier, step)


def on_year(index: float, step=0.01) -> Growth:
    return Growth(index, "year_on_year", step=step)


def kirov() -> Report:
    report = Report("kirov", date(2026, 1, 19))
    months = "2025-01/2025-11"
    report.figure("turnover", BELARUS, KIROV, None, usd(110e6, "about", 10e6), words="around 110")
    report.figure("turnover", BELARUS, KIROV, months, usd(108e6, step=1e6), words="it amounted to 108")
    report.figure("turnover", BELARUS, KIROV, months, usd(108e6, step=1e6), words="it reached 108 million")
    report.figure("exports", BELARUS, KIROV, months, usd(27.4e6, step=0.1e6), on_year(1.35), words="exports 27.4, 35 %")
    report.figure(
        "turnover", BELARUS, KIROV, None, Amount.between(115e6, 140e6, "USD", 1e6), period_words="in recent years"
    )
    report.target(
        "turnover", BELARUS, KIROV, 2.0, words="at this pace we will double our trade", speaker="Aleksandr Lukashenko"
    )
    report.structure("exports", BELARUS, KIROV, ("elevators", ("8428",)), ("linen fabrics", ("5309",)))
    report.cooperation("offer", "ready", BELARUS, "elevators", to=[KIROV])
    report.cooperation("offer", "proposed", KIROV, "dairy plant", to=[BELARUS], conditions=("tax incentives",))
    report.cooperation("offer", "opinion", KIROV, "dairy plant", to=[BELARUS])
    people = (Participant("Aleksandr Lukashenko", "President", BELARUS), Participant("A. Sokolov", "Governor", KIROV))
    report.says(Event(date(2026, 1, 19), "Minsk", people, (report.quote("a meeting"),)))
    return report


def vologda() -> Report:
    report = Report("vologda", date(2025, 8, 25))
    report.figure("turnover", BELARUS, VOLOGDA, "2025-01/2025-06", usd(316.4e6, step=0.1e6), on_year(1.009, 0.001),
                  words="316.4, which is 100.9% year-on-year")  # fmt: skip
    report.figure("turnover", BELARUS, VOLOGDA, "2020", usd(335e6, step=1e6))
    report.figure("turnover", BELARUS, VOLOGDA, "2024", usd(678.1e6, step=0.1e6))
    report.cooperation("offer", "ready", BELARUS, "joint tractor production", to=[VOLOGDA])
    report.cooperation("need", "wish", VOLOGDA, "elevators")
    return report


def both() -> list[Said]:
    return kirov().said + vologda().said


def shuffled(said: list[Said], seed: int) -> list[Said]:
    return random.Random(seed).sample(said, len(said))
