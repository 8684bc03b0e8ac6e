"""Pace: how fast trade must grow to reach a goal, and how long it takes as it grows now."""

from dataclasses import dataclass, field
from math import inf, log

from entrepot.analysis.outlook.arithmetic import compute, known
from entrepot.analysis.outlook.goal_results import AtPace, Carrier, OneSide, Pace
from entrepot.analysis.outlook.levels import head_for, ways_it_went
from entrepot.analysis.outlook.results import Accounts, PeriodAccount
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Flow, Measure

HORIZONS = (3, 5, 7, 10)
ASSUMED = 5


@dataclass(frozen=True, slots=True)
class Needed:
    """ratio: the goal as a multiple of the base; the rest as in `GoalBase`."""

    ratio: Entry
    fixed: tuple[Pace, ...]
    one_side: OneSide | None
    at_paces: tuple[AtPace, ...]


@dataclass(slots=True)
class Paces:
    """Computes each pace once: bases that ask for the same multiple share their entries."""

    accounts: Accounts
    ledger: Ledger
    _horizons: list[Entry] = field(default_factory=list)
    _needed: dict[tuple[str, Measure, str, str], Needed] = field(default_factory=dict)
    _ratios: dict[tuple[str, str], Entry] = field(default_factory=dict)
    _years: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _left: dict[int, Entry] = field(default_factory=dict)
    _grown: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, what: Measure, level: Entry, base: Entry, multiple: Entry | None) -> Needed:
        """What the way from `base` to `level` of `what` asks for. multiple: the goal's own, when it is one."""
        ratio = multiple or self.ratio(level, base)
        head = head_for(self.accounts, base)
        key = (ratio.id, what, base.unit, str(head and head.turnover))
        self._ratios[base.id, level.id] = ratio
        if key not in self._needed:
            self._needed[key] = Needed(
                ratio=ratio,
                fixed=tuple(Pace(h.id, self.growth(ratio, h)) for h in self.horizons()),
                one_side=_one_side(ratio, head, self.ledger) if what == "turnover" else None,
                at_paces=tuple(self._at_paces(what, base.unit, ratio)),
            )
        return self._needed[key]

    def ratio_of(self, base: Entry, level: Entry) -> Entry:
        """The multiple that `of` counted with for this base and level."""
        return self._ratios.get((base.id, level.id)) or self.ratio(level, base)

    def ratio(self, level: Entry, base: Entry) -> Entry:
        """The goal as a multiple of a level."""
        return compute(
            self.ledger, "goal as a multiple of the base", "multiple", "goal / base", (level, base),
            lambda g, b: g / b, unit="ratio",
        )  # fmt: skip

    def growth(self, ratio: Entry, years: Entry) -> str:
        """Growth needed a year, as an index."""
        key = (ratio.id, years.id)
        if key not in self._grown:
            self._grown[key] = compute(
                self.ledger, "growth needed a year", "growth", "multiple ^ (1 / years)", (ratio, years),
                lambda r, n: r ** (1 / n), unit="ratio", step=0.001, seen_from=(ratio.reporter, ratio.partner),
            ).id  # fmt: skip
        return self._grown[key]

    def until(self, ratio: Entry, year: int | None, base: Entry, deadline: Period | None) -> str | None:
        """Growth needed a year from the base's year until the deadline's."""
        left = self.left(year, deadline, base)
        return None if left is None else self.growth(ratio, left)

    def left(self, year: int | None, deadline: Period | None, base: Entry) -> Entry | None:
        """Years from the base's to the deadline's; None where there are none."""
        if deadline is None or year is None or deadline.last_year <= year:
            return None
        years = deadline.last_year - year
        if years not in self._left:
            self._left[years] = compute(
                self.ledger, "years from the base to the deadline", "years", "year of the deadline − year of the base",
                (base,), lambda _: float(years), unit="years", period=deadline, step=1.0, is_exact=True,
            )  # fmt: skip
        return self._left[years]

    def years_at(self, ratio: Entry, growth: Entry) -> str | None:
        """How long it takes at a growth; None where there is none."""
        key = (ratio.id, growth.id)
        if key not in self._years:
            label, formula = "years at the pace of the whole flow", "ln multiple / ln growth"
            entry = _enter_years(self.ledger, label, formula, ratio, growth) if known(growth) > 1 else None
            self._years[key] = entry.id if entry else None
        return self._years[key]

    def horizons(self) -> list[Entry]:
        """The spans of years that paces are told for."""
        if not self._horizons:
            self._horizons += [
                self.ledger.enter(
                    label="years to reach the goal", measure="years", status="assumed", value=float(n), low=float(n),
                    high=float(n), unit="years", step=1.0,
                )
                for n in HORIZONS
            ]  # fmt: skip
        return self._horizons

    def horizon(self, years: int) -> Entry:
        """One of them."""
        return self.horizons()[HORIZONS.index(years)]

    def carriers(self, base: Entry, ratio: Entry, what: Measure) -> tuple[Carrier, ...]:
        """How large each side must be if the other stays flat, the larger one first."""
        head = head_for(self.accounts, base)
        if what != "turnover" or head is None or head.unit != base.unit:
            return ()
        sides: tuple[tuple[Flow, str | None], ...] = (("exports", head.export_share), ("imports", head.import_share))
        found = [(side, self.ledger[share]) for side, share in sides if share and self.ledger[share].value]
        return tuple(self._carrier(side, share, base, ratio) for side, share in found)

    def _carrier(self, side: Flow, share: Entry, base: Entry, ratio: Entry) -> Carrier:
        level = compute(
            self.ledger, f"{side} at the goal, the other side flat", side,
            f"base × (share of {side} + multiple − 1)", (base, share, ratio), lambda b, s, r: b * (s + r - 1),
            unit=base.unit,
        )  # fmt: skip
        return Carrier(side, level.id, _side_multiple(side, share, ratio, self.ledger).id)

    def _at_paces(self, what: Measure, unit: str, ratio: Entry) -> list[AtPace]:
        return [
            AtPace(went.kind, went.growth.id, went.over.id if went.over else None, self.years_at(ratio, went.growth))
            for went in ways_it_went(self.accounts, what, unit, self.ledger)
        ]


def _enter_years(ledger: Ledger, label: str, formula: str, ratio: Entry, growth: Entry) -> Entry:
    """Years until a multiple at a growth a year; endless where rounding leaves open that there is no growth."""
    value = log(known(ratio)) / log(known(growth))
    return compute(
        ledger, label, "years", formula, (ratio, growth), _years_until, unit="years", step=0.1 if value < 100 else 1.0,
    )  # fmt: skip


def _years_until(multiple: float, growth: float) -> float:
    return log(multiple) / log(growth) if growth > 1 else inf


def _side_multiple(side: Flow, share: Entry, ratio: Entry, ledger: Ledger) -> Entry:
    formula = f"1 + (multiple − 1) / share of {side}"
    for entry in ledger:
        if entry.rests_on == (ratio.id, share.id) and entry.formula == formula:
            return entry
    return compute(
        ledger, f"{side} at the goal, multiple of now, the other side flat", "multiple", formula, (ratio, share),
        lambda r, s: 1 + (r - 1) / s, unit="ratio",
    )  # fmt: skip


def _one_side(ratio: Entry, head: PeriodAccount | None, ledger: Ledger) -> OneSide | None:
    """How long one side alone needs at its known growth; the faster side where both grow."""
    if head is None:
        return None
    sides: tuple[tuple[Flow, str | None, str | None], ...] = (
        ("exports", head.exports_growth, head.export_share),
        ("imports", head.imports_growth, head.import_share),
    )
    growing = [(side, ledger[g], ledger[s]) for side, g, s in sides if g and s and known(ledger[g]) > 1]
    growing = [one for one in growing if one[2].value]
    if not growing:
        return None
    side, growth, share = max(growing, key=lambda one: known(one[1]))
    multiple = _side_multiple(side, share, ratio, ledger)
    formula = f"ln (multiple of {side}) / ln (growth of {side})"
    years = _enter_years(ledger, f"years if {side} alone grow at their pace", formula, multiple, growth)
    then = compute(
        ledger, f"share of {side} at the goal, the other side flat", "share",
        f"share of {side} × their multiple / multiple",
        (share, multiple, ratio), lambda s, m, r: s * m / r, unit="ratio",
    )  # fmt: skip
    return OneSide(side, growth.id, years.id, multiple.id, then.id)
