import re

import pytest

from entrepot.reading.statements.pattern import pattern

SAID = (
    "We and OUR neighbours, a region's «Ёлка», signed -5 % for $4 million; They’ll re-export. "
    "Мы и НАШИ соседи: ёлка, область – 12 тонн & прочее."
)


@pytest.mark.parametrize(
    "source",
    [
        r"\b(?:we|our|мы|наш\w*)\b",
        r"(?:the )?(?:region|область)|[$€]\s?\d|\d+ (?:%|тонн)",
        r"[–—-]\s?\d|&\s|,\s+(?=signed)",
        r"(?<!\w)(?:ё|a)(?!\w)|(?P<name>[a-c]\w+)",
        r"(?:very\s)?(?:re-)?export",
        r"[«“]?ёлка|\(x\)",
        r"\w+’ll\b|\|",
    ],
)
def test_finds_what_the_expression_finds(source: str) -> None:
    plain = re.compile(source, re.IGNORECASE)
    assert [one.span() for one in pattern(source).finditer(SAID)] == [one.span() for one in plain.finditer(SAID)]
    assert plain.search(SAID) is not None


@pytest.mark.parametrize("source", [r"^", r"(?:very\s)?", r"a|", r"[^a]b", r".x", r"(?=a)"])
def test_refuses_what_may_begin_with_anything(source: str) -> None:
    with pytest.raises(ValueError, match="begins with"):
        pattern(source)
