"""Pair signs: what speaks for a pair of economies as the two sides of a figure, as `lexicon/pairs.csv` weighs it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.rivals import Pair
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases.parties import Party, Place
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.main_pair import are_siblings, related
from entrepot.reading.statements.whose.people import Person
from entrepot.reading.statements.whose.scene import Scene, Side

_FAR, _MANY, _OPENING, _OFTEN = 3, 4, 8, 4
_PREPOSITIONS = {
    **dict.fromkeys(["with", "с", "со"], "with"), **dict.fromkeys(["to", "into", "в", "во", "на"], "to"),
    **dict.fromkeys(["from", "из"], "from"), **dict.fromkeys(["in", "at"], "in"),
    **dict.fromkeys(["between", "между"], "between"), **dict.fromkeys(["for", "для"], "for"),
}  # fmt: skip
_REGIONS = words("parties", "words", "region") | words("parties", "words", "regions") | {"regional", "региональный"}
_COUNTRIES = words("parties", "words", "country") | words("small_words", "pairs", "countries")
_CLASSES = ("total", "foreign", "world", "mutual", "partner", "share")
_STEMS = {name: tuple(sorted(words("small_words", "pairs", name))) for name in _CLASSES}
_SHORT = 3


def _classes_of(word: str) -> tuple[str, ...]:
    return tuple(
        name for name, stems in _STEMS.items() if (word.startswith(stems) if len(word) > _SHORT else word in stems)
    )


_CLASSES_OF = ByWord(_classes_of)
"""The classes that a word belongs to: "total", "foreign" …"""


@dataclass(frozen=True, slots=True)
class Report:
    """What a text tells of the economies that it names, wherever it does.

    By their codes: counts, cities, head, lead and pair. homes: of the outlet and of the date line; most: how often it
    names the one that it names most; foreign: how many countries it names; leading: those that it names first and
    most; kept and named: what was worked out, by economy and by sentence.
    """

    text: Text
    places: Sequence[Place]
    starts: Sequence[int]
    scene: Scene
    homes: tuple[Side, Side]
    counts: Counter[str]
    cities: Counter[str]
    head: frozenset[str]
    lead: frozenset[str]
    countries_of_regions: frozenset[str]
    pair: frozenset[str]
    regions: int
    most: int
    foreign: int
    leading: tuple[Economy, ...]
    kept: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: dict[int, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: Text, places: Sequence[Place], scene: Scene, homes: tuple[Side, Side]) -> "Report":
        body = next((s for s in text.sentences if s.kind == "body"), None)
        starts = [p.start for p in places]
        codes = [p.economy.code for p in places]
        first, last = (bisect_left(starts, at) for at in ((body.start, body.end) if body is not None else (0, 0)))
        known = {p.economy.code: p.economy for p in places}
        counts = Counter(codes)
        often = (known[code] for code, _ in counts.most_common(_OFTEN))
        return cls(
            text, places, starts, scene, homes, counts,
            Counter(p.economy.code for p in places if p.form == "city"),
            frozenset(codes[:first]), frozenset(codes[first:last]),
            frozenset(e.parent for e in known.values() if e.kind == "region" and e.parent),
            frozenset(e.code for e in scene.pair), sum(e.kind == "region" for e in known.values()),
            max(counts.values(), default=0), len({e.parent or e.code for e in known.values() if e.kind != "bloc"}),
            (*(p.economy for p in places[:_OPENING]), *often),
        )  # fmt: skip

    def places_in(self, at: int) -> Sequence[Place]:
        """The places in a sentence."""
        sentence = self.text.sentences[at]
        first = bisect_left(self.starts, sentence.start)
        return self.places[first : bisect_left(self.starts, sentence.end, first)]

    def named_in(self, at: int) -> frozenset[str]:
        """The codes of the economies that a sentence names."""
        if at not in self.named:
            self.named[at] = frozenset(p.economy.code for p in self.places_in(at))
        return self.named[at]

    def signs_of(self, economy: Economy) -> tuple[str, ...]:
        """What an economy is to the whole report."""
        if economy.code not in self.kept:
            self.kept[economy.code] = tuple(_in_report(self, economy))
        return self.kept[economy.code]


def _in_report(report: Report, economy: Economy) -> Iterator[str]:
    scene, code = report.scene, economy.code
    count = report.counts[code]
    yield "pair" if code in report.pair else "of pair" if any(related(economy, e) for e in scene.pair) else "off pair"
    roles = {
        "owner": scene.owner, "home": scene.home, "hub": scene.hub_of_many, "main": scene.main,
        "outlet": report.homes[0], "date line": report.homes[1],
    }  # fmt: skip
    yield from (role for role, one in roles.items() if one == economy)
    if code in report.head:
        yield "head"
    if code in report.lead:
        yield "lead"
    yield f"named {min(count, _MANY)}"
    if count and count == report.cities[code]:
        yield "only cities"
    if count and count == report.most:
        yield "most"


@dataclass(slots=True)
class Evidence:
    """What is known where one figure is told.

    told: the pair by rules; focus: the pair in focus before the sentence; before: that of the figure told before;
    tally: how many of the text's figures, this one too, are of which two, by their codes; figures: how many it has;
    person: who speaks, for whom `speaker` stands. within: the parties of the clause; refs: what they refer to without
    a name; clause and sentence: the codes of the economies named in each, offices aside, with those of their countries.
    """

    report: Report
    claim: Claim
    told: Pair
    line: Line
    parties: Sequence[Party]
    focus: Pair
    before: frozenset[str]
    tally: Counter[frozenset[str]]
    figures: int
    person: Person | None
    speaker: Side
    directed: bool = False
    measure: str = ""
    within: list[Party] = field(default_factory=list)
    refs: frozenset[str] = frozenset()
    clause: frozenset[tuple[str, str | None]] = frozenset()
    sentence: frozenset[tuple[str, str | None]] = frozenset()
    says_region: bool = False
    says_country: bool = False

    def __post_init__(self) -> None:
        claim, line = self.claim, self.line
        self.directed = claim.frame.measure in MIRROR
        self.measure = "flow" if self.directed else claim.frame.measure
        self.within = [p for p in self.parties if claim.start <= line.starts[p.first] < claim.end]
        self.refs = frozenset(p.ref for p in self.within if p.ref)
        self.clause, self.sentence = _named(self.within), _named(self.parties)
        said = self.words_of_clause()
        self.says_region, self.says_country = not _REGIONS.isdisjoint(said), not _COUNTRIES.isdisjoint(said)

    def words_of_clause(self) -> list[str]:
        starts = self.line.starts
        return self.line.words[bisect_left(starts, self.claim.start) : bisect_left(starts, self.claim.end)]


def _named(parties: Sequence[Party]) -> frozenset[tuple[str, str | None]]:
    return frozenset((p.economy.code, p.economy.parent) for p in parties if p.economy is not None and not p.title)


def signs_of_side(known: Evidence, economy: Economy) -> list[str]:
    """What is known of an economy that may be one side."""
    mine = [p for p in known.parties if p.economy is economy or p.economy == economy]
    found = [*_where_named(known, economy, mine), *known.report.signs_of(economy)]
    found += _of_level(known, economy, is_named=bool(mine))
    if known.speaker is not None:
        own = economy == known.speaker
        found.append("speaker" if own else "speaker's" if related(economy, known.speaker) else "no speaker")
    if economy in known.focus:
        found.append("focus")
    if economy.code in known.before:
        found.append("before")
    return found


def _where_named(known: Evidence, economy: Economy, mine: Sequence[Party]) -> Iterator[str]:
    """How its clause, its sentence or the ones before name it."""
    within = [p for p in mine if p in known.within]
    if within:
        yield "clause"
        for party in within[:2]:
            form = "adjective" if party.form == "adjective" else ""
            yield " ".join(("clause", _governed(party), form, "'s" * party.possessive, "title" * party.title))
            if party.form in ("capital", "city"):
                yield f"clause {party.form}"
        return
    if mine:
        before = known.line.starts[mine[-1].first] < known.claim.start
        yield "sentence"
        yield " ".join(("sentence", _governed(mine[-1]), "title" * mine[-1].title))
        yield "sentence before" if before else "sentence after"
        return
    at, report = known.claim.sentence, known.report
    if economy.code in report.named_in(at):
        yield "sentence aside"
    back = next((n for n in range(1, min(_FAR, at) + 1) if economy.code in report.named_in(at - n)), None)
    yield f"back {back}"
    if back == 1 and len(report.named_in(at - 1)) == 1:
        yield "back alone"
    if any(p.economy is not None for p in known.parties):
        yield "beside others"


def _governed(party: Party) -> str:
    return _PREPOSITIONS.get(party.prep, party.prep) or "bare"


def _of_level(known: Evidence, economy: Economy, *, is_named: bool) -> Iterator[str]:
    """What speaks for a region, or for the country of one."""
    yield economy.kind
    if economy.kind == "region":
        yield "region named" if is_named else "region unnamed"
        if known.report.regions > 1:
            yield "one of regions"
    elif economy.kind == "country" and economy.code in known.report.countries_of_regions:
        yield "country of region"
        if any(e.kind == "region" and e.country == economy for e in known.report.scene.pair):
            yield "country of own region"
            if is_named:
                yield "country of own region named"
    else:
        return
    if known.says_region:
        yield f"{economy.kind} by region's word"
    if known.says_country:
        yield f"{economy.kind} by country's word"


def signs_of_change(known: Evidence, how: str) -> Iterator[str]:
    """What speaks for leaving the rules' answer in one way: "up", "drop" …"""
    yield how
    if how == "same":
        return
    named = "named" if known.claim.frame.named else "unnamed"
    yield "changed"
    yield f"changed {named} {known.measure}"
    yield f"{how} {named}"
    yield f"{how} {known.measure}"
    yield from (f"{how} {ref}" for ref in known.refs)


def signs_of_world(known: Evidence) -> Iterator[str]:
    """What speaks for the whole world as the partner."""
    scene, measure, foreign = known.report.scene, known.measure, min(known.report.foreign, 5)
    pair = f"pair of {len(scene.pair)}" + (" with hub" if scene.hub_of_many is not None else "")
    yield f"world {measure}"
    yield f"world {pair} {measure}"
    yield f"world names {min(len(known.sentence), 3)}"
    yield f"world clause names {min(len(known.clause), 2)}"
    yield f"world of {foreign}"
    yield f"world of {foreign} {measure}"
    if known.claim.frame.goods:
        yield "world goods"
    if known.refs:
        yield "world refs"
    for where, said in (("", known.words_of_clause()), ("near ", known.line.words)):
        for name in {name for word in said for name in _CLASSES_OF[word]}:
            yield f"world by {where}{name}"
            yield f"world by {where}{name} {measure}"


def signs_of_kinds(known: Evidence, kinds: str) -> Iterator[str]:
    """What speaks for two countries, for a country and a region …"""
    yield f"kinds {kinds}"
    yield f"kinds {kinds} {known.measure}"
    yield f"kinds {kinds} by {known.person.office if known.person is not None else 'nobody'}"
    yield from (f"kinds {kinds} {ref}" for ref in known.refs)


def signs_of_two(known: Evidence, one: Economy, other: Economy) -> list[str]:
    """How two economies go with the text's pair, with the other figures, and whom named here they leave out."""
    report = known.report
    sides = frozenset((one.code, other.code))
    found = [
        _OUT_OF_CLAUSE[_left_out(known.clause, one, other)],
        _OUT_OF_SENTENCE[_left_out(known.sentence, one, other)],
    ]
    if sides == report.pair:
        found.append("main pair")
    if (one.parent or one.code) == (other.parent or other.code):
        found.append("domestic")
        if are_siblings(one, other):
            found.append("siblings")
    owner = report.scene.owner
    if owner is not None and owner.code in sides:
        found.append("with owner")
    if sides == known.before:
        found.append("pair before")
    own = frozenset("" if side is None else side.code for side in known.told)
    if others := known.tally[sides] - (sides == own):
        found.append("told elsewhere")
        if 2 * others > known.figures - 1:
            found.append("told mostly")
    return found


_MOST_LEFT = 3
_OUT_OF_CLAUSE = tuple(f"left out of clause {min(count, 2)}" for count in range(_MOST_LEFT + 1))
_OUT_OF_SENTENCE = tuple(f"left out of sentence {count}" for count in range(_MOST_LEFT + 1))


def _left_out(named: Collection[tuple[str, str | None]], one: Economy, other: Economy) -> int:
    """How many of the economies named are neither of the two, nor a region or the country of one, nor in a bloc."""
    known = (one.code, one.parent, other.code, other.parent)
    left = 0
    for code, parent in named:
        if code not in known and (parent is None or parent not in known[::2]):
            left += not (_holds(one, code) or _holds(other, code))
    return min(left, _MOST_LEFT)


def _holds(bloc: Economy, code: str) -> bool:
    return bloc.kind == "bloc" and any(member.code == code for member in bloc.members)
