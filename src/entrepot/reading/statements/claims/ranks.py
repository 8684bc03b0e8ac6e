"""Ranks: "Japan is Ohio's fifth-largest export market": whose partner somebody is, and in which flow."""

from functools import cache
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Measure
from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Scene, Side, overlapping


class Rank(NamedTuple):
    """owner: whose partners they are; partners: in the order of the text; at: the noun that says it."""

    owner: Economy
    partners: tuple[Economy, ...]
    measure: Measure
    at: int


@cache
def _nouns() -> dict[str, Measure]:
    listed = load("trade")["ranks"]
    measures: tuple[Measure, ...] = ("turnover", "exports", "imports")
    return {word: measure for measure in measures for word in listed[measure].split()}


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("trade")["ranks"]["verbs"].split())


@cache
def rank_words() -> frozenset[str]:
    """ "partner", "market", "supplier"."""
    return frozenset(_nouns())


def ranks_partners(line: Line) -> bool:
    """Whether a sentence speaks of partners, markets or suppliers: a time in it is one of trade."""
    return not _nouns().keys().isdisjoint(line.words)


def rank_of(line: Line, parties: list[Party], scene: Scene, speaker: Side) -> Rank | None:
    """The rank that a sentence gives to some economies, if it gives one."""
    nouns = _nouns()
    at = next((i for i, word in enumerate(line.words) if word in nouns and _is_noun(line, i)), -1)
    if at < 0:
        return None
    told = _verb_after(line, parties, at)
    if told is not None:
        return _turned_round(line, parties, at, told, scene, speaker)
    verb = next((i for i in range(at - 1, max(-1, at - 16), -1) if line.words[i] in _verbs()), -1)
    if verb < 0:
        return _by_apposition(line, parties, at, scene, speaker)
    partners = _subjects(line, parties, verb, scene, speaker)
    if not partners:
        return None
    owner = _owner(parties, verb, at, partners[0], scene, speaker)
    if owner is None or any(overlapping(owner, p) for p in partners):
        return None
    return Rank(owner, partners, _measure(line, at, nouns[line.words[at]]), at)


def turn_to_partner(line: Line, parties: list[Party], scene: Scene, speaker: Side) -> None:
    """Turn the focus to a country that a sentence without figures calls somebody's partner, where the text is about a
    region of it, or about nobody else: "China became Kazakhstan's first trading partner" in a text about Shaanxi."""
    rank = rank_of(line, parties, scene, speaker)
    if rank is None or len(rank.partners) > 1 or rank.owner not in scene.pair:
        return
    partner = rank.partners[0]
    others = [e for e in scene.pair if e != rank.owner]
    if partner.kind == "country" and all(e.parent == partner.code for e in others):
        scene.look_at(rank.owner, partner)


def _verb_after(line: Line, parties: list[Party], at: int) -> int | None:
    """The verb of "the most important customer by far was", with the owner and a few words between at most."""
    taken = {i for p in parties for i in range(p.first, p.last)}
    for word in range(at + 1, min(at + _FEW, len(line))):
        if line.words[word] in _verbs():
            return word
        if line.shapes[word] == "." or (word in taken and line.word(at + 1) not in ("of", "for", "in")):
            return None
    return None


_FEW = 7


def _turned_round(line: Line, parties: list[Party], at: int, verb: int, scene: Scene, speaker: Side) -> Rank | None:
    """ "Our biggest trading partners were Canada and Mexico"."""
    after = [p for p in parties if p.first > verb and p.economy is not None and not p.title and not p.prep]
    run: list[Party] = []
    for party in after:
        if run and not _listed(line, run[-1].last, party.first):
            break
        run.append(party)
    partners = tuple(dict.fromkeys(p.economy for p in run if p.economy is not None)) or _among(line, parties, at, verb)
    if not partners:
        return None
    owner = _owner([p for p in parties if p.first < verb], -1, at, partners[0], scene, speaker)
    if owner is None or any(overlapping(owner, p) for p in partners):
        return None
    return Rank(owner, partners, _measure(line, at, _nouns()[line.words[at]]), at)


def _among(line: Line, parties: list[Party], at: int, verb: int) -> tuple[Economy, ...]:
    """ "Among the trading partners of Lower Saxony the United States are number seven": the name before the verb."""
    named = [p for p in parties if at < p.first and p.last == verb and p.economy is not None and not p.prep]
    before = _AMONG.isdisjoint(line.words[:at])
    return () if before else tuple(p.economy for p in named if p.economy is not None)


_AMONG = frozenset(["among", "amongst", "of", "среди", "из"])


def _by_apposition(line: Line, parties: list[Party], at: int, scene: Scene, speaker: Side) -> Rank | None:
    """ "the United States, the largest export destination for Bangladesh"."""
    comma = next((i for i in range(at - 1, max(0, at - 8), -1) if line.words[i] == ","), -1)
    named = [p for p in parties if p.last == comma and p.economy is not None and not p.title and not p.possessive]
    if not named or named[0].economy is None:
        return None
    partner = named[0].economy
    owner = _owner(parties, comma, at, partner, scene, speaker)
    if owner is None or overlapping(owner, partner):
        return None
    return Rank(owner, (partner,), _measure(line, at, _nouns()[line.words[at]]), at)


def _is_noun(line: Line, at: int) -> bool:
    """Not "partner countries", "the market share"."""
    return line.word(at + 1) not in ("share", "countries", "country", "price", "prices", "states", "access", "economy")


def _measure(line: Line, at: int, measure: Measure) -> Measure:
    """Of a "partner" that of the word before it: "export partner"."""
    before = line.words[max(0, at - 2) : at]
    if measure == "turnover":
        return "exports" if "export" in before else "imports" if "import" in before else "turnover"
    return measure


def _subjects(line: Line, parties: list[Party], verb: int, scene: Scene, speaker: Side) -> tuple[Economy, ...]:
    """The economies that the verb tells of: the run of names right before it, or the first of the sentence."""
    named = [p for p in parties if p.last <= verb and not p.title and not p.possessive and p.form != "adjective"]
    bare = [p for p in named if not p.prep and (p.economy is not None or p.ref in ("its", "country", "region"))]
    if not bare:
        return ()
    run = [bare[-1]]
    for party in reversed(bare[:-1]):
        if not _listed(line, party.last, run[0].first):
            break
        run.insert(0, party)
    if len(run) == 1:
        run = [bare[0]] if bare[0].economy is not None and len(bare) > 1 else run
    found = [p.economy or (scene.topic if p.ref == "its" else scene.meant(p, speaker)) for p in run]
    return tuple(dict.fromkeys(e for e in found if e is not None))


def _listed(line: Line, first: int, last: int) -> bool:
    return last - first <= 4 and all(w in (",", "and", "the", "of", "и") or len(w) < 2 for w in line.words[first:last])


def _owner(parties: list[Party], verb: int, at: int, partner: Economy, scene: Scene, speaker: Side) -> Side:
    """Whose partner: "Ohio's …", "… for Missouri", "the country's …", else the other one of the scene."""
    between = [p for p in parties if verb < p.first < at and not p.title]
    after = [p for p in parties if at < p.first <= at + 5 and p.prep in ("for", "of", "to", "для") and not p.title]
    for party in (*between, *after):
        economy = party.economy
        if economy is None and party.ref:
            economy = scene.meant(party, speaker)
            if economy is not None and overlapping(economy, partner):
                economy = scene.other(partner)
        if economy is not None and not overlapping(economy, partner):
            return economy
    return scene.other(partner)
