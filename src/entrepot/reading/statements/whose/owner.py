"""Owner: the one of a pair whose affairs a text tells of, so that "exports" alone are its exports.

Signs are counted for either of the two and weighed by `lexicon/owner.csv`, which `tools/learn_owner.py` learns from the
annotated reports. A sign's weight is what one more of it on one side adds to the logit that the side is the owner.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import load, weights
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.home import home_in

SIGNS = (
    "region", "outlet", "dated", "opens", "money", "with", "to", "in", "venue", "bare", "adjective", "sends", "sold to",
    "trades", "exporter", "visitor", "ruler", "a partner", "partner of",
)  # fmt: skip
_MOST, _OPENING = 4, 150
"""How far one sort of sign may carry: a text that says "to Japan" ten times tells no more than one that says it four
times."""
_GOVERNED = {
    **dict.fromkeys(["with", "с", "со"], "with"), **dict.fromkeys(["to", "into", "в", "во"], "to"),
    **dict.fromkeys(["in", "at"], "in"),
}  # fmt: skip
_SENDINGS = (
    "export", "ship", "deliver", "suppl", "sold", "sell", "экспорт", "вывоз", "вывез", "поставк", "поставок", "поставл",
    "отгруз", "продал", "отправ",
)  # fmt: skip
_TRADED = (*_SENDINGS, "import", "bought", "buy", "purchas", "импорт", "ввоз", "ввез", "закуп", "купил")
_PARTNERS = (
    "partner", "buyer", "customer", "market", "supplier", "партнер", "партнёр", "покупател", "рынок", "рынк",
)  # fmt: skip
_GOALS = frozenset(["to", "into", "в", "на"])
_LINKS = frozenset(["from", "of", "and", "the", "for", "by", "из", "и"]) | frozenset(_GOVERNED)
_RULERS = frozenset(["president", "premier", "prime", "президент", "президента", "президентом", "премьер"])
_RECEIVED = ("receiv", "welcom", "host", "guest", "visiting", "принял", "принима", "встретил", "гост")
_MET = ("meet", "met", "talk", "встреч", "перегово", "бесед")
_WITH = frozenset(["with", "с", "со"])
_VENUES = frozenset(["in", "at", "to", "в", "во"])


def owner_of(
    text: Text, places: Sequence[Place], pair: Sequence[Economy], homes: tuple[Economy | None, Economy | None]
) -> Economy | None:
    """The one of the pair that more speaks for; `homes`: of the outlet and of the date line."""
    if len(pair) < 2:
        return next(iter(pair), None)
    known = weights("owner")
    more = signs_of(text, places, pair, homes)
    return pair[0] if sum(known.get(sign, 0.0) * count for sign, count in more.items()) >= 0 else pair[1]


def signs_of(
    text: Text, places: Sequence[Place], pair: Sequence[Economy], homes: tuple[Economy | None, Economy | None]
) -> dict[str, int]:
    """How much more often each sign is seen on the first of the pair than on the second."""
    first, second = (_signs(text, places, pair, at, homes) for at in (0, 1))
    return {sign: max(-_MOST, min(_MOST, first[sign] - second[sign])) for sign in SIGNS}


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
    found += _of_trade(tokens, first, last, place.form)
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
    return found


_BEFORE, _AFTER = 6, 12
_PAUSES = frozenset(".,:;()")


def _of_trade(tokens: Sequence[str], first: int, last: int, form: str) -> list[str]:
    """The signs of who sells, who buys and whose partner it is."""
    before, ahead = tokens[first - 1] if first else "", tokens[max(0, first - _BEFORE) : first]
    after = tokens[last : last + _AFTER]
    after = after[: after.index(".")] if "." in after else after
    closes, owns = after[:1], after[:1] == ["'s"]
    found = []
    if before in ("from", "из") and _has(ahead[-2:-1], _SENDINGS):
        found.append("sends")
    if before in _GOALS and _has(ahead, _SENDINGS):
        found.append("sold to")
    if form == "adjective" and _has(closes, _SENDINGS):
        found.append("exporter")
    if form == "name" and before not in _LINKS:
        if _PAUSES.isdisjoint(closes) and _has(after[:3], _TRADED):
            found.append("trades")
        if not owns and _has(after, _PARTNERS):
            found.append("a partner")
    if (before in ("of", "for") and _has(ahead, _PARTNERS)) or (owns and _has(after[1:5], _PARTNERS)):
        found.append("partner of")
    return found


def _has(words: Sequence[str], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words)


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
