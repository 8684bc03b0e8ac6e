"""A list of goods as a report names them, cut into its items."""

import re
from collections.abc import Callable

_MONEY = re.compile(
    r"(?:(?:worth|valued at|totall?ing|на сумму|стоимостью|на|for|более чем|свыше)\s+(?:\w+ ){0,2})?"
    r"(?:(?:US|C|A)?[$€£¥]\s?\d[\d.,\s]*(?:thousand|million|billion|trillion|mn|bn|m|b|k|млн|млрд|тыс)?\.?(?: "
    r"(?:долл\w*|руб\w*))?"
    r"|\b(?:USD|EUR|RUB|BYN|CNY|KZT|R|Rs)\s?\d[\d.,]*(?: ?(?:thousand|million|billion|crore|lakh))?"
    r"|\b\d[\d.,\s]*(?:thousand|million|billion|млн|млрд|тыс)\.? ?(?:U\.?S\.? )?"
    r"(?:dollars?|euros?|rubles?|roubles?|yuan|долл\w*|доллар\w*|евро|руб\w*|tons?|tonnes?|тонн\w*|т|\$)?)"
    r"(?:(?: worth)? of (?=\w))?",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"[(,]?\s*(?:\b(?:rose|fell|grew|dropped|increased|decreased|declined|jumped|soared|up|down|"
    r"plus|minus|at|by|with|на|более|"
    r"около|почти|до) )*[+–-]?\d[\d.,]*\s?(?:%|percent|"
    r"per cent|процент\w*)"
    r"(?: of (?:the |all )?(?:total|exports|imports|it))?\s*\)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,120}[)\]]")
_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|our|all|mainly|mostly|primarily|chiefly|largely|above all|especially|in "
    r"particular|for example|"
    r"such (?:goods|products|items|commodities) as|(?:goods|products|items|commodities|categories) (?:such as|"
    r"like|including)|such as|like|including|also|both|"
    r"first of all|as well as|along with|together with|plus|with|of|in|and|or|various(?: types of)?|different(?: "
    r"types of)?|to (?:it|them|us)|more|"
    r"а кроме (?:нее|него|них|этого)|в основном|преимущественно|главным образом|прежде всего|"
    r"в том числе|в частности|в первую очередь|такие "
    r"(?:товары|позиции|виды продукции)(?:,)? как|"
    r"такая продукция(?:,)? как|а также|также|и|это|как|различн(?:ые|ую|ых)|среди (?:них|которых|товаров))[\s:,–—]+)+",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:^|\s)(?:other(?: \w+){0,3} (?:goods|products|items|categories|commodities|types(?: of \w+)?)|other(?: "
    r"\w+)?|etc|others|so on|"
    r"(?:many |some )?more|among (?:others|them)|among other (?:things|goods|products)|(?:и )?друг(?:ие|ая|ое|"
    r"их|ими|ую)(?: \w+){0,3}|(?:и )?проч\w+(?: \w+)?|"
    r"ин(?:ые|ая|ых|ую)(?: \w+){0,2}|т\.? ?д\.?|т\.? ?п\.?|ряд других \w+)$",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:,|;)\s*(?:(?:and|or|as well as|along with|together with|plus|и|а также|или)\s+)?(?:also\s+|также\s+)?"
    r"|\s+(?:and|as well as|along with|together with|plus|и|а также|да)\s+(?:also\s+|также\s+|with\s+)?",
    re.IGNORECASE,
)
_COMMAS = re.compile(
    r"\s*[,;]\s*(?:(?:and|or|as well as|along with|together with|plus|и|а также|или)\s+)?(?:also\s+|также\s+)?",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(
    r"^(?:\w+(?:ed|al|ic|ous|ary|ive|ial|an|ese|ish|ile|ful)|light|heavy|crude|raw|fresh|frozen|"
    r"\w+(?:ные|ная|ную|ных|ными|ской|ские|ских|ская|скую|ого|ый|ий|ые|ие|ую|ой|ых|их|ими|ыми|ая|яя))$"
)
_NOUNS = re.compile(r"(?:plant|animal|printing|writing|vegetable|mineral|dump|tank)(?= \w|$)")
_DASH = re.compile(r"\s[–—-]{1,2}\s")
_STOP = frozenset(
    (
        "goods",
        "products",
        "items",
        "commodities",
        "товары",
        "продукция",
        "продукцию",
        "товаров",
        "продукции",
        "продуктов",
    )
)
_TRIM = " \t\n,.;:–—-“”«»\"'’‘"


def items(text: str, is_known: Callable[[str], bool] | None = None) -> list[str]:
    """The goods in `text`, without quantities, "and other goods", "mainly"; in the order of the text.

    is_known: whether words are known goods; "parts and accessories for vehicles" is then not cut at its "and".
    """
    bare = _BRACKETS.sub("", text) if "(" in text or "[" in text else text
    if _DIGIT.search(bare) is not None:
        bare = _PERCENT.sub(" ", _MONEY.sub(" ", bare))
    bare = _DASH.sub(", ", " ".join(bare.split()))
    parts = [part for stretch in _COMMAS.split(bare) for part in _cut(stretch.strip(_TRIM), is_known)]
    found: list[str] = []
    for part in _joined(parts, is_known):
        part = _LEAD.sub("", part).strip(_TRIM)
        part = _REST.sub("", part).strip(_TRIM)
        if found and part and _BACK.search(part) and not _LINKED.search(part):
            found[-1] = f"{found[-1]} {_link(part)} {part}"
        elif part and part.casefold() not in _STOP and len(part) < 90 and any(c.isalpha() for c in part):
            found.append(part)
    return found


_BACK = re.compile(
    r"\b(?:thereof|of it|of them|from it|from them|из не[её]|из них|из него|к ним|к ней|для них)$", re.IGNORECASE
)


_LINKED = re.compile(r"\s(?:and|и)\s", re.IGNORECASE)


def _link(part: str) -> str:
    return "and" if part.isascii() else "и"


def _cut(stretch: str, is_known: Callable[[str], bool] | None) -> list[str]:
    """The stretch between two commas, cut at "and" unless only the whole names goods."""
    pieces = [piece.strip(_TRIM) for piece in _SPLIT.split(stretch)]
    if len(pieces) == 2 and _NOUNS.fullmatch(pieces[0].casefold()) and _NOUNS.match(pieces[1].casefold() + " "):
        return [f"{pieces[0]} {' '.join(pieces[1].split()[1:])}".strip(), pieces[1]]
    if is_known is None or len(pieces) < 2:
        return pieces
    said = _LEAD.sub("", stretch)
    bare = _REST.sub("", said).strip(_TRIM)
    if len(said.split()) < 3 or bare != said.strip(_TRIM):
        return pieces
    halves = [_LEAD.sub("", piece) for piece in pieces]
    return [bare] if not all(map(is_known, halves)) and is_known(bare) else pieces


def _joined(parts: list[str], is_known: Callable[[str], bool] | None) -> list[str]:
    """Adjectives that share a noun stay with it: "plant" + "animal oils", "printing and writing ink"."""
    found: list[str] = []
    held: list[str] = []
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if (
            not last
            and len(part.split()) == 1
            and _ATTRIBUTES.match(part.casefold())
            and not (part.endswith("ие") and is_known is not None and is_known(part))
            and len(parts[at + 1].split()) > 1
            and (_ATTRIBUTES.match(parts[at + 1].split()[0].casefold()))
        ):
            held.append(part)
            continue
        if held:
            noun = " ".join(part.split()[1:])
            found += [f"{adjective} {noun}" for adjective in held]
            held = []
        found.append(part)
    return found + held
