"""Goods in one direction: lists of goods, each with the flow and the sides that the words around it give."""

from bisect import insort
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Commodity, Flow, Structure
from entrepot.reading.statements.goods.compass import sides_by_compass
from entrepot.reading.statements.goods.cues import NAMING, Cue, cues_of, kinds_of
from entrepot.reading.statements.goods.named_flows import flows_named
from entrepot.reading.statements.goods.places import Place, figure_around, is_likely, latest, placed, quote_of
from entrepot.reading.statements.goods.relatives import related
from entrepot.reading.statements.goods.runs import Run, codes_of, find_runs
from entrepot.reading.statements.goods.swaps import ends_other_way, is_answered, is_swapped, turned
from entrepot.reading.statements.goods.told import Told
from entrepot.reading.statements.goods.traders import filled, parties_around, sides_said
from entrepot.reading.statements.goods.unsaid import Focus, as_before
from entrepot.reading.statements.goods.weighing import features_of, is_traded
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

Read = tuple[Structure, tuple[str, ...]]
Accepts = Callable[[Run, tuple[str, ...]], bool]
"""Whether a list with these features is traded."""
_start = attrgetter("start")


def find_structures(
    sides: Sides,
    told: Sequence[Told] = (),
    focuses: Sequence[Focus] = (),
    accepts: Accepts = lambda _, features: is_traded(features),
) -> list[Read]:
    """The commodity lists of a text, in its order, each with what it was read by; `told`: flows named in figures."""
    found: list[Read] = []
    flows = sorted(told, key=_start)
    views = _views(told)
    for at, sentence in enumerate(sides.text.sentences):
        if sentence.end - sentence.start > 2500 or sentence.kind == "headline":
            continue
        here: list[Read] = []
        cues = _cues(sides, sentence)
        for flow in flows_named(sides, at, sentence, flows, cues):
            insort(flows, flow, key=_start)
        likely = [
            run
            for run in find_runs(sides, sentence)
            if is_likely(sides, run, cues, figure_around(flows, sentence, run))
        ]
        if not likely:
            continue
        runs = [
            place.run
            for place in placed(sides, sentence, likely, cues)
            if accepts(place.run, _seen(sides, at, cues, place, flows))
        ]
        awaiting = False
        places = placed(sides, sentence, runs, cues)
        for number, place in enumerate(places):
            before = latest(flows, sentence, place.run)
            if before is not None and before.start < sentence.start and not _goes_on(sides, place):
                before = _from_its_view(before, views)
            focus = focuses[at] if at < len(focuses) else (None, None)
            before = _of_focus(sides, at, before, focus)
            if not here and before is not None and is_answered(sides, places[number + 1 : number + 2]):
                before = before._replace(flow="exports")
            figure = figure_around(flows, sentence, place.run)
            read = _read(sides, at, sentence, place, before, focus, figure)
            if here and (awaiting or is_swapped(sides, place)):
                here[-1], read = _opposed(here[-1], read, awaiting)
            awaiting = not here and is_swapped(sides, place)
            if here and _goes_with(here[-1][0], read[0]):
                here[-1] = _together(sides, here[-1], read)
            elif found and not here and _continues(sides, at, found[-1][0], read[0], place, figure):
                found[-1] = _together(sides, found[-1], read)
            else:
                here.append(read)
            structure = read[0]
            insort(flows, Told(place.run.start, structure.flow, structure.reporter, structure.partner), key=_start)
        found += here
    return _once(found)


def _seen(sides: Sides, at: int, cues: Sequence[Cue], place: Place, flows: Sequence[Told]) -> tuple[str, ...]:
    """What can be seen of a list, to weigh whether it is traded."""
    sentence = sides.text.sentences[at]
    before = latest(flows, sentence, place.run)
    recent = before is not None and before.start >= sides.text.sentences[max(at - 1, 0)].start
    return features_of(sides, at, cues, place, figure_around(flows, sentence, place.run) is not None, recent)


def _goes_on(sides: Sides, place: Place) -> bool:
    """Whether the subject of a list's verb is that of the flow told before: "what it sends there"."""
    words = sides.text.tokens.words
    cue = place.cue
    return (
        cue is not None
        and cue.kind in ("in_verb", "out_verb")
        and words[cue.at - 1] in _IT | {"mainly", "mostly"}
        and not (_IT.isdisjoint(words[max(place.first, cue.at - 3) : cue.at]))
    )


_IT = frozenset(("it", "she", "they", "он", "она", "оно", "они"))


Views = dict[frozenset[Economy | None], Counter[Economy | None]]


def _views(told: Sequence[Told]) -> Views:
    """By pair, how many figures are told from the side of either."""
    found: Views = {}
    for one in told:
        found.setdefault(frozenset((one.reporter, one.partner)), Counter())[one.reporter] += 1
    return found


def _from_its_view(before: Told | None, views: Views) -> Told | None:
    """The flow told before, from the side that most figures of the pair are told from: after "Iraqi importers bought",
    in a report of Turkish exports, "the shipments" are Türkiye's."""
    if before is None or None in (before.reporter, before.partner):
        return before
    own = views.get(frozenset((before.reporter, before.partner)))
    if not own or own[before.reporter] >= max(own.values()):
        return before
    flow: Flow = "imports" if before.flow == "exports" else "exports"
    return before._replace(flow=flow, reporter=before.partner, partner=before.reporter)


def _cues(sides: Sides, sentence: Sentence) -> list[Cue]:
    """The cues of a sentence; the month of May wishes nothing."""
    tokens = sides.text.tokens
    found = cues_of(tokens.words, sentence.first, sentence.last)
    return [cue for cue in found if cue.kind != "wish" or tokens.words[cue.at] != "may" or tokens.shapes[cue.at] == "w"]


def _of_focus(sides: Sides, at: int, told: Told | None, focus: Focus) -> Told | None:
    """The flow told before, unless the text has turned to another pair since; a region of the pair for its country."""
    if told is not None and told.end < 0:
        told = told._replace(reporter=_region_for(sides, told.reporter), partner=_region_for(sides, told.partner))
    if told is None or None in focus or told.start >= sides.text.sentences[max(at - 1, 0)].start:
        return told
    if told.reporter in focus and told.partner is None:
        return told._replace(partner=focus[1] if told.reporter == focus[0] else focus[0])
    return told if {told.reporter, told.partner} == set(focus) else None


def _region_for(sides: Sides, economy: Economy | None) -> Economy | None:
    """The region of the pair where its country was told of and is no side itself."""
    if economy is None or economy in sides.pair:
        return economy
    return next((one for one in sides.pair if one.parent == economy.code), economy)


def _goes_with(one: Structure, other: Structure) -> bool:
    """Whether two lists of one sentence go the same way between the same sides."""
    return (_seller(one), _buyer(one)) == (_seller(other), _buyer(other))


def _opposed(one: Read, other: Read, is_first: bool) -> tuple[Read, Read]:
    """Two lists of a sentence that go opposite ways: as the second says, or the first where that one is swapped."""
    if is_first:
        return (turned(one[0], other[0]), one[1]), other
    return one, (turned(other[0], one[0]), other[1])


def _continues(sides: Sides, at: int, one: Structure, other: Structure, place: Place, figure: Told | None) -> bool:
    """Whether a list goes on with the one of the sentence before: "Next come flour and pasta"."""
    before = sides.text.sentences[max(at - 1, 0)]
    if not _goes_with(one, other) or one.quotes[0].end <= before.start or figure is not None:
        return False
    same = before.paragraph == sides.text.sentences[at].paragraph
    return same and place.cue is None and NAMING.isdisjoint(cue.kind for cue in place.cues)


def _seller(one: Structure) -> Economy | None:
    return one.reporter if one.flow == "exports" else one.partner


def _buyer(one: Structure) -> Economy | None:
    return one.partner if one.flow == "exports" else one.reporter


_SAME = 0.75


def _together(sides: Sides, one: Read, other: Read) -> Read:
    first, last = one[0].quotes[0], other[0].quotes[0]
    goods = tuple(dict.fromkeys((*one[0].commodities, *other[0].commodities)))
    quote = sides.text.document.quote(min(first.start, last.start), max(first.end, last.end))
    return replace(one[0], commodities=goods, quotes=(quote,)), (*one[1], *other[1])


def _read(
    sides: Sides, at: int, sentence: Sentence, place: Place, told: Told | None, focus: Focus, figure: Told | None
) -> Read:
    starts, ends = sides.text.tokens.starts, sides.text.tokens.ends
    kind = place.cue.kind if place.cue else ""
    if not kind and (_is_contrast(sides, place) or ends_other_way(sides, place)):
        place.cues.append(Cue(place.run.first - 2, "back"))
    if not kind and any(cue.kind == "back" for cue in place.cues):
        kind = "back"
    span = starts[place.first], ends[place.last - 1]
    cue = starts[place.cue.at] if place.cue is not None else place.run.end
    relative = related(sides, place)
    if relative is not None:
        span = cue, span[1]
    parties = parties_around(sides, at, sentence, span, place.run, cue, told, _since(sides, place))
    if relative is not None:
        setattr(parties, relative[1], relative[0])
    seller, buyer = sides_said(parties, kind)
    flow: Flow = "imports" if kind in ("in_verb", "in_noun") else "exports"
    if figure is not None and figure.reporter is not None and (seller is None or buyer is None):
        seller, buyer, flow = figure.seller, figure.buyer, figure.flow
    elif seller is None and buyer is None and kind in _MOVING and (way := sides_by_compass(sides, place)) is not None:
        (seller, buyer), flow = way, "exports"
    elif seller is None and buyer is None:
        seller, buyer, flow = as_before(sides, at, place, told, kind, flow, focus)
    elif parties.several:
        seller, buyer = _of_many(sides, kind, seller, buyer, told)
    else:
        seller, buyer = filled(sides, sentence, seller, buyer, told)
    if kind in ("", "go", "back", "market", "earn") and told is not None and seller != told.reporter:
        flow = "imports" if buyer == told.reporter else flow
    if kind == "go" and parties.seller is not None and any(cue.kind == "come" for cue in place.cues):
        flow = "imports"
    reporter, partner = (buyer, seller) if flow == "imports" else (seller, buyer)
    commodities = tuple(Commodity(name, codes_of(name, sentence.language)) for name in place.run.names)
    quote = sides.text.document.quote(*quote_of(sides, place))
    said = sides.speech.said[at]
    speaker = said.person.name if said and said.person and not said.carried else None
    because = f"<{kind or 'list'}>: “{sides.text.document.text[place.run.start : place.run.end]}”"
    return Structure(flow, reporter, partner, commodities, (quote,), None, speaker), (because,)


def _since(sides: Sides, place: Place) -> int:
    """Where the words of a list's verb begin, the second of its subject: "sold Korea goods and buys steel"."""
    cue, tokens = place.cue, sides.text.tokens
    if cue is None or cue.kind not in _VERBS or tokens.words[cue.at - 1] not in _AND:
        return 0
    earlier = any(one.kind in _VERBS and one.at < cue.at - 1 for one in place.cues)
    return tokens.starts[cue.at - 1] if earlier and cue.at < place.run.first else 0


_VERBS, _AND = frozenset(("in_verb", "out_verb")), frozenset(("and", "but", "и", "а", "но"))
_MOVING = frozenset(("", "go", "back", "most", "out_verb"))


def _is_contrast(sides: Sides, place: Place) -> bool:
    """Whether a list has a subject of its own that is no known economy: «белорусы везут сыр, вологжане – металл»."""
    tokens, first = sides.text.tokens, place.run.first
    if first - 3 < place.first or tokens.words[first - 1] not in ("–", "—") or tokens.words[first - 3] != ",":
        return False
    subject = tokens.words[first - 2]
    return tokens.shapes[first - 2] in "wC" and not kinds_of(subject) and subject not in _REST


_REST = frozenset("остальное прочее остальные затем далее следом rest remainder others then".split())


def _of_many(
    sides: Sides, kind: str, seller: Economy | None, buyer: Economy | None, told: Told | None
) -> tuple[Economy | None, Economy | None]:
    """Seller and buyer beside a row of economies: those are the markets, or where the goods come from."""
    own = told.reporter if told is not None else next(iter(sides.pair), None)
    if own in (seller, buyer) and kind != "market":
        return seller if seller == own else None, buyer if buyer == own else None
    return (None, own) if kind in ("in_verb", "in_noun") else (own, None)


def _once(found: list[Read]) -> list[Read]:
    """Lists that say the same of the same flow are one."""
    kept: list[Read] = []
    said: dict[tuple[Economy | None, Economy | None], list[set[str]]] = {}
    for structure, because in found:
        names = {c.name.casefold() for c in structure.commodities}
        before = said.setdefault((_seller(structure), _buyer(structure)), [])
        if not any(len(names & other) >= _SAME * len(names) for other in before):
            kept.append((structure, because))
            before.append(names)
    return kept
