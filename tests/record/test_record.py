"""The record: idempotent, shared by processes, reviews kept over reading, damage said."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from entrepot.errors import EntrepotError
from entrepot.nouns.amount import Amount
from entrepot.nouns.document import Document
from entrepot.nouns.economy import Economy
from entrepot.nouns.exchange import to_json
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Figure
from entrepot.record.review import corrected
from entrepot.record.store import Record

TEXT = "Trade of the two reached $108 million, including exports worth $27.4 million. It will grow."
TODAY = date(2026, 2, 1)


def document(text=TEXT, day=date(2026, 1, 19)):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha256[:12], "a.txt", sha256, text, (0, len(text)), "Trade", day, "en", "BelTA")


def figure(measure, value, words=TEXT[:77], **more):
    a, b = Economy.parse("BLR"), Economy.parse("RU-KIR")
    start = TEXT.index(words)
    quote = document().quote(start, start + len(words))
    period = more.pop("period", Period.parse("2025-01/2025-11"))
    return to_json(Figure(measure, a, b, period, Amount.of(value, "USD"), None, (quote,), **more))


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "record.sqlite"
    record = Record.create(f"sqlite:///{path}", str(path))
    yield record
    record.close()


def standing(record):
    return {(k.fields["measure"], k.fields["low"]) for k in record.statements() if not k.is_rejected}


def one(record, measure):
    return next(k for k in record.statements() if k.fields["measure"] == measure)


def test_the_same_bytes_are_kept_once(record):
    read = [figure("turnover", 108e6), figure("exports", 27.4e6)]
    assert record.add(document(), read, loaded=TODAY)
    assert not record.add(document(), read, loaded=TODAY)
    assert record.documents() == [document()]
    assert [k.fields for k in record.statements()] == sorted(read, key=lambda fields: fields["id"])


def test_removing_a_document_removes_what_it_states(record):
    record.add(document(), [figure("turnover", 108e6)], loaded=TODAY)
    record.judge(one(record, "turnover"), "accept", one(record, "turnover").fields)
    record.remove(document().id)
    assert record.documents() == []
    assert record.statements() == []


def test_a_rejected_statement_stays_rejected_when_read_again(record):
    read = [figure("turnover", 108e6), figure("exports", 27.4e6)]
    record.add(document(), read, loaded=TODAY)
    record.judge(one(record, "exports"), "reject", because="another region")
    record.add(document(), read, loaded=TODAY)
    assert standing(record) == {("turnover", 108e6)}
    assert one(record, "exports").review.because == "another region"


def test_a_rejection_follows_the_statement_when_reading_changes_its_period(record):
    record.add(document(), [figure("turnover", 108e6), figure("exports", 27.4e6)], loaded=TODAY)
    record.judge(one(record, "exports"), "reject")
    again = figure("exports", 27.4e6, words="exports worth $27.4 million", period=Period.parse("2025"))
    record.add(document(), [figure("turnover", 108e6), again], loaded=TODAY)
    assert standing(record) == {("turnover", 108e6)}


def test_a_rejection_leaves_other_statements_of_the_same_words_alone(record):
    record.add(document(), [figure("turnover", 108e6), figure("exports", 27.4e6)], loaded=TODAY)
    record.judge(one(record, "exports"), "reject")
    record.add(document(), [figure("turnover", 108e6)], loaded=TODAY)
    assert standing(record) == {("turnover", 108e6)}


def test_a_correction_stands_whatever_reading_makes_of_the_words(record):
    record.add(document(), [figure("exports", 27.4e6)], loaded=TODAY)
    right = corrected(one(record, "exports").fields, {"low": 28e6, "high": 28e6})
    record.judge(one(record, "exports"), "correct", right)
    assert standing(record) == {("exports", 28e6)}
    record.add(document(), [figure("exports", 99e6)], loaded=TODAY)
    assert standing(record) == {("exports", 28e6)}
    record.add(document(), [], loaded=TODAY)
    assert standing(record) == {("exports", 28e6)}


def test_a_decision_can_be_changed_and_undone(record):
    record.add(document(), [figure("exports", 27.4e6)], loaded=TODAY)
    record.judge(one(record, "exports"), "reject")
    record.add(document(), [figure("exports", 27.4e6, period=Period.parse("2025"))], loaded=TODAY)
    assert standing(record) == set()
    record.judge(one(record, "exports"), "accept", one(record, "exports").fields)
    assert standing(record) == {("exports", 27.4e6)}
    record.judge(one(record, "exports"), "undo")
    assert one(record, "exports").review is None


@pytest.mark.parametrize(
    ("change", "hint"),
    [({"measur": "exports"}, "Did you mean measure"), ({"period": "2025-14"}, "Months"),
     ({"partner": "Kirv Oblast"}, "Kirov"),
     ({"low": "many"}, "whole units"), ({"quote": None}, "fields are"), ({"low": 5e6}, None)],
)  # fmt: skip
def test_a_correction_that_makes_no_sense_is_refused(change, hint):
    with pytest.raises(EntrepotError) as caught:
        corrected(figure("exports", 4e6), change)
    assert hint is None or hint in caught.value.hint


def test_a_correction_takes_economies_by_name():
    assert corrected(figure("exports", 4e6), {"partner": "Вологодская область"})["partner"]["code"] == "RU-VLG"


WRITER = """
import sys
sys.path[:0] = {paths!r}
from test_record import *
record = Record.open("sqlite:///" + sys.argv[1], sys.argv[1])
for number in range(40):
    record.add(document(TEXT + " " + str(number * 2 + int(sys.argv[2]) % 2)), [figure("turnover", 108e6)], loaded=TODAY)
    record.add(document(TEXT), [figure("exports", 27.4e6)], loaded=TODAY)
"""


def test_two_processes_write_at_once(record, tmp_path):
    script = tmp_path / "writer.py"
    here = Path(__file__).parent
    script.write_text(WRITER.format(paths=[str(here), str(here.parents[1] / "src")]))
    command = [sys.executable, str(script), record.where]
    writers = [subprocess.Popen([*command, str(n)], stderr=subprocess.PIPE, text=True) for n in range(3)]
    errors = [writer.communicate(timeout=120)[1] for writer in writers]
    assert errors == ["", "", ""]
    assert len(record.documents()) == 81
    assert len(record.statements()) == 81


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, b"", b"SQLite format 3\x00" + bytes(5000)])
def test_a_damaged_record_is_said_and_left_alone(tmp_path, damage):
    path = tmp_path / "record.sqlite"
    path.write_bytes(damage)
    with pytest.raises(EntrepotError) as caught:
        Record.open(f"sqlite:///{path}", str(path))
    assert "damaged" in caught.value.what
    assert path.read_bytes() == damage


def test_a_record_with_a_torn_page_is_said(record):
    for number in range(50):
        record.add(document(TEXT + "." * number * 50), [figure("turnover", 108e6)], loaded=TODAY)
    record.close()
    with open(record.where, "r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)
    with pytest.raises(EntrepotError, match="damaged"):
        Record.open(f"sqlite:///{record.where}", record.where)


def test_a_record_of_another_version_is_refused(record):
    record.keep_note("schema", "99")
    with pytest.raises(EntrepotError, match="version 99"):
        Record.open(f"sqlite:///{record.where}", record.where)


def test_a_folder_that_cannot_be_written_can_be_read(record, tmp_path):
    record.add(document(), [figure("turnover", 108e6)], loaded=TODAY)
    record.close()
    tmp_path.chmod(0o555)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("rights do not bind this user")
        found = Record.open(f"sqlite:///{tmp_path / 'record.sqlite'}", "record.sqlite")
        assert found.documents() == [document()] and standing(found) == {("turnover", 108e6)}
        assert not found.is_writable
        with pytest.raises(EntrepotError, match="may be read, not written"):
            found.keep_note("last_brief", "none")
        found.close()
    finally:
        tmp_path.chmod(0o755)
