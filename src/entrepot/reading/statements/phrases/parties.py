"""Parties: every place in a sentence where an economy or a pair of them is named or meant."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.phrase import Line

_PREPOSITIONS = words("small_words", "parties", "prepositions")
_ARTICLES = words("small_words", "parties", "articles")
_OF = words("small_words", "parties", "of")


class Place(Protocol):
    """An economy named in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def economy(self) -> Economy: ...
    @property
    def form(self) -> str: ...


class Party(NamedTuple):
    """first and last: tokens of the line; economy: None when only a reference was said.

    form: name, adjective, demonym, capital or city. ref: what a reference stands for ("pair", "we", "region" ...).
    prep: the preposition before it ("" none); possessive: 's follows; title: it belongs to an office or a body.
    """

    first: int
    last: int
    economy: Economy | None
    form: str
    ref: str
    prep: str
    possessive: bool
    title: bool


def parties_of(line: Line, places: Sequence[Place]) -> list[Party]:
    """The parties of a sentence in their order; `places` are those inside it."""
    named = [_named(line, place) for place in _without_parents(line, places) if _stands_for_itself(line, place)]
    taken = {at for party in named for at in range(party.first, party.last)}
    referred = _references(line, taken)
    return sorted(named + referred)


def _without_parents(line: Line, places: Sequence[Place]) -> list[Place]:
    """The places less those that only say where a region lies: "Russia's Kirov Oblast", "Kirov Oblast of Russia"."""
    kept: list[Place] = []
    for at, place in enumerate(places):
        after = places[at + 1] if at + 1 < len(places) else None
        before = places[at - 1] if at else None
        if after is not None and after.economy.parent == place.economy.code and _close(line, place, after):
            continue
        if before is not None and before.economy.parent == place.economy.code and _close(line, before, place):
            continue
        kept.append(place)
    return kept


def _close(line: Line, left: Place, right: Place) -> bool:
    """Whether only "'s", "of", "the", "province of", a bracket or a comma stands between two places."""
    between = line.text.document.text[left.end : right.start].casefold()
    said = [word.strip("'’s,()/") for word in between.split()]
    return len(said) <= 6 and all(word in _BETWEEN for word in said)


_BETWEEN = words("small_words", "parties", "between") | {""}
_REGIONS = words("parties", "words", "regions")


_CALENDARS = frozenset(["calendar", "fiscal", "financial", "solar", "year", "month", "months"])


def _is_of_region(line: Line, place: Place) -> bool:
    """ "the Russian region", "Russia's exclave", «белорусский регион»: the region is meant, not the country."""
    at = bisect_left(line.starts, place.end)
    first = bisect_left(line.starts, place.start)
    if place.form == "adjective" and line.word(at) in _CALENDARS:
        return True
    owned = line.word(first - 1) == "of"
    owner = line.word(first - 1 - owned)
    one = is_region_word(owner) and (owned or not owner.isascii())
    if place.economy.kind == "country" and (owner in _REGIONS or one):
        return True
    if place.economy.kind != "country" or not (place.form == "adjective" or line.word(at) == "'s"):
        return False
    at += line.word(at) == "'s"
    at += line.shape(at) == "w" and not _names_regions(line.word(at))
    return line.shape(at) == "w" and _names_regions(line.word(at))


def _names_regions(word: str) -> bool:
    return is_region_word(word) or word in _REGIONS


def _stands_for_itself(line: Line, place: Place) -> bool:
    """Not "in US currency", which tells of the money, nor "the Southeast Asian country", "the Siberian region", which
    are of the two, nor the country of "the Russian region"."""
    following = line.word(bisect_left(line.starts, place.end))
    if following in _MONEY or (following in _PAPERS and place.form in ("capital", "city")):
        return False
    if following in ("'s", "’") and line.word(bisect_left(line.starts, place.end) + 1) in _SUPERLATIVES:
        return False
    if place.economy.kind == "bloc" and place.form == "adjective":
        return _pronouns().get(following) not in ("country", "neighbour", "region")
    return not _is_of_region(line, place)


_MONEY = words("small_words", "parties", "money")
_PAPERS = words("small_words", "parties", "papers")
_SUPERLATIVES = words("small_words", "parties", "superlatives")


def is_region_word(word: str) -> bool:
    """ "province", "exclave", «область»."""
    return word in region_words()


@cache
def region_words() -> frozenset[str]:
    """The words of `is_region_word`."""
    return frozenset(word for word, ref in _pronouns().items() if ref == "region")


def _named(line: Line, place: Place) -> Party:
    first = bisect_left(line.starts, place.start)
    last = bisect_left(line.starts, place.end)
    possessive = line.word(last) == "'s" or (line.word(last) in ("'", "’") and line.glued(last))
    prep = _preposition(line, first)
    form = place.form
    if _is_dateline(line, first, last, form):
        return Party(first, last, place.economy, form, "", prep, possessive, True)
    return Party(first, last, place.economy, form, "", prep, possessive, _is_title(line, first, last, form, prep))


def _is_dateline(line: Line, first: int, last: int, form: str) -> bool:
    """ "MINSK, 19 January (BelTA)", "TEHRAN- ": where a report was written."""
    if first > 3 or form not in ("capital", "city", "name"):
        return False
    written = line.said(first, last)
    return (written.isupper() and len(written) > 3) or (
        form != "name" and line.word(last) in ("-", "–", "—", "(", "/", ".")
    )


def _preposition(line: Line, first: int) -> str:
    at = first - 1
    steps = 0
    while (
        at >= 0 and steps < 5 and (line.words[at] in _ARTICLES or (line.words[at] == "of" and line.word(at - 1) in _OF))
    ):
        at -= 1
        steps += 1
    word = line.word(at)
    if line.word(at - 1) in _PARTNERS and word in ("из", "in", "from", "of", "among"):
        before = at - 2 - (line.word(at - 2) in ("its", "their", "foreign", "trading", "trade", "торговыми"))
        word = line.word(before) if line.word(before) in _WITH else word
    return word if word in _PREPOSITIONS else ""


def _is_title(line: Line, first: int, last: int, form: str, prep: str) -> bool:
    """ "Belarusian President", "President of Azerbaijan", «президент Татарстана», "the Vietnamese side"."""
    after = line.word(last + 1) if line.word(last) in ("'s", "'", "’") else line.word(last)
    if after == "foreign" and line.word(last + 1) in ("minister", "ministry"):
        return True
    if is_title(after) or (
        after in ("deputy", "vice", "commerce", "trade", "first", "industry", "economy")
        and is_title(line.word(last + 1))
    ):
        return form == "adjective" or line.word(last) in ("'s", "'", "’") or form == "name"
    before = first - 1
    while before >= 0 and line.words[before] in _ARTICLES:
        before -= 1
    if prep == "of":
        before -= 1
    elif prep:
        return False
    title = line.word(before)
    return form != "adjective" and is_title(title) and (prep == "of" or not title.isascii())


@cache
def _titles() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = load("parties")["titles"]["words"].split()
    return frozenset(w for w in listed if w[-1] != "*"), tuple(w[:-1] for w in listed if w[-1] == "*")


def is_title(word: str) -> bool:
    """Whether a word is an office or a body that an economy's name may belong to."""
    whole, stems = _titles()
    return word in whole or word.startswith(stems)


@cache
def _meet() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = load("parties")["titles"]["meet"].split()
    return frozenset(w for w in listed if w[-1] != "*"), tuple(w[:-1] for w in listed if w[-1] == "*")


def is_meeting(word: str) -> bool:
    """Whether "with" after the word is no trade partner's: "met with", "cooperation with"."""
    whole, stems = _meet()
    return word in whole or word.startswith(stems)


@cache
def _pairs() -> dict[str, dict[int, set[tuple[str, ...]]]]:
    """Expressions by their first word and their length, the longest first."""
    section = load("parties")["pair"]
    listed = {tuple(expression.split("_")) for key in ("expressions", "bare") for expression in section[key].split()}
    found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for parts in sorted(listed, key=len, reverse=True):
        found.setdefault(parts[0], {}).setdefault(len(parts), set()).add(parts)
    return found


@cache
def _pronouns() -> dict[str, str]:
    section = load("parties")["words"]
    refs = ("we", "you", "its", "there", "region", "country", "neighbour", "island")
    return {word: ref for ref in reversed(refs) for word in section[ref].split()}


_POINTED = words("small_words", "parties", "pointed")
_SPEAKERS = frozenset(["his", "her", "my", "моя", "моей", "мою", "моего", "моем", "его", "ее"])
_REPUBLICS = frozenset(["republic", "республика", "республики", "республике", "республику", "республикой"])


_PARTNERS = words("small_words", "parties", "partners")
_WHOSE = frozenset(["whose", "чей", "чья", "чье", "чьи"])
_WHICH = _WHOSE | frozenset(["which", "whom", "которой", "которым", "которыми", "которую", "который", "которого"])
_COUNTED = words("small_words", "interpret", "nouns") | {
    "of",
    "flows",
    "numbers",
    "sums",
    "totals",
    "amounts",
    "values",
    "months",
    "quarters",
    "years",
}
_WITH = frozenset(["with", "с", "со"])


@cache
def _reference_words() -> frozenset[str]:
    return frozenset(_pairs()) | frozenset(_pronouns()) | _REPUBLICS | _WHICH | frozenset(_PLACES_IN_ROW)


def _is_of_row(line: Line, at: int) -> bool:
    """ "with the second it rose", "the first of them", «со второй – на 5 %»: one of the economies named in a row, no
    adjective of the noun after it."""
    after = line.word(at + 1)
    if after in ("of", "из"):
        return line.word(at + 2) in ("them", "these", "the", "них", "этих")
    governed = _preposition(line, at) in _TIED
    ends = after in _AFTER_ROW or after.endswith(_RUSSIAN_PAST) or line.shape(at + 1) in (".", "N", "")
    return governed and ends and (line.word(at - 1) == "the" or not line.words[at].isascii())


_PLACES_IN_ROW = {
    word: ref for ref, said in load("parties")["row"].items() for word in said.split()
}  # fmt: skip
_TIED: frozenset[str] = frozenset(["with", "to", "from", "с", "со", "в", "во", "из", "на"])
_RUSSIAN_PAST = ("ал", "ил", "ел", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "рос", "стиг")
_AFTER_ROW = frozenset(
    ["it", "they", "was", "were", "is", "are", "rose", "fell", "grew", "by", "at", "stood", "and", "он", "и", "–", "—"]
)


def _references(line: Line, taken: set[int]) -> list[Party]:
    found: list[Party] = []
    opens, pairs, free = _reference_words(), _pairs(), 0
    for at, word in enumerate(line.words):
        if word not in opens or at < free or at in taken:
            continue
        sizes = pairs.get(word)
        size = next((n for n, known in sizes.items() if tuple(line.words[at : at + n]) in known), 0) if sizes else 0
        if size and not (line.words[at] == "the" and line.word(at + size) in _COUNTED):
            ref = "countries" if line.words[at + size - 1] in load("parties")["pair"]["countries"] else "pair"
            found.append(_reference(line, at, at + size, ref))
            free = at + size
        elif word in _PLACES_IN_ROW:
            if _is_of_row(line, at):
                found.append(_reference(line, at, at + 1, _PLACES_IN_ROW[word]))
        elif word in _WHICH and (line.word(at - 1) in _WITH or _follows_a_name(line, at, taken)):
            found.append(_reference(line, at, at + 1, "which"))
        elif (ref := _pronoun(line, at)) and _refers(line, at, ref):
            found.append(_reference(line, at, at + 1, ref))
    return found


def _follows_a_name(line: Line, at: int, taken: set[int]) -> bool:
    """ "Hungary, to which goods worth $6 million were delivered"."""
    if line.words[at] in _WHOSE:
        return line.word(at - 1) == "," and at - 2 in taken
    return line.word(at - 1) in _TIED and line.word(at - 2) == "," and at - 3 in taken


def _pronoun(line: Line, at: int) -> str:
    """What the word stands for; "US" is no "us", "the neighbouring country" is the neighbour."""
    word = line.words[at]
    ref = _pronouns().get(word, "")
    if ref == "country" and line.word(at - 1).startswith(("neighbo", "соседн", "partner")):
        return "neighbour"
    if ref in ("country", "region") and line.word(at - 1) in _SPEAKERS:
        return "his"
    if ref == "its" and word in _SPEAKERS and _pronouns().get(line.word(at + 1)) in ("country", "region"):
        return ""
    if ref == "country" and line.word(at - 1) in _POINTED:
        return "that"
    if word == "us" and line.said(at, at + 1) == "US":
        return ""
    if ref == "neighbour" and word.startswith("соседн") and _pronouns().get(line.word(at + 1)) == "country":
        return ""
    if word in _REPUBLICS and line.word(at - 1).startswith("соседн"):
        return "neighbour"
    return "republic" if word in _REPUBLICS else ref


def _refers(line: Line, at: int, ref: str) -> bool:
    if ref == "island" and line.words[at].isascii() and line.word(at - 1) not in _DEFINITE:
        return False
    if ref in _DESCRIBED:
        return (
            (line.shapes[at] == "w" or _is_raised(line, at))
            and line.word(at - 1) != "by"
            and not is_title(line.word(at + 1))
            and line.word(at - 1) not in ("a", "another", "each", "every")
        )
    if line.words[at] == "it" and _is_expletive(line, at):
        return False
    if line.words[at] == "them":
        return line.word(at - 2) != "according"
    if ref == "there":
        return line.word(at + 1) not in ("is", "are", "was", "were", "has", "have", "will", "remains", "exists")
    return True


def _is_expletive(line: Line, at: int) -> bool:
    """The "it" of "it is worth recalling that", "it should be noted that", which stands for nothing."""
    verb = line.word(at + 1)
    ahead = line.words[at + 2 : at + 7]
    told = next((i for i, word in enumerate(ahead) if word == "that"), None)
    return verb in _BE and told is not None and all(s == "w" for s in line.shapes[at + 2 : at + 2 + told])


_BE = frozenset(["is", "was", "has", "should", "must", "may", "will", "can", "'s"])


def _is_raised(line: Line, at: int) -> bool:
    """ "the State's exports", «Край продал»: a capital that makes no name of the word."""
    return line.shape(at + 1) != "C" and (line.word(at - 1) == "the" or (at == 0 and not line.words[at].isascii()))


def _reference(line: Line, first: int, last: int, ref: str) -> Party:
    possessive = line.word(last) in ("'s", "’", "'") or line.words[first] in ("our", "its", "their", "your", "наш")
    prep = _preposition(line, first)
    if not prep and ref in _DESCRIBED:
        prep = _preposition(line, first - _described(line, first))
    return Party(first, last, None, "reference", ref, prep, possessive, False)


_DEFINITE = frozenset(["the", "this", "that"])
_DESCRIBED = ("region", "country", "republic", "neighbour", "island")


def _described(line: Line, first: int) -> int:
    """How many words describe the noun at `first`: "the northern neighbor", "the Volga republic", «закавказскую
    республику»."""
    if not line.words[first].isascii():
        return int(line.word(first - 1).endswith(_ADJECTIVAL) and len(line.word(first - 1)) > _SHORT)
    for count in (1, 2, 3):
        if line.word(first - count - 1) in ("the", "this", "that"):
            return count
        if line.shape(first - count) not in ("w", "C"):
            return 0
    return 0


_SHORT = 4
_ADJECTIVAL = (
    "ая", "яя", "ой", "ей", "ую", "юю", "ий", "ый", "его", "ого", "ему", "ому", "им", "ым", "ем", "ом", "ие", "ые",
)  # fmt: skip
