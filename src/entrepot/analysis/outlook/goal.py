"""Goals of a pair: what they mean, and what must be true for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from entrepot.analysis.outlook.arithmetic import compute, end_of_range, known
from entrepot.analysis.outlook.asked import Asked
from entrepot.analysis.outlook.background import NOTHING, Background
from entrepot.analysis.outlook.baserates import BaseRates, default_rates
from entrepot.analysis.outlook.bases import Base, bases_of, chosen_base
from entrepot.analysis.outlook.claims import independent_publishers
from entrepot.analysis.outlook.goal_results import Goal, GoalBase, Judgement, Outlook, Precedent
from entrepot.analysis.outlook.levels import all_periods, is_held
from entrepot.analysis.outlook.money import Money
from entrepot.analysis.outlook.odds import OddsTable
from entrepot.analysis.outlook.pace import ASSUMED, Paces
from entrepot.analysis.outlook.path import outlook_of
from entrepot.analysis.outlook.peers import peers_of
from entrepot.analysis.outlook.precedents import precedents_of
from entrepot.analysis.outlook.real import in_others, real_terms
from entrepot.analysis.outlook.results import Accounts
from entrepot.analysis.outlook.sayings import Saying, enter, sayings_of
from entrepot.analysis.outlook.verdict import Case, is_over, judge
from entrepot.analysis.said import Said
from entrepot.errors import EntrepotError
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.statement import Target


def goals_of(
    said: Sequence[Said],
    accounts: Accounts,
    record: Sequence[Said],
    ledger: Ledger,
    as_of: date | None,
    dollars: Mapping[str, float] | None = None,
    background: Background = NOTHING,
) -> tuple[Goal, ...]:
    """The pair's goals for levels of trade: those still open before those that are over, the latest said first.

    said: about the pair; record: all pairs, for precedents; dollars: USD for one unit of other currencies, as the user
    gives them; background: what stands beside the record.
    """
    groups = sayings_of(said, accounts)
    if not groups:
        return ()
    test = _Test(accounts, ledger, as_of, dollars or {}, background)
    precedents = precedents_of(record, accounts, ledger) if record else ()
    goals = [test.goal(group, precedents) for group in groups]
    found = [_superseded(goal, goals) for goal in goals]
    return tuple(sorted(found, key=lambda goal: _is_closed(goal, as_of)))


def asked_goal(
    asked: Asked,
    accounts: Accounts,
    record: Sequence[Said],
    ledger: Ledger,
    as_of: date | None,
    dollars: Mapping[str, float] | None = None,
    background: Background = NOTHING,
) -> Goal:
    """A goal that the user asks about, tested as one of the record is; EntrepotError where nothing can be counted."""
    test = _Test(accounts, ledger, as_of, dollars or {}, background)
    chosen = chosen_base(asked.what, asked.base, accounts, ledger) if asked.base is not None else None
    target = Target(asked.what, accounts.reporter, accounts.partner, asked.multiple, asked.level, asked.deadline, ())
    goal = test.goal(Saying(target, []), precedents_of(record, accounts, ledger), chosen)
    if not goal.bases:
        raise _nothing_to_count_from(asked, accounts)
    main = goal.main_base
    is_late = main and main.year and asked.deadline and asked.deadline.last_year <= main.year
    if is_late and asked.multiple is not None:
        raise EntrepotError(
            f"the deadline, {asked.deadline}, is not after the base, which is of {main.year if main else ''}",
            hint="Give a later deadline, or an earlier base: --base YEAR.",
        )
    return goal


def _nothing_to_count_from(asked: Asked, accounts: Accounts) -> EntrepotError:
    units = sorted({a.unit for a in all_periods(accounts) if getattr(a, asked.what, None)})
    if asked.level is not None and units and asked.level.unit not in units:
        return EntrepotError(
            f"the goal is in {asked.level.unit}, and the record tells {asked.what} in {', '.join(units)}",
            hint=f"Give the rate to count with: --rate {asked.level.unit}=… (USD for one {asked.level.unit}"
            + (")." if "USD" in units else f"), and --rate {units[0]}=…."),
        )
    return EntrepotError(
        f"the record holds no level of {asked.what} to count a goal from",
        hint="Add a report that states one, or give an amount: --base '120 million USD'.",
    )


@dataclass(slots=True)
class _Test:
    """What all goals of a pair are tested with."""

    accounts: Accounts
    ledger: Ledger
    as_of: date | None
    dollars: Mapping[str, float]
    background: Background
    money: Money = field(init=False)
    paces: Paces = field(init=False)
    odds: OddsTable = field(init=False)

    def __post_init__(self) -> None:
        self.money = Money(self.ledger, self.dollars, self.background.rates)
        self.paces = Paces(self.accounts, self.ledger)
        self.odds = OddsTable(_tables(self.background), self.ledger, self.money)

    def goal(self, group: Saying, precedents: tuple[Precedent, ...], chosen: Base | None = None) -> Goal:
        stated = enter(group, self.accounts, self.ledger)
        bases = bases_of(group.target, group.said, self.accounts, self.ledger, self.money)
        amount = group.target.amount if group.target.multiple is None else None
        fitting = chosen and (amount is None or self.money.can(chosen.entry.unit, amount.unit))
        counted = tuple(self._count(base, stated, group) for base in ((chosen,) if chosen and fitting else bases))
        unjudged = Judgement("cannot_be_said")
        goal = Goal(
            target=group.target,
            statements=tuple(dict.fromkeys(s.id for s in group.said)),
            stated=stated.id,
            first=group.first,
            latest=group.latest,
            publishers=independent_publishers(group.said),
            bases=counted,
            precedents=precedents,
            judgement=unjudged,
        )
        main = goal.main_base
        judgement = judge(Case(group.target, group.first, stated, main, self.as_of), self.paces)
        way = outlook_of(main, group.target, self.paces, self.odds, self.as_of) if main else None
        goal = replace(goal, judgement=judgement, outlook=way)
        return self._beside(goal, main, way) if main and main.paces else goal

    def _beside(self, goal: Goal, base: GoalBase, way: Outlook | None) -> Goal:
        """The goal with its peers, in constant prices and in other currencies, as far as what is given allows."""
        entry, ledger = self.ledger[base.base], self.ledger
        ratio = self.paces.ratio_of(entry, ledger[base.level])
        horizon = ledger[way.horizon] if way else self.paces.horizon(ASSUMED)
        growth = ledger[way.growth] if way else ledger[self.paces.growth(ratio, horizon)]
        panel, prices = self.background.panel, self.background.prices
        return replace(
            goal,
            peers=peers_of(panel, self.accounts, goal.target.what, entry, ratio, horizon, self.money),
            real=real_terms(base, ratio, horizon, growth, prices, ledger),
            in_others=in_others(base, self.money),
        )

    def _count(self, base: Base, stated: Entry, group: Saying) -> GoalBase:
        target = group.target
        level = self._level(base, stated, target)
        if known(level) <= known(base.entry):
            return GoalBase(base.kind, base.entry.id, level.id, base.year)
        needed = self.paces.of(target.what, level, base.entry, stated if target.multiple is not None else None)
        own = next((at for at in needed.at_paces if at.kind == "latest"), None)
        left = self.paces.left(base.year, target.deadline, base.entry)
        horizons = [*self.paces.horizons(), *([left] if left else [])]
        years = [known(horizon) for horizon in self.paces.horizons()]
        if left is not None and known(left) in years:
            horizons.remove(left)
        horizons.sort(key=known)
        return GoalBase(
            kind=base.kind,
            base=base.entry.id,
            level=level.id,
            year=base.year,
            paces=needed.fixed,
            one_side=needed.one_side,
            carriers=self.paces.carriers(base.entry, needed.ratio, target.what),
            own_pace=own.growth if own else None,
            own_pace_years=own.years if own else None,
            at_paces=needed.at_paces,
            remaining=self.paces.growth(needed.ratio, left) if left else None,
            odds=self.odds.of(target.what, base.entry, needed.ratio, horizons, self._recent(target, base)),
        )

    def _recent(self, target: Target, base: Base) -> Entry | None:
        """Growth of the flow in the year of the base, or in a part of it."""
        periods = self.accounts.periods
        if self.accounts.lead and is_held(self.accounts, base.entry):
            periods = self.accounts.lead.periods
        for account in reversed(periods):
            entry_id = getattr(account, f"{target.what}_growth", None)
            if entry_id and account.period.last_year == base.year:
                return self.ledger[entry_id]
        return None

    def _level(self, base: Base, stated: Entry, target: Target) -> Entry:
        """The goal's level: the base times the multiple, or the level as stated (the lower end of a range)."""
        if target.multiple is not None:
            return compute(
                self.ledger, f"goal: {target.what}", "target", "base × multiple", (base.entry, stated),
                lambda b, m: b * m, unit=base.entry.unit, period=target.deadline,
            )  # fmt: skip
        level = stated
        if stated.value is None:
            level = end_of_range(self.ledger, stated, "lower", f"goal: {target.what}, lower end", "target")
        told = self.money.into(level, base.entry.unit)
        assert told is not None
        return told


def _tables(background: Background) -> tuple[BaseRates, ...]:
    """The user's own panel first, where it is large enough."""
    return (*((background.odds,) if background.odds else ()), default_rates())


def _is_closed(goal: Goal, as_of: date | None) -> bool:
    return goal.verdict in ("reached", "missed", "superseded") or is_over(goal.target.deadline, as_of)


def _superseded(goal: Goal, goals: Sequence[Goal]) -> Goal:
    """A goal still open whose place a later one of the same kind took."""
    if goal.verdict in ("reached", "missed") or goal.latest is None:
        return goal
    later = [other.first for other in goals if _replaces(other, goal) and other.first]
    if not later:
        return goal
    return replace(goal, judgement=replace(goal.judgement, verdict="superseded", superseded=min(later)))


def _replaces(later: Goal, goal: Goal) -> bool:
    if later.first is None or goal.latest is None or later.first <= goal.latest:
        return False
    ours, theirs = goal.target, later.target
    same_kind = (ours.what, ours.multiple is None) == (theirs.what, theirs.multiple is None)
    units = {t.amount.unit for t in (ours, theirs) if t.amount and t.multiple is None}
    return same_kind and len(units) <= 1
