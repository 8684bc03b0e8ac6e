"""Every mention of an economy in running text, with its exact span.

    >>> [(m.economy.code, m.form) for m in mentions("Belarus and Russia's Kirov Oblast seek to double trade")]
    [('BLR', 'name'), ('RUS', 'name'), ('RU-KIR', 'name')]

The longest name wins, so "Minsk Region" is not the city of Minsk. "Bryansk and Smolensk regions" share their head
word: each is a mention. A name that may be several economies is decided by the countries the text speaks of; where
that does not help, the others stand in `ambiguous`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from entrepot.nouns import place_index, place_names
from entrepot.nouns.economy import Economy
from entrepot.nouns.place_index import Hit, Words
from entrepot.nouns.place_meanings import (
    HEADS,
    PLURAL_HEADS,
    SMALL_HEADS,
    Meanings,
    country_of,
    has_other_head,
    known,
    meanings_of,
    regions_with_head,
)

Form = Literal["name", "adjective", "demonym", "capital", "city", "abbreviation"]


class Mention(NamedTuple):
    """Characters `start` to `end` of a text name `economy`.

    form: `name` ("Kirov Oblast"), `adjective` ("Belarusian", "Vologda" in "Vologda enterprises"), `demonym`
    ("Kenyans"), `abbreviation` ("UAE"), `capital` ("Minsk": the country, by its capital; the city's own economy is in
    `ambiguous`), `city` ("Cherepovets": the region that holds it). ambiguous: what else it may be.
    """

    start: int
    end: int
    economy: Economy
    form: Form
    ambiguous: tuple[Economy, ...] = ()


LIST = re.compile(
    r"\s*(?:,\s*(?:and|or|as well as|а также|и)?|and|or|&|и|или|либо|а также|as well as)\s+(?:the\s+)?(?:в\s+)?",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"['’ʼ]s?\s+")
COMMA = re.compile(r",\s+")
CITY_HEADS = place_names.word_list("city head")
MODIFIERS = place_names.word_list("modifier")
REALMS = place_names.word_list("realm")
MAYOR = place_names.word_list("mayor")
CURRENCIES = place_names.word_list("currency")
_SURELY_A_NAME = 5
BUSINESS = place_names.word_list("business")
ORDINARY = place_names.word_list("ordinary")


def mentions(text: str, language: str | None = None) -> list[Mention]:
    """Every mention of a country, a region or a bloc in `text`, in order; spans count characters of `text`.

    language: `en` or `ru` reads the names of that language only; without it, of every script the text contains.
    """
    names = place_index.index_for(text, language)
    if names is None:
        return []
    words = Words.of(text)
    return _Text(words, place_index.scan(words, names)).mentions()


@dataclass(slots=True)
class _Found:
    """A hit on its way to a mention: `codes` are equally good readings, `others` the less likely."""

    hit: Hit
    start: int
    end: int
    kinds: Meanings
    codes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    form: Form | None = None
    needs_context: bool = False

    @property
    def is_unlisted(self) -> bool:
        """Whether only the list of subdivisions has the name, and not economy_names.csv."""
        return all(code in self.kinds.weak for code in self.codes)

    def decide(self, codes: Iterable[str], form: Form, others: Iterable[str] = ()) -> None:
        self.codes, self.form = tuple(dict.fromkeys(codes)), form
        self.others = tuple(code for code in dict.fromkeys(others) if code not in self.codes)


class _Text:
    """One text: its words, and what was found in it."""

    def __init__(self, words: Words, hits: list[Hit]) -> None:
        self.text, self.words = words.text, words
        self.name_ends: frozenset[int] = frozenset()
        self.found = [_Found(hit, hit.start, hit.end, meanings_of(hit.readings)) for hit in hits]

    def mentions(self) -> list[Mention]:
        found = self.found = [item for item in self.found if not item.kinds.is_none]
        self.name_ends = frozenset(item.hit.last for item in found)
        for position, item in enumerate(found):
            if item.kinds.may_be_region:
                self._with_head(position, item)
            elif item.kinds.countries:
                self._head_before(position, item)
        for item in found:
            if item.form is None:
                self._bare(item)
        self._introduced()
        spoken_of = self._countries()
        decided = (self._decided(position, item, spoken_of) for position, item in enumerate(found) if item.form)
        return [mention for mention in decided if mention is not None]

    def _with_head(self, position: int, item: _Found) -> None:
        """A region named together with "Oblast", "region", "область" or "city", after it or before it."""
        if item.kinds.regions and (head := self.words[item.hit.last - 1]) in HEADS:
            self._bare(item)
            self._share(position, -1, head)
            return
        after = self._head_after(item.hit.last)
        if after is not None and self._is_free(position, after):
            head = self.words[after]
            if head in CITY_HEADS:
                self._city(item, self.words.end(after))
                return
            codes = regions_with_head(item.kinds, item.hit.key, head, self.words.is_capitalised(after))
            if codes:
                item.decide(codes, "name")
                item.needs_context = item.is_unlisted
                item.end = self.words.end(after)
                self._share(position, -1, head)
                return
        self._head_before(position, item)

    def _head_after(self, last: int) -> int | None:
        if self.words.gap(last - 1) not in {" ", "\u00a0", "\n", " \n"}:
            return None
        if self.words[last] in MODIFIERS and self.words.gap(last).isspace():
            last += 1
        word = self.words[last]
        if word in SMALL_HEADS and not self.words.is_capitalised(last):
            return None
        return last if word in HEADS or word in PLURAL_HEADS or word == "city" else None

    def _is_free(self, position: int, word: int) -> bool:
        """Whether `word` is in the script of the hit before it, and no part of the next one."""
        following = self.found[position + 1].hit.first if position + 1 < len(self.found) else len(self.words.lows)
        is_cyrillic = bool(place_index.CYRILLIC.match(self.found[position].hit.key))
        return word < following and is_cyrillic != self.words[word].isascii()

    def _head_before(self, position: int, item: _Found) -> None:
        before = item.hit.first - 1
        if self.words[before] == "the":
            before -= 1
        head = self.words[before]
        if head == "of" and self.words.gap(before).isspace():
            before -= 1
            head = self.words[before]
            if self.words[before - 1] == "of" or not head.isascii():
                return
        elif head.isascii():
            return
        taken = position and self.found[position - 1].end > self.words.start(max(before, 0))
        between = self.words.gap(before).strip(". \u00a0\n")
        enumerates = head in PLURAL_HEADS and between in {"–", "—", "-", ":"}
        if taken or (between and not enumerates):
            return
        if head in CITY_HEADS:
            self._city(item, item.end)
        elif head in REALMS and item.kinds.countries:
            item.start = self.words.start(before)
        elif head in HEADS or head in PLURAL_HEADS:
            codes = regions_with_head(item.kinds, item.hit.key, head, True)
            codes = tuple(code for code in codes if not has_other_head(code, head))
            if not codes or (item.kinds.adjectives and not enumerates):
                return
            item.decide(codes, "name")
            item.needs_context = item.is_unlisted
            if head in HEADS:
                item.start = self.words.start(before)
            else:
                self._share(position, 1, head)

    def _city(self, item: _Found, end: int) -> None:
        own = tuple(dict.fromkeys(c for c in (*item.kinds.regions, *item.kinds.cities) if c not in item.kinds.stems))
        codes = own or item.kinds.cities
        if codes:
            item.decide(codes, "city" if item.kinds.cities and not item.kinds.capitals else "name")
            item.end = end

    def _share(self, position: int, step: int, head: str) -> None:
        """Let the neighbours in a list share a head word: "Liaoning and Jilin provinces"."""
        plural = head in PLURAL_HEADS
        while 0 <= position + step < len(self.found):
            near = self.found[position + step]
            left, right = sorted((near, self.found[position]), key=lambda x: x.hit.start)
            if near.form is not None or not LIST.fullmatch(self.text, left.hit.end, right.hit.start):
                return
            strong = near.kinds.capitals or near.kinds.countries or near.kinds.regions
            if not plural and strong:
                return
            codes = regions_with_head(near.kinds, near.hit.key, head, True)
            if not codes:
                return
            near.decide(codes, "name")
            near.needs_context = near.is_unlisted
            position += step

    def _bare(self, item: _Found) -> None:
        """A name without a head word, by what it most likely is."""
        kinds, hit = item.kinds, item.hit
        if self._is_currency(hit) or (hit.key in place_index.ordinary() and self._starts_sentence(hit.start)):
            return
        if kinds.countries:
            item.decide(kinds.countries, "name", kinds.regions)
        elif kinds.abbreviations:
            item.decide(kinds.abbreviations, "abbreviation")
        elif kinds.capitals:
            self._capital(item)
        elif kinds.regions:
            item.decide(kinds.regions, "name")
        elif kinds.adjectives:
            item.decide(kinds.adjectives, "adjective")
        elif kinds.demonyms:
            item.decide(kinds.demonyms, "demonym")
        elif kinds.cities and not self._is_surname(item):
            followed = (
                self.words[hit.last] in BUSINESS
                and self.words.gap(hit.last - 1) == " "
                and not self.words.is_capitalised(hit.last)
            )
            item.decide(kinds.cities, "adjective" if followed else "city")

    def _is_currency(self, hit: Hit) -> bool:
        """'US dollars', 'US$', 'долларов США', 'белорусских рублей': money, not an economy."""
        after = self.words[hit.last]
        if after in CURRENCIES and self.words.gap(hit.last - 1).strip(".").isspace():
            return True
        return self.text[hit.end : hit.end + 1] == "$" or (hit.key == "сша" and self.words[hit.first - 1][:4] == "долл")

    def _capital(self, item: _Found) -> None:
        own = (*item.kinds.regions, *item.kinds.cities)
        around = {self.words[item.hit.first - 1], self.words[item.hit.last]}
        if self.words[item.hit.first - 1] == "of":
            around.add(self.words[item.hit.first - 2])
        if own and around & MAYOR:
            item.decide(own, "name")
        else:
            item.decide(item.kinds.capitals, "capital", own)

    def _starts_sentence(self, start: int) -> bool:
        before = self.text[max(start - 10, 0) : start].rstrip(" \u00a0\t\"'«»“”„‘’(–—-")
        return not before or before[-1] in ".!?…:;\n"

    def _is_surname(self, item: _Found) -> bool:
        """'Sergei Kirov': a capitalised word right before that is no name of an economy."""
        before = item.hit.first - 1
        if self.words.gap(before) != " " or not self.words.is_capitalised(before) or len(self.words[before]) < 3:
            return False
        taken = item.hit.first in self.name_ends
        return not taken and not self._starts_sentence(self.words.start(before))

    def _introduced(self) -> None:
        """A region once named in full, or with its country, may go by its short name.

        So may one of several words, such as West Kalimantan, in a text that speaks of its country; one of a single word
        stands there as a city does.
        """
        known = {code for item in self.found if item.form == "name" for code in item.codes}
        for position, item in enumerate(self.found):
            if item.form is not None or not (item.kinds.stems or item.kinds.weak):
                continue
            codes = (*item.kinds.stems, *item.kinds.weak)
            beside = self._beside(position, codes)
            if beside and item.hit.key not in ORDINARY:
                known.update(beside)
        spoken_of = self._countries()
        people = {item.hit.key for item in self.found if item.form is None and self._in_person_name(item)}
        for item in self.found:
            if item.form is not None or item.hit.key in ORDINARY or self._in_person_name(item):
                continue
            codes = tuple(c for c in (*item.kinds.stems, *item.kinds.weak) if c in known)
            if codes:
                item.decide(codes, "name")
                continue
            codes = tuple(c for c in item.kinds.weak if country_of(c) in spoken_of)
            if codes and " " in item.hit.key:
                item.decide(codes, "name")
            elif codes and len(item.hit.key) >= _SURELY_A_NAME and item.hit.key not in people:
                item.decide(codes, "city")

    def _beside(self, position: int, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Those of `codes` whose country stands right before ("Iran's Mazandaran") or right after ("Lori, Armenia")."""
        item, text = self.found[position], self.text
        countries: set[str] = set()
        if position and POSSESSIVE.fullmatch(text, self.found[position - 1].hit.end, item.hit.start):
            countries.update(self.found[position - 1].codes)
        if position + 1 < len(self.found) and COMMA.fullmatch(text, item.hit.end, self.found[position + 1].hit.start):
            before = self.found[position - 1] if position else None
            in_list = before is not None and LIST.fullmatch(text, before.hit.end, item.hit.start)
            if not in_list or (before is not None and set(before.codes) & set(codes)):
                countries.update(self.found[position + 1].codes)
        return tuple(code for code in codes if country_of(code) in countries)

    def _in_person_name(self, item: _Found) -> bool:
        after = self.words.gap(item.hit.last - 1) == " " and self.words.is_capitalised(item.hit.last)
        return after or self._is_surname(item)

    def _countries(self) -> set[str]:
        return {country_of(item.codes[0]) for item in self.found if len(item.codes) == 1 and not item.needs_context}

    def _decided(self, position: int, item: _Found, spoken_of: set[str]) -> Mention | None:
        if item.form is None:
            return None
        codes, others = item.codes, item.others
        if len(codes) > 1 or (item.needs_context and item.hit.key in ORDINARY):
            here = tuple(code for code in codes if country_of(code) in spoken_of)
            if not here and item.needs_context and (len(codes) > 4 or item.hit.key in ORDINARY):
                return None
            codes = here or codes
        beside = self._beside(position, (*codes, *others)) if len(codes) > 1 or others else ()
        if len(beside) == 1 and item.form != "capital":
            codes, others = beside, ()
        if item.form == "name" and item.kinds.countries:
            others = tuple(code for code in others if country_of(code) in spoken_of)
        rest = tuple(known(code) for code in (*codes[1:], *others))
        return Mention(item.start, item.end, known(codes[0]), item.form, rest)
