"""Main pair: the economies that a text is about, by its headline and opening."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.parties import Place, is_region_word, region_words
from entrepot.reading.statements.text import Text

_EARLY = 3
_MOST_REFERENCES = 4
_DEFINITE = frozenset(["the", "this", "'s", "our"])
_CITIES = frozenset(load("parties")["cities"]["codes"].split())
_DATELINE_ENDS = (["-"], ["–"], ["—"], ["("], ["/"], ["."])
_ENVOYS = words("parties", "titles", "envoys")
_MONTHS = words("parties", "titles", "months")


def related(a: Economy, b: Economy) -> bool:
    """Whether one is the other, or its country."""
    return a == b or a.parent == b.code or b.parent == a.code


def are_siblings(a: Economy, b: Economy) -> bool:
    """Whether they are two regions of one country, whose trade is foreign for neither."""
    return a.kind == b.kind == "region" and a.parent == b.parent


def overlapping(a: Economy, b: Economy) -> bool:
    """Whether one is the other, its country, or a bloc that holds it."""
    return related(a, b) or b in a.members or a in b.members or b.country in a.members or a.country in b.members


Weighed = list[tuple[Place, int]]


def main_pair(text: Text, places: Sequence[Place], weighed: Weighed) -> tuple[Economy | None, list[Economy]]:
    """The economy that the text names most and, in the order of the text, the two of headline and opening; a region
    stands for its country."""
    weight: Counter[Economy] = Counter()
    first: dict[Economy, int] = {}
    for place, worth in weighed:
        weight[place.economy] += worth
        first.setdefault(place.economy, place.start)
    referred = _referred_to(text, weight, first)
    opening, whole = _end_of_opening(text), weight + referred
    pair = _heaviest_two(text, weight, whole, first, opening)
    if not any(related(region, e) for region in referred for e in pair):
        pair = _heaviest_two(text, whole, whole, first, opening)
    pair = _without_bloc(pair, weight, first)
    pair = _with_visitor(text, places, whole, first, pair)
    return (pair[0] if pair else None), sorted(pair, key=lambda e: first[e])


def _heaviest_two(
    text: Text, weight: Counter[Economy], referred: Counter[Economy], first: dict[Economy, int], opening: int
) -> list[Economy]:
    """The two that weigh most, a region in its country's place where it weighs no less with the references to it."""
    ranked = sorted(weight, key=lambda e: (-weight[e], first[e]))
    pair: list[Economy] = []
    for economy in ranked:
        regions = [
            e for e in ranked if e.parent == economy.code and first[e] < opening and _outweighs(referred, e, economy)
        ]
        taken = any(related(economy, e) or are_siblings(economy, e) for e in pair)
        if regions or taken or (pair and first[economy] >= opening):
            continue
        pair.append(economy)
        if len(pair) == 2:
            break
    if len(pair) == 2 and first[pair[1]] >= _end_of_lead(text):
        rivals = [
            e
            for e in ranked
            if not any(related(e, p) for p in pair) and weight[e] == weight[pair[1]] and first[e] < opening
        ]
        return pair[:1] if rivals else pair
    return pair


def _without_bloc(pair: list[Economy], weight: Counter[Economy], first: dict[Economy, int]) -> list[Economy]:
    """The pair with a country in the place of a bloc that the text names less, and of which the country is no member:
    "the UK and Turkey" after "leaving the EU"."""
    if len(pair) < 2 or pair[1].kind != "bloc":
        return pair
    rivals = [
        e for e in weight
        if e.kind == "country" and weight[e] > 1 and weight[e] >= weight[pair[1]] and not overlapping(e, pair[1])
        and not related(e, pair[0])
    ]  # fmt: skip
    return [pair[0], max(rivals, key=lambda e: (weight[e], -first[e]))] if rivals else pair


def _with_visitor(
    text: Text, places: Sequence[Place], weight: Counter[Economy], first: dict[Economy, int], pair: list[Economy]
) -> list[Economy]:
    """The pair, the region whose people visit first where its two countries are only named side by side: "Missouri's
    governor is off to Germany and the Netherlands"."""
    if len(pair) < 2 or any(e.kind != "country" for e in pair):
        return pair
    opening = _end_of_opening(text)
    visitors = [
        e for e in weight
        if e.kind == "region" and first[e] < opening and 2 * weight[e] >= weight[pair[1]]
        and not any(related(e, p) for p in pair)
    ]  # fmt: skip
    apart = [
        (a, b) for a, b in pairwise(places)
        if b.start < opening and {a.economy, b.economy} == {*pair}
    ]  # fmt: skip
    if len(visitors) != 1 or not any(_side_by_side(text, a, b) for a, b in apart):
        return pair
    return [visitors[0], pair[0]]


def _side_by_side(text: Text, a: Place, b: Place) -> bool:
    """ "Germany and the Netherlands", "Israel, the UAE"."""
    return text.document.text[a.end : b.start].casefold().strip() in _AND


_AND = frozenset([",", "and", ", and", "and the", ", the", "и", "&", ", и", "and in", "и в", "and south"])


def _end_of_lead(text: Text) -> int:
    body = _body(text)
    return text.sentences[min(body, len(text.sentences) - 1)].end if text.sentences else 0


def _referred_to(text: Text, weight: Counter[Economy], first: dict[Economy, int]) -> Counter[Economy]:
    """What "the province", "the region's", «края» add to the one region that the opening names most."""
    opening = _end_of_opening(text)
    regions = sorted((e for e in weight if e.kind == "region" and first[e] < opening), key=lambda e: -weight[e])
    if not regions or (len(regions) > 1 and weight[regions[0]] == weight[regions[1]]):
        return Counter()
    return Counter({regions[0]: min(_region_words(text), _MOST_REFERENCES)})


def _region_words(text: Text) -> int:
    """How often the text says "the province", "the region's", «края»."""
    words, shapes, regions = text.tokens.words, text.tokens.shapes, region_words()
    return sum(
        words[at] in regions
        and (shapes[at] == "w" or (shapes[at] == "C" and shapes[at + 1 : at + 2] != ["C"]))
        and (words[at - 1] in _DEFINITE or (shapes[at] == "w" and not words[at].isascii()))
        for at in range(bisect_left(text.tokens.starts, text.sentences[-1].end))
    )


def hub_of(text: Text, weighed: Weighed, main: Economy | None) -> Economy | None:
    """The one economy of a text that tells of its trade with three others or more, none far before the rest; None where
    headline and first sentence name a pair."""
    named = [place for place, worth in weighed if worth and place.economy.kind != "bloc"]
    counts = Counter(place.economy for place in named if place.form != "city")
    regions = [economy for economy in counts if economy.kind == "region"]
    hub = regions[0] if len(regions) == 1 else main
    if hub is None:
        return None
    others = [
        count for economy, count in counts.most_common() if economy.kind == "country" and not related(hub, economy)
    ]
    if len(others) < _OTHERS or 2 * others[_OTHERS - 1] < others[0]:
        return None
    body = [sentence for sentence in text.sentences[_body(text) :] if sentence.last - sentence.first > _SHORT]
    first = body[0].end if body else 0
    opening = {
        p.economy for p in named if p.start < first and p.economy.kind == "country" and not related(hub, p.economy)
    }
    return None if len(opening) == 1 else hub


_OTHERS, _SHORT, _SHORT_BODY = 3, 4, 8


def _outweighs(weight: Counter[Economy], region: Economy, country: Economy) -> bool:
    return weight[region] >= weight[country]


def _end_of_opening(text: Text) -> int:
    body = text.sentences[_body(text) :]
    told = [s for s in body if s.last - s.first > _SHORT_BODY] or body
    return told[min(2, len(told) - 1)].end if told else 0


def _body(text: Text) -> int:
    return next((i for i, s in enumerate(text.sentences) if s.kind == "body"), 0)


def weighed(text: Text, places: Sequence[Place]) -> Weighed:
    """The places that may be a side, each with what it counts: most in headline and lead."""
    return list(_weighed(text, places))


def _weighed(text: Text, places: Sequence[Place]) -> Iterator[tuple[Place, int]]:
    """Each place that may be a side, and what it counts: most in headline and lead."""
    ends = [sentence.end for sentence in text.sentences]
    body, index = _body(text), 0
    described: set[str] = set()
    regions = {p.economy for p in places if p.economy.kind == "region" and _says_region(text, p)}
    for at, place in enumerate(places):
        while index < len(ends) and place.start >= ends[index]:
            index += 1
        following = places[at + 1] if at + 1 < len(places) and places[at + 1].start - place.end < 25 else None
        if following is not None and following.economy.parent == place.economy.code:
            continue
        if following is not None and place.form == "capital" and _part(text, following) == "background":
            continue
        if at and places[at - 1].economy.parent == place.economy.code and _locates(text, places[at - 1], place):
            continue
        if place.form == "city":
            yield place, int(place.economy.parent in described or place.economy in regions)
        elif _names_a_region(text, place):
            described.add(place.economy.code)
        elif (part := _part(text, place)) != "background":
            worth = 1 if part == "envoy" else _EARLY if index < body + 2 else 2 if index < body + 5 else 1
            yield place, min(worth, 1) if place.economy.kind == "bloc" else worth


def _says_region(text: Text, place: Place) -> bool:
    """ "Fergana region", «область» in the name itself."""
    said = text.document.text[place.start : place.end].casefold().split()
    return place.form == "name" and len(said) > 1 and (is_region_word(said[0]) or is_region_word(said[-1]))


def _part(text: Text, place: Place) -> str:
    """ "background" where a name only says where an envoy sits ("ambassador to Russia") or where a report was written
    ("BAKU, Azerbaijan, Aug. 24"); "envoy" where it says whose embassy it is ("the Embassy of Russia in Belarus")."""
    tokens = text.tokens
    first, last = bisect_left(tokens.starts, place.start), bisect_left(tokens.starts, place.end)
    before, after = tokens.words[max(0, first - 2) : first], tokens.words[last : last + 2]
    if place.economy.kind == "region" and _is_of_forum(text, last):
        return "background"
    if before[-1:] in (["to"], ["in"], ["в"]) and before[0] in _ENVOYS:
        return "background"
    if place.economy.code in _CITIES and (before[-1:] in (["in"], ["at"], ["в"]) or _is_dateline(text, place)):
        return "background"
    if after[:1] == [","] and after[-1] in _MONTHS:
        return "background"
    sends = not _ENVOYS.isdisjoint(before) or not _EMBASSIES.isdisjoint(after)
    return "envoy" if sends else ""


def _is_of_forum(text: Text, last: int) -> bool:
    """Whether a name is that of a forum: "the St. Petersburg International Economic Forum"."""
    for at in range(last, min(last + _LONG, len(text.tokens.words))):
        word = text.tokens.words[at]
        if word.startswith(_FORUMS):
            return True
        if not word.endswith(_OF_FORUMS):
            return False
    return False


_LONG = 5
_FORUMS = ("forum", "форум")
_OF_FORUMS = (
    "international",
    "economic",
    "eastern",
    "legal",
    "energy",
    "ного",
    "ном",
    "ному",
    "ный",
    "ным",
    "кого",
    "ком",
    "кий",
)
_EMBASSIES = frozenset(["embassy", "посольство", "посольства", "посольстве"])


def _locates(text: Text, region: Place, country: Place) -> bool:
    """ "West Azerbaijan, a province in northwest Iran": the country only says where the region lies."""
    between = text.document.text[region.end : country.start].casefold().split()
    return len(between) <= 5 and not {"in", "of"}.isdisjoint(between) and between[0] in (",", "in", "of", "province")


def _is_dateline(text: Text, place: Place) -> bool:
    """Whether a name that opens a sentence says where a report was written: "TEHRAN- A provincial official says"."""
    said = text.document.text[place.start : place.end]
    at = bisect_left(text.tokens.starts, place.end)
    after = text.tokens.words[at : at + 1]
    return (said.isupper() and len(said) > 3) or (place.form != "name" and after[:1] in _DATELINE_ENDS)


def _names_a_region(text: Text, place: Place) -> bool:
    """ "Russia's westernmost region", "the Russian exclave": the country only says where the region lies."""
    tokens = text.tokens
    last = bisect_left(tokens.starts, place.end)
    if place.economy.kind != "country" or not (place.form == "adjective" or tokens.words[last : last + 1] == ["'s"]):
        return False
    after = tokens.words[last : last + 4]
    region = next((i for i, word in enumerate(after) if is_region_word(word)), None)
    return region is not None and all(tokens.shapes[last + i] in "ws" for i in range(region + 1))
