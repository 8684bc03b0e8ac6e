"""Parties: every place in a sentence where an economy or a pair of them is named or meant."""

from bisect import bisect_left
from collections.abc import Sequence

from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.party import ARTICLES, Party, Place, preposition
from entrepot.reading.statements.phrases.party_words import (
    is_meeting,
    is_region_word,
    is_title,
    pronouns,
    region_words,
)
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.phrases.references import references

__all__ = ["Party", "Place", "is_meeting", "is_region_word", "is_title", "parties_of", "region_words"]


def parties_of(line: Line, places: Sequence[Place]) -> list[Party]:
    """The parties of a sentence in their order; `places` are those inside it."""
    named = [_named(line, place) for place in _without_parents(line, places) if _stands_for_itself(line, place)]
    taken = {at for party in named for at in range(party.first, party.last)}
    referred = references(line, taken)
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
        return pronouns().get(following) not in ("country", "neighbour", "region")
    return not _is_of_region(line, place)


_MONEY = words("small_words", "parties", "money")
_PAPERS = words("small_words", "parties", "papers")
_SUPERLATIVES = words("small_words", "parties", "superlatives")


def _named(line: Line, place: Place) -> Party:
    first = bisect_left(line.starts, place.start)
    last = bisect_left(line.starts, place.end)
    possessive = line.word(last) == "'s" or (line.word(last) in ("'", "’") and line.glued(last))
    prep = preposition(line, first)
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
    while before >= 0 and line.words[before] in ARTICLES:
        before -= 1
    if prep == "of":
        before -= 1
    elif prep:
        return False
    title = line.word(before)
    return form != "adjective" and is_title(title) and (prep == "of" or not title.isascii())
