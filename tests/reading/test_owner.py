"""Whose a text is: a report cut off anywhere is read."""

import pytest

from entrepot.nouns.document import Document
from entrepot.reading.statements.reader import read


@pytest.mark.parametrize("ending", ["Belarus's", "Belarus'", "the visit to Belarus", "with"])
def test_a_text_may_end_at_any_word(ending):
    text = f"Trade of Russia with Belarus reached $5 million in 2024, said {ending}"
    assert read(Document("cut", "cut.txt", "", text, (0, len(text)), language="en")).found
