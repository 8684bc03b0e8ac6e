"""Rows: the series of a pair and the goals of a record as flat rows, for tables and other programs."""

from typing import Any

from entrepot.analysis.outlook.every_goal import PairGoals
from entrepot.analysis.outlook.results import Accounts
from entrepot.analysis.outlook.series import series_of, told_by
from entrepot.nouns.ledger import Entry, Ledger

Row = dict[str, Any]


def rows_of_series(accounts: Accounts, ledger: Ledger) -> list[Row]:
    """One row a level. growth: an index; low, high: of a guess, where four of five such guesses ended.

    told_by: "sources" or the series of statistics and whose declaration it is; how: the formula of a computed level,
    the method of a guess; break_before: why it may not continue the row above; beside: levels that were not chosen, or
    that statistics differ from, each with its ledger id.
    """
    rows = []
    for one in series_of(accounts, ledger):
        entry = ledger[one.entry]
        row = _level(one.flow, entry, _value(one.growth, ledger), entry.formula or "") | {"told_by": one.told_by}
        row |= {"break_before": one.break_before, "beside": [_said(ledger[i]) for i in one.beside]}
        rows.append(row)
    tellers = [("sources", accounts.annualised), *((told_by(o), o.annualised) for o in accounts.held)]
    for teller, guess in ((teller, guess) for teller, guesses in tellers for guess in guesses):
        row = _level(guess.measure, ledger[guess.entry], None, f"guess: {guess.method.replace('_', ' ')}")
        row |= {"told_by": teller, "low": _value(guess.low, ledger), "high": _value(guess.high, ledger)}
        rows.append(row)
    for entry_id in (*accounts.no_period, *accounts.ranges):
        claim, entry = accounts.claims[entry_id], ledger[entry_id]
        if claim.base is None and not any(row["entry"] == entry_id for row in rows):
            row = _level(claim.measure, entry, None, f"said: {claim.period_words}" if claim.period_words else "")
            rows.append(row | {"low": entry.low, "high": entry.high} if entry.value is None else row)
    return rows


def rows_of_goals(pair: PairGoals) -> list[Row]:
    """One row a goal, the latest said first. Growths are indices; years_at_latest: None where it never gets there."""
    rows = []
    for goal in pair.goals:
        target, judged, ledger = goal.target, goal.judgement, pair.ledger
        level = target.amount if target.multiple is None else None
        now, pace = (ledger[i] if i else None for i in (judged.level, judged.pace))
        rows.append(
            {
                "reporter": pair.accounts.reporter.code,
                "partner": pair.accounts.partner.code,
                "what": target.what,
                "multiple": target.multiple,
                "level": level.low if level else None,
                "unit": level.unit if level else None,
                "deadline": str(target.deadline) if target.deadline else None,
                "first_said": goal.first.isoformat() if goal.first else None,
                "verdict": goal.verdict,
                "reason": judged.reason or (judged.superseded.isoformat() if judged.superseded else None),
                "now": now.value if now else None,
                "now_period": str(now.period) if now and now.period else None,
                "growth_needed": _value(judged.needed, ledger),
                "growth_latest": pace.value if pace else None,
                "growth_period": str(pace.period) if pace and pace.period else None,
                "years_at_latest": _value(judged.years, ledger),
            }
        )
    return rows


def _level(flow: str, entry: Entry, growth: float | None, how: str) -> Row:
    return {
        "flow": flow,
        "period": str(entry.period) if entry.period else None,
        "level": entry.value,
        "low": None,
        "high": None,
        "unit": entry.unit,
        "growth": growth,
        "status": entry.status,
        "told_by": "sources",
        "how": how,
        "break_before": None,
        "beside": [],
        "entry": entry.id,
    }


def _said(entry: Entry) -> str:
    ends = (entry.low, entry.high) if entry.value is None else (entry.value,)
    shown = "–".join(f"{end:,.12g}" for end in ends if end is not None)
    mark = "" if entry.qualifier in ("exact", "between") else f"{entry.qualifier.replace('_', ' ')} "
    return f"{mark}{shown} {entry.id}"


def _value(entry_id: str | None, ledger: Ledger) -> float | None:
    return ledger[entry_id].value if entry_id else None
