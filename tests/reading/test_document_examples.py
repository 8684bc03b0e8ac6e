"""Every sample in examples/reading/documents is read as the JSON beside it says."""

import json
from pathlib import Path

import pytest

from entrepot.reading.documents.reader import read

FOLDER = Path(__file__).parents[2] / "examples" / "reading" / "documents"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def test_every_expectation_has_its_sample():
    assert {path.stem for path in FOLDER.glob("*.json")} == {path.stem for path in SAMPLES}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_read_as_expected(sample):
    expected = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    document = read(sample)
    story = document.text[slice(*document.story)]
    assert document.title == expected["title"]
    assert str(document.date) == str(expected["date"])
    assert document.language == expected["language"]
    assert document.publisher == expected["publisher"]
    assert document.link == expected.get("link")
    assert [words for words in expected["story_has"] if words not in story] == []
    assert [words for words in expected["story_has_not"] if words.casefold() in story.casefold()] == []
