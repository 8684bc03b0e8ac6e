"""`entrepot areas` as a user meets it: a simulated world, restrictions, third countries, errors."""

import json

import pytest
from click.testing import CliRunner

from entrepot.cli.app import app
from entrepot.cli.areas_page import as_text
from entrepot.errors import EntrepotError
from entrepot.nouns.place_names import rows
from entrepot.nouns.product import titles
from entrepot.statistics.simulate import baci_rows, world

REPORT = """Minsk and Vienna talk

MINSK, 3 March 2025 - Belarus is ready to supply tractors to Austria. Austria is interested in buying tractors.
The two countries agreed to set up a joint peat venture.
"""
MEASURES = '[[restriction]]\nkind = "ban"\nwhat = "No tractors"\nbuyer = "AUT"\narea = "tractors"\n'


def run(*arguments):
    result = CliRunner().invoke(app, list(arguments))
    if isinstance(result.exception, EntrepotError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A workspace with one report and two simulated years of 40 economies and some real headings."""
    home = tmp_path_factory.mktemp("areas")
    numbers = [int(row[2]) for row in rows("economies.csv") if row[4] == "country" and row[2]][:40]
    wanted = ("8701", "8428", "2703", "0402", "4401", "8704", "3104", "7208", "9403", "8418")
    codes = sorted(code + tail for code in wanted if code in titles() for tail in ("10", "90"))
    truth = world(40, len(codes), seed=5, traded=0.4)
    for year in (2019, 2023):
        table = baci_rows(truth, year, numbers, codes, first_year=2019)
        table.write_csv(home / f"BACI_HS17_Y{year}_V000005_simulated.csv")
    (home / "talk.txt").write_text(REPORT, encoding="utf-8")
    workspace = str(home / "w")
    run("init", workspace)
    run("add", str(home), "-w", workspace)
    return workspace


def test_a_table_names_its_order_its_numbers_and_that_they_are_made_up(folder):
    text = run("areas", "BLR", "AUT", "-w", folder)
    assert text.startswith("SIMULATED DATA") and "Tractors" in text.splitlines()[2]
    assert "Ranked by: somebody speaks of it;" in text
    assert "not a ceiling or a forecast" in text
    russian = run("areas", "BLR", "AUT", "-w", folder, "--language", "ru")
    assert "Порядок:" in russian and " млн USD" in russian and " m USD" not in russian


def test_json_leads_every_number_home(folder):
    page = json.loads(run("areas", "BLR", "AUT", "-w", folder, "--format", "json"))
    tractors = next(row for row in page["areas"] if (row["area"], row["way"]) == ("tractors", "exports"))
    assert tractors["offered"][0]["quotes"][0]["text"] in REPORT
    entry = next(e for e in page["ledger"] if e["id"] == tractors["statistics"]["traded"]["entry"])
    assert entry["rows"]["query"].startswith("reporter=BLR partner=AUT flow=exports period=2023")
    again = run("areas", "BLR", "AUT", "-w", folder, "--format", "json")
    assert json.loads(again) == page


def test_a_region_says_whose_numbers_it_shows(folder):
    text = run("areas", "BLR", "Tyrol", "-w", folder)
    assert "has no product data: the numbers are those of AUT" in text


def test_restrictions_are_shown_and_put_last(folder, tmp_path):
    path = tmp_path / "measures.toml"
    path.write_text(MEASURES, encoding="utf-8")
    page = json.loads(run("areas", "BLR", "AUT", "-w", folder, "--restrictions", str(path), "--format", "json"))
    tractors = next(row for row in page["areas"] if (row["area"], row["way"]) == ("tractors", "exports"))
    assert [one["what"] for one in tractors["restrictions"]] == ["No tractors"]
    with pytest.raises(EntrepotError, match="no such file"):
        run("areas", "BLR", "AUT", "-w", folder, "--restrictions", "nowhere.toml")


def test_add_keeps_restrictions(tmp_path):
    (tmp_path / "kept.toml").write_text(MEASURES.replace("tractors", "lifts"), encoding="utf-8")
    workspace = str(tmp_path / "w")
    run("init", workspace)
    assert "1 entries" in run("add", str(tmp_path / "kept.toml"), "-w", workspace)
    assert (tmp_path / "w" / "restrictions" / "kept.toml").is_file()


def test_csv_is_flat_and_the_section_renders(folder):
    head, first = run("areas", "BLR", "AUT", "-w", folder, "--format", "csv").splitlines()[:2]
    assert head.startswith("rank,area,title,way,seller,buyer")
    assert first.startswith("1,tractors,Tractors,exports,BLR,AUT")
    for language in ("en", "ru"):
        page = run("areas", "BLR", "AUT", "-w", folder, "--format", "html", "--language", language)
        assert page.count("<svg") >= 1
        assert "<figcaption>" in page
        assert {"en": "Where both could sell together", "ru": "Где обе стороны могли бы продавать вместе"}[
            language
        ] in page


def test_third_countries(folder):
    rows_ = json.loads(run("areas", "BLR", "AUT", "-w", folder, "--third", "peat", "--format", "json"))
    assert {row["market"] for row in rows_}.isdisjoint({"BLR", "AUT"})
    demand = [row["imports"] for row in rows_]
    assert demand == sorted(demand, reverse=True)
    assert [one["code"] for one in rows_[0]["sellers"]] == ["BLR", "AUT"]
    text = run("areas", "BLR", "AUT", "-w", folder, "--third", "pellets", "--rank", "distance")
    assert text.startswith("SIMULATED DATA") and all(row["simulated"] for row in rows_)
    assert "great circle" in text


@pytest.mark.parametrize(("arguments", "what"), [
    (("--rank", "potental"), "nothing to rank by"),
    (("--rank", ","), "nothing to rank by"),
    (("--rank", "stage,-stage"), "named twice"),
    (("--third", "tourism"), "has no HS codes"),
])  # fmt: skip
def test_a_mistake_is_one_clear_message(folder, arguments, what):
    with pytest.raises(EntrepotError, match=what):
        run("areas", "BLR", "AUT", "-w", folder, *arguments)


def test_a_pair_that_nothing_knows_is_an_error(folder):
    with pytest.raises(EntrepotError, match="nothing is known of this pair"):
        run("areas", "Kenya", "Tanzania", "-w", folder)
    with pytest.raises(EntrepotError, match="nothing is known of this pair"):
        run("areas", "AUT", "Tyrol", "-w", folder)


def test_each_row_has_a_next_step_and_the_offices_stand_below(folder):
    text = run("areas", "BLR", "AUT", "-w", folder)
    assert "next step" in text.splitlines()[1]
    assert "To take up with AUT, ministry of" in text
    page = json.loads(run("areas", "BLR", "AUT", "-w", folder, "--format", "json"))
    assert {row["step"]["kind"] for row in page["areas"]} >= {"sound"}
    assert all(row["step"]["ask"] for row in page["areas"])
    assert "дальше" in run("areas", "BLR", "AUT", "-w", folder, "--language", "ru").splitlines()[1]


def test_what_names_no_area_is_shown_in_part_and_counted():
    row = {"rank": 1, "area": None, "title": "x", "title_ru": "x", "way": "together", "sides": [{"code": "BLR"}],
           "offered": [], "wanted": [], "together": [{"stage": "wish"}], "side_unknown": [], "listed": [],
           "restrictions": [], "statistics": None, "step": {"kind": "join", "ask": []}}  # fmt: skip
    page = {"areas": [{**row, "rank": n, "title": f"saying {n}"} for n in range(1, 9)], "basis": None, "apart": [],
            "left_out": 0, "rank": [], "rank_in_words": [], "largest_table": None}  # fmt: skip
    text = as_text(page)
    assert ("“saying 3”" in text, "“saying 4”" in text) == (True, False)
    assert "5 more sayings" in text
    assert "“saying 8”" in as_text(page, everything=True)


def test_a_file_of_restrictions_without_any_is_an_error(folder, tmp_path):
    path = tmp_path / "none.csv"
    path.write_text("kind,what,seller,buyer\n", encoding="utf-8")
    with pytest.raises(EntrepotError, match="holds no restriction"):
        run("areas", "BLR", "AUT", "-w", folder, "--restrictions", str(path))


def test_third_countries_need_a_world(tmp_path):
    run("init", str(tmp_path / "w"))
    with pytest.raises(EntrepotError, match="no table of the world's trade"):
        run("areas", "BLR", "AUT", "-w", str(tmp_path / "w"), "--third", "peat")
