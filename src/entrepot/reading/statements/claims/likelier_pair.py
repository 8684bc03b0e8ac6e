"""A second look at whose a figure is: the pair told by rules weighed against its rivals.

The rules' answer is one of the signs, so that it is overruled only where much speaks against it. The weights stand in
`lexicon/pairs.csv`, which `tools/learn_pairs.py` learns from the annotated reports.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.pair_signs import (
    Evidence,
    Report,
    signs_of_change,
    signs_of_kinds,
    signs_of_side,
    signs_of_two,
    signs_of_world,
)
from entrepot.reading.statements.claims.rivals import Pair, economies_near, framed, pair_of_frame, rivals_of
from entrepot.reading.statements.claims.setting import Frame
from entrepot.reading.statements.claims.shares import SHARE
from entrepot.reading.statements.claims.telling import focuses_of, parties_in, scene_of
from entrepot.reading.statements.lexicon import weights
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.whose.cast import homes_of_story, speech_of

MARGIN = 0.6
"""By how much the likeliest pair must outweigh the one told by rules."""
_MOST, _BACK = 9, 2


def looked_at_again(story: Story, claims: list[Claim]) -> list[Claim]:
    """The claims, each of the pair that is likeliest for it."""
    looked = list(claims)
    for at, known, rivals in choices_in(story, claims):
        likeliest = _choose(known, rivals)
        if likeliest != known.told:
            looked[at] = claims[at].moved(frame=framed(claims[at].frame, likeliest))
    return looked


def _choose(known: Evidence, rivals: dict[Pair, str]) -> Pair:
    """The pair that most speaks for, the one told by rules where nothing outweighs it."""
    weigher = _Weigher(known)
    best, most = known.told, weigher.weight(known.told, "same") + MARGIN
    for pair, how in rivals.items():
        if how != "same" and (weight := weigher.weight(pair, how)) > most:
            best, most = pair, weight
    return best


class _Weigher:
    """Weighs the pairs of one figure; what several of them share is added up once."""

    __slots__ = ("_kept", "_known", "_learned", "_sides")

    def __init__(self, known: Evidence) -> None:
        self._known = known
        self._learned = weights("pairs").get
        self._kept: dict[str, float] = {}
        self._sides: dict[str, list[str]] = {}

    def weight(self, pair: Pair, how: str) -> float:
        one, other = pair
        total = self._shared(how, signs_of_change(self._known, how))
        if one is None or other is None:
            total += self._shared("world", signs_of_world(self._known))
        else:
            kinds = _kinds(one, other)
            total += self._shared(kinds, signs_of_kinds(self._known, kinds))
            total += sum(self._learned(sign, 0.0) for sign in signs_of_two(self._known, one, other))
        for role, economy in zip(_roles(self._known, pair), pair, strict=True):
            total += self._learned(f"world {role[0]}", 0.0) if economy is None else self._side(economy, role)
        return total

    def _shared(self, key: str, signs: Iterable[str]) -> float:
        if key not in self._kept:
            self._kept[key] = sum(self._learned(sign, 0.0) for sign in signs)
        return self._kept[key]

    def _side(self, economy: Economy, role: "Role") -> float:
        code, (does, alone) = economy.code, role
        if (key := f"{code} {does} {alone}") not in self._kept:
            if code not in self._sides:
                self._sides[code] = signs_of_side(self._known, economy)
            self._kept[key] = sum(map(_weights_in(does, alone).__getitem__, self._sides[code]))
        return self._kept[key]


Role = tuple[str, str]
"""What a side does, and "alone" where the other is the world."""


@cache
def _weights_in(does: str, alone: str) -> ByWord[float]:
    """The weight of each sign of a side in a role."""
    learned = weights("pairs").get
    return ByWord(lambda sign: sum(learned(one, 0.0) for one in _in_role(sign, (does, alone))))


def _in_role(sign: str, role: Role) -> Iterator[str]:
    does, alone = role
    yield sign
    yield f"{does} {sign}"
    if alone:
        yield f"alone {sign}"


def _roles(known: Evidence, pair: Pair) -> tuple[Role, Role]:
    alone = "alone" if None in pair else ""
    one, other = ("sells", "buys") if known.directed else ("has", "has")
    return (one, alone), (other, alone)


def _kinds(one: Economy, other: Economy) -> str:
    return f"{one.kind}+{other.kind}" if one.kind < other.kind else f"{other.kind}+{one.kind}"


def signs_of(known: Evidence, pair: Pair, how: str) -> Counter[str]:
    """How often each sign is seen on a pair and its sides."""
    one, other = pair
    found = Counter(signs_of_change(known, how))
    if one is None or other is None:
        found.update(signs_of_world(known))
    else:
        found.update(signs_of_kinds(known, _kinds(one, other)))
        found.update(signs_of_two(known, one, other))
    for role, economy in zip(_roles(known, pair), pair, strict=True):
        if economy is None:
            found[f"world {role[0]}"] += 1
        else:
            found.update(name for sign in signs_of_side(known, economy) for name in _in_role(sign, role))
    return found


def choices_in(story: Story, claims: Sequence[Claim]) -> Iterator[tuple[int, Evidence, dict[Pair, str]]]:
    """For each claim, by its number, what is known of it and the pairs that it may be of, the rules' first."""
    if not claims:
        return
    scene, focuses, said = scene_of(story), focuses_of(story), speech_of(story).said
    report = Report.of(story.text, story.places, scene, homes_of_story(story))
    order = sorted(range(len(claims)), key=lambda at: (claims[at].sentence, claims[at].start))
    told = [_codes(claims[at].frame) for at in order]
    tally = Counter(told)
    for place, at in enumerate(order):
        claim = claims[at]
        known_in = parties_in(story, claim.sentence)
        if known_in is None or SHARE in claim.frame.rule:  # a list of partners names them itself
            continue
        speech = said[claim.sentence]
        known = Evidence(
            report, claim, pair_of_frame(claim.frame), *known_in,
            focuses[claim.sentence - 1] if claim.sentence else (None, None),
            told[place - 1] if place else frozenset(), tally, len(told),
            speech.person if speech is not None else None, speech.side if speech is not None else None,
        )  # fmt: skip
        yield at, known, rivals_of(claim.frame, _economies(known))


def _codes(frame: Frame) -> frozenset[str]:
    return frozenset("" if side is None else side.code for side in (frame.reporter, frame.partner))


def _economies(known: Evidence) -> list[Economy]:
    """Who may be a side: the rules' answer, the pair, those named here and before, those that the text names most."""
    frame, report = known.claim.frame, known.report
    scene, at = report.scene, known.claim.sentence
    near = [p.economy for i in range(at - 1, max(-1, at - 1 - _BACK), -1) for p in report.places_in(i)]
    return economies_near(
        (
            frame.reporter, frame.partner, *scene.pair, scene.owner, scene.home,
            *(p.economy for p in known.parties), *near, *report.homes,
            *report.leading,
        ),
        _MOST,
    )  # fmt: skip
