"""Findings: what a reader must know before using the numbers.

| kind | args |
|---|---|
| conflicting_figures | measure, period, entries (the used one first), explanations (of entries[1:]), chosen, rule |
| sides_do_not_add_up | turnover, exports, imports (Entry each), period |
| balance_against_sides | balance, exports, imports (Entry each), period |
| cumulative_falls | measure, shorter, longer (Entry each), shorter_period, longer_period |
| series_break | measure, before, after (Entry each), before_period, after_period |
| growth_disagrees_with_levels | measure, growth, level, before (Entry each) |
| range_beside_level | range (Entry), level (Entry), annualised (or None), place: below, low, inside, above |
| partial_year_beside_full | partial (Entry), full (Entry) |
| growth_of_one_side_only | side, growth (Entry), if_flat (Entry or None) |
| pace_claimed_not_shown | quote (Quote), speaker |
| one_side_grows_total_does_not | side, growth (Entry), total_growth (Entry) |
| pace_stalled | cagr (Entry), latest (Entry), first (Entry), last (Entry), multiple (Entry) |
| index_not_growth | growth (Entry), quote (Quote) |
| same_flow_from_both_sides | measure, entries (tuple of Entry), period, agree: "yes" or "no" |
| single_publisher | publisher, entries (tuple of Entry) |
| goal_without_base | stated (Entry), bases (tuple of Entry), levels (tuple of Entry) |
| goal_without_deadline | stated (Entry; a tuple of them with the role "several"), speaker |
| goal_reached, goal_missed | stated (Entry), level (Entry), deadline (Period or None) |
| promise_repeated | area_key, area, side (Economy or None), role, dates (tuple of date), first_stage, latest_stage |
| offer_without_need | area_key, area, side (who offers), role ("both": joint work), other (who lacks a need), ask |
| need_without_offer | area_key, area, side (who needs), other, ask |

explanations: see `Explanation` (undated: the report is); rule: see `ChoiceRule`.
"""

from collections.abc import Sequence

from entrepot.analysis.areas.results import Commitment, Matrix
from entrepot.analysis.outlook.goal_results import Goal
from entrepot.analysis.outlook.number_rules import NUMBER_RULES
from entrepot.analysis.outlook.results import Accounts, Finding
from entrepot.analysis.outlook.word_rules import (
    gaps_between_sides,
    goals_judged,
    goals_left_open,
    paces_not_shown,
    promises_repeated,
)
from entrepot.nouns.ledger import Ledger


def findings_of(
    accounts: Accounts, goals: Sequence[Goal], matrix: Matrix, commitments: Sequence[Commitment], ledger: Ledger
) -> tuple[Finding, ...]:
    """All findings: on the numbers first, then on goals, then on what was promised and what is missing."""
    return (
        *(finding for rule in NUMBER_RULES for finding in rule(accounts, ledger)),
        *paces_not_shown(goals, accounts, ledger),
        *goals_left_open(goals, ledger),
        *goals_judged(goals, ledger),
        *promises_repeated(commitments),
        *gaps_between_sides(matrix),
    )
