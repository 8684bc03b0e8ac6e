"""The last check: every number that a reader of a rendered brief sees leads to the ledger or to a source's own words.

It knows nothing of sections and blocks. It reads the rendered text back and compares it with the facts alone, so that a
constant left in a section, in the catalogue or in a layout cannot pass.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from entrepot.briefs.excerpt import LENGTHS, bare, excerpt
from entrepot.briefs.facts import Facts
from entrepot.briefs.format import Piece
from entrepot.briefs.voice import Voice
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote

_NUMBER = re.compile(r"[+−-]?\d[\d.,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]*\d|\d")
_CODES = re.compile(r"\bHS\s(\d{2,6}(?:(?:, |–)\d{2,6})*)(?!\d)")
_AROUND = 40
_GONE = "\N{REPLACEMENT CHARACTER}"


class UntracedNumberError(Exception):
    """A brief holds a number that is not in its ledger: a fault of a section, the wording or a layout."""

    def __init__(self, number: str, where: str, context: str) -> None:
        super().__init__(f"{number} in “{where}” is no ledger entry and no source's own word: …{context}…")
        self.number = number
        self.where = where
        self.context = context


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may hold digits.

    forms: of each entry, every text that shows its number; phrases: dates, periods and words of documents; shown: these
    and all forms together, for texts that cannot hold links; numerals: numbers spelled out.
    """

    forms: dict[str, frozenset[str]]
    sources: frozenset[str]
    codes: frozenset[str]
    phrases: re.Pattern[str]
    shown: re.Pattern[str]
    numerals: re.Pattern[str]


def check(pieces: Iterable[Piece], facts: Facts, voice: Voice) -> None:
    """Raise UntracedNumberError at the first number that leads nowhere."""
    for number in untraced(pieces, facts, voice):
        raise number


def untraced(pieces: Iterable[Piece], facts: Facts, voice: Voice) -> Iterator[UntracedNumberError]:
    """Every number that leads nowhere, where it stands."""
    lines = list(_lines(pieces))
    allowed = allowed_in(facts, voice, "\n".join(_spaced("".join(piece.text for piece in line)) for _, line in lines))
    for where, line in lines:
        text = "".join(
            _GONE if piece.link is not None and _leads_home(piece, allowed) else piece.text for piece in line
        )
        heard = any(piece.is_heard for piece in line)
        yield from _left_over(_spaced(text), where, allowed, is_heard=heard)


def _lines(pieces: Iterable[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    line: list[Piece] = []
    for piece in pieces:
        if line and (piece.break_before or piece.where != line[0].where):
            yield line[0].where, line
            line = []
        line.append(piece)
    if line:
        yield line[0].where, line


def _leads_home(piece: Piece, allowed: Allowed) -> bool:
    """Whether a link shows what it leads to: an entry's number or id, a source's id."""
    text = _spaced(piece.text)
    if piece.link in allowed.forms:
        return text == piece.link or text in allowed.forms[piece.link]
    return piece.link in allowed.sources and text == piece.link


def _left_over(text: str, where: str, allowed: Allowed, *, is_heard: bool) -> Iterator[UntracedNumberError]:
    if not (_NUMBER.search(text) or allowed.numerals.search(text)):
        return
    text = (allowed.shown if is_heard else allowed.phrases).sub(_GONE, text)
    text = _CODES.sub(lambda match: _GONE if set(_listed(match[1])) <= allowed.codes else match[0], text)
    for pattern in (_NUMBER, allowed.numerals):
        for match in pattern.finditer(text):
            context = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].replace(_GONE, "·")
            yield UntracedNumberError(match[0], where, context.strip())


def allowed_in(facts: Facts, voice: Voice, text: str) -> Allowed:
    """What the facts allow of a text, in the words of a language."""
    numbers = voice.numbers
    phrases = {_spaced(text) for text in _told(facts)}
    phrases |= {_spaced(text) for when in facts.whens for text in _when(voice, when)}
    for entry in facts.ledger:
        phrases |= {_spaced(voice.term(text)) for text in (entry.label, entry.formula or "")}
        phrases |= {f"{quote.start}–{quote.end}" for quote in entry.quotes}
        if entry.rows:
            phrases.add(_spaced(voice.plain(voice.rows(entry.rows))))
            phrases.add(_spaced(voice.term(entry.rows.query)))
    numerals = "|".join(str(voice.catalogue.house["numerals"]).split())
    heard = text.casefold()
    told = re.compile(rf"\d|\b(?:{numerals})\b", re.IGNORECASE)
    telling = [phrase for phrase in phrases if phrase.casefold() in heard and told.search(phrase)]
    forms = {entry.id: frozenset(map(_spaced, numbers.forms(entry))) for entry in facts.ledger}
    return Allowed(
        forms=forms,
        sources=frozenset(source.id for source in facts.sources),
        codes=frozenset(_codes(facts)),
        phrases=_any_of(telling),
        shown=_any_of({*telling, *(form for shown in forms.values() for form in shown if form.casefold() in heard)}),
        numerals=re.compile(rf"\b(?:{numerals})\b", re.IGNORECASE),
    )


def _codes(facts: Facts) -> Iterator[str]:
    yield from (code for listing in facts.analysis.matrix.goods for c in listing.commodities for code in c.hs)
    yield from (entry.product for entry in facts.ledger if entry.product)


def _listed(codes: str) -> Iterator[str]:
    """The codes of "7208–7212, 7225", each."""
    for part in codes.split(", "):
        first, _, last = part.partition("–")
        for code in range(int(first), int(last or first) + 1):
            yield str(code).zfill(len(first))


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """Any of the texts, the longest that fits, not inside a longer number; a sentence may begin with it."""
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    any_of = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<!\d)(?<!\d[.,])(?:{any_of})(?![.,]?\d)", re.IGNORECASE)


def _when(voice: Voice, when: Period | date) -> Iterator[str]:
    if isinstance(when, Period):
        yield voice.numbers.period(when)
        yield voice.numbers.period(when, short=True)
        yield voice.numbers.end_of(when)
    else:
        yield voice.numbers.date(when)


def _told(facts: Facts) -> Iterator[str]:
    """Every string that comes from a document: quotes, titles, names, goods, conditions."""
    for source in facts.sources:
        yield from (text for text in (source.title, source.publisher, source.link, source.licence) if text)
    if official := facts.analysis.official:
        yield official.classification
        yield from (account.title for account in official.accounts)
    for said in facts.analysis.said:
        yield from _strings(said.statement)
    for said in facts.analysis.said:
        cuts = [excerpt(quote.text, longest) for quote in said.quotes for longest in LENGTHS]
        yield from (told for cut in cuts for told in (cut, bare(cut)))
    for one in facts.analysis.study.prospects:
        yield from _strings(one.restrictions)
    yield from (text for one in facts.analysis.study.proxies for text in (one.method_words, one.source) if text)
    for entry in facts.ledger:
        yield from (told for quote in entry.quotes for told in (quote.text, bare(" ".join(quote.text.split()))))
        yield from (text for text in (entry.rows and entry.rows.query, entry.rows and entry.rows.origin) if text)
    for goal in facts.analysis.goals:
        yield from _strings(goal.target)
    for gap in facts.analysis.gaps:
        yield from (text for body in gap.ask for text in (body.name, body.name_ru))


def _strings(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Quote):
        yield from (thing.text, bare(" ".join(thing.text.split())))
    elif isinstance(thing, tuple | frozenset):
        for item in thing:
            yield from _strings(item)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from _strings(getattr(thing, field.name))


def _spaced(text: str) -> str:
    """The text with every run of white space as one plain space."""
    return " ".join(text.split())
