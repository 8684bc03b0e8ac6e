"""Goods in one direction: lists of goods, each with the flow and the sides that the words around it give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Commodity, Flow, Structure
from entrepot.reading.statements.goods_cues import FLOWS, OTHERS, Cue, cues_of
from entrepot.reading.statements.goods_parties import Told, filled, parties_around, sides_said
from entrepot.reading.statements.goods_runs import Run, codes_of, find_runs
from entrepot.reading.statements.sides import Sides
from entrepot.reading.statements.text import Sentence

Read = tuple[Structure, tuple[str, ...]]
_BREAKS = frozenset((";",))
_BREAKING = frozenset(("while", "whereas", "but", "although", "а", "но", "тогда", "зато"))
_MEMORY, _LONG, _NEAR = 1200, 3, 9


@dataclass(slots=True)
class _Place:
    """A run with the tokens around it that are its own: from `first` to `last`; cue: what governs it."""

    run: Run
    first: int
    last: int
    cue: Cue | None
    cues: list[Cue]


def find_structures(sides: Sides, told: Sequence[Told] = ()) -> list[Read]:
    """The commodity lists of a text, in its order, each with what it was read by; `told`: flows named in figures."""
    found: list[Read] = []
    flows = sorted(told, key=lambda one: one.start)
    for at, sentence in enumerate(sides.text.sentences):
        if sentence.end - sentence.start > 2500 or sentence.kind == "headline":
            continue
        here: list[Read] = []
        flows += _flows_named(sides, at, sentence, flows)
        flows.sort(key=lambda one: one.start)
        runs = find_runs(sides, sentence)
        for place in _placed(sides, sentence, runs):
            latest = _latest(flows, sentence, place.run)
            read = _read(sides, at, sentence, place, latest)
            if read is not None and here and _goes_with(here[-1][0], read[0]):
                here[-1] = _together(sides, here[-1], read)
            elif read is not None:
                here.append(read)
            if read is not None:
                structure = read[0]
                flows.append(Told(place.run.start, structure.flow, structure.reporter, structure.partner))
                flows.sort(key=lambda one: one.start)
        found += here
    return _once(found)


def _flows_named(sides: Sides, at: int, sentence: Sentence, flows: Sequence[Told]) -> list[Told]:
    """The flows that a sentence names with a side: "Kenya's exports", "what Belarus ships"."""
    starts, ends = sides.text.tokens.starts, sides.text.tokens.ends
    found: list[Told] = []
    if len({place.economy for place in sides.named(sentence.start, sentence.end)}) > _MANY:
        return []
    cues = [c for c in cues_of(sides.text.tokens.words, sentence.first, sentence.last) if c.kind in _NAMING]
    words = sides.text.tokens.words
    words = sides.text.tokens.words
    for cue in cues:
        first, last = starts[cue.at], ends[cue.at]
        flow: Flow = "imports" if cue.kind in ("in_verb", "in_noun") else "exports"
        if found and words[cue.at - 1] in _AND:
            found.append(Told(first, flow, found[-1].reporter, found[-1].partner))
            continue
        if found and words[cue.at - 1] in _AND:
            found.append(Told(first, flow, found[-1].reporter, found[-1].partner))
            continue
        empty = Run(cue.at, cue.at, sentence.end, sentence.end, (), 0)
        span = max(sentence.start, first - 50), min(sentence.end, last + 50)
        parties = parties_around(sides, at, sentence, span, empty, first, flows[-1] if flows else None)
        seller, buyer = sides_said(parties, cue.kind)
        pair = next(({one.reporter, one.partner} for one in reversed(flows) if one.start < sentence.end), set())
        if (seller is None) != (buyer is None) and pair & {seller, buyer} - {None} and len(pair) == 2:
            seller, buyer = seller or next(iter(pair - {buyer})), buyer or next(iter(pair - {seller}))
        if seller is not None and buyer is not None:
            found.append(Told(first, flow, *((buyer, seller) if flow == "imports" else (seller, buyer))))
    return found


_MANY = 3
_AND = frozenset(("and", "but", "и", "а"))
_AND = frozenset(("and", "but", "и", "а"))
_NAMING = frozenset(("out_verb", "out_noun", "in_verb", "in_noun"))


def _goes_with(one: Structure, other: Structure) -> bool:
    """Whether two lists of one sentence go the same way between the same sides."""
    return (one.flow, one.reporter, one.partner) == (other.flow, other.reporter, other.partner)


def _together(sides: Sides, one: Read, other: Read) -> Read:
    first, last = one[0].quotes[0], other[0].quotes[0]
    goods = tuple(dict.fromkeys((*one[0].commodities, *other[0].commodities)))
    quote = sides.text.document.quote(min(first.start, last.start), max(first.end, last.end))
    return replace(one[0], commodities=goods, quotes=(quote,)), (*one[1], *other[1])


def _latest(flows: list[Told], sentence: Sentence, run: Run) -> Told | None:
    """The flow told last before the run, or in its sentence."""
    before = [one for one in flows if one.start <= run.end]
    if before and (before[-1].start >= sentence.start or run.start - before[-1].start < _MEMORY):
        return before[-1]
    return next((one for one in flows if run.end < one.start < sentence.end), None)


def _placed(sides: Sides, sentence: Sentence, runs: list[Run]) -> list[_Place]:
    """Each run with the stretch of its sentence that is its own, and the cue that governs it."""
    words = sides.text.tokens.words
    cues = cues_of(words, sentence.first, sentence.last) if runs else []
    found: list[_Place] = []
    runs = [run for run in runs if run.size > 1 or any(_gap(run, cue) <= _NEAR for cue in cues if cue.kind in FLOWS)]
    used = -1
    for number, run in enumerate(runs):
        edge = runs[number - 1].last if number else sentence.first
        stop = runs[number + 1].first if number + 1 < len(runs) else sentence.last
        first, last = _from(words, max(edge, used + 1), run.first), _to(words, run.last, stop)
        before = [cue for cue in cues if first <= cue.at < run.first]
        after = [cue for cue in cues if run.last <= cue.at < last]
        strong = [cue for cue in before if cue.kind in FLOWS][-1:] or [cue for cue in after if cue.kind in FLOWS][:1]
        if strong:
            used = strong[0].at
        found.append(_Place(run, first, last, strong[0] if strong else None, before + after))
    return found


def _from(words: list[str], edge: int, stop: int) -> int:
    for at in range(stop - 1, edge - 1, -1):
        if words[at] in _BREAKS or (words[at] in _BREAKING and at > edge and words[at - 1] == ","):
            return at + 1
    return edge


def _to(words: list[str], first: int, stop: int) -> int:
    for at in range(first, stop):
        if words[at] in _BREAKS or (words[at] in _BREAKING and at > first and words[at - 1] == ","):
            return at
    return stop


def _read(sides: Sides, at: int, sentence: Sentence, place: _Place, told: Told | None) -> Read | None:
    if not _is_flow(sides, place):
        return None
    starts, ends = sides.text.tokens.starts, sides.text.tokens.ends
    kind = place.cue.kind if place.cue else ""
    if not kind and any(cue.kind == "back" for cue in place.cues):
        kind = "back"
    span = starts[place.first], ends[place.last - 1]
    cue = starts[place.cue.at] if place.cue is not None else place.run.end
    parties = parties_around(sides, at, sentence, span, place.run, cue, told)
    seller, buyer = sides_said(parties, kind)
    flow: Flow = "imports" if kind in ("in_verb", "in_noun") else "exports"
    if seller is None and buyer is None:
        seller, buyer, flow = _as_before(sides, at, place, told, kind, flow)
    elif parties.several:
        seller, buyer = (
            (told.reporter if told else next(iter(sides.pair), None), None) if kind == "market" else (seller, buyer)
        )
    else:
        seller, buyer = filled(sides, sentence, seller, buyer, told)
    if kind in ("", "go", "back", "market", "earn") and told is not None and seller != told.reporter:
        flow = "imports" if buyer == told.reporter else flow
    reporter, partner = (buyer, seller) if flow == "imports" else (seller, buyer)
    commodities = tuple(Commodity(name, codes_of(name, sentence.language)) for name in place.run.names)
    quote = sides.text.document.quote(*_quote(sides, place))
    said = sides.speech.said[at]
    speaker = said.person.name if said and said.person and not said.carried else None
    because = f"<{kind or 'list'}>: “{sides.text.document.text[place.run.start : place.run.end]}”"
    return Structure(flow, reporter, partner, commodities, (quote,), None, speaker), (because,)


def _as_before(
    sides: Sides, at: int, place: _Place, told: Told | None, kind: str, flow: Flow
) -> tuple[Economy | None, Economy | None, Flow]:
    """Seller, buyer and flow of a list that names no side: those of the flow told last, or that turned round."""
    if told is None:
        reporter = (
            sides.speaker(at) or (sides.home if sides.home in sides.pair else None) or next(iter(sides.pair), None)
        )
        partner = sides.partner_of(reporter)
        return (partner, reporter, flow) if flow == "imports" else (reporter, partner, flow)
    others = _OTHERS.intersection(sides.text.tokens.words[place.first : place.last]) or (
        kind == "in_verb" and place.cue is not None and _THEY.search(sides.text.tokens.words[place.cue.at]) is not None
    )
    if kind in ("in_verb", "in_noun", "out_verb", "out_noun") and not others:
        return (told.partner, told.reporter, flow) if flow == "imports" else (told.reporter, told.partner, flow)
    starts = sides.text.tokens.starts
    turned = any(cue.kind == "back" and told.start < starts[cue.at] for cue in place.cues)
    seller, buyer = (told.buyer, told.seller) if turned else (told.seller, told.buyer)
    return seller, buyer, ("imports" if buyer == told.reporter else "exports")


_THEY = re.compile("[а-я](?:ют|ут|ят|ат)$")
_OTHERS = frozenset(("they", "these", "neighbours", "neighbors", "buyers", "они", "соседи", "партнеры"))


def _is_flow(sides: Sides, place: _Place) -> bool:
    """Whether the words around a list speak of goods that are traded, not wished for, made or worked on together."""
    size = place.run.size
    others = [cue for cue in place.cues if cue.kind in OTHERS]
    cue = place.cue
    words = sides.text.tokens.words
    ends = max(place.run.first, cue.at if cue is not None else 0)
    if any(one.kind == "wish" and one.at < ends for one in others):
        return False
    if "so" in words[place.first : place.run.first] and "that" in words[place.first : place.run.first]:
        return False
    if cue is not None and cue.kind == "go" and not _goes(place):
        return False
    if cue is None:
        return size >= _LONG and not others
    if size >= _LONG:
        return True
    if size == 2:
        return not others
    return not others and cue.kind in _NAMING and _is_governed(sides, place)


def _is_governed(sides: Sides, place: _Place) -> bool:
    """Whether goods named alone stand right beside the verb or noun of their flow, with an amount or a rank."""
    assert place.cue is not None
    words, shapes = sides.text.tokens.words, sides.text.tokens.shapes
    between = words[place.cue.at + 1 : place.run.first]
    if _CAUSES.intersection(between[-_BESIDE:]):
        return True
    distance = _gap(place.run, place.cue) - sum(
        shape == "N" or word in _AMOUNTS
        for word, shape in zip(between, shapes[place.cue.at + 1 : place.run.first], strict=True)
    )
    if distance > _BESIDE:
        return False
    if distance <= _DIRECTLY and place.cue.kind in ("out_noun", "in_noun"):
        return True
    whole = range(place.first, place.last)
    ranked = any(one.kind in ("most", "earn") for one in place.cues) or not _RANKS.isdisjoint(
        words[place.first : place.last]
    )
    return ranked or any(shapes[at] == "N" or words[at] in "$€%" for at in whole)


def _gap(run: Run, cue: Cue) -> int:
    """Tokens from a cue to a list, 1 when they touch."""
    return run.first - cue.at if cue.at < run.first else cue.at - run.last + 1


_CAUSES = frozenset("thanks driven due owing led благодаря счет".split())
_AMOUNTS = frozenset("$ € £ million billion thousand worth of tons tonnes тонн млн млрд тыс долларов".split())
_BESIDE, _DIRECTLY = 4, 2
_RANKS = frozenset(
    (
        "first largest biggest most half third quarter part more fewer less "
        "больше меньше половина треть часть первое первой"
    ).split()
)


def _goes(place: _Place) -> bool:
    """Whether it is the goods that move: they stand beside the verb."""
    assert place.cue is not None
    if place.cue.at > place.run.last:
        return place.cue.at - place.run.last < 8
    return place.run.first - place.cue.at < 12


def _quote(sides: Sides, place: _Place) -> tuple[int, int]:
    """The words from the cue to the end of the list, or from the list to the cue."""
    tokens = sides.text.tokens
    first = min(place.run.first, place.cue.at if place.cue else place.run.first)
    start = tokens.starts[place.first] if first < place.run.first else place.run.start
    last = max(place.run.last, place.cue.at + 1 if place.cue else place.run.last)
    end = tokens.ends[place.last - 1] if last > place.run.last else place.run.end
    whole = sides.text.document.text
    while start < end and whole[start] in ' ,;:–—-“”«»"':
        start += 1
    while end > start and whole[end - 1] in ' ,;:.–—-“”«»"':
        end -= 1
    return start, end


def _once(found: list[Read]) -> list[Read]:
    """Lists that say the same of the same flow are one."""
    kept: list[Read] = []
    for structure, because in found:
        names = {c.name.casefold() for c in structure.commodities}
        flow = (structure.flow, structure.reporter, structure.partner)
        if not any(
            names <= {c.name.casefold() for c in other.commodities}
            and (other.flow, other.reporter, other.partner) == flow
            for other, _ in kept
        ):
            kept.append((structure, because))
    return kept
