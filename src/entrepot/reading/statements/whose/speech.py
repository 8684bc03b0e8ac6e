"""Who is speaking, sentence by sentence: quotes that run on, "the president said", "according to him"."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.text import Sentence, Text
from entrepot.reading.statements.whose.interviews import interviewed
from entrepot.reading.statements.whose.people import People, Person
from entrepot.reading.statements.whose.roster import Mention

SPEECH = words("roles", "speech")
_BETWEEN = frozenset(
    [
        "also",
        "further",
        "then",
        "himself",
        "herself",
        "has",
        "had",
        "have",
        "once",
        "again",
        "separately",
        "in",
        "his",
        "her",
        "turn",
        "particular",
        "confidently",
        ",",
        "особо",
        "также",
        "при",
        "этом",
        ",",
        "еще",
        "уже",
        "вновь",
        "сам",
        "сама",
    ]
)
_ACCORDING = pattern(
    r"(?:according to|in the words of|in the (?:opinion|view) of|as told by|learn(?:ed|t) from|quot(?:ed|ing)|"
    r"cit(?:ed|ing)|по (?:словам|мнению|данным|оценке|информации)|"
    r"со слов|как (?:отметил|сообщил|заявил|сказал)\w*)\s+(?:the )?$"
)
_PRONOUN = re.compile(
    r"\b(?:(?P<cue>according to|in) (?P<obl>him|her|his|her)(?: words| view| opinion)?|(?P<he>he|she)\b(?= "
    r"(?:also |then |further |further )?(?P<verb>\w+))"
    r"|(?P<verb2>\w+) (?P<he2>he|she)\b|по (?:его|ее|её) (?:словам|мнению)|(?P<verb3>\w+) (?:он|она)\b|\b(?:он|"
    r"она) (?:также )?(?P<verb4>\w+))",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(["he", "she", "him", "her", "his", "он", "она", "его", "ее"])
_OWN_WORDS = re.compile(r"['’]s? (?:words|view|opinion)\b")
_OPENER = re.compile('[“«„"]')
_OPEN = {"“": "”", "«": "»", "„": "“", '"': '"'}


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks in a sentence; words: how the text names the speaker there; carried: not said here, but before."""

    person: Person | None
    words: str | None
    side: Economy | None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """said: one entry a sentence (None: the reporter speaks); quoted: the spans between quotation marks, in order."""

    said: tuple[Said | None, ...]
    quoted: tuple[tuple[int, int], ...]


def find_speech(text: Text, people: People) -> Speech:
    """The speaker of each sentence and the spans of direct speech."""
    quoted = _quoted(text)
    cues = [_cue(text, at, sentence, people) for at, sentence in enumerate(text.sentences)]
    dialogue = _dialogue(text, people) or _interview(text, people)
    said: list[Said | None] = []
    last: Said | None = None
    here: Said | None = None
    paragraph = -1
    for at, sentence in enumerate(text.sentences):
        if sentence.paragraph != paragraph:
            paragraph, here = sentence.paragraph, None
        acts = _acts(text, at, sentence, people)
        cue = cues[at]
        found = dialogue[at] if dialogue else cue if isinstance(cue, Said) else _again(acts or last) if cue else None
        if found is None and _inside(sentence, quoted):
            found = _later(text, at, cues, quoted) or _carry(acts or here or last)
        elif found is None:
            found = _carry(acts or here)
        last = found or last
        here = found or here
        said.append(found)
    return Speech(tuple(said), tuple(quoted))


_NOT_SUBJECT = frozenset(
    [
        "with",
        "to",
        "by",
        "of",
        "from",
        "for",
        "and",
        "between",
        "after",
        "before",
        "like",
        "than",
        "as",
        "including",
        "called",
        "named",
        "с",
        "со",
        "к",
        "ко",
        "у",
        "от",
        "для",
        "о",
        "об",
        "между",
        "над",
        "перед",
        "под",
        "при",
        "по",
        "и",
        "после",
        "до",
        "как",
    ]
)


def _acts(text: Text, at: int, sentence: Sentence, people: People) -> Said | None:
    """The person whom a sentence is about: the first one named in it that no preposition governs."""
    for mention in people.in_sentence(at):
        before = text.document.text[sentence.start : mention.phrase].split()
        word = before[-1].casefold().strip(',«“"') if before else ""
        if word == "the":
            word = before[-2].casefold() if len(before) > 1 else ""
        if word not in _NOT_SUBJECT and text.document.text[mention.end : mention.end + 2] not in ("'s", "’s"):
            return _of(text, mention, people)
    return None


def _carry(said: Said | None) -> Said | None:
    return said and Said(said.person, said.words, said.side, True)


def _again(said: Said | None) -> Said | None:
    """The one who "he" stands for: the last speaker."""
    return said and Said(said.person, said.words, said.side, False)


def _quoted(text: Text) -> list[tuple[int, int]]:
    """Direct speech: spans between quotation marks that hold at least four words; open to the paragraph's end at most
    when the mark is never closed (a quote that goes on in the next paragraph)."""
    found: list[tuple[int, int]] = []
    whole = text.document.text
    if not text.sentences or _OPENER.search(whole, text.sentences[0].start) is None:
        return found
    for sentences in text.paragraphs():
        at, end = sentences[0].start, sentences[-1].end
        while (opener := _OPENER.search(whole, at, end)) is not None:
            close = whole.find(_OPEN[opener.group()], opener.end(), end)
            stop = end if close < 0 else close
            if whole.count(" ", opener.start(), stop) >= 3:
                found.append((opener.start(), stop))
            at = stop + 1
    return found


def _inside(sentence: Sentence, quoted: list[tuple[int, int]]) -> bool:
    at = bisect_right(quoted, sentence.start, key=itemgetter(1))
    return at < len(quoted) and quoted[at][0] < sentence.end


def _later(text: Text, at: int, cues: list["Said | str | None"], quoted: list[tuple[int, int]]) -> Said | None:
    """The speaker named where the quote of this sentence ends."""
    start = text.sentences[at].start
    span = next(
        (span for span in quoted if span[0] <= start < span[1] or start <= span[0] < text.sentences[at].end), None
    )
    if span is None:
        return None
    for later in range(at + 1, len(text.sentences)):
        if text.sentences[later].start > span[1] + 1 or text.sentences[later].paragraph != text.sentences[at].paragraph:
            return None
        cue = cues[later]
        if isinstance(cue, Said):
            return cue
    return None


def _cue(text: Text, at: int, sentence: Sentence, people: People) -> "Said | str | None":
    """The speaker whom a sentence names; "he" for a pronoun; None when nobody speaks in it."""
    mentions = people.in_sentence(at)
    for mention in mentions:
        if _speaks(text, sentence, mention):
            return _of(text, mention, people)
    words_here = text.tokens.words[sentence.first : sentence.last]
    if _PRONOUNS.isdisjoint(words_here):
        return None
    for match in _PRONOUN.finditer(text.document.text, sentence.start, sentence.end):
        verb = next((match[name] for name in ("verb", "verb2", "verb3", "verb4") if match[name]), None)
        if verb is None or verb.casefold().replace("ё", "е") in SPEECH:
            earlier = [m for m in mentions if m.end <= match.start()]
            return _of(text, earlier[-1], people) if earlier and verb is None else "he"
    return None


def _of(text: Text, mention: Mention, people: People) -> Said:
    person = people.persons[mention.person]
    return Said(person, text.document.text[mention.start : mention.end], person.side)


def _speaks(text: Text, sentence: Sentence, mention: Mention) -> bool:
    """Whether the person mentioned is the subject of a verb of speaking, or "according to" goes before."""
    whole = text.document.text
    if _ACCORDING.search(whole, max(sentence.start, mention.phrase - 40), mention.phrase):
        return True
    if _OWN_WORDS.match(whole, mention.end):
        return True
    if (
        mention.phrase - sentence.start == 4
        and whole[sentence.start : mention.phrase] in ("For ", "Для ")
        and (whole[mention.end : mention.end + 1] == ",")
    ):
        return True
    first, last = _tokens(text, sentence, mention)
    tokens = text.tokens.words
    at = last
    if at < sentence.last and tokens[at] == "of":
        at = last = next((i for i in range(at + 1, min(at + 9, sentence.last)) if tokens[i] in SPEECH), at)
    if at < sentence.last and tokens[at] == ",":
        close = next((i for i in range(at + 1, min(at + 16, sentence.last)) if tokens[i] == ","), None)
        if close is not None and close + 1 < sentence.last and tokens[close + 1] in SPEECH:
            return True
    while at < min(last + 5, sentence.last) and tokens[at] in _BETWEEN and tokens[at] != ",":
        at += 1
    if at < sentence.last and (tokens[at] in SPEECH or (tokens[at] == ":" and first == sentence.first)):
        return True
    at = first - 1
    while (
        at >= sentence.first
        and at > first - 9
        and not (tokens[at] in SPEECH or tokens[at] in (",", ".", ";", "”", "»"))
    ):
        at -= 1
    return at >= sentence.first and tokens[at] in SPEECH and _bridged(text, at + 1, first)


_PARTED = frozenset(
    ["that", "to", "told", "with", "what", "after", "before", "during", "when", "reporters", "journalists", "about",
     "in", "at", "по", "на", "в", "с", "что", "о"]
)  # fmt: skip


def _bridged(text: Text, start: int, stop: int) -> bool:
    """Whether only an office or an adverb stands between a verb of speaking and the name: "said the governor, X"."""
    return not any(text.tokens.words[at] in _PARTED for at in range(start, stop))


def _tokens(text: Text, sentence: Sentence, mention: Mention) -> tuple[int, int]:
    starts = text.tokens.starts
    first = sentence.first
    while first < sentence.last and starts[first] < mention.start:
        first += 1
    last = first
    while last < sentence.last and starts[last] < mention.end:
        last += 1
    return first, last


def _interview(text: Text, people: People) -> list[Said | None]:
    """Speakers of an interview: the one who answers, nobody where he is asked; empty when the text is none."""
    found = interviewed(text, people)
    if found is None:
        return []
    person, answers = found
    said = Said(person, person.name, person.side, True)
    return [said if at in answers else None for at in range(len(text.sentences))]


def _dialogue(text: Text, people: People) -> list[Said | None]:
    """Speakers of a transcript, where paragraphs open with "Name:"; empty when the text is none."""
    turns: dict[int, Said] = {}
    for mention in people.mentions:
        sentence = text.sentences[mention.sentence]
        if (
            mention.start == sentence.start
            and text.document.text[mention.end : mention.end + 1] == ":"
            and (sentence.kind == "body")
        ):
            turns[mention.sentence] = _of(text, mention, people)
    if len({turn.person for turn in turns.values() if turn.person}) < 2:
        return []
    found: list[Said | None] = []
    current: Said | None = None
    for at in range(len(text.sentences)):
        current = turns.get(at, current)
        found.append(current)
    return found
