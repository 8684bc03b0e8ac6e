"""Text: a document's headline and story as tokens and sentences, split once for every kind of statement."""

import re
from dataclasses import dataclass, field

from entrepot.nouns.document import Document
from entrepot.reading.statements.sentences import Sentence, sentences_of
from entrepot.reading.statements.tokens import Tokens, tokenize

__all__ = ["Sentence", "Text", "Tokens", "split"]

_CYRILLIC = re.compile("[а-яА-ЯёЁ]+")
_LATIN = re.compile("[a-zA-Z]+")
_BULLETS = frozenset("-–—•*·▪●")


@dataclass(frozen=True, slots=True)
class Text:
    """A document's headline and story, split once and shared by every kind of statement."""

    document: Document
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    language: str
    _said: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def words_of(self, sentence: Sentence) -> str:
        """The sentence as written, the same string each time."""
        said = self._said.get(sentence.start)
        if said is None:
            said = self._said[sentence.start] = self.document.text[sentence.start : sentence.end]
        return said

    def paragraphs(self) -> list[list[Sentence]]:
        """The sentences, paragraph by paragraph."""
        found: list[list[Sentence]] = []
        for sentence in self.sentences:
            if not found or found[-1][0].paragraph != sentence.paragraph:
                found.append([])
            found[-1].append(sentence)
        return found


def _language_of(text: str) -> str:
    """ "ru" when most of the letters are Cyrillic, otherwise "en"."""
    sample = text[:20_000]
    if _CYRILLIC.search(sample) is None:
        return "en"
    return "ru" if _letters(_CYRILLIC, sample) > _letters(_LATIN, sample) else "en"


def _letters(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def split(document: Document) -> Text:
    """Tokens and sentences of the document's headline and story."""
    whole = document.text
    start, end = document.story
    tokens = Tokens()
    breaks: dict[int, int] = {}
    head = _headline(document)
    if head is not None and head[0] < start:
        tokenize(whole, head[0], min(head[1], start), tokens, breaks)
        breaks[len(tokens)] = 2
    tokenize(whole, start, end, tokens, breaks)
    if _hard_wrapped(whole[start:end]):
        breaks = {at: lines for at, lines in breaks.items() if lines > 1 or tokens.words[at] in _BULLETS}
    language = document.language if document.language in ("en", "ru") else _language_of(whole[start:end])
    sentences = tuple(sentences_of(tokens, breaks, head, language))
    return Text(document, tokens, sentences, language)


def _headline(document: Document) -> tuple[int, int] | None:
    if not document.title:
        return None
    at = document.text.find(document.title)
    return None if at < 0 else (at, at + len(document.title))


def _hard_wrapped(story: str) -> bool:
    """Whether line breaks fall inside sentences, as in text from a PDF or an e-mail."""
    lines = [line.strip() for line in story.splitlines() if line.strip()]
    if len(lines) < 6 or max(map(len, lines)) > 130:
        return False
    running = [line for line in lines if len(line) > 45]
    unfinished = sum(line[-1].isalnum() or line[-1] in ",-" for line in running)
    return len(running) > 0.6 * len(lines) and unfinished > 0.6 * len(running)
