"""Quantities: how much of it an undertaking names: "120 tractors", "over 300 tonnes", «до 40 автобусов»."""

import re

from entrepot.nouns.amount import Amount, Qualifier
from entrepot.reading.statements.pattern import pattern

_UNITS = {
    "t": r"tonnes?|tons?|тонн\w*", "kg": r"kilogram\w*|kg|килограмм\w*|кг", "ha": r"hectares?|ha|гектар\w*|га",
    "km": r"kilomet(?:er|re)s?|km|километр\w*|км", "m2": r"square met(?:er|re)s?|кв\. ?м\w*|квадратн\w+ метр\w*",
    "m3": r"cubic met(?:er|re)s?|куб\. ?м\w*|кубометр\w*|кубическ\w+ метр\w*", "MW": r"MW|megawatts?|МВт|мегаватт\w*",
    "l": r"lit(?:er|re)s?|литр\w*",
    "pcs": r"(?:[^\W\d][\w’'-]* ){0,3}?(?:units|pieces|sets|vehicles|machines|cars|buses|trolleybuses|trams|"
    r"trucks|lorries|tractors|lifts|elevators|combines|harvesters|aircraft|wagons|houses|flats|apartments|places|students|specialists|beds|plants|"
    r"farms|complexes|shops|stores|checkpoints|flights|scholarships|grants)"
    r"|(?:[^\W\d][\w-]* ){0,3}?(?:единиц\w*|штук\w*|шт|комплект\w*|машин\w*|автомобил\w+|автобус\w*|"
    r"троллейбус\w*|электробус\w*|"
    r"трамва\w+|грузовик\w*|трактор\w*|лифт\w*|комбайн\w*|самолет\w*|вагон\w*|домов|квартир\w*|мест|студент\w*|"
    r"специалист\w*|завод\w*|ферм|комплекс\w*|магазин\w*|рейс\w*)",
}  # fmt: skip
_QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    ("about", r"about|around|some|nearly|almost|approximately|roughly|около|почти|порядка|примерно"),
    ("at_least", r"over|more than|at least|no fewer than|no less than|более|свыше|больше|не менее|минимум"),
    ("at_most", r"up to|no more than|at most|до|не более"),
)
_SCALES = {"thousand": 1e3, "тыс": 1e3, "тысяч": 1e3, "million": 1e6, "млн": 1e6, "миллион": 1e6}
_NUMBER = r"(?P<number>\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+(?:[.,]\d+)?)"
_SCALE = r"(?:[\s\u00a0]?(?P<scale>thousand|million|тыс|тысяч|млн|миллион)(?:а|у|и|ов|\.)?)?"
_WORDS = "|".join(f"(?P<{name}>{words})" for name, words in _QUALIFIERS)
_QUANTITY = pattern(
    rf"(?:\b(?:{_WORDS})\s+)?(?<![\d$€£.,-]){_NUMBER}{_SCALE}(?:\s|\u00a0|-)(?:of )?"
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _UNITS.items())})\b"
)


_DIGIT = re.compile(r"\d")


def find_quantity(words: str) -> Amount | None:
    """The first quantity that words name in pieces or a physical unit; a year, a date, money or a percent is none."""
    if _DIGIT.search(words) is None:
        return None
    return next((amount for match in _QUANTITY.finditer(words) if (amount := _amount(match)) is not None), None)


def _amount(match: re.Match[str]) -> Amount | None:
    unit = next(unit for unit in _UNITS if match[unit])
    digits = re.sub(r"[\s\u00a0]", "", match["number"])
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits) is not None
    digits = digits.replace(",", "" if grouped else ".")
    value = float(digits) * (_SCALES[match["scale"].casefold()] if match["scale"] else 1)
    if unit == "pcs" and match["scale"] is None and 1900 <= value <= 2100:
        return None
    qualifier: Qualifier = next((name for name, _ in _QUALIFIERS if match[name]), "exact")
    return Amount.of(value, unit, qualifier)
