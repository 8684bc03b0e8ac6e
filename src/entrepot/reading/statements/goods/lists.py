"""Trading: the lists of goods of a story, worked out once for the kinds of statement that need them."""

from collections import Counter
from dataclasses import replace

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.claims.telling import claims_of, focuses_of, scene_of
from entrepot.reading.statements.goods.flows import Read, find_structures
from entrepot.reading.statements.goods.told import Told
from entrepot.reading.statements.goods.unsaid import Focus
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.whose.cast import sides_of
from entrepot.reading.statements.whose.sides import Sides


def structures_of(story: Story) -> list[Read]:
    """The lists of goods in one direction, in the order of the text, each with what it was read by."""
    return story.once("structures", _structures)


def _structures(story: Story) -> list[Read]:
    return find_structures(*scene_for(story))


def scene_for(story: Story) -> tuple[Sides, list[Told], list[Focus]]:
    """What a story's lists are read by: its sides, the flows told in its figures, the pair in focus by sentence."""
    told = [
        Told(claim.start, claim.frame.measure, claim.frame.reporter, claim.frame.partner, claim.end)
        for claim in claims_of(story)
        if claim.frame.measure in ("exports", "imports") and claim.sort != "goal"
    ]
    return _sides(story), told, focuses_of(story)


def _sides(story: Story) -> Sides:
    """The sides of the story: the pair that its figures are about, the one named most first, or one economy alone that
    trades with many."""
    sides, scene = sides_of(story), scene_of(story)
    if scene.hub_of_many is not None:
        return replace(sides, pair=(scene.hub_of_many,))
    pair = tuple(sorted(_told_pair(story) or scene.pair, key=lambda one: one != scene.main))
    pair = _with_trader(story, pair)
    return replace(sides, pair=pair) if len(pair) == 2 else sides


def _told_pair(story: Story) -> tuple[Economy, ...]:
    """The two that more than half of the story's figures are of."""
    frames = [claim.frame for claim in claims_of(story)]
    told = [(f.reporter, f.partner) for f in frames if f.reporter is not None and f.partner is not None]
    counts = Counter(frozenset(both) for both in told)
    return next((both for both in told if 2 * counts[frozenset(both)] > len(told) and both[0] != both[1]), ())


def _with_trader(story: Story, pair: tuple[Economy, ...]) -> tuple[Economy, ...]:
    """The pair, or the economy that all figures are about with the first of its partners: a state whose governor visits
    two countries trades with each of them, not they with each other."""
    told = [{claim.frame.reporter, claim.frame.partner} for claim in claims_of(story)]
    told = [both for both in told if None not in both and len(both) == 2]
    partners = {frozenset(both) for both in told}
    if len(partners) < _SEVERAL or len(pair) < 2:
        return pair
    trader = next((one for one in told[0] if one is not None and all(one in both for both in told)), None)
    return pair if trader is None else (trader, next(one for one in pair if one != trader))


_SEVERAL = 2
