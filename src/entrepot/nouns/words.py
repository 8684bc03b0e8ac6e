"""Words and their keys: one key for all forms of a word, so that "lifts" finds "lift" and «лифтов» finds «лифты».

A key is for comparing, not for showing: English loses the plural and its British or American spelling, Russian
loses its ending and a fleeting vowel (станок, станки, станков -> станк). No dictionary is loaded.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_WORD_OR_BREAK = re.compile(rf"{_WORD.pattern}|\n")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def _forms(listed: str) -> dict[str, str]:
    """Key by form from "key: form form; key: form"."""
    pairs = (entry.split(": ") for entry in listed.split("; "))
    return {form: key for key, forms in pairs for form in forms.split()}


_ENGLISH = _forms(
    "aluminium: aluminum; color: colour; colored: coloured; sulphur: sulfur; sulphate: sulfate; "
    "sulphuric: sulfuric; fiber: fibre; fiberboard: fibreboard; fiberglass: fibreglass; tire: tyre; plow: plough; "
    "yogurt: yoghurt; jewellery: jewelry jewelery; mold: mould; harbor: harbour; flavoring: flavouring; "
    "flavor: flavour; armor: armour; gray: grey; center: centre; draft: draught; pajama: pyjama; whisky: whiskey; "
    "mollusc: mollusk; foot: feet; tooth: teeth; mouse: mice; goose: geese; calf: calves; knife: knives; "
    "shelf: shelves; leaf: leaves; half: halves; loaf: loaves; wolf: wolves; man: men men's; woman: women women's; "
    "child: children children's; vehicle: vehicular; chili: chilli chillies chilies; tin: tins; gas: gases; "
    "bus: buses; lens: lenses; trolleybus: trolleybuses; minibus: minibuses; glass: glasses; potato: potatoes; "
    "tomato: tomatoes; mango: mangoes; shoe: shoes; axe: axes; molasses: molasses; cookie: cookies; tie: ties; "
    "pie: pies; sulphide: sulphides; species: species; confectionery: confectionary; foodstuff: foodstuff; "
    "electronics: electronic; agricultural: agri agro; ore: ores"
)

_RUSSIAN = _forms(
    "альбом: альбом альбому; металлолом: металлолом металлолому металлоломом; феррохром: феррохром феррохрому; "
    "паром: паром парому; подъем: подъем подъему; прием: прием приему; объем: объем объему; разъем: разъем разъему; "
    "глинозем: глинозем глинозему; капролактам: капролактам; вольфрам: вольфрам; посев: посев; вылов: вылов; "
    "кузов: кузов; кружев: кружев; жернов: жернов; коров: коров; режим: режим; систем: систем систему; дерев: дерев; "
    "микросхем: микросхем микросхему; эмблем: эмблем эмблему; пилорам: пилорам; гречих: гречих; энзим: энзим; "
    "дисплей: дисплей дисплея дисплею дисплеем дисплее дисплеи дисплеев дисплеям дисплеями дисплеях; "
    "музе: музей музею музее; хокке: хоккей хоккею хоккее; батаре: батарея батарей батарею батарее; "
    "галантере: галантерея галантерей галантерею галантерее; кожгалантере: кожгалантерея кожгалантерею кожгалантерей; "
    "гайк: гаек; майк: маек; мойк: моек; наклейк: наклеек; настойк: настоек; батарейк: батареек; шпильк: шпилек; "
    "письм: писем; сардельк: сарделек; редьк: редек; гальк: галек; трамва: трамвая; урожа: урожая; пайк: паек; "
    "автопром: автопром автопрому; газпром: газпром газпрому; легпром: легпром легпрому; химпром: химпром химпрому; "
    "агропром: агропром агропрому; телят: теленок телята телятам телятами; "
    "цыплят: цыпленок цыплята цыплятам цыплятами; "
    "семн: семя; маслосемн: маслосемя маслосемян; судн: судам судами судах суда судно судна судне; "
    "побратим: побратим; отдых: отдых; "
    "льн: лен льна льну льном; льд: лед льда; рож: рожь ржи рожью; семн: семян; яйц: яиц; ткан: ткань; ток: ток; "
    "сыр: сыром; мед: мед меда медом; чай: чай чая чаю чаем; соя: соя сои сою соей; "
    "сок: сок соки соков соками сока; клей: клей клеи клея клеев клеем клею; детск: дети детей; человек: люди; "
    "мыл: мыл; газ: газ; зола: зола золы золу; слюд: слюда; пух: пух пуха; рис: рис; бык: быки; овц: овец; "
    "свин: свиней; телят: телят; цыплят: цыплят; судн: судов; медь: медь меди медью; "
    "сталь: сталь стали сталью сталей сталям; цинк: цинк; кож: кожи кож; зонт: зонт; шелк: шелк; "
    "угл: угля углей углем угли; дров: дров; весы: весы весов весами; часы: часы часов часами; "
    "духи: духи духов духами; овс: овес; индейк: индеек; печенье: печенье печенья печеньем; "
    "солом: солома соломы солому соломой; коров: коровам; плата: платы плат; платье: платье платья платьев; "
    "минта: минтая минтаем; лошад: лошадьми; цвет: цветы цветов цветок цветка; сельд: сельдь; "
    "литий: литий лития литием литию; сера: сера серы серу серой сере; серия: серия серии серию серий; "
    "еж: еж ежа ежи ежей ежам ежами; стул: стульев стулья; дерев: деревьев; лист: листьев; пер: перьев; руж: ружей"
)

_REFLEXIVE = re.compile(r"щ(?:ий|ая|ее|ие|его|ей|ему|им|их|ими|ую)ся$")
_RAW = re.compile(r"сыр(?:ой|ая|ое|ую|ые|ых|ыми|ого|ому|ь\w*)$")
_RUSSIAN_ENDINGS = frozenset(
    re.findall(
        r"\w+",
        "иями ьями иев иею ями ами ыми ими ого его ому ему иях ией иям ием ьев ьям ьях ях ах ам ям ом ем ев "
        "ов ей ий ый ой ая "
        "яя ое ее ые ие ым им ых их ую юю ою ею ия ья ию ью ье ьи ии и ы ь ю у о а я е й",
    )
)
_VOWELS = frozenset("аеиоуыэюя")


class Word(NamedTuple):
    """One word of a text: its characters, their span, and the key that all its forms share."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        return word_key(self.text)


def split_words(text: str) -> list[Word]:
    """Words and whole numbers of a text in order; a hyphen separates two words."""
    return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=256)
def find_words(text: str) -> tuple[str, ...]:
    """The words of `split_words` without their spans; a sentence is asked for its words several times in a row."""
    return tuple(_WORD.findall(text))


def keys_by_line(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The keys of the words of each line, for many lines at once."""
    keys = [*map(word_key, _WORD_OR_BREAK.findall("\n".join(lines))), "\n"]
    start = 0
    while start < len(keys):
        end = keys.index("\n", start)
        yield tuple(keys[start:end])
        start = end + 1


def word_starts(text: str, words: Iterable[str]) -> list[int]:
    """Where each of the words that `find_words` found begins: between two of them stand no letters and no digits, so
    the next standing of a word is that word."""
    found: list[int] = []
    start = 0
    for word in words:
        start = text.index(word, start)
        found.append(start)
        start += len(word)
    return found


def first_words(text: str, count: int) -> list[str]:
    """The first words of `find_words`."""
    return [found[0] for found in islice(_WORD.finditer(text), count)]


def is_russian(text: str) -> bool:
    """Whether a text holds Cyrillic letters."""
    return _CYRILLIC.search(text) is not None


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The key of one word; the script of its letters decides between English and Russian rules."""
    folded = word.casefold().replace("’", "'")
    return _russian_key(folded.replace("ё", "е")) if folded[:1] >= "Ѐ" else _english_key(folded)


def _english_key(word: str) -> str:
    if word in _ENGLISH:
        return _ENGLISH[word]
    word = word.removesuffix("'s").removesuffix("s'")
    stem = _singular(word)
    if len(stem) > 6:
        stem = re.sub(r"is(ed|er|ers|ing|ation)$", r"iz\1", stem)
    return _ENGLISH.get(stem, stem)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _russian_key(word: str) -> str:
    if word in _RUSSIAN:
        return _RUSSIAN[word]
    if word.startswith("сыр") and _RAW.match(word):
        return "сырье" if word[3] == "ь" else "сырой"
    if len(word) < 4:
        return word
    stem = _without_ending(word[:-2] if word.endswith("ся") and _REFLEXIVE.search(word) else word)
    stem = stem.rstrip("ьй") if len(stem) > 3 else stem
    if stem.endswith("нн"):
        stem = stem[:-1]
    return _without_fleeting_vowel(stem) if len(stem) > 3 else stem


def _without_fleeting_vowel(stem: str) -> str:
    fleeting = stem[-2] in "ое" and stem[-1] in "кцнлр" and stem[-3] not in _VOWELS
    return stem[:-2] + stem[-1] if fleeting else stem


def _without_ending(word: str) -> str:
    for length in range(min(4, len(word) - 3), 0, -1):
        if word[-length:] in _RUSSIAN_ENDINGS:
            stem = word[:-length]
            if not _VOWELS.isdisjoint(stem):
                return stem
    return word
