"""Siding: of which side of the pair an item of cooperation is, or of both, weighed by the words around it.

The rules give a first answer (`takers`, `plain_fields`), which is one cue among others (`side_cues`). The weights
(`lexicon/siding.csv`) are learned from the annotated reports by `tools/learn_siding.py`.
"""

from dataclasses import replace
from math import exp

from entrepot.nouns.statement import Cooperation
from entrepot.reading.statements.kind import Found
from entrepot.reading.statements.lexicon import weights
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.lone_roles import role_of_one
from entrepot.reading.statements.undertakings.named_sides import side_for
from entrepot.reading.statements.undertakings.side_cues import Cues, cues_of
from entrepot.reading.statements.whose.sides import Sides

_EVEN = 0.05
"""Chances that differ by less are even: then the rules' answer stands."""
_MOST = 0.5
"""It stands too where no answer has at least this chance."""


def sided(story: Story, sides: Sides, at: int, found: Found) -> Found:
    """An item of sentence `at` with the side or sides that its words speak of most."""
    item = found.statement
    if not isinstance(item, Cooperation) or len(sides.pair) != 2 or _is_settled(sides, item):
        return found
    chances = chances_of(cues_of(story, sides, at, item, found.because))
    best = max(range(3), key=chances.__getitem__)
    ruled = _ruled(sides, item)
    if ruled is not None and (chances[best] < _MOST or chances[best] - chances[ruled] < _EVEN):
        best = ruled
    chosen = sides.pair if best == 2 else (sides.pair[best],)
    role = item.role if best == 2 else role_of_one(item, found.because)
    if (chosen, role) == (item.sides, item.role):
        return found
    return Found(replace(item, sides=chosen, role=role), found.because)


def _ruled(sides: Sides, item: Cooperation) -> int | None:
    """What the rules say: 0 or 1 for one of the pair, 2 for both, None for nobody known."""
    found = {one for one in (side_for(sides, side) for side in item.sides) if one is not None}
    return None if not found else 2 if len(found) > 1 else sides.pair.index(found.pop())


def chances_of(cues: tuple[Cues, Cues, Cues]) -> tuple[float, float, float]:
    """The chances that words are of the pair's first, of its second, of both, by the cues for each."""
    known = weights("siding")
    logits = [sum([known[cue] for cue in row if cue in known]) for row in cues]
    powers = [exp(logit - max(logits)) for logit in logits]
    first, second, both = (power / sum(powers) for power in powers)
    return first, second, both


def _is_settled(sides: Sides, item: Cooperation) -> bool:
    """Whether the rules give an item to somebody who is none of the pair, or it is only what the speaker thinks."""
    return item.stage == "opinion" or (bool(item.sides) and all(side_for(sides, one) is None for one in item.sides))
