"""Passages: a sentence cut into the clauses that it is made of, in order."""

import re

from entrepot.reading.statements.text import Sentence, Text
from entrepot.reading.statements.undertakings.wording_clause import Clause, clause_around, trimmed

_LETTER = re.compile(r"\w")
_FEWEST = 2


def passages(text: Text, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence that do not overlap, less those of one or two words."""
    whole = text.document.text
    found: list[Clause] = []
    at, done = sentence.start, sentence.start
    while (letter := _LETTER.search(whole, at, sentence.end)) is not None:
        clause = clause_around(text, sentence, letter.start(), letter.start() + 1)
        start, end = trimmed(whole, max(clause.start, done), max(clause.end, letter.end()))
        if whole.count(" ", start, end) >= _FEWEST:
            found.append(Clause(start, end))
        at = done = max(end, letter.end())
    return found
