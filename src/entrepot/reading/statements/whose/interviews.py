"""Interviews: who answers, where paragraphs that ask and paragraphs that answer take turns."""

from entrepot.reading.statements.text import Sentence, Text
from entrepot.reading.statements.whose.people import People, Person

_FEWEST, _LONGEST = 3, 260
"""Questions that make an interview; characters of the longest paragraph that only asks."""


def interviewed(text: Text, people: People) -> tuple[Person, frozenset[int]] | None:
    """The person who answers and the sentences of the answers; None where the text is no interview.

    The one who answers is the last person named before the first question, one with a side before others.
    """
    paragraphs = [body for one in text.paragraphs() if (body := [s for s in one if s.kind == "body"])]
    asks = [_asks(text, one) for one in paragraphs]
    turns = [at for at in range(len(asks) - 1) if asks[at] and not asks[at + 1]]
    if len(turns) < _FEWEST:
        return None
    begins = paragraphs[turns[0]][0].start
    named = [people.persons[m.person] for m in people.mentions if m.start < begins and m.named]
    known = [one for one in named if one.side is not None and not one.apart] or named
    if not known:
        return None
    first = {one.start: at for at, one in enumerate(text.sentences)}
    answers = frozenset(
        first[sentence.start]
        for paragraph, is_question in zip(paragraphs[turns[0] :], asks[turns[0] :], strict=True)
        if not is_question
        for sentence in paragraph
    )
    return known[-1], answers


def _asks(text: Text, paragraph: list[Sentence]) -> bool:
    start, end = paragraph[0].start, paragraph[-1].end
    return end - start < _LONGEST and text.document.text[start:end].rstrip(' »”"').endswith(("?", "?…"))
