"""Goods that are traded: whether the words around a list say that it is sold, not wished for, made or worked on."""

from entrepot.reading.statements.goods_cues import DEALS, OTHERS, Cue
from entrepot.reading.statements.goods_parties import Told
from entrepot.reading.statements.goods_places import NEAR, Place, gap, is_loaded
from entrepot.reading.statements.goods_runs import Run
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.sides import Sides
from entrepot.reading.statements.text import Sentence

NAMING = frozenset(("out_verb", "out_noun", "in_verb", "in_noun"))
_LONG = 3


def are_traded(sides: Sides, sentence: Sentence, place: Place, figure: Told | None, recent: bool) -> bool:
    """Whether the words around a list speak of goods that are traded, not wished for, made or worked on together;
    recent: whether the sentence or the one before tells of a flow."""
    size = place.run.size
    cue = place.cue
    deals = cue is None or _is_of_deal(cue, size)
    others = [one for one in place.cues if one.kind in OTHERS or (deals and one.kind == DEALS)]
    fields = any(one.kind == "field" for one in others)
    if (cue is None or fields or cue.kind == "go") and figure is None and _are_sectors(place.run):
        return False
    said = sides.text.tokens.words
    ends = max(place.run.first, cue.at if cue is not None else 0)
    if figure is None and any(one.kind == "wish" and one.at < ends for one in others):
        return False
    if "because" in said[max(place.first, place.run.first - 5) : place.run.first]:
        return False
    if "so" in said[place.first : place.run.first] and "that" in said[place.first : place.run.first]:
        return False
    if not place.run.sure and not (
        figure is not None and (place.run.broad or said[place.run.last - 1] in _WITH_FIGURES)
    ):
        return False
    if figure is not None:
        return True
    if cue is None and _is_mutual(said[place.first : place.last]):
        return False
    if cue is not None and cue.kind == "go" and not _goes(sides, place):
        return False
    if size == 1 and sentence.kind == "heading":
        return False
    if size >= _LONG and (cue is not None or (not others and (recent or _is_hinted(sides, place)))):
        return True
    if others:
        return False
    if size == 2 and (cue is not None or any(one.kind in ("back", "most") for one in place.cues)):
        return True
    return _stands_out(sides, place)


def _is_of_deal(cue: Cue, size: int) -> bool:
    """ "signed a contract on supplies of medicines": a flow that is a noun, of one or two goods."""
    return size < _LONG and cue.kind in ("out_noun", "in_noun")


def _are_sectors(run: Run) -> bool:
    """Whether a list is of branches of the economy: "energy, transport and pharmaceuticals"."""
    return sum(not _SECTORS.isdisjoint(name.casefold().split()) for name in run.names) >= _SOME


_SECTORS, _SOME = words("goods", "sectors", "words"), 2
_WITH_FIGURES = words("goods", "with_figures", "words")


def _is_hinted(sides: Sides, place: Place) -> bool:
    """Whether a clause without a flow of its own ranks goods, turns the flow round, names a side or an amount."""
    tokens = sides.text.tokens
    if any(one.kind in ("most", "earn", "back", "come") for one in place.cues):
        return True
    if ":" in tokens.words[place.first : place.run.first] or "N" in tokens.shapes[place.first : place.last]:
        return True
    return bool(sides.named(tokens.starts[place.first], tokens.ends[place.last - 1]))


def _is_mutual(said: list[str]) -> bool:
    """Whether a clause tells what two trade in, not which way."""
    return any(word in _MUTUAL or word.startswith(_MUTUAL_RU) for word in said)


_MUTUAL = frozenset(("mutual", "bilateral", "turnover", "trade", "reciprocal"))
_MUTUAL_RU = ("взаимн", "двусторонн", "обоюдн", "товарооборот", "торгу", "торговл")


def _stands_out(sides: Sides, place: Place) -> bool:
    """Whether goods named alone are what a sentence is about: the object of its flow, or first among what is traded."""
    cue, run, words = place.cue, place.run, sides.text.tokens.words
    if cue is not None and cue.kind in NAMING and (_is_mostly(words, run) or _is_governed(sides, place)):
        return True
    if cue is not None and _is_told_of(words, run, cue):
        return True
    if _is_first(words, place) or (cue is not None and _is_main(words, run, cue)):
        return True
    return _is_load(sides, place) or (cue is not None and cue.kind == "go" and _goes_between(sides, place))


def _is_mostly(words: list[str], run: Run) -> bool:
    """ "took back $2 billion, mostly cocoa", "most of them cars", «в основном лес»."""
    before = words[max(run.first - 3, 0) : run.first]
    return before[-1:] in _MOSTLY or before[-2:] in _MOSTLY or (before[:2] == ["most", "of"] and len(before) == 3)


_MOSTLY = (
    ["mostly"], ["mainly"], ["chiefly"], ["primarily"], ["largely"], ["principally"], ["predominantly"],
    ["above", "all"], ["в", "основном"], ["главным", "образом"], ["прежде", "всего"], ["преимущественно"],
)  # fmt: skip


def _goes_between(sides: Sides, place: Place) -> bool:
    """Whether goods named alone stand beside a verb of motion and the place they come from or go to."""
    run, cue = place.run, place.cue
    assert cue is not None
    if gap(run, cue) > _DIRECTLY:
        return False
    tokens = sides.text.tokens
    at = cue.at + 1 if cue.at >= run.last else run.last
    return tokens.words[at] in _WAYS and bool(sides.named(tokens.ends[at], tokens.ends[min(at + 4, place.last - 1)]))


def _is_told_of(words: list[str], run: Run, cue: Cue) -> bool:
    """ "lentils that India imports", «продукция, которую область отправляет»."""
    at = run.last + (words[run.last : run.last + 1] == [","])
    return words[at : at + 1] in _RELATIVE and 0 < cue.at - at <= _RELATED and cue.kind in NAMING


def _is_first(words: list[str], place: Place) -> bool:
    """ "the main item is electricity", "fertilizers lead the list"."""
    run = place.run
    for one in place.cues:
        if one.kind != "most":
            continue
        if run.last <= one.at <= run.last + 1 and words[one.at].startswith(_LEADS):
            return True
        if one.at < run.first and run.first - one.at <= NEAR and not _IS.isdisjoint(words[run.first - 2 : run.first]):
            return True
    return place.cue is not None and words[run.last : run.last + 2] in _FIRST


def _is_main(words: list[str], run: Run, cue: Cue) -> bool:
    """ "pork is Iowa's main export", «нефть – главная статья импорта»."""
    between = words[run.last : cue.at]
    return 0 < len(between) <= NEAR and between[0] in _IS and any(word.startswith(_MAIN) for word in between)


def _is_load(sides: Sides, place: Place) -> bool:
    """ "three truckloads of potatoes to Tajikistan", «ушел поезд с лесом»."""
    words, run = sides.text.tokens.words, place.run
    if not is_loaded(words, run):
        return False
    if place.cue is not None:
        return True
    end = sides.text.tokens.ends[min(run.last + 3, len(words) - 1)]
    return words[run.last] in ("to", "from", "for", "в", "во", "из") and bool(sides.named(run.end, end))


_RELATIVE = (["that"], ["which"], ["который"], ["которую"], ["которое"], ["которые"])
_RELATED = 5
_FIRST = (["comes", "first"], ["come", "first"], ["ranks", "first"], ["rank", "first"], ["stands", "first"])
_WAYS = frozenset(("from", "to", "for", "из", "в", "во", "от"))
_LEADS = ("lead", "led", "top", "head", "dominat", "преоблад", "лидир", "возглав")
_MAIN = ("main", "chief", "top", "biggest", "largest", "leading", "principal", "главн", "основн", "ведущ", "крупнейш")
_IS = frozenset(("is", "was", "are", "were", "by", "remains", "–", "—", "-", ":", "остается", "является"))


def _is_governed(sides: Sides, place: Place) -> bool:
    """Whether goods named alone stand right beside the verb or noun of their flow, with an amount or a rank."""
    assert place.cue is not None
    words, shapes = sides.text.tokens.words, sides.text.tokens.shapes
    between = words[place.cue.at + 1 : place.run.first]
    if _CAUSES.intersection(between[-_BESIDE:]):
        return True
    distance = gap(place.run, place.cue) - sum(
        shape == "N" or word in _AMOUNTS
        for word, shape in zip(between, shapes[place.cue.at + 1 : place.run.first], strict=True)
    )
    if distance > _BESIDE:
        return False
    if distance <= _DIRECTLY and place.cue.kind in ("out_noun", "in_noun"):
        return True
    whole = range(place.first, place.last)
    ranked = any(one.kind in ("most", "earn") for one in place.cues) or any(
        word in _RANKS or word.startswith(_MAIN) for word in words[place.first : place.last]
    )
    return ranked or any(shapes[at] == "N" or words[at] in "$€%" for at in whole)


_CAUSES = frozenset("thanks driven due owing led благодаря счет".split())
_AMOUNTS = frozenset(
    (
        "$ € £ million billion thousand worth of tons tonnes "
        "тонн тысяч тысячи миллионов миллиона штук млн млрд тыс долларов"
    ).split()
)
_BESIDE, _DIRECTLY = 4, 2
_RANKS = frozenset(
    (
        "first largest biggest most half third quarter part more fewer less "
        "больше меньше половина треть часть первое первой"
    ).split()
)


def _goes(sides: Sides, place: Place) -> bool:
    """Whether it is the goods that move: they stand beside the verb."""
    assert place.cue is not None
    if place.cue.at > place.run.last:
        return place.cue.at - place.run.last < NEAR
    tokens = sides.text.tokens
    between = range(place.cue.at + 1, place.run.first)
    return sum(tokens.shapes[at] in "wC" and tokens.words[at] not in _AMOUNTS for at in between) < 12
