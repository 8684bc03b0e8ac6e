"""Voice: the catalogue's messages, said with the ledger's numbers in their places."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from string import Formatter
from typing import Literal

from entrepot.briefs.excerpt import bare, excerpt
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import Numbers, Scale, Style
from entrepot.briefs.runs import Cite, Codes, Mark, Number, Run, Text, Verbatim, When, Words, joined
from entrepot.briefs.terms import translated
from entrepot.briefs.wording import Catalogue, WordingError, load, places
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry, Rows
from entrepot.nouns.period import Period
from entrepot.nouns.spelling import is_cyrillic, romanised

FEWEST_IN_A_RANGE = 3
MOST_NAMED = 2
_JOINT = re.compile(r",| and | и ")

Value = Entry | Period | date | Economy | Run | Text | str


@dataclass(frozen=True, slots=True)
class Voice:
    """Says messages of one language.

    A place takes an entry (shown as its number, linked), a period, a date, an economy (its name), runs, or a string:
    words taken over from a document.
    """

    catalogue: Catalogue
    numbers: Numbers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", Numbers(self.catalogue))

    @classmethod
    def of(cls, language: str) -> "Voice":
        """The voice of a language; unknown is an error that names those there are."""
        return cls(load(language))

    @property
    def language(self) -> str:
        return self.catalogue.language

    def say(self, key: str, **values: Value) -> Text:
        """The message with its places filled."""
        return self._fill(key, self.catalogue.message(key), values)

    def say_of(self, count: int, key: str, **values: Value) -> Text:
        """The message in the plural form that a count asks for."""
        return self._fill(key, self.catalogue.message(key, self.numbers.category(count)), values)

    def _fill(self, key: str, message: str, values: Mapping[str, Value]) -> Text:
        expected = places(self.catalogue, key)
        if expected != values.keys():
            raise WordingError(f"{key}: has the places {sorted(expected)}, got {sorted(values)}")
        filled = {name: self.runs(value) for name, value in values.items()}
        return tuple(_spoken(message, filled))

    def has(self, key: str) -> bool:
        """Whether the catalogue has this message."""
        return key in self.catalogue

    def has_under(self, key: str) -> bool:
        """Whether the catalogue has this message or variants of it."""
        return self.has(key) or any(known.startswith(f"{key}.") for known in self.catalogue.messages)

    def runs(self, value: Value) -> Text:
        """A value as runs."""
        match value:
            case Entry():
                return (self.number(value),)
            case Period():
                return (self.when(value),)
            case date():
                return (When(self.numbers.date(value), value.isoformat()),)
            case Economy():
                return (Words(self.economy(value)),)
            case str():
                return (Verbatim(value),)
            case tuple():
                return value
            case _:
                return (value,)

    def number(self, entry: Entry, style: Style = "full", scale: Scale | None = None) -> Number:
        return Number(entry.id, self.numbers.entry(entry, style, scale))

    def size(self, entry: Entry) -> Text:
        """The number without its sign, for words that say which way it goes ("fell 5 %")."""
        return (self.number(entry, "size"),)

    def cell(self, entry: Entry | None, scale: Scale | None = None) -> Text:
        """The figure alone with its status mark, for a table; nothing when there is no entry."""
        if entry is None:
            return ()
        figure = self.number(entry, "bare", scale)
        status = entry.status if entry.status != "stated" else "context" if entry.context else None
        if status is None:
            return (figure,)
        return (figure, Mark(self.catalogue.message(f"mark.{status}"), self.catalogue.message(f"status.{status}")))

    def when(self, period: Period, *, short: bool = False) -> When:
        return When(self.numbers.period(period, short=short), str(period))

    def end_of(self, period: Period) -> When:
        """The month with which a period ends, as it stands after "the end of"."""
        return When(self.numbers.end_of(period), str(period))

    def economy(self, economy: Economy) -> str:
        """Its name in running text."""
        name = economy.name_in(self.language)
        if self.language == "en" and name.startswith("Republic of "):
            name = f"the {name}"
        return str(self.catalogue.house.get("economies", {}).get(economy.code, name))

    def listed(self, items: Sequence[Value]) -> Text:
        """Items as a list: "a and b"; "a, b and c"; with semicolons where an item has a comma or an "and" itself."""
        texts = [self.runs(item) for item in items]
        if len(texts) < 2:
            return texts[0] if texts else ()
        if any(_JOINT.search(self.plain(text)) for text in texts):
            return self.say("list.last_of_long", before=joined(texts[:-1], "; "), last=texts[-1])
        return self.say("list.last", before=joined(texts[:-1], ", "), last=texts[-1])

    def either(self, items: Sequence[Value]) -> Text:
        """Items to choose from: a, b or c."""
        texts = [self.runs(item) for item in items]
        if len(texts) < 2:
            return texts[0] if texts else ()
        return self.say("list.either", before=joined(texts[:-1], ", "), last=texts[-1])

    def codes(self, hs: Iterable[str]) -> Text:
        """Product codes: `HS 8432, 8433`, `HS 7208–7212, 7225`; nothing when there are none."""
        shown = ", ".join(_ranges(sorted(dict.fromkeys(hs))))
        return (Codes(f"HS\N{NO-BREAK SPACE}{shown}"),) if shown else ()

    def headings(self, hs: Sequence[str]) -> Text:
        """Product codes with our short titles, `HS 8703 (Passenger cars)`; of many codes a name for them all.

        A heading that the edition of our titles lacks (dropped, national, simulated) stands without one.
        """
        from entrepot.nouns.product import name_of, titles

        codes = sorted(dict.fromkeys(hs))
        language: Literal["en", "ru"] = "ru" if self.language == "ru" else "en"
        names = titles(language)
        known = [names.get(code[:4]) for code in codes]
        if not 0 < len(codes) <= MOST_NAMED or any(name is None or re.search(r"\d", name) for name in known):
            name = name_of(hs, language) or name_of(codes, language)
            return (*self.codes(codes), Words(f" ({name[:1].upper() + name[1:]})")) if name else self.codes(codes)
        return joined(
            [(*self.codes([code]), Words(f" ({name})")) for code, name in zip(codes, known, strict=True)], ", "
        )

    def quoted(self, words: str) -> str:
        """Words in the language's quotation marks, on one line."""
        opening, closing = self.catalogue.house["quotes"]
        return f"{opening}{bare(' '.join(words.split()))}{closing}"

    def plain(self, text: Text) -> str:
        """Runs as plain text."""
        return "".join(self.quoted(run.text) if isinstance(run, Verbatim) and run.quoted else run.text for run in text)

    def verbatim(self, words: str | None) -> Text:
        """Words of a document, in quotation marks; nothing for None."""
        return (Verbatim(words, quoted=True),) if words else ()

    def excerpt(self, words: str, longest: int) -> Text:
        """Words of a document in quotation marks, cut as `briefs.excerpt` says."""
        return self.verbatim(excerpt(words, longest))

    def is_own(self, words: str) -> bool:
        """Whether words stand in this language's alphabet."""
        return is_cyrillic(words) == (self.language == "ru")

    def name(self, name: str) -> Text:
        """A proper name, romanised where the brief's alphabet is Latin."""
        return (Verbatim(name if self.language == "ru" else romanised(name)),)

    def period_of(self, entry: Entry) -> Text:
        """The entry's period; "period not given" without one."""
        return self.runs(entry.period) if entry.period else self.say("word.no_period")

    def column(self, field: str, a: Economy, b: Economy) -> Text:
        """What heads the column of a flow or its growth."""
        return capitalised(self.say(f"column.{field}", **self._ends(f"column.{field}", a, b)))

    def unit(self, unit: str, scale: Scale) -> Text:
        """What a table's header says of its numbers."""
        return (Words(self.numbers.unit(unit, scale)),)

    def sources(self, sources: Iterable[str]) -> Text:
        """Ids of sources, each a link: S1, S2."""
        return joined([(Cite(source),) for source in sources], ", ")

    def area(self, key: str | None, words: Sequence[str]) -> Text:
        """An area inside a sentence: the catalogue's name for it, else a document's words in quotation marks."""
        from entrepot.nouns.area import areas

        known = areas().get(key) if key else None
        if known is not None:
            return (Words(_uncapitalised(known.title("ru" if self.language == "ru" else "en"))),)
        return self.verbatim(words[0]) if words else self.say("word.no_area")

    def term(self, text: str) -> str:
        """A label or formula of the ledger in this language; as it stands where the catalogue has no term for it."""
        return translated(text, self.catalogue)

    def attribution(self, facts: Facts, document: str, speaker: str | None) -> Text:
        """Who says a quote, where and when: "speaker, publisher, date"."""
        source = facts.source_of.get(document)
        parts = [self.name(speaker)] if speaker else []
        if source and source.publisher:
            parts.append(self.runs(source.publisher))
        if source and source.date:
            parts.append(self.runs(source.date))
        return joined(parts, ", ") or self.say("sources.no_publisher")

    def flow(self, measure: str, a: Economy, b: Economy) -> Text:
        """The flow as a title ("Exports from a to b")."""
        return self.say(f"flow.{measure}", **self._ends(f"flow.{measure}", a, b))

    def flow_within(self, measure: str, a: Economy, b: Economy) -> Text:
        """The flow inside a sentence ("exports from a to b")."""
        return self.say(f"in_sentence.{measure}", **self._ends(f"in_sentence.{measure}", a, b))

    def _ends(self, key: str, a: Economy, b: Economy) -> dict[str, Value]:
        ends: dict[str, Value] = {"a": a, "b": b}
        return {name: ends[name] for name in places(self.catalogue, key)}

    def rows(self, rows: Rows) -> Text:
        """How many rows of a table: "5 rows"."""
        return self.say_of(rows.count, "trace.rows", n=self.numbers.count(rows.count))

    def cited(self, sources: Iterable[str]) -> Text:
        """Ids of sources as marks after a sentence; nothing when there are none."""
        return tuple(run for source in sources for run in (Words("\N{NO-BREAK SPACE}"), Cite(source)))


def _uncapitalised(title: str) -> str:
    """A title as it stands inside a sentence; abbreviations keep their capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def trend(growth: Entry) -> Literal["up", "down", "flat"]:
    """Which way an index goes."""
    index = growth.value if growth.value is not None else ((growth.low or 0) + (growth.high or 0)) / 2
    return "flat" if index == 1 else "up" if index > 1 else "down"


def _ranges(codes: Sequence[str]) -> Iterable[str]:
    """Codes in order, three or more that follow each other as a range."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and len(runs[-1][-1]) == len(code) and int(code) == int(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    for run in runs:
        yield from run if len(run) < FEWEST_IN_A_RANGE else [f"{run[0]}–{run[-1]}"]


def _spoken(message: str, filled: Mapping[str, Text]) -> Iterable[Run]:
    strong = False
    for literal, name, _, _ in Formatter().parse(message):
        for position, words in enumerate(literal.split("**")):
            strong = strong != (position > 0)
            if words:
                yield Words(words, strong)
        if name is not None:
            yield from (replace(run, strong=True) if strong else run for run in filled[name])


def capitalised(text: Text) -> Text:
    """The text with a capital first letter, when it begins with words that are no quotation."""
    first = text[0] if text else None
    if first and (isinstance(first, Words) or (isinstance(first, Verbatim) and not first.quoted)) and first.text:
        return (replace(first, text=first.text[0].upper() + first.text[1:]), *text[1:])
    return text
