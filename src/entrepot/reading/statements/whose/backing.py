"""Backing: for whom a person acts whose office does not tell it, or tells the country and not the region.

Signs are seen on each economy that the text names and weighed by `lexicon/backing.csv`, which `tools/learn_backing.py`
learns from the annotated reports. The economy whose signs weigh most is the person's side.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import weights
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.home_words import countries_of
from entrepot.reading.statements.whose.leaders import led_by
from entrepot.reading.statements.whose.name_origins import likeness
from entrepot.reading.statements.whose.roster import Entry

SIGNS = (
    "country office of region", "region office of country", "region office", "other office of region", "plain region",
    "home", "home of envoy", "home of minister", "home plain", "pair", "opens", "most", "taken", "beside other",
    "before", "after", "near before", "near after", "only here", "just told", "together", "stated",
    "sounds most", "sounds more", "sounds less", "sounds least", "titled here", "titled elsewhere",
)  # fmt: skip
_COUNTRY = frozenset(("president", "premier", "vicepremier", "minister", "deputy", "ambassador", "consul", "secretary"))
_REGIONAL = re.compile(r"\b(?:region|provinc|oblast|област|регион|кра[йея])", re.IGNORECASE)
_ENVOYS = frozenset(("ambassador", "consul"))
_TOP = ("president", "premier")
_NEAR, _MANY = 40, 12
_MORE, _MOST = 2.0, 6.0
"""From which likeness above that of the other countries on a name sounds more of one, or most."""


@dataclass(slots=True)
class Scene:
    """What a side is chosen by; given: the sides of those chosen before."""

    text: Text
    places: Sequence[Place]
    home: Economy | None
    pair: Sequence[Economy]
    named: list[Economy] = field(default_factory=list)
    most: Economy | None = None
    opens: Economy | None = None
    taken: Counter[tuple[str, Economy]] = field(default_factory=Counter)
    here: dict[int, list[Entry]] = field(default_factory=dict)
    within: dict[int, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counted = Counter(p.economy for p in self.places if p.economy.kind != "bloc")
        self.named = list(counted)
        if self.home is not None and self.home not in counted and self.home.kind != "bloc":
            self.named.append(self.home)
        self.most = max(counted, key=lambda e: counted[e], default=None)
        body = next((s.start for s in self.text.sentences if s.kind == "body"), 0)
        self.opens = next((p.economy for p in self.places if p.start >= body and p.economy.kind != "bloc"), None)


def give_sides(entries: Sequence[Entry], scene: Scene) -> None:
    """A side for each person whose office names none, and the region where it names but the country of one."""
    for entry in entries:
        for mention in entry.mentions:
            scene.here.setdefault(mention.sentence, []).append(entry)
        entry.guessed = entry.side is None
        if entry.side is None:
            entry.side = led_by(entry.folded, entry.office)
        if entry.side is not None:
            scene.taken[(_rank(entry.office), entry.side)] += 1
    for entry in entries:
        choice = candidates(entry, scene)
        if not choice:
            continue
        chosen = choose(entry, scene, choice)
        if chosen != entry.side:
            entry.side = chosen
            scene.taken[(_rank(entry.office), chosen)] += 1


def candidates(entry: Entry, scene: Scene) -> list[Economy]:
    """The economies that may be a person's side; none where the office tells it."""
    if entry.side is None:
        return scene.named if len(scene.named) <= _MANY else _near(entry, scene)
    if entry.side.kind != "country" or not _is_regional(entry):
        return []
    regions = [e for e in scene.named if e.kind == "region" and e.country == entry.side]
    return [*regions, entry.side] if regions else []


def _near(entry: Entry, scene: Scene) -> list[Economy]:
    """Of very many economies those that something speaks for: the text's own and those named about the person."""
    found: list[Economy | None] = [*scene.pair, scene.opens, scene.most, scene.home]
    for mention in entry.mentions:
        first, last = _places_of(scene, mention.sentence)
        found += [place.economy for place in scene.places[max(0, first - 1) : last]]
    return [e for e in dict.fromkeys(found) if e is not None and e.kind != "bloc"]


def choose(entry: Entry, scene: Scene, choice: Sequence[Economy]) -> Economy:
    """The economy whose signs weigh most."""
    known = weights("backing")
    return max(choice, key=lambda e: sum(known.get(sign, 0.0) for sign in signs_of(entry, scene, e, choice)))


def signs_of(entry: Entry, scene: Scene, economy: Economy, choice: Sequence[Economy]) -> set[str]:
    """The signs that a person's side is this economy of a choice."""
    found = {*_of_office(entry, economy), *_of_place(entry, scene, economy), *_of_name(entry, economy, choice)}
    if economy in scene.pair:
        found.add("pair")
    if economy == scene.opens:
        found.add("opens")
    if economy == scene.most:
        found.add("most")
    if economy == entry.side:
        found.add("stated")
    if scene.home is not None and economy in (scene.home, scene.home.country):
        sort = "envoy" if entry.office in _ENVOYS else "minister" if entry.office in ("minister", "deputy") else ""
        found |= {"home", f"home of {sort}" if sort else "home" if entry.office else "home plain"}
    if scene.taken[(_rank(entry.office), economy)]:
        found.add("taken")
    return found


def _of_office(entry: Entry, economy: Economy) -> Iterable[str]:
    titled = countries_of((entry.role or "").casefold().split())
    if titled:
        yield "titled here" if economy.country.code in titled else "titled elsewhere"
    is_region = economy.kind == "region"
    if _is_regional(entry):
        yield "region office" if is_region else "region office of country"
    elif is_region:
        held = "country office of" if entry.office in _COUNTRY else "other office of" if entry.office else "plain"
        yield f"{held} region"


def _is_regional(entry: Entry) -> bool:
    return entry.office == "governor" or _REGIONAL.search(entry.role or "") is not None


def _of_name(entry: Entry, economy: Economy, choice: Sequence[Economy]) -> Iterable[str]:
    """Whether the name sounds of this country, of all those to choose from, or of another."""
    name, own = " ".join(entry.words), economy.country.code
    others = {one.country.code for one in choice} - {own}
    if others:
        gap = likeness(name, own) - max(likeness(name, other) for other in others)
        size = "most" if gap > _MOST else "more" if gap > _MORE else "least" if gap < -_MOST else "less"
        if abs(gap) > _MORE:
            yield f"sounds {size}"


def _of_place(entry: Entry, scene: Scene, economy: Economy) -> Iterable[str]:
    """Where the economy is named beside the person's name."""
    full = max(entry.mentions, key=lambda m: m.end - m.start)
    first, last = _places_of(scene, full.sentence)
    at = bisect_left(scene.places, full.start, lo=first, hi=last, key=_start)
    if first == last:
        if first and scene.places[first - 1].economy == economy:
            yield "just told"
    elif all(place.economy == economy for place in scene.places[first:last]):
        yield "only here"
    if at > first and scene.places[at - 1].economy == economy:
        yield "near before" if full.phrase - scene.places[at - 1].end < _NEAR else "before"
    if at < last and scene.places[at].economy == economy:
        yield "near after" if scene.places[at].start - full.end < _NEAR else "after"
    if any(other is not entry and other.side == economy for other in scene.here.get(full.sentence, ())):
        yield "beside other"
    sentences = {mention.sentence for mention in entry.mentions}
    if len(sentences) > 1 and sum(_names(scene, s, economy) for s in sentences) > 1:
        yield "together"


def _names(scene: Scene, at: int, economy: Economy) -> bool:
    first, last = _places_of(scene, at)
    return any(place.economy == economy for place in scene.places[first:last])


def _places_of(scene: Scene, at: int) -> tuple[int, int]:
    """Where the places of a sentence begin and end."""
    if at not in scene.within:
        sentence = scene.text.sentences[at]
        first = bisect_left(scene.places, sentence.start, key=_start)
        scene.within[at] = first, bisect_left(scene.places, sentence.end, lo=first, key=_start)
    return scene.within[at]


def _rank(office: str) -> str:
    """One name for the offices of which an economy has but one: president or premier."""
    return "top" if office in _TOP else office


def _start(place: Place) -> int:
    return place.start
