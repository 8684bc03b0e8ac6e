"""Amounts whose unit is understood: "from $9.3 billion in 2017 to 18.13", "some 52 and 29 billion, respectively"."""

from entrepot.reading.statements.phrases.money import Money, read_money
from entrepot.reading.statements.phrases.number import read_number
from entrepot.reading.statements.phrases.phrase import Line, Phrase


def elided(line: Line, at: int, before: Phrase | None, named: bool) -> Phrase | None:
    """A bare number in the unit of the amount before it; `named`: a flow stands right before the number."""
    links = line.word(at - 1)
    named = named or (links in _ADVERBS and line.word(at - 2) in _STROKES)
    if before is None or not before.parts or (links not in _LINKS and not named):
        return None
    scale = before.parts[-1].value.scale
    number = read_number(line, at)
    if number is None or scale < 1e6 or number.value.scale > 1 or number.value.value >= 1000:
        return None
    whole = number.value.value == int(number.value.value)
    if line.word(number.last) not in _ENDS or (whole and links not in ("to", "до") and not named):
        return None
    return _scaled(number, at, scale, before.value.unit, "<number> (unit understood)")


def ahead(line: Line, at: int) -> Phrase | None:
    """A bare number in the unit of the amount that follows: "from 7.6 to 7.0 billion euros"."""
    number = read_number(line, at)
    if number is None or number.value.scale > 1 or number.value.value >= 1000 or number.rule != "<digits>":
        return None
    link, start = line.word(number.last), number.last + 1
    if link not in _JOINS or line.glued(number.last):
        return None
    while line.word(start) in _ADVERBS:
        start += 1
    following = read_money(line, start) if line.shape(start) == "N" else None
    if following is None or following.value.low != following.value.high or not following.parts:
        return None
    scale = following.parts[-1].value.scale
    turns = not {"respectively", "соответственно"}.isdisjoint(line.words)
    ranges = link in ("to", "до") and line.word(at - 1) in ("from", "с", "со")
    pairs = link not in ("to", "до") and (turns or number.value.value != int(number.value.value))
    if scale < 1e6 or line.word(at - 1) in ("between", "от", "-", "–") or not (ranges or pairs):
        return None
    return _scaled(number, at, scale, following.value.unit, "<number> (unit ahead)")


def _scaled(number: Phrase, at: int, scale: float, unit: str | None, rule: str) -> Phrase:
    amount = number.value.value * scale
    value = Money(amount, amount, unit, (number.value.step or 1) * scale)
    scaled = number._replace(value=number.value._replace(scale=scale))
    return Phrase("money", at, number.last, value, rule, (scaled,))


_JOINS = frozenset(["and", "и", "to", "до"])
_STROKES = frozenset("–—-:")
_ADVERBS = frozenset("уже только лишь почти около already only almost about nearly some just even все".split())
_LINKS = frozenset(["to", "до", "–", "—", "-", "(", "with"])
_ENDS = frozenset(
    ["", "in", "в", ",", ".", ";", ")", "(", "and", "и", "а", "за", "for", "year", "last", "this", "while", "at"]
)
