"""Gaps: what is not known of a pair, and whom to ask.

| kind | args |
|---|---|
| no_figures, no_cooperation | reporter (Economy), partner (Economy) |
| turnover_missing | period |
| side_missing | side, period |
| turnover_growth_missing | period |
| side_growth_missing | side, period |
| structure_missing | seller (Economy), buyer (Economy) |
| product_table_missing | reporter (Economy), partner (Economy) |
| goal_base_missing, goal_deadline_missing | stated (Entry), speaker |
| conflict_unexplained | measure, period, entries (tuple of Entry) |
| need_missing | area_key, area, side (Economy, asked), other, role (offer, both: joint work, taken: bought already) |
| offer_missing | area_key, area, side, other |
| official_series_missing | reporter (Economy), partner (Economy) |
"""

from collections.abc import Iterator, Sequence

from entrepot.analysis.areas.results import AreaGapKind, AreaRow, Matrix
from entrepot.analysis.outlook.bodies import field_body, goal_body, statistical_bodies, trade_body
from entrepot.analysis.outlook.goal_results import Goal
from entrepot.analysis.outlook.results import Accounts, Arg, Gap
from entrepot.analysis.said import Said
from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.statement import Event, Flow

SIDES: tuple[Flow, ...] = ("exports", "imports")


def gaps_of(accounts: Accounts, goals: Sequence[Goal], matrix: Matrix, ledger: Ledger) -> tuple[Gap, ...]:
    """What is not known, the most needed first."""
    return (
        *_of_accounts(accounts),
        *_of_goals(accounts, goals, ledger),
        *_of_conflicts(accounts, ledger),
        *_of_goods(accounts, matrix),
        *_of_areas(accounts, matrix),
        *_of_series(accounts, ledger),
    )


def require_data(said: Sequence[Said], reporter: Economy, partner: Economy) -> None:
    """Raise an EntrepotError that lists what is missing and whom to ask when nothing is known of the pair.

    said: about the pair. A meeting alone, with nothing said at it, is nothing.
    """
    if any(not isinstance(one.statement, Event) for one in said):
        return
    offices = _names(f"{body.name} ({body.economy.name})" for body in statistical_bodies((reporter, partner)))
    trade = _names(f"{body.name} ({body.economy.name})" for body in map(trade_body, (reporter, partner)))
    raise EntrepotError(
        "nothing is known of this pair",
        where=f"{reporter.name} – {partner.name}",
        hint="Missing, and whom to ask:\n"
        f"- turnover, exports and imports by year and month: {offices}\n"
        "- goods traded, by HS code: the same\n"
        f"- offers, needs, plans and agreements: {trade}\n"
        "Add reports or tables that name both: entrepot add FILE…",
    )


def _names(names: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(names))


def _of_accounts(accounts: Accounts) -> Iterator[Gap]:
    pair = (accounts.reporter, accounts.partner)
    ask = statistical_bodies(pair)
    head = accounts.headline
    if head is None:
        yield Gap("no_figures", {"reporter": pair[0], "partner": pair[1]}, ask)
        return
    if head.turnover is None:
        yield Gap("turnover_missing", {"period": head.period}, ask)
    for side in SIDES:
        if getattr(head, side) is None:
            yield Gap("side_missing", {"side": side, "period": head.period}, ask)
    if head.turnover and head.turnover_growth is None and not accounts.claims_growth("turnover", head.period):
        yield Gap("turnover_growth_missing", {"period": head.period}, ask)
    for side in SIDES:
        is_claimed = accounts.claims_growth(side, head.period)
        if getattr(head, side) and getattr(head, f"{side}_growth") is None and not is_claimed:
            yield Gap("side_growth_missing", {"side": side, "period": head.period}, ask)


def _of_goals(accounts: Accounts, goals: Sequence[Goal], ledger: Ledger) -> Iterator[Gap]:
    ask = tuple(goal_body(economy) for economy in (accounts.reporter, accounts.partner))
    standing = [goal for goal in goals if goal.verdict != "superseded"]
    dated = {goal.target.what for goal in goals if goal.target.deadline is not None}
    first = {goal.target.what: goal for goal in reversed(goals)}.values()
    lacking = {
        "goal_base_missing": [goal for goal in standing if goal.target.multiple is not None and goal in first],
        "goal_deadline_missing": [goal for goal in standing if goal.target.what not in dated],
    }
    for kind, found in lacking.items():
        if found:
            yield Gap(kind, {"stated": ledger[found[0].stated], "speaker": found[0].target.speaker}, ask)


def _of_conflicts(accounts: Accounts, ledger: Ledger) -> Iterator[Gap]:
    ask = statistical_bodies((accounts.reporter, accounts.partner))
    for conflict in accounts.conflicts:
        if conflict.explanation == "unexplained":
            entries = tuple(ledger[i] for i in conflict.entries)
            args = {"measure": conflict.measure, "period": conflict.period, "entries": entries}
            yield Gap("conflict_unexplained", args, ask)


def _of_goods(accounts: Accounts, matrix: Matrix) -> Iterator[Gap]:
    pair = (accounts.reporter, accounts.partner)
    ask = statistical_bodies(pair)
    sellers = {goods.seller.code for goods in matrix.goods}
    for seller, buyer in (pair, pair[::-1]):
        if seller.code not in sellers:
            yield Gap("structure_missing", {"seller": seller, "buyer": buyer}, ask)
    yield Gap("product_table_missing", {"reporter": pair[0], "partner": pair[1]}, ask)


def _of_areas(accounts: Accounts, matrix: Matrix) -> Iterator[Gap]:
    if not matrix.areas:
        pair = (accounts.reporter, accounts.partner)
        yield Gap("no_cooperation", {"reporter": pair[0], "partner": pair[1]}, tuple(map(trade_body, pair)))
    for row in matrix.areas:
        for gap in row.gaps if row.key else ():
            if gap.side is None:
                continue
            yield _of_area(row, gap.kind, gap.side)


def _of_area(row: AreaRow, kind: AreaGapKind, silent: Economy) -> Gap:
    """What the silent side is to be asked: of an offer, of more of what it takes already, of joint work, of a need."""
    other = next(side for side in row.sides if side.economy.code != silent.code)
    args: dict[str, Arg] = {"area_key": row.key, "area": row.words[0], "side": silent, "other": other.economy}
    if kind == "offer_without_need":
        offers = [voice for voice in other.offers if voice.role == "offer"]
        is_taken = any(one.seller.code == other.economy.code for one in row.traded) or any(
            voice.stage in ("existing", "delivered") for voice in offers
        )
        args["role"] = "both" if not offers else "taken" if is_taken else "offer"
    return Gap(
        "need_missing" if kind == "offer_without_need" else "offer_missing",
        args,
        (field_body(silent, row.key or row.words[0]),),
    )


def _of_series(accounts: Accounts, ledger: Ledger) -> Iterator[Gap]:
    if not any(entry.status in ("reported", "mirror") for entry in ledger):
        pair = (accounts.reporter, accounts.partner)
        yield Gap("official_series_missing", {"reporter": pair[0], "partner": pair[1]}, statistical_bodies(pair))
