"""The goods that one economy sells another, from lists with and without a verb."""

from collections.abc import Iterable

from entrepot.reading.statements.goods.lists import structures_of
from entrepot.reading.statements.kind import Found, Kind
from entrepot.reading.statements.story import Story


def read(story: Story) -> Iterable[Found]:
    """The commodity lists of a story, in its order."""
    for structure, because in structures_of(story):
        yield Found(structure, because)


KIND = Kind("structure", "Goods traded", read)
