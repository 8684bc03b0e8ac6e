"""Owner: the one of a pair whose affairs a text tells of, so that "exports" alone are its exports."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.home import home_in

_WEIGHTS: dict[str, float] = {
    "region": 1.1, "outlet": 1.0, "with": -1.0, "to": -0.6, "opens": 0.6, "money": 0.5, "venue": 0.5, "sends": 0.4,
    "possessive": 0.4, "bare": 0.35, "in": -0.35, "visitor": -0.5, "adjective": 0.3,
    "dated": 0.45, "counted": 0.3, "ruler": 0.3,
}  # fmt: skip
_MOST, _OPENING = 4, 150
"""How far one sort of sign may carry: a text that says "to Japan" ten times tells no more than one that says it four
times."""
_GOVERNED = {
    **dict.fromkeys(["with", "с", "со"], "with"), **dict.fromkeys(["to", "into", "в", "во"], "to"),
    **dict.fromkeys(["in", "at"], "in"),
}  # fmt: skip
_SENDINGS = ("export", "shipment", "deliver", "suppl", "экспорт", "вывоз", "поставк", "поставок", "отгруз")
_LINKS = frozenset(["from", "of", "and", "the", "for", "by", "из", "и"]) | frozenset(_GOVERNED)
_RULERS = frozenset(["president", "premier", "prime", "президент", "президента", "президентом", "премьер"])
_RECEIVED = ("receiv", "welcom", "host", "guest", "visiting", "принял", "принима", "встретил", "гост")
_MET = ("meet", "met", "talk", "встреч", "перегово", "бесед")
_WITH = frozenset(["with", "с", "со"])
_VENUES = frozenset(["in", "at", "to", "в", "во"])
_ENVOYS = words("parties", "titles", "envoys")
_COUNTERS = words("parties", "titles", "counters")


def owner_of(
    text: Text, places: Sequence[Place], pair: Sequence[Economy], homes: tuple[Economy | None, Economy | None]
) -> Economy | None:
    """The one of the pair that more speaks for; `homes`: of the outlet and of the date line."""
    if len(pair) < 2:
        return next(iter(pair), None)
    first, second = (_signs(text, places, pair, at, homes) for at in (0, 1))
    more = {sign: max(-_MOST, min(_MOST, first[sign] - second[sign])) for sign in _WEIGHTS}
    return pair[0] if sum(_WEIGHTS[sign] * more[sign] for sign in _WEIGHTS) >= 0 else pair[1]


def _signs(
    text: Text, places: Sequence[Place], pair: Sequence[Economy], at: int, homes: tuple[Economy | None, Economy | None]
) -> Counter[str]:
    """How often each sign of ownership is seen on one of the pair."""
    economy, other = pair[at], pair[1 - at]
    outlet, dated = homes
    found = Counter(
        outlet=outlet is not None and home_in([outlet], pair) == economy,
        dated=dated is not None and home_in([dated], pair) == economy,
        region=economy.kind == "region" and other.kind != "region",
        opens=_opens(text, places, pair) == economy,
        money=not _money_of(economy).isdisjoint(text.tokens.words),
    )
    for place in places:
        if place.economy == economy:
            found.update(_said(text, place))
    return found


def _said(text: Text, place: Place) -> list[str]:
    """The signs at one mention: how it is governed, and what stands around it."""
    tokens = text.tokens.words
    first, last = bisect_left(text.tokens.starts, place.start), bisect_left(text.tokens.starts, place.end)
    before = tokens[first - 1] if first else ""
    found = [_GOVERNED[before]] if before in _GOVERNED else []
    if before in ("from", "из") and first > 1 and tokens[first - 2].startswith(_SENDINGS):
        found.append("sends")
    if tokens[last : last + 1] == ["'s"] and _ENVOYS.isdisjoint(tokens[last + 1 : last + 2]):
        found.append("possessive")
    if place.form == "adjective":
        found.append("adjective")
    if place.form in ("capital", "city") and before in _VENUES:
        found.append("venue")
    if place.form == "name" and before not in _LINKS:
        found.append("bare")
    if first < _OPENING and not _RULERS.isdisjoint(tokens[max(0, first - 3) : last + 2]):
        found.append("ruler")
    if first < _OPENING and _visits(tokens[max(0, first - 9) : first]):
        found.append("visitor")
    if not _COUNTERS.isdisjoint(tokens[max(0, first - 6) : last + 6]):
        found.append("counted")
    return found


def _visits(before: Sequence[str]) -> bool:
    """Whether somebody received or met is named: "received the governor of", «Встреча с губернатором»."""
    with_at = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _WITH), 0)
    met = any(word.startswith(_MET) for word in before[:with_at])
    return met or any(word.startswith(_RECEIVED) for word in before)


def _opens(text: Text, places: Sequence[Place], pair: Sequence[Economy]) -> Economy | None:
    """The one of the pair that the body names first."""
    body = next((s.start for s in text.sentences if s.kind == "body"), 0)
    return next((p.economy for p in places if p.start >= body and p.economy in pair), None)


def _money_of(economy: Economy) -> frozenset[str]:
    """The words for the money that is counted in at home."""
    own: str = load("parties")["money"].get(economy.country.code, "")
    return frozenset(own.split())
