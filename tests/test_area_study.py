"""The areas of a pair side by side with world trade: directions, proxies, the order, and what stands in the ledger."""

from datetime import date

import pytest

from entrepot.analysis.areas.abroad import joint_goods
from entrepot.analysis.areas.matrix import matrix_of
from entrepot.analysis.areas.ranking import CRITERIA, criteria
from entrepot.analysis.areas.restrictions import RegionShare, Restriction, Restrictions
from entrepot.analysis.areas.rows import page_of
from entrepot.analysis.areas.steps import step_of
from entrepot.analysis.areas.study import study_of
from entrepot.analysis.areas.third import third_countries
from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.analysis.relevance import about_pair
from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.statement import Cooperation
from small_world import BASIS, rows, world
from two_regions import BELARUS, KIROV, Report, usd

RUSSIA = Economy.parse("RUS")


def report(partner):
    """Belarus offers lifts and tractors, which its partner needs; both name peat; the partner alone a dairy plant."""
    told = Report("a", date(2025, 3, 1))
    told.cooperation("offer", "ready", BELARUS, "lifts", areas=("lifts",), words="ready to supply lifts")
    told.cooperation("offer", "signed", BELARUS, "tractors", areas=("tractors",), words="a contract for tractors")
    told.cooperation("need", "wish", partner, "tractors", areas=("tractors",), words="we want tractors")
    told.cooperation("both", "proposed", BELARUS, "peat", areas=("peat",), words="let us dig peat")
    told.cooperation("both", "proposed", partner, "peat", areas=("peat",), words="peat, together")
    told.cooperation("offer", "proposed", partner, "dairy plant", areas=("dairy",), words="build a dairy plant here")
    told.structure("exports", BELARUS, partner, ("lifts", ("8428",)), ("linen", ("5309",)))
    return told


def study(partner=RUSSIA, *, measured=True, beyond=(), **more):
    told, ledger = report(partner), Ledger()
    if "figure" in more:
        told.figure("turnover", BELARUS, partner, "2023", usd(more.pop("figure")))
    said, pair = about_pair(told.said, BELARUS, partner), (BELARUS, partner)
    accounts = accounts_of(said, *pair, ledger)
    held = world("BLR", "RUS", partner.code, *(one.code for one in beyond)) if measured else None
    matrix = matrix_of(said, *pair)
    return study_of(matrix, pair, ledger, accounts=accounts, world=held, **more), ledger, matrix


def ways(found):
    return [(one.key, one.way) for one in found.prospects]


def test_without_statistics_each_area_and_direction_stands_with_its_gap():
    found, ledger, _ = study(measured=False)
    by = {(one.key, one.way): one for one in found.prospects}
    assert found.markets == {}
    assert found.basis is None
    assert by["tractors", "exports"].is_matched
    assert by["tractors", "exports"].gap is None
    lifts = by["lifts", "exports"]
    assert (lifts.gap, lifts.silent) == ("offer_without_need", RUSSIA)
    assert [goods.commodity.name for goods in lifts.listed] == ["lifts"]
    assert by["peat", "together"].is_matched
    assert by["dairy", "imports"].seller == RUSSIA
    assert not by["flax_linen", "exports"].voices
    assert len(ledger) == 0


def test_the_order_is_the_named_criteria_one_after_the_other():
    found, *_ = study()
    rule = "said open undone fresh matched potential stage traded documents recent name"
    assert found.rank == tuple(rule.split())
    assert ways(found)[0] == ("tractors", "exports")
    by_name, *_ = study(rank="-name")
    names = [key for key, _ in ways(by_name)]
    assert names == sorted(names, reverse=True)
    assert ways(study(rank="sales")[0])[:2] == [("tractors", "exports"), ("lifts", "exports")]


def test_what_is_still_to_be_done_and_new_comes_before_what_runs_or_is_old():
    old, new = Report("old", date(2019, 3, 1)), Report("new", date(2026, 1, 1))
    old.cooperation("both", "agreed", BELARUS, "peat", areas=("peat",), words="peat, we agreed")
    old.cooperation("both", "agreed", KIROV, "peat", areas=("peat",), words="peat is agreed")
    new.cooperation("both", "existing", BELARUS, "chemicals", areas=("chemicals",), words="we trade in chemicals")
    new.cooperation("both", "existing", KIROV, "chemicals", areas=("chemicals",), words="chemicals are traded")
    new.cooperation("offer", "wish", BELARUS, "lifts", areas=("lifts",), words="we would like to sell lifts")
    said, pair = about_pair(old.said + new.said, BELARUS, KIROV), (BELARUS, KIROV)
    found = study_of(matrix_of(said, *pair), pair, Ledger(), day=date(2026, 2, 1))
    assert [one.key for one in found.prospects] == ["lifts", "peat", "chemicals"]


def test_what_both_ask_for_is_joint_for_neither_can_meet_it():
    told = Report("a", date(2026, 1, 1))
    told.says(Cooperation("need", "wish", "both", (BELARUS, KIROV), (), "tractors", ("tractors",),
                          (told.quote("tractors are bought"),)))  # fmt: skip
    (row,) = matrix_of(about_pair(told.said, BELARUS, KIROV), BELARUS, KIROV).areas
    assert row.gaps == ()
    assert [voice.role for side in row.sides for voice in side.offers] == ["both", "both"]


def test_who_sells_goods_is_not_asked_who_could_supply_it():
    told = Report("a", date(2026, 1, 1))
    told.cooperation("need", "wish", BELARUS, "tractors", areas=("tractors",), words="wants its tractors assembled")
    told.structure("exports", BELARUS, KIROV, ("tractors", ("8701",)))
    said, pair = about_pair(told.said, BELARUS, KIROV), (BELARUS, KIROV)
    matrix = matrix_of(said, *pair)
    (found,) = [one for one in study_of(matrix, pair, Ledger()).prospects if one.voices]
    assert (matrix.areas[0].gaps, found.gap) == ((), None)


@pytest.mark.parametrize(
    ("key", "way", "kind", "offices"),
    [
        ("tractors", "exports", "follow_up", ["department of industry and trade", "ministry of industry"]),
        ("lifts", "exports", "answer", ["department of construction and housing"]),
        ("peat", "together", "plan", ["ministry in charge of forestry", "department of forestry"]),
        ("dairy", "imports", "answer", ["ministry of agriculture and food"]),
        ("flax_linen", "exports", "sound", ["department of industry and trade"]),
    ],
)
def test_each_area_has_a_next_step_and_the_office_to_take_it_with(key, way, kind, offices):
    found, *_ = study(KIROV, measured=False)
    step = step_of(next(one for one in found.prospects if (one.key, one.way) == (key, way)), (BELARUS, KIROV))
    assert (step.kind, [body.name for body in step.ask]) == (kind, offices)


def test_the_next_step_changes_with_what_is_said():
    told = Report("a", date(2026, 1, 1))
    told.cooperation("both", "wish", BELARUS, "peat", areas=("peat",), words="peat, together")
    told.cooperation("offer", "ready", BELARUS, "lifts", areas=("lifts",), words="we can sell lifts")
    told.cooperation("need", "wish", KIROV, "lifts", areas=("lifts",), words="we want lifts")
    told.cooperation("need", "wish", KIROV, "buses", areas=("buses",), words="we want buses")
    told.cooperation("offer", "existing", BELARUS, "trucks", areas=("trucks",), words="we sell trucks")
    told.cooperation("offer", "wish", BELARUS, "flax", areas=("flax_linen",), words="flax could be ours to give")
    told.cooperation("both", "proposed", KIROV, "flax", areas=("flax_linen",), words="flax, the two of us")
    told.cooperation("offer", "ready", None, "cheese", areas=("dairy",), to=[KIROV], words="cheese can be had")
    said, pair = about_pair(told.said, BELARUS, KIROV), (BELARUS, KIROV)
    found = study_of(matrix_of(said, *pair), pair, Ledger())
    kinds = {one.key: step_of(one, pair).kind for one in found.prospects}
    assert kinds == {"peat": "join", "lifts": "settle", "buses": "supply", "trucks": "enlarge", "dairy": "whose",
                     "flax_linen": "settle"}  # fmt: skip
    ban = Restrictions((Restriction("ban", "lifts are banned", buyer=KIROV, areas=("lifts",)),))
    barred = study_of(matrix_of(said, *pair), pair, Ledger(), restrictions=ban)
    assert {one.key: step_of(one, pair).kind for one in barred.prospects}["lifts"] == "clear"


def test_what_is_not_known_comes_last_either_way():
    for rank in ("advantage", "-advantage"):
        found, *_ = study(rank=rank)
        known = [one.numbers is not None and one.numbers.advantage is not None for one in found.prospects]
        assert known == sorted(known, reverse=True)


def test_an_unknown_criterion_is_an_error_with_near_matches():
    with pytest.raises(EntrepotError, match="nothing to rank by") as error:
        criteria("potental")
    assert "potential" in str(error.value.hint)
    assert all(one.title.keys() == {"en", "ru"} for one in CRITERIA)


def test_every_number_stands_in_the_ledger_with_what_it_rests_on():
    found, ledger, _ = study()
    market = next(m for (key, way), m in found.markets.items() if (key, way) == ("lifts", "exports"))
    assert ledger[market.traded].value == 30.0
    assert ledger[market.traded].rows.origin == "now"
    assert "product=8428*" in ledger[market.traded].rows.query
    assert ledger[market.traded].rows.count == 1
    assert ledger[market.bought].rows.count == 3
    assert ledger[market.growth].period.first_year == 2019
    assert {ledger[i].status for i in (market.potential, market.unrealised, market.advantage)} == {"computed"}
    leaves = ledger.leaves(market.unrealised)
    assert leaves
    assert all(leaf.rows for leaf in leaves)


def test_areas_that_nobody_speaks_of_come_from_the_statistics():
    found, *_ = study(rank="name", unsaid=1)
    silent = [one for one in found.prospects if not one.voices and not one.listed]
    assert [one.numbers is not None for one in silent] == [True] * len(silent)
    assert len(silent) <= 2
    everything, *_ = study(rank="name")
    assert found.unsaid == len(everything.prospects) - len(found.prospects)


def test_a_regions_numbers_are_its_countrys_and_say_so():
    found, *_ = study(KIROV)
    (proxy,) = found.proxies
    assert (proxy.region, proxy.country.code, proxy.method, proxy.low) == (KIROV, "RUS", "none", None)
    market = found.markets["lifts", "exports"]
    assert (market.buyer.code, market.regional) == ("RUS", None)
    assert not next(one for one in found.prospects if one.key == "tractors").is_traded


def test_a_given_part_makes_ranges_for_the_region():
    given = Restrictions(shares=(RegionShare(KIROV, 0.01, 0.02, "share of population"),))
    found, ledger, _ = study(KIROV, restrictions=given)
    regional = found.markets["lifts", "exports"].regional
    assert ledger[regional.part].status == "assumed"
    assert (ledger[regional.bought].low, ledger[regional.bought].high) == (1.0, 2.0)


def test_a_stated_level_tells_the_regions_part():
    """4.25 of the 85 that Belarus and Russia trade."""
    found, ledger, _ = study(KIROV, figure=4.25)
    (proxy,) = found.proxies
    assert proxy.method == "trade_with_partner"
    assert proxy.low == pytest.approx(0.05)
    part = ledger[found.markets["lifts", "exports"].regional.part]
    assert part.status == "computed"
    assert ledger[part.rests_on[0]].status == "stated"


def test_what_is_forbidden_comes_after_what_is_not():
    ban = Restrictions((Restriction("ban", "No tractors", buyer=RUSSIA, areas=("tractors",)),))
    found, *_ = study(restrictions=ban)
    said = [one for one in found.prospects if one.voices]
    assert said[-1].key == "tractors"
    assert [one.what for one in said[-1].restrictions] == ["No tractors"]


def test_the_page_names_only_entries_that_it_has():
    found, ledger, matrix = study()
    page = page_of(found, matrix, (BELARUS, RUSSIA), ledger, "ru")
    ids = {entry["id"] for entry in page["ledger"]}
    named = {
        number["entry"]
        for row in page["areas"] if row["statistics"]
        for number in row["statistics"].values() if isinstance(number, dict) and "entry" in number
    }  # fmt: skip
    assert named
    assert named <= ids
    assert page["basis"]["simulated"]
    assert len(page["rank_in_words"]) == len(page["rank"])


def test_markets_abroad_for_what_both_would_make_together():
    """Peat: Lithuania buys 40 (20 four years before), 30 of it from Russia and 10 from Belarus."""
    told = abroad()
    found, ledger, _ = study(abroad=told, beyond=[outlet.economy for one in told for outlet in one.largest])
    (peat,) = found.abroad
    assert (peat.key, peat.of, [one.economy.code for one in peat.markets]) == ("peat", 2, ["LTU", "DEU"])
    lithuania = peat.markets[0]
    assert ledger[lithuania.bought].value == 40.0
    assert ledger[lithuania.growth].value == pytest.approx(2 ** (1 / 4))
    assert [ledger[side.share].value for side in lithuania.sellers] == [0.25, 0.75]
    assert [ledger[side.kilometres].status for side in lithuania.sellers] == ["assumed", "assumed"]
    assert all(leaf.rows for leaf in ledger.leaves(lithuania.growth))


def test_only_goods_that_both_speak_of_go_abroad():
    """Of lifts, tractors, peat and a dairy plant the two would do peat together; each other has one offerer."""
    _, _, matrix = study(measured=False)
    assert [goods.name for goods in joint_goods(matrix)] == ["Peat and peat products"]


def abroad():
    _, _, matrix = study(measured=False)
    pair = (BELARUS, RUSSIA)
    return [third_countries(goods, pair, BASIS, rows().lazy()) for goods in joint_goods(matrix)]


def test_joint_work_of_one_side_answers_an_offer_of_the_other_and_no_gap_is_told():
    told = Report("a", date(2026, 1, 1))
    told.cooperation("offer", "ready", BELARUS, "lifts", areas=("lifts",), words="we can sell lifts")
    told.cooperation("both", "proposed", KIROV, "lifts", areas=("lifts",), words="lifts, made by both")
    told.cooperation("both", "proposed", BELARUS, "buses", areas=("buses",), words="buses, made by both")
    told.cooperation("offer", "ready", BELARUS, "buses", areas=("buses",), words="we can sell buses")
    told.cooperation("need", "wish", KIROV, "buses", areas=("buses",), words="we want buses")
    said, pair = about_pair(told.said, BELARUS, KIROV), (BELARUS, KIROV)
    found = study_of(matrix_of(said, *pair), pair, Ledger()).prospects
    assert {(one.key, one.way, one.gap) for one in found} == {("lifts", "exports", None), ("buses", "exports", None)}
    assert all(one.is_matched and len(one.joined) == 1 for one in found)
