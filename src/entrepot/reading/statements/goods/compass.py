"""Compass: who sells to whom where goods "travel east" or go «на юг», from where the two economies lie."""

from entrepot.nouns.distance import capital
from entrepot.nouns.economy import Economy
from entrepot.reading.statements.goods.places import Place
from entrepot.reading.statements.whose.sides import Sides

_NORTH, _EAST = (1, 0), (0, 1)
_SOUTH, _WEST = (-1, 0), (0, -1)
_WAYS = {"north": _NORTH, "south": _SOUTH, "east": _EAST, "west": _WEST}
_WAYS_RU = {"север": _NORTH, "юг": _SOUTH, "восток": _EAST, "запад": _WEST}
_ADJECTIVES_RU = {"северн": _NORTH, "южн": _SOUTH, "восточн": _EAST, "западн": _WEST}
_ENDS = frozenset((".", ",", ";", ":", "and", "while", "whereas", "across", "over", "by", "through", "too", "\n"))
_APART = 3.0
"""Degrees by which two capitals must differ for one to lie north or east of the other."""


def sides_by_compass(sides: Sides, place: Place) -> tuple[Economy, Economy] | None:
    """Seller and buyer of a list, where its clause says to which side of the compass it goes."""
    if len(sides.pair) != 2:
        return None
    way = next((way for at in range(place.first, place.last) if (way := _way(sides, place, at)) is not None), None)
    one, other = sides.pair
    if way is None:
        return None
    here, there = capital(one), capital(other)
    if here is None or there is None or here == there:
        return None
    apart = way[0] * (there.latitude - here.latitude) + way[1] * (there.longitude - here.longitude)
    if abs(apart) < _APART:
        return None
    return (one, other) if apart > 0 else (other, one)


def _way(sides: Sides, place: Place, at: int) -> tuple[int, int] | None:
    """Where the word at a token points to, north and east."""
    tokens = sides.text.tokens
    word = tokens.words[at]
    if tokens.shapes[at] != "w":
        return None
    following = tokens.words[at + 1] if at + 1 < place.last else "."
    if word in _WAYS_RU and tokens.words[at - 1] == "на":
        return _WAYS_RU[word]
    if following == "направлении":
        return next((way for stem, way in _ADJECTIVES_RU.items() if word.startswith(stem)), None)
    bare = word.removesuffix("s").removesuffix("ward").removesuffix("bound")
    if bare in _WAYS and (bare != word or following in _ENDS) and tokens.words[at - 1] not in _AT:
        return _WAYS[bare]
    return None


_AT = frozenset(("in", "from", "of"))
