"""Voices: on whose behalf somebody says "we", where the office does not tell it: not for those whom they trade with."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.speech import Said, Speech

_OURS = words("parties", "words", "we")
_OWNING = frozenset(["we", "our", "in", "мы", "наш", "наша", "наше", "наши", "нашей", "нашего"])
_FAR = 40


def with_sides(speech: Speech, text: Text, places: Sequence[Place], pair: Sequence[Economy]) -> Speech:
    """The speech with a side of the pair for each speaker whose side was only guessed, by what "we" is opposed to."""
    if len(pair) < 2:
        return speech
    doubtful: dict[int, list[int]] = {}
    for at, said in enumerate(speech.said):
        if said is not None and said.person is not None and said.person.guessed:
            doubtful.setdefault(id(said.person), []).append(at)
    known = {who: side for who, told in doubtful.items() if (side := ours(text, places, pair, told)) is not None}
    if not known:
        return speech
    return replace(speech, said=tuple(_with_side(said, known) for said in speech.said))


def _with_side(said: Said | None, known: dict[int, Economy]) -> Said | None:
    side = known.get(id(said.person)) if said is not None else None
    return replace(said, side=side) if said is not None and side is not None else said


def ours(text: Text, places: Sequence[Place], pair: Sequence[Economy], told: Iterable[int]) -> Economy | None:
    """The one of the pair that "we" of these sentences is: the other one is opposed to it more often."""
    opposed: Counter[Economy] = Counter()
    for at in told:
        opposed.update(_opposed(text, places, pair, at))
    first, second = (opposed[economy] for economy in pair)
    if first == second:
        return None
    return pair[1] if first > second else pair[0]


def _opposed(text: Text, places: Sequence[Place], pair: Sequence[Economy], at: int) -> list[Economy]:
    """The one of the pair that a sentence names beside "we": "Brazil sold us", "our exports to Vietnam"."""
    sentence, tokens = text.sentences[at], text.tokens
    here = [i for i in range(sentence.first, sentence.last) if tokens.words[i] in _OURS and _is_we(text, i)]
    if not here:
        return []
    first = bisect_left(places, sentence.start, key=_start)
    last = bisect_left(places, sentence.end, key=_start)
    named = [place for place in places[first:last] if place.form in ("name", "abbreviation", "capital")]
    found = {e for place in named if (e := _of_pair(place.economy, pair)) and _is_apart(text, place, here)}
    return list(found) if len(found) == 1 else []


def _is_we(text: Text, at: int) -> bool:
    return text.tokens.words[at] != "us" or text.document.text[text.tokens.starts[at] : text.tokens.ends[at]] != "US"


def _is_apart(text: Text, place: Place, here: Sequence[int]) -> bool:
    """Not "our Kenya", "we in Kenya"."""
    tokens = text.tokens.words
    first = bisect_left(text.tokens.starts, place.start)
    if any(abs(first - at) > _FAR for at in here):
        return False
    return tokens[first - 1] not in _OWNING or (tokens[first - 1] == "in" and tokens[first - 2] not in _OURS)


def _of_pair(economy: Economy, pair: Sequence[Economy]) -> Economy | None:
    fitting = [e for e in pair if economy in (e, e.country) or e == economy.country]
    return fitting[0] if len(fitting) == 1 else None


def _start(place: Place) -> int:
    return place.start
