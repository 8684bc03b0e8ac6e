"""Explain: the rules behind a statement, with the words that each one ate."""

from collections.abc import Iterable

from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.phrases.phrase import Line, tree
from entrepot.reading.statements.story import Story


def because(story: Story, claims: Iterable[Claim]) -> tuple[str, ...]:
    """One tree per claim: its rule and flow, then the phrases that gave its values; nothing when nobody asks."""
    rows: list[str] = []
    if not story.explaining:
        return ()
    for claim in claims:
        rows.append(f"{claim.sort}: {claim.rule}  «{story.document.text[claim.start : claim.end]}»")
        rows.append(f"  {claim.frame.rule}")
        for sentence, phrase in claim.trees:
            line = Line(story.text, story.text.sentences[sentence])
            rows += [f"  {row}" for row in tree(line, phrase)]
    return tuple(rows)
