"""Shares: to whom a part of a flow falls: "Kazakhstan accounted for $31 billion", «на долю края пришлось 42 млн»."""

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.meanings import meant
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.whose.scene import Side, related

SHARE = "; share of <economy>"
_FALLS = frozenset(["на", "for", "to", "on"])
_NOUNS = words("small_words", "shares", "nouns")
_HOLDING = words("small_words", "shares", "holding")


def sharer_of(setting: Setting, segment: Segment, value: Piece) -> Side:
    """The economy that an amount falls to, by a word of sharing in its clause."""
    if value.kind != "money":
        return None
    party = (
        part_owner(setting, segment, value)
        or _by_preposition(setting, segment, value)
        or _holder(setting, segment, value)
    )
    return None if party is None else party.economy or meant(setting, party, None)


def _by_preposition(setting: Setting, segment: Segment, value: Piece) -> Party | None:
    """«на Китай приходится 5 млрд», "$5 billion of it fell to China"."""
    line, segments = setting.line, setting.segments
    if any(s.has("share") for s in segments if s.first <= segment.first):
        for party in setting.parties:
            own = party.prep in _FALLS and segment.first <= party.first and segment.has("share")
            owns = line.word(party.first - 1) in ("долю", "доля") or own
            if owns and party.economy is not None and party.last <= value.first and not party.title:
                return party
    at = segments.index(segment)
    for place in segments[at : at + 2]:
        marks = [p for p in place.of("share") if p.first >= value.last]
        if marks and place.values in ([], [value]):
            after = [
                p for p in setting.parties if marks[0].last <= p.first <= marks[0].last + 2 and p.economy is not None
            ]
            if after and (after[0].prep in _FALLS or line.word(marks[0].last - 1) in _FALLS):
                return after[0]
    return None


def part_owner(setting: Setting, segment: Segment, value: Piece) -> Party | None:
    """ "Heilongjiang's share of that was $7 billion", «доля Киргизии – 2 млн»."""
    line, segments = setting.line, setting.segments
    at = segments.index(segment)
    first = (
        segments[at - 1].first
        if at and segment.opener in ("–", "—", "-") and not segments[at - 1].values
        else segment.first
    )
    for party in setting.parties:
        if not first <= party.first < value.first or party.title:
            continue
        after = party.last + (line.word(party.last) in ("'s", "’s", "'", "’"))
        before = party.first - 1 - (line.word(party.first - 1) in ("of", "the"))
        if line.word(after) in _NOUNS and after + 1 < value.first and (party.possessive or party.form == "adjective"):
            return party
        if line.word(before) in _NOUNS and line.word(party.first - 2) not in ("for", "на") and not party.possessive:
            return party
    return None


def _holder(setting: Setting, segment: Segment, value: Piece) -> Party | None:
    """ "Kazakhstan accounted for $31 billion, Kyrgyzstan for $15 billion"."""
    marks = [p for s in setting.segments for p in s.of("share") if p.last <= value.first]
    marks = [p for p in marks if setting.line.words[p.first] in _HOLDING]
    if not marks:
        return None
    first = segment.first if segment.first <= marks[-1].first else max(segment.first, marks[-1].last)
    last = marks[-1].first if segment.first <= marks[-1].first else value.first
    named = [p for p in setting.parties if first <= p.first < last and not p.prep and not p.title and not p.possessive]
    held = [p for p in named if p.economy is not None or p.ref in ("its", "region", "country")]
    return held[-1] if held else None


def fallen_to(setting: Setting, frame: Frame, sharer: Economy, owned: bool) -> Frame:
    """The part of a flow that falls to one economy: a region takes the place of its country, a partner that of the
    partners told of; what one of the two has as its own part of a turnover is what it sells."""
    rule = f"{frame.rule.removesuffix(SHARE)}{SHARE}"
    reporter, partner = frame.reporter, frame.partner
    if sharer in (reporter, partner):
        if not owned or frame.measure != "turnover" or reporter is None or partner is None:
            return frame
        buyer = partner if sharer == reporter else reporter
        return frame._replace(measure="exports", reporter=sharer, partner=buyer, named=True, rule=rule)
    if reporter is not None and reporter.parent == sharer.code:
        return frame._replace(reporter=setting.scene.other(sharer), partner=sharer, named=True, rule=rule)
    if reporter is not None and (related(sharer, reporter) or _siblings(sharer, reporter)):
        return frame._replace(reporter=sharer, named=True, rule=rule)
    again = frame.rule.endswith(SHARE)
    if (
        not again
        and partner is not None
        and partner == setting.scene.hub
        and reporter is not None
        and not _holds(reporter, sharer)
    ):
        measure = MIRROR.get(frame.measure, frame.measure)
        return frame._replace(measure=measure, reporter=partner, partner=sharer, named=True, rule=rule)
    return frame._replace(partner=sharer, named=True, rule=rule)


def _siblings(one: Economy, other: Economy) -> bool:
    return one.kind == "region" == other.kind and one.parent == other.parent


def _holds(bloc: Economy, member: Economy) -> bool:
    return member in bloc.members or member.country in bloc.members
