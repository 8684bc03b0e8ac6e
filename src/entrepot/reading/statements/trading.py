"""Trading: the lists of goods of a story, worked out once for the kinds of statement that need them."""

from entrepot.reading.statements.cast import sides_of
from entrepot.reading.statements.goods_flows import Read, find_structures
from entrepot.reading.statements.goods_parties import Told
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.telling import claims_of


def structures_of(story: Story) -> list[Read]:
    """The lists of goods in one direction, in the order of the text, each with what it was read by."""
    return story.once("structures", _structures)


def _structures(story: Story) -> list[Read]:
    told = [
        Told(claim.start, claim.frame.measure, claim.frame.reporter, claim.frame.partner)
        for claim in claims_of(story)
        if claim.frame.measure in ("exports", "imports") and claim.sort != "goal"
    ]
    return find_structures(sides_of(story), told)
