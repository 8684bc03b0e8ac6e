"""Indicators and potential as a user types them. All data are made up."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from entrepot.analysis.measuring import indicators as declared
from entrepot.cli.app import app
from entrepot.errors import EntrepotError
from entrepot.workspace import Workspace
from made_up_world import fill

BENCHMARK = {"en": "A benchmark, not a ceiling or forecast", "ru": "Ориентир, а не потолок и не прогноз"}


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    Workspace.init(folder / "w")
    from entrepot.statistics import Store

    fill(Store(folder / "w" / "statistics"), folder)
    return folder / "w"


def test_the_list_names_every_indicator_with_formula_reference_and_cautions():
    told = run("indicators", "--list")
    assert told.exit_code == 0
    for indicator in declared().values():
        for text in (f"({indicator.name})", indicator.formula, indicator.reference, indicator.cautions[0]["en"]):
            assert text in told.output
    in_russian = run("indicators", "--language", "ru").output
    assert all(indicator.title["ru"] in in_russian for indicator in declared().values())
    rows = list(csv.DictReader(io.StringIO(run("indicators", "--list", "--format", "csv").output)))
    assert [row["name"] for row in rows] == sorted(declared())


def test_values_of_a_pair_with_what_to_beware_of(home):
    told = run("indicators", "Belarus", "Armenia", "-w", home, "--name", "rca_balassa", "--name", "similarity",
               "--products", 3)  # fmt: skip
    assert told.exit_code == 0, told.output
    assert told.output.startswith("SIMULATED DATA")
    assert "Belarus (BLR) and Armenia (ARM), 2021" in told.output
    assert "! Shows what is sold, not what could be made cheaply" in told.output
    assert told.output.count("more products; --products shows more of them") == 2
    assert "Formula: RCA_ik = (X_ik / X_i) / (W_k / W). Balassa (1965)." in told.output


def test_in_russian(home):
    told = run("indicators", "BLR", "-w", home, "--name", "rca_balassa", "--language", "ru", "--products", 2).output
    assert told.startswith("МОДЕЛЬНЫЕ ДАННЫЕ")
    assert "Беларусь (BLR), 2021" in told
    assert "Выявленное сравнительное преимущество (rca_balassa)" in told
    assert "! Показывает, что продаётся" in told


def test_a_row_for_every_number_and_its_cautions(home):
    told = run("indicators", "BLR", "ARM", "-w", home, "--name", "concentration_hhi", "--name", "trade_cost",
               "--format", "csv")  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(told.output)))
    values = [row for row in rows if row["indicator"] == "concentration_hhi"]
    assert {row["measure"] for row in values} == {"hhi", "normalised", "unctad", "effective"}
    assert {row["economy"] for row in values} == {"BLR", "ARM"}
    assert all(row["cautions"] and row["simulated"] == "True" and row["year"] == "2021" for row in values)
    assert [row["missing"][:20] for row in rows if row["indicator"] == "trade_cost"] == ["needs trade at home "]


def test_complexity_says_the_place_among_all(home):
    page = json.loads(run("indicators", "BLR", "-w", home, "--name", "complexity", "--format", "json").output)
    first, *products = page["indicators"][0]["rows"]
    assert first["economies"] == 36 and 1 <= first["eci_rank"] <= 36 and not first["is_placed"]
    assert {"rca", "pci", "density", "outlook_gain"} <= set(products[0])
    assert len(products) == page["products"]


def test_a_typo_an_unknown_year_and_three_economies(home):
    with pytest.raises(EntrepotError, match="Did you mean rca_balassa"):
        CliRunner().invoke(
            app, ["indicators", "BLR", "-w", str(home), "--name", "rca_balasa"], standalone_mode=False,
            catch_exceptions=False,
        )  # fmt: skip
    told = run("indicators", "BLR", "-w", home, "--year", "1990")
    assert isinstance(told.exception, EntrepotError) and "entrepot fetch baci" in str(told.exception)
    assert run("indicators", "BLR", "ARM", "RUS", "-w", home).exit_code == 2


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_a_potential_is_not_stands_beside_every_number(home, language):
    told = run("potential", "BLR", "ARM", "-w", home, "--products", 3, "--language", language)
    assert told.exit_code == 0, told.output
    paragraphs = told.output.split("\n\n")
    assert len(paragraphs) == 3
    assert all(BENCHMARK[language] in paragraph for paragraph in paragraphs)
    tables = [line for line in told.output.splitlines() if line.startswith("product")]
    assert len(tables) == 2
    sums = ("All lines", "Ease", "Все строки", "Лёгкость")
    assert all(BENCHMARK[language] in line for line in told.output.splitlines() if line.startswith(sums))


def test_rows_and_json_carry_the_note_too(home):
    rows = list(csv.DictReader(io.StringIO(run("potential", "BLR", "ARM", "-w", home, "--format", "csv").output)))
    assert {row["note"] for row in rows} == {BENCHMARK["en"]}
    assert {row["kind"] for row in rows} == {"all", "line", "new"}
    page = json.loads(run("potential", "BLR", "ARM", "-w", home, "--format", "json").output)
    for way in page["ways"]:
        assert {one["note"] for one in (way, *way["lines"], *way["new_products"])} == {BENCHMARK["en"]}


def test_tables_of_the_user_s(home, tmp_path):
    (tmp_path / "tariffs.csv").write_text("exporter,importer,product,percent\n,ARM,,10\nBLR,ARM,,0\n")
    (tmp_path / "weo.csv").write_text("economy,gdp,population\nARM,1.3,1\n")
    told = run("potential", "BLR", "ARM", "-w", home, "--tariffs", tmp_path / "tariffs.csv", "--projections",
               tmp_path / "weo.csv")  # fmt: skip
    assert told.exit_code == 0, told.exception
    assert "Terms filled by the tables given: projections, tariffs of the markets." in told.output
    assert "from_growth" in told.output


def test_a_region_without_a_table_is_told_as_a_proxy_with_its_range(home):
    told = run("potential", "BLR", "RU-VLG", "-w", home, "--part", "RU-VLG=0.03").output
    assert "Proxy: RU-VLG by the lines of RUS; range 0 to " in told
    assert (
        "! No table by product is held for RU-VLG: its lines are its country's, of which it is assumed to make 3 %"
        in told
    )


def test_the_same_bytes_twice(home):
    for words in (("indicators", "BLR", "ARM"), ("potential", "BLR", "ARM", "--format", "json")):
        assert run(*words, "-w", home).output == run(*words, "-w", home).output


def test_the_default_engine_needs_no_package_of_another(home):
    """Neither pyarrow nor duckdb nor pandas are among the program's own dependencies."""
    script = (
        "import sys\nfor name in ('pyarrow', 'duckdb', 'pandas'): sys.modules[name] = None\n"
        "from entrepot.cli.app import app\n"
        f"for words in (['indicators', 'BLR', 'ARM'], ['potential', 'BLR', 'ARM']):\n"
        f"    app.main([*words, '-w', {str(home)!r}, '--products', '1'], standalone_mode=False)\n"
    )
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=paths, check=False)
    assert done.returncode == 0, done.stderr[-800:]


def test_every_message_is_in_both_languages():
    import tomllib

    import entrepot.cli

    told = tomllib.loads((Path(entrepot.cli.__file__).parent / "measures.toml").read_text(encoding="utf-8"))
    for section in told.values():
        for message in section.values():
            assert set(message) == {"en", "ru"}
            places = [sorted({part.split("}")[0] for part in text.split("{")[1:]}) for text in message.values()]
            assert places[0] == places[1], message
