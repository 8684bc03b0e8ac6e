"""Every sample of a statistical file gives the rows beside it, and broken files say what is wrong."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from entrepot.errors import EntrepotError
from entrepot.statistics import Store, add, add_classification, kind_of, sources
from entrepot.statistics.sources import _csv
from expect_sources import expected, read, samples

BACI = "t,i,j,k,v,q\n2021,112,643,010121,1.5,0.5\n2021,112,398,010121,2.5,0.5\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "statistics")


@pytest.mark.parametrize("path", samples(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_gives_its_expected_rows(path):
    assert read(path) == json.loads(expected(path).read_text(encoding="utf-8"))


def test_every_sample_has_expected_rows_and_the_other_way_round():
    beside = {expected(path) for path in samples()}
    assert beside == {path for sample in samples() for path in sample.parent.glob("*.expected.json")}
    assert {path.parent.name for path in samples()} == set(sources.readers())


def test_two_claimants_are_an_error_that_names_both(tmp_path):
    (tmp_path / "b.csv").write_text(BACI)
    (tmp_path / "b.csv.toml").write_text('title = "x"\n')
    with pytest.raises(EntrepotError, match="claimed by the readers baci and plain"):
        sources.recognise(tmp_path / "b.csv")


def test_nobody_claims_a_letter(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear colleagues,\n")
    with pytest.raises(EntrepotError, match="no reader knows this table"):
        sources.recognise(tmp_path / "letter.txt")


def failing(store: Store, path: Path, **options: object) -> str:
    with pytest.raises(EntrepotError) as caught:
        add(path, store, **options)
    assert store.origins().height == 0
    return str(caught.value)


def test_missing_and_empty_files(tmp_path, store):
    assert "no such file" in failing(store, tmp_path / "nothing.csv")
    (tmp_path / "empty.csv").write_bytes(b"")
    assert "the file is empty" in failing(store, tmp_path / "empty.csv")


def test_a_zip_cut_short(tmp_path, store):
    path = tmp_path / "BACI_HS17_V202301.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("BACI_HS17_Y2021_V202301.csv", BACI * 2000)
    path.write_bytes(path.read_bytes()[:-60])
    assert "cut short or damaged" in failing(store, path)


def test_a_gz_cut_short(tmp_path, store):
    rows = json.loads((Path(__file__).parent.parent / "examples/sources/comtrade/api_reply.json").read_text())["data"]
    lines = ["\t".join(rows[0]), *("\t".join(str(v) for v in row.values()) for row in rows * 4000)]
    path = tmp_path / "bulk.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode())[:-2000])
    assert "cut short or damaged" in failing(store, path)


def test_a_zip_bomb_is_not_unpacked(tmp_path, store):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("BACI_HS17_Y2021_V202301.csv", b"t,i,j,k,v,q\n" + b"0" * (64 << 20))
    assert "no table does that" in failing(store, path)


@pytest.mark.parametrize("row", ["2021,112,643,010121,1.5", "2021,112,643,010121,1.5,0.5,9"])
def test_a_row_of_another_width(tmp_path, store, row):
    (tmp_path / "b.csv").write_text(BACI + row + "\n")
    said = failing(store, tmp_path / "b.csv")
    assert f"b.csv, line 4: {row.count(',') + 1} cells where the header has 6" in said


def test_a_header_without_rows(tmp_path, store):
    (tmp_path / "BACI_HS17_Y2021_V202301.csv").write_text(BACI.splitlines()[0] + "\n")
    assert "there is no row to read in it" in failing(store, tmp_path / "BACI_HS17_Y2021_V202301.csv")


@pytest.mark.parametrize(
    ("cells", "said"), [("1e400,1", "value of 010121"), ("nan,1", "value of"), ("1,inf", "weight")]
)
def test_a_number_without_end_is_refused(tmp_path, store, cells, said):
    (tmp_path / "b.csv").write_text(BACI + f"2021,112,792,010121,{cells}\n")
    assert said in failing(store, tmp_path / "b.csv") and not store.origins().height


def test_a_decimal_comma(tmp_path, store):
    (tmp_path / "b.csv").write_text(BACI.replace("1.5,", '"1,5",'))
    assert "line 2: '1,5' in the column 'v' is not a number" in failing(store, tmp_path / "b.csv")


def test_mixed_encodings(tmp_path, store):
    table = tmp_path / "t.csv"
    table.write_bytes("who,year,value\nMéxico,2021,1\n".encode() + "Perú,2021,2\n".encode("latin-1"))
    mapping = tmp_path / "map.toml"
    mapping.write_text(
        'title = "x"\n[columns]\npartner = "who"\nperiod = "year"\nvalue = "value"\n'
        '[constant]\nreporter = "BLR"\nflow = "exports"\nunit = "USD"\n'
    )
    assert "line 3: byte 0xFA is not UTF-8" in failing(store, table, mapping=mapping)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_letter_across_two_blocks_does_not_change_the_encoding(tmp_path, monkeypatch, encoding):
    monkeypatch.setattr(_csv, "BLOCK", 2)
    (tmp_path / "t.csv").write_bytes("aéaéé\n".encode(encoding))
    assert _csv.encoding(tmp_path / "t.csv") == encoding


def test_a_missing_column_names_those_found(tmp_path, store):
    table = tmp_path / "t.csv"
    table.write_text("a,b\n1,2\n")
    mapping = tmp_path / "map.toml"
    mapping.write_text(
        'title = "x"\n[columns]\npartner = "who"\nperiod = "b"\nvalue = "a"\n'
        '[constant]\nreporter = "BLR"\nflow = "exports"\nunit = "USD"\n'
    )
    assert "no column 'who' (found: a, b)" in failing(store, table, mapping=mapping)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("colums = 1\n", '"colums": no such key'),
        ('[columns]\nvalue = "v"\n', "does not say reporter, partner, flow, unit, period, title"),
        ('[columns]\nreportr = "v"\n', '"reportr": no such column'),
        ('[period]\nform = "YY"\n', '"YY": no such form of period'),
        ('[economies]\npartner = "iso2"\n', '"iso2": no such coding of economies'),
        ("title = x\n", "not TOML"),
    ],
)
def test_a_mistake_in_a_mapping_file(tmp_path, store, line, said):
    (tmp_path / "t.csv").write_text("v\n1\n")
    (tmp_path / "map.toml").write_text(line)
    assert said in failing(store, tmp_path / "t.csv", mapping=tmp_path / "map.toml")


def test_the_same_row_twice_is_counted_once_and_said(tmp_path, store):
    (tmp_path / "b.csv").write_text(BACI + "2021,112,643,010121,1.5,0.5\n")
    loaded = add(tmp_path / "b.csv", store)
    assert (loaded.rows, loaded.repeated) == (2, 1)


def test_two_different_rows_of_one_flow_are_an_error_with_both(tmp_path, store):
    (tmp_path / "b.csv").write_text(BACI + "2021,112,643,010121,9.5,0.5\n")
    said = failing(store, tmp_path / "b.csv")
    assert "two rows for reporter BLR, partner RUS, flow exports, product 010121" in said
    assert "1500" in said
    assert "9500" in said


def test_negative_values_and_unknown_codes_are_kept_flagged_and_counted(tmp_path, store):
    (tmp_path / "b.csv").write_text(BACI + "2021,999,643,010121,-1.5,0.5\n")
    loaded = add(tmp_path / "b.csv", store)
    assert loaded.rows == 3
    assert loaded.flags == {"negative": 1, "unknown_reporter": 1}


def test_a_year_out_of_range(tmp_path, store):
    (tmp_path / "b.csv").write_text(BACI + "20210,112,643,010121,1.5,0.5\n")
    assert "the year 20210 is out of range" in failing(store, tmp_path / "b.csv")


def test_a_revision_nobody_knows(tmp_path, store):
    (tmp_path / "BACI_HS97_Y2021_V202301.csv").write_text(BACI)
    assert "no HS revision 97" in failing(store, tmp_path / "BACI_HS97_Y2021_V202301.csv")


def test_comtrade_refusals_and_broken_replies(tmp_path, store):
    (tmp_path / "r.json").write_text('{"elapsedTime": "0.1", "count": 0, "data": [], "error": ""}')
    assert "Comtrade found nothing" in failing(store, tmp_path / "r.json")
    (tmp_path / "r.json").write_text('{"elapsedTime": "0.1", "data": [], "error": "Invalid reporterCode"}')
    assert "Comtrade refused: Invalid reporterCode" in failing(store, tmp_path / "r.json")
    (tmp_path / "r.json").write_text('{"elapsedTime": "0.1", "count": 2, "data": [{"cmdCode": "TOTAL",')
    assert "the reply breaks off" in failing(store, tmp_path / "r.json")


def test_tables_classifications_and_documents_are_told_apart(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear colleagues,\n")
    (tmp_path / "product_codes_HS17_V202301.csv").write_text("code,description\n010121,Horses\n")
    (tmp_path / "hs17_bec.csv").write_text("HS 2017,BEC,Relationship\n010121,41,n:1\n")
    assert {kind_of(path) for path in samples()} == {"table"}
    assert kind_of(tmp_path / "letter.txt") is None
    for name in ("product_codes_HS17_V202301.csv", "hs17_bec.csv"):
        assert kind_of(tmp_path / name) == "classification"
        add_classification(tmp_path / name, Store(tmp_path / "s"))
