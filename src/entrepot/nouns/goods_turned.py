"""A good that a phrase makes of another: "dried apples", "salmon fillets", «медная руда», "parts of tractors"."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from entrepot.nouns.goods_index import AGREEING, Index
from entrepot.nouns.goods_match import Match, level_of
from entrepot.nouns.goods_turns import Codes, Turn, sources, turns
from entrepot.nouns.goods_words import ACCOMPANYING, LIGHT, NOT_GOODS, QUALITY, all_keys, describing, head_of, telling
from entrepot.nouns.words import Word, split_words

Reader = Callable[[str], Match | None]

_EDGE = r"(?:of|from|for|and|or|to|by|the|a|и|или|из|для|к|от|на|с|со|их|них|ним)"
_EDGES = re.compile(rf"^(?:{_EDGE}(?:\s+|$))+|(?:(?:^|\s+){_EDGE})+$", re.IGNORECASE)
_LONE_HYPHEN = re.compile(r"(?:^|(?<=\s))-+|-+(?=\s|$)")
_LIST = re.compile(r"\s(?:и|или)\s", re.IGNORECASE)
_JOINING = frozenset(("and", "or", "и", "или"))
_SOFTENED = str.maketrans("чжш", "кгх")


def by_state(text: str, read: Reader, *, leading: bool = False) -> Match | None:
    """What "frozen", "live" or "used" makes of the good beside it; leading: where all states stand at the beginning."""
    states = turns("state")
    words = split_words(text)
    marks = [word for word in words if word.key in states]
    begun = sum(1 for _ in takewhile(lambda word: word.key in states or word.key in _JOINING, words))
    if not marks or (leading and marks[-1] not in words[:begun]):
        return None
    base = _sure(_without(text, marks), read)
    codes = {code for mark in marks for code in states[mark.key].of(base.codes)} if base else ()
    return _turned(sorted(codes), base) if base else None


def by_form(text: str, index: Index, read: Reader) -> Match | None:
    """What the head noun makes of the good or the material beside it: "fillets", "ore", "pipes", "parts"."""
    head = head_of(text, index.language)
    form = turns("form").get(head)
    if form is None:
        return None
    words = split_words(text)
    heads = [word for word in words if word.key == head]
    own = heads[:1] if index.language == "ru" else heads[-1:]
    rest = _without(text, [word for word in words if word in own or word.key in ACCOMPANYING])
    made = _material(rest, form, index) if rest else ()
    if made:
        return Match(made, level_of(made), AGREEING, "turned", rest)
    base = _sure(rest, read)
    return _turned(form.of(base.codes), base) if base else None


def by_listed_form(text: str, index: Index, read: Reader) -> Match | None:
    """A Russian form that goods share, or several forms of one: «лом меди и цинка», «руды и концентраты меди»."""
    if index.language != "ru" or _LIST.search(text) is None or "," in text:
        return None
    forms = turns("form")
    pieces = [telling(all_keys(piece)) for piece in _LIST.split(text)]
    lone_form = len(pieces[0]) == 1 and pieces[0][0] in forms
    last_is_form = bool(pieces[-1]) and pieces[-1][0] in forms
    return by_form(text, index, read) if lone_form == last_is_form else None


def by_adjective(text: str, index: Index) -> Match | None:
    """Goods that a Russian adjective alone names: «огуречная продукция» is cucumbers."""
    keys = [key for key in telling(all_keys(text)) if key not in LIGHT | QUALITY] if index.language == "ru" else []
    codes = _adjective_codes(keys[0], index) if len(keys) == 1 and keys[0] in describing(text, "ru") else ()
    return Match(codes, level_of(codes), AGREEING, "near", text) if codes else None


def _material(rest: str, form: Turn, index: Index) -> Codes:
    """What the form makes of the words of its source, if nothing else that we know stands beside it."""
    keys = [key for key in telling(all_keys(rest)) if key not in QUALITY]
    codes: list[str] = []
    for key in keys:
        own = sources().get(key) or (() if index.exact((key,)) else _adjective_codes(key, index))
        if not own and (index.holding(key) or key in NOT_GOODS):
            return ()
        codes.extend(own)
    return form.of(codes, any_of=True)


def _adjective_codes(key: str, index: Index) -> Codes:
    """Codes of the noun that a Russian adjective comes from: «вертолетный» «вертолет», «молочный» «молоко»."""
    if key[:1] < "Ѐ" or not key.endswith(("н", "ов", "ев")):
        return ()
    stem = key.removesuffix("н").removesuffix("ов").removesuffix("ев")
    if len(stem) < 3:
        return ()
    noun = index.exact((stem,)) or index.exact((stem[:-1] + stem[-1].translate(_SOFTENED),))
    return noun.codes if noun is not None else ()


def _sure(rest: str, read: Reader) -> Match | None:
    base = read(rest) if rest else None
    return base if base is not None and base.score >= AGREEING else None


def _turned(codes: Sequence[str], base: Match) -> Match | None:
    every = tuple(codes)
    return Match(every, level_of(every), round(0.95 * base.score, 3), "turned", base.entry) if every else None


def _without(text: str, words: Iterable[Word]) -> str:
    """The text without these words and without what would then stand loose at its ends."""
    at, kept = 0, []
    for word in words:
        kept.append(text[at : word.start])
        at = word.end
    plain = _LONE_HYPHEN.sub(" ", " ".join((*kept, text[at:])))
    return _EDGES.sub("", " ".join(plain.split()).strip(" ,;")).strip()
