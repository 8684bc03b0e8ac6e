"""Runs of words that could be one person's name: capitals, initials, particles, hyphens."""

from entrepot.reading.statements.phrases.name_words import INITIALS, PARTICLES
from entrepot.reading.statements.phrases.word_tags import NAME
from entrepot.reading.statements.text import Sentence, Text, Tokens


def name_runs(text: Text, sentence: Sentence, tag: list[int]) -> list[tuple[int, int]]:
    """Stretches of tokens that could be one person's name."""
    tokens, found = text.tokens, []
    words, shapes = tokens.words, tokens.shapes
    starts = [
        at for at in range(sentence.first, sentence.last)
        if tag[at] & NAME or (shapes[at] == "C" and _is_initial(words[at]) and _initial(tokens, sentence, tag, at))
    ]  # fmt: skip
    done = sentence.first
    for at in starts:
        if at < done:
            continue
        stop = at
        while stop < sentence.last:
            if shapes[stop] == "C" and _is_initial(words[stop]) and _initial(tokens, sentence, tag, stop):
                stop += 2
            elif tag[stop] & NAME and (stop == at or tokens.starts[stop] - tokens.ends[stop - 1] <= 1):
                stop += 1
            elif words[stop] in ("-", "’", "'") and _joins(tokens, stop, sentence.last):
                stop += 2
            elif stop > at and _goes_on(tokens, sentence, tag, stop):
                stop += 2 if words[stop + 1] == "-" else 1
            else:
                break
        found.append((at, stop))
        done = max(stop, at + 1)
    return found


def _goes_on(tokens: Tokens, sentence: Sentence, tag: list[int], at: int) -> bool:
    """Whether what is no name by itself stands within one: a particle ("Yannal al-Birmawi"), an initial without a full
    stop ("Teodoro L Locsin"), a title that is a part of it ("Nawzad Sheikh Kamil")."""
    word, after = tokens.words[at], at + 1
    if word in PARTICLES and after < sentence.last and tokens.words[after] == "-":
        after += 1
    is_initial = len(word) == 1 and tokens.shapes[at] == "C" and word != "i"
    is_within = word in PARTICLES or is_initial or word in _TITLES_WITHIN
    return is_within and after < sentence.last and bool(tag[after] & NAME)


_TITLES_WITHIN = frozenset(("sheikh", "sheik"))


def _is_initial(word: str) -> bool:
    """One letter, or two that write one sound: "Kh. Battulga", «Дж. Калонзода»."""
    return len(word) == 1 or word in INITIALS


def _initial(tokens: Tokens, sentence: Sentence, tag: list[int], at: int) -> bool:
    return (
        at + 2 < sentence.last
        and tokens.words[at + 1] == "."
        and (bool(tag[at + 2] & NAME) or (_is_initial(tokens.words[at + 2]) and tokens.shapes[at + 2] == "C"))
    )


def _joins(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a hyphen or apostrophe joins two parts of one name."""
    return (
        at + 1 < last
        and tokens.starts[at] == tokens.ends[at - 1]
        and tokens.ends[at] == tokens.starts[at + 1]
        and (tokens.shapes[at + 1] in "Cw")
    )
