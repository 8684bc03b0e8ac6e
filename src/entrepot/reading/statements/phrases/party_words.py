"""Words beside an economy or in its place: titles that it belongs to, "the region", "they", "the neighbour"."""

from functools import cache

from entrepot.reading.statements.lexicon import load, word_class

_TITLES = word_class("parties", "titles", "words")
_MEETING = word_class("parties", "titles", "meet")


def is_region_word(word: str) -> bool:
    """ "province", "exclave", «область»."""
    return word in region_words()


@cache
def region_words() -> frozenset[str]:
    """The words of `is_region_word`."""
    return frozenset(word for word, ref in pronouns().items() if ref == "region")


def is_title(word: str) -> bool:
    """Whether a word is an office or a body that an economy's name may belong to."""
    return _TITLES[word]


def is_meeting(word: str) -> bool:
    """Whether "with" after the word is no trade partner's: "met with", "cooperation with"."""
    return _MEETING[word]


@cache
def pronouns() -> dict[str, str]:
    """What a word stands for ("we", "region", "country" …), by the word."""
    section = load("parties")["words"]
    refs = ("we", "you", "its", "there", "region", "country", "neighbour", "island")
    return {word: ref for ref in reversed(refs) for word in section[ref].split()}
