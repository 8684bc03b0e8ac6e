"""Whose: which economy "we", "the region", "its" or "the partner" stands for, and the pair that a text is about."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.people import People
from entrepot.reading.statements.whose.speech import Speech

_REGION_NOUNS = frozenset(
    [
        "region",
        "province",
        "oblast",
        "territory",
        "state",
        "krai",
        "prefecture",
        "district",
        "governorate",
        "regional",
        "region's",
        "регион",
        "региона",
        "регионе",
        "региону",
        "регионом",
        "область",
        "области",
        "областью",
        "край",
        "края",
        "крае",
        "провинция",
        "провинции",
        "провинцию",
        "регионы",
        "субъект",
        "субъекта",
    ]
)
_COUNTRY_NOUNS = frozenset(
    [
        "country",
        "republic",
        "nation",
        "kingdom",
        "страна",
        "страны",
        "стране",
        "страну",
        "страной",
        "республика",
        "республики",
        "республике",
        "республику",
        "республикой",
        "государство",
    ]
)
_OURS = frozenset(
    [
        "we",
        "us",
        "our",
        "ours",
        "мы",
        "нас",
        "нам",
        "нами",
        "наш",
        "наша",
        "наше",
        "наши",
        "нашей",
        "нашего",
        "наших",
        "нашу",
        "нашим",
        "нашими",
    ]
)
_YOURS = frozenset(
    [
        "you",
        "your",
        "yours",
        "вы",
        "вас",
        "вам",
        "вами",
        "ваш",
        "ваша",
        "ваше",
        "ваши",
        "вашей",
        "вашего",
        "ваших",
        "вашу",
        "вашим",
    ]
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The pair a text is about (as many of the two as are known) and what is needed to say who is meant where.

    starts: where the places begin."""

    text: Text
    places: tuple[Place, ...]
    people: People
    speech: Speech
    pair: tuple[Economy, ...]
    home: Economy | None
    starts: tuple[int, ...]

    def starting(self, start: int, end: int) -> tuple[Place, ...]:
        """The places that begin at `start` or later and before `end`."""
        first = bisect_left(self.starts, start)
        return self.places[first : bisect_left(self.starts, end, first)]

    def named(self, start: int, end: int) -> list[Place]:
        """The economies named between two positions; a region's country directly before it is left out."""
        inside = [p for p in self.starting(start, end) if p.end <= end]
        if len(inside) < 2:
            return inside
        return [
            p
            for at, p in enumerate(inside)
            if not (
                at + 1 < len(inside)
                and inside[at + 1].economy.parent == p.economy.code
                and inside[at + 1].start - p.end < 25
            )
            and not (at and inside[at - 1].economy.parent == p.economy.code and p.start - inside[at - 1].end < 6)
        ]

    def meant(self, sentence: int, start: int, end: int) -> Economy | None:
        """The economy that the words between two positions of a sentence stand for."""
        named = self.named(start, end)
        if named:
            return named[0].economy
        words = self._words(start, end)
        if words & _OURS:
            return self.speaker(sentence) or self.home
        if words & _YOURS:
            return self.partner_of(self.speaker(sentence) or self.home)
        if words & _REGION_NOUNS:
            return self._latest("region", start)
        if words & _COUNTRY_NOUNS:
            return self._latest("country", start)
        return None

    def speaker(self, sentence: int) -> Economy | None:
        said = self.speech.said[sentence]
        return said.side if said is not None else None

    def partner_of(self, economy: Economy | None) -> Economy | None:
        """The other of the pair: neither the economy itself nor what it lies in or holds."""
        if economy is None:
            return None
        others = [e for e in self.pair if e != economy and e.code != economy.parent and e.parent != economy.code]
        return others[0] if others else None

    def _latest(self, kind: str, start: int) -> Economy | None:
        of_pair = [e for e in self.pair if e.kind == kind]
        if len(of_pair) == 1:
            return of_pair[0]
        before = bisect_left(self.starts, start)
        found = next(
            (p.economy for p in map(self.places.__getitem__, range(before - 1, -1, -1)) if p.economy.kind == kind), None
        )
        return found or (of_pair[0] if of_pair else None)

    def _words(self, start: int, end: int) -> set[str]:
        return {
            word.strip(".,;:«»“”\"'’()")
            for word in self.text.document.text[start:end].casefold().replace("'s", "").replace("’s", "").split()
        }


def find_sides(
    text: Text, places: Sequence[Place], people: People, speech: Speech, home: Economy | None = None
) -> Sides:
    """Who the text is about: the economies that its headline and opening name most."""
    weight: Counter[Economy] = Counter()
    first: dict[Economy, int] = {}
    ends = [sentence.end for sentence in text.sentences]
    for at, place in enumerate(places):
        economy = place.economy
        follower = places[at + 1] if at + 1 < len(places) else None
        if economy.kind == "bloc" or (
            follower and follower.economy.parent == economy.code and follower.start - place.end < 25
        ):
            continue
        index = bisect_right(ends, place.start)
        weight[economy] += 3 if index < 3 else 2 if index < 6 else 1
        first.setdefault(economy, place.start)
    ranked = sorted(weight, key=lambda e: (-weight[e], first[e]))
    pair: list[Economy] = []
    for economy in ranked:
        if all(economy.parent != e.code and e.parent != economy.code for e in pair):
            pair.append(economy)
        if len(pair) == 2:
            break
    starts = tuple(place.start for place in places)
    return Sides(text, tuple(places), people, speech, tuple(pair), home, starts)
