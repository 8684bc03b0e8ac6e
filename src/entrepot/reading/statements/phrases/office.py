"""Offices in a sentence: "Deputy Minister of Industry and Trade", «председатель кабинета министров»."""

from typing import NamedTuple

from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases import russian
from entrepot.reading.statements.phrases.word_tags import (
    FN,
    HEAD,
    LAND,
    NAME,
    ORG,
    PLACE,
    PORTFOLIO,
    PREFIX,
    TITLE,
    is_given,
)
from entrepot.reading.statements.text import Sentence, Text, Tokens

INSIDE = PLACE | PORTFOLIO | ORG | LAND | HEAD | PREFIX
LINKS = frozenset(("of", "for", "to", "in", "at", "on", "with", "and", "the", "&", "'s"))
_COMPLEMENT = frozenset(
    [
        "region",
        "country",
        "state",
        "republic",
        "province",
        "government",
        "cabinet",
        "ministry",
        "committee",
        "company",
        "enterprise",
        "district",
        "city",
        "delegation",
        "council",
        "chamber",
        "department",
        "board",
        "union",
        "oblast",
        "territory",
        "krai",
        "prefecture",
        "county",
    ]
)
_RU_LINKS = frozenset(["и", "по", "в", "при", "с", "на", "во"])
SPEECH = words("roles", "speech")
_ADJECTIVES = frozenset(("chief", "executive", "deputy", "official", "representative"))


class Office(NamedTuple):
    """The words of an office, by tokens; `head` is its noun."""

    first: int
    last: int
    head: int


def find_offices(text: Text, sentence: Sentence, tag: list[int]) -> list[Office]:
    """The offices named in a sentence, longest words first joined: "Deputy Minister of Industry and Trade"."""
    found: list[Office] = []
    grow = _grow_ru if sentence.language == "ru" else _grow_en
    heads = [at for at in range(sentence.first, sentence.last) if tag[at] & HEAD and not tag[at] & FN]
    done = sentence.first
    for start in heads:
        if start < done:
            continue
        at = _last_head(text.tokens, sentence, tag, start)
        if _adjectival(text.tokens, sentence, at):
            done = at + 1
            continue
        first, last = grow(text.tokens, sentence, tag, at)
        if found and first < found[-1].last:
            first = found[-1].last if found[-1].last <= at else at
        found.append(Office(first, last, at))
        done = max(last, at + 1)
    return found


def _last_head(tokens: Tokens, sentence: Sentence, tag: list[int], head: int) -> int:
    """The noun of the office: "Minister" in "Deputy Prime Minister"."""
    at = head + 1
    while at < sentence.last and (
        (tag[at] & (HEAD | PREFIX | PORTFOLIO) and not tag[at] & FN) or tokens.words[at] == "-"
    ):
        if tag[at] & HEAD:
            head = at
        at += 1
    return head


def _adjectival(tokens: Tokens, sentence: Sentence, at: int) -> bool:
    """Whether the word only describes what follows: "chief exports", "official visit"."""
    following = tokens[at + 1] if at + 1 < sentence.last else None
    return (
        tokens.words[at] in _ADJECTIVES
        and following is not None
        and following.shape == "w"
        and not (following.word in LINKS or following.word in SPEECH or following.word == "has")
    )


def _grow_en(tokens: Tokens, sentence: Sentence, tag: list[int], head: int) -> tuple[int, int]:
    first = head
    while first > sentence.first and _before_head(tokens, tag, first - 1):
        first -= 1
    while first < head and tokens.words[first] in ("'s", "'", "’", "and", "-", "of", "the", ","):
        first += 1
    last = head + 1
    if last < sentence.last and tokens.words[last] == "." and tag[head] & TITLE:
        last += 1
    if last < sentence.last and tokens.words[last] == "general":
        last += 1
    if tokens.words[last : last + 1] == ["extraordinary"]:
        last += 3 if tokens.words[last + 1 : last + 3] == ["and", "plenipotentiary"] else 1
    if last < sentence.last and tokens.words[last] in ("of", "for", "to", "in", "at"):
        end = complement(tokens, sentence, tag, last)
        last = end if end > last + 1 else last
    return first, last


def _before_head(tokens: Tokens, tag: list[int], at: int) -> bool:
    token = tokens[at]
    if token.shape == "s":
        return bool(tag[at - 1] & (PLACE | ORG | LAND)) or tokens.words[at - 1] in _COMPLEMENT if at else False
    if token.word in ("'", "’", "-"):
        return at > 0 and token.start == tokens.ends[at - 1] and bool(tag[at - 1] & (PLACE | PREFIX | HEAD))
    if token.word in ("and", "&"):
        return (
            at > 0 and bool(tag[at - 1] & PORTFOLIO) and bool(tag[at + 1] & PORTFOLIO) and tokens.shapes[at - 1] == "C"
        )
    if tag[at] & PLACE:
        return True
    if token.shape == "C":
        return bool(tag[at] & (PREFIX | PORTFOLIO | ORG | LAND))
    if token.word in _COMPLEMENT and tokens.shapes[at + 1] == "s":
        return True
    return bool(tag[at] & (PREFIX | PORTFOLIO | HEAD)) and not (tag[at] & FN and token.word not in ("foreign", "trade"))


def complement(tokens: Tokens, sentence: Sentence, tag: list[int], at: int) -> int:
    """The end of "of Russia's Vologda Oblast", "of Industry and Trade", starting at the preposition."""
    end = at
    while at < sentence.last and at - end < 4:
        token = tokens[at]
        if (
            token.word in LINKS
            or token.word in ("'", "’", "-", "–")
            or (token.word == "," and _goes_on(tokens, tag, at))
        ):
            at += 1
        elif (
            (token.shape == "C" and tag[at] & INSIDE)
            or tag[at] & PLACE
            or token.word in _COMPLEMENT
            or (token.shape == "w" and tag[at] & PORTFOLIO)
        ):
            at += 1
            end = at
        elif tag[at] & NAME:
            owned = _owned(tokens, sentence, tag, at)
            if owned == at:
                break
            at = end = owned
        else:
            break
    if end < sentence.last and tokens.shapes[end] == "s" and end + 1 < sentence.last and not tag[end + 1] & NAME:
        return end
    return end


def _goes_on(tokens: Tokens, tag: list[int], at: int) -> bool:
    """Whether a comma stands inside "Foreign Affairs, Trade and Industry" or "industry, transport and ecology"."""
    if at + 3 < len(tokens) and tag[at - 1] & PLACE and tag[at + 1] & PLACE:
        listed = tokens.words[at + 2] in ("and", ",") and tag[at + 3] & PLACE
        return bool(listed) and tokens.ends[at - 1] == tokens.starts[at]
    if at + 3 < len(tokens) and tag[at - 1] & PORTFOLIO and tag[at + 1] & PORTFOLIO and tokens.shapes[at + 1] == "w":
        return tokens.words[at + 2] in ("and", ",") and bool(tag[at + 3] & PORTFOLIO) and not tag[at + 1] & HEAD
    return (
        at + 2 < len(tokens)
        and bool(tag[at + 1] & PORTFOLIO)
        and tokens.shapes[at + 1] == "C"
        and not tag[at + 1] & HEAD
    )


def _owned(tokens: Tokens, sentence: Sentence, tag: list[int], at: int) -> int:
    """Where the name of an institution that starts at `at` ends; `at` itself when a person's name starts there."""
    stop = at
    while stop < sentence.last and (tag[stop] & NAME or tokens.words[stop] == "-"):
        stop += 1
    if stop < sentence.last and tokens.shapes[stop] == "C" and tag[stop] & (ORG | LAND):
        return stop
    if tokens.words[at - 1] not in LINKS or tokens.words[at - 1] == "'s":
        return at
    for place in range(at, stop):
        if is_given(tokens.words[place]):
            return place
    return at + 1 if stop - at >= 3 else stop


def _grow_ru(tokens: Tokens, sentence: Sentence, tag: list[int], head: int) -> tuple[int, int]:
    first = head
    while first > sentence.first and head - first < 5 and _before_head_ru(tokens, tag, first - 1):
        first -= 1
    last = at = head + 1
    while at < sentence.last and at - head < 14:
        token = tokens[at]
        if token.word == "«":
            close = _closing(tokens, sentence, at)
            if close is None:
                break
            at = last = close
        elif (
            tag[at] & PLACE
            or (token.shape == "C" and tag[at] & (ORG | LAND))
            or (token.shape == "C" and len(token.word) < 5 and token.word.isupper())
        ):
            at += 1
            last = at
        elif token.word == "-" and token.start == tokens.ends[at - 1]:
            at += 1
        elif token.shape == "w":
            if token.word in _RU_LINKS:
                to_place = at + 1 < sentence.last and bool(tag[at + 1] & PLACE)
                if token.word in ("в", "на", "с", "во") and not to_place:
                    break
                at += 1
            elif russian.part(token.word) in ("noun", "adjective"):
                at += 1
                last = at
            else:
                break
        elif token.shape == "C" and tag[at] & NAME and at > head and not _starts_person_ru(tokens, sentence, tag, at):
            at += 1
            last = at
        else:
            break
    return first, last


def _before_head_ru(tokens: Tokens, tag: list[int], at: int) -> bool:
    token = tokens[at]
    if token.word in ("-", "–") and at > 0:
        return token.start == tokens.ends[at - 1] and token.end == tokens.starts[at + 1]
    if at + 1 < len(tokens) and tokens.words[at + 1] == "-" and tokens.starts[at + 1] == token.end:
        return token.word in ("премьер", "вице", "экс", "пресс", "министр", "врио")
    if token.word in ("врио", "первый", "первого", "первым", "первому") or (tag[at] & HEAD and token.shape in "wC"):
        return True
    if tag[at] & PLACE:
        return russian.part(token.word) == "adjective"
    return token.shape == "w" and not tag[at] & FN and russian.part(token.word) == "adjective"


def _starts_person_ru(tokens: Tokens, sentence: Sentence, tag: list[int], at: int) -> bool:
    stop = at
    while stop < sentence.last and (tag[stop] & NAME or tokens.words[stop] == "-"):
        stop += 1
    if is_given(tokens.words[at]) or stop - at < 3:
        return stop - at >= 2 or tokens.words[at][-2:] in ("ов", "ев", "ин", "ко")
    return not any(is_given(t.word) for t in tokens[at + 1 : stop])


def _closing(tokens: Tokens, sentence: Sentence, at: int) -> int | None:
    """One past the » that closes the « at `at`, within ten tokens."""
    for stop in range(at + 1, min(at + 11, sentence.last)):
        if tokens.words[stop] == "»":
            return stop + 1
    return None
