"""Main pair: the economies that a text is about, by its headline and opening."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.parties import Place, is_region_word
from entrepot.reading.statements.text import Text

_EARLY = 3
_ENVOYS = words("parties", "titles", "envoys")
_MONTHS = words("parties", "titles", "months")


def related(a: Economy, b: Economy) -> bool:
    """Whether one is the other, or its country."""
    return a == b or a.parent == b.code or b.parent == a.code


def overlapping(a: Economy, b: Economy) -> bool:
    """Whether one is the other, its country, or a bloc that holds it."""
    return related(a, b) or b in a.members or a in b.members or b.country in a.members or a.country in b.members


def main_pair(text: Text, places: Sequence[Place]) -> tuple[Economy | None, list[Economy]]:
    """The economy that the text names most and, in the order of the text, the two of headline and opening; a region
    stands for its country."""
    weight: Counter[Economy] = Counter()
    first: dict[Economy, int] = {}
    for place, worth in _weighed(text, places):
        weight[place.economy] += worth
        first.setdefault(place.economy, place.start)
    ranked = sorted(weight, key=lambda e: (-weight[e], first[e]))
    opening = _end_of_opening(text)
    pair: list[Economy] = []
    for economy in ranked:
        regions = [
            e for e in ranked if e.parent == economy.code and first[e] < opening and _outweighs(weight, e, economy)
        ]
        if regions or any(related(economy, e) for e in pair) or (pair and first[economy] >= opening):
            continue
        pair.append(economy)
        if len(pair) == 2:
            break
    return (pair[0] if pair else None), sorted(pair, key=lambda e: first[e])


def _outweighs(weight: Counter[Economy], region: Economy, country: Economy) -> bool:
    return weight[region] >= weight[country]


def _end_of_opening(text: Text) -> int:
    body = _body(text)
    return text.sentences[min(body + 2, len(text.sentences) - 1)].end if text.sentences else 0


def _body(text: Text) -> int:
    return next((i for i, s in enumerate(text.sentences) if s.kind == "body"), 0)


def _weighed(text: Text, places: Sequence[Place]) -> Iterator[tuple[Place, int]]:
    """Each place that may be a side, and what it counts: most in headline and lead."""
    ends = [sentence.end for sentence in text.sentences]
    body, index = _body(text), 0
    described: set[str] = set()
    for at, place in enumerate(places):
        while index < len(ends) and place.start >= ends[index]:
            index += 1
        following = places[at + 1] if at + 1 < len(places) and places[at + 1].start - place.end < 25 else None
        if following is not None and following.economy.parent == place.economy.code:
            continue
        if place.form == "city":
            yield place, int(place.economy.parent in described)
        elif _names_a_region(text, place):
            described.add(place.economy.code)
        elif not _is_background(text, place):
            worth = _EARLY if index < body + 2 else 2 if index < body + 5 else 1
            yield place, min(worth, 1) if place.economy.kind == "bloc" else worth


def _is_background(text: Text, place: Place) -> bool:
    """Whether a name only says where an envoy sits ("ambassador to Russia") or where a report was written ("BAKU,
    Azerbaijan, Aug. 24")."""
    tokens = text.tokens
    first, last = bisect_left(tokens.starts, place.start), bisect_left(tokens.starts, place.end)
    before, after = tokens.words[max(0, first - 2) : first], tokens.words[last : last + 2]
    if before[-1:] in (["to"], ["in"], ["в"]) and before[0] in _ENVOYS:
        return True
    return after[:1] == [","] and after[-1] in _MONTHS


def _names_a_region(text: Text, place: Place) -> bool:
    """ "Russia's westernmost region", "the Russian exclave": the country only says where the region lies."""
    tokens = text.tokens
    last = bisect_left(tokens.starts, place.end)
    if place.economy.kind != "country" or not (place.form == "adjective" or tokens.words[last : last + 1] == ["'s"]):
        return False
    after = tokens.words[last : last + 4]
    region = next((i for i, word in enumerate(after) if is_region_word(word)), None)
    return region is not None and all(tokens.shapes[last + i] in "ws" for i in range(region + 1))
