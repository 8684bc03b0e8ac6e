"""Telling: what a story's amounts and percents say, worked out once for all kinds of statement."""

from bisect import bisect_left
from functools import cache

from entrepot.nouns.economy import Economy
from entrepot.nouns.gazetteer import Mention
from entrepot.reading.statements.claims.claim import Claim, Unread
from entrepot.reading.statements.claims.interpret import Interpreter
from entrepot.reading.statements.claims.labels import labels_in
from entrepot.reading.statements.claims.ranks import rank_words, turn_to_partner
from entrepot.reading.statements.claims.report_year import written
from entrepot.reading.statements.claims.rows import Table, claims_of_row, tables_in
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases.calendar_words import tells_time
from entrepot.reading.statements.phrases.clock import Clock, fiscal_start_of
from entrepot.reading.statements.phrases.money import money_words, read_money
from entrepot.reading.statements.phrases.parties import Party, parties_of
from entrepot.reading.statements.phrases.percent import is_percent, percent_words
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.cast import home_of, hub_of_story, owner_of_story, pair_of, speech_of
from entrepot.reading.statements.whose.dollars import dollar_of
from entrepot.reading.statements.whose.scene import Scene

_OPENING = 15
"""How many characters into a sentence the one that it is about is named: after "Kampala –" too."""
_NAMES = frozenset(("name", "abbreviation", "demonym"))
_AS_MUCH = frozenset(("as", "same", "similar", "factor", "столько", "такой", "такого", "такую", "настолько", "теми"))
_GLUED_CURRENCIES = frozenset(("r", "k", "sh", "rm"))


def claims_of(story: Story) -> list[Claim]:
    """Every amount and percent of a flow of trade, in the order of the text."""
    return story.once("interpreter", _interpret).claims


def scene_of(story: Story) -> Scene:
    """The pair that the story is about."""
    return story.once("interpreter", _interpret).scene


def focuses_of(story: Story) -> list[tuple[Economy | None, Economy | None]]:
    """The pair in focus after each sentence."""
    return story.once("interpreter", _interpret).focuses


def parties_in(story: Story, sentence: int) -> tuple[Line, list[Party]] | None:
    """A sentence with the economies that it names or means; None where it was not looked into (a row of a table)."""
    return story.once("interpreter", _interpret).parties.get(sentence)


def unread_of(story: Story) -> list[Unread]:
    """Every amount of money and percent that became nothing, and why."""
    return story.once("interpreter", _interpret).unread


def speaker_of(story: Story, sentence: int) -> str | None:
    """Who says a sentence, by name; None when the reporter does."""
    said = speech_of(story).said[sentence]
    return said.person.name if said is not None and said.person is not None else None


def _side(story: Story, sentence: int) -> Economy | None:
    said = speech_of(story).said[sentence]
    return said.side if said is not None else None


@cache
def _triggers() -> frozenset[str]:
    words = money_words() | percent_words() | _GLUED_CURRENCIES
    return frozenset(words) | _AS_MUCH


@cache
def _turners() -> frozenset[str]:
    """Words that make a sentence without values worth a look: it may name the pair."""
    return words("small_words", "telling", "turners")


def _interpret(story: Story) -> Interpreter:
    text = story.text
    lines = {i: Line(text, s) for i, s in enumerate(text.sentences) if _holds_values(text, i)}
    scene = Scene(pair_of(story), hub_of_story(story), owner_of_story(story), home_of(story))
    scene.dollar = dollar_of(scene.pair, scene.home, [place.economy for place in story.places])
    scene.labels = labels_in(story.document.text, story.places)
    clock = _clock(story, scene)
    reader = Interpreter(scene, clock, _body(text))
    reader.first_unit = lambda: _first_unit(lines)
    places, at = story.places, 0
    tables = _tables(story, clock)
    headings = {table.heading for table in tables.values()}
    for i, sentence in enumerate(text.sentences):
        while at < len(places) and places[at].end <= sentence.start:
            at += 1
        stop = at
        while stop < len(places) and places[stop].start < sentence.end:
            stop += 1
        inside = places[at:stop]
        if i in tables and inside:
            _read_row(story, reader, tables[i], i, inside)
            at = stop
            continue
        line = lines.get(i) if i not in headings else None
        said = text.tokens.words[sentence.first : sentence.last]
        if line is None and _turners().isdisjoint(said):
            reader.scene.saw([p.economy for p in inside])
            opens = next((p for p in inside if p.form == "name" and p.start - sentence.start < _OPENING), None)
            scene.passed([p.economy for p in inside if p.form in _NAMES], opens.economy if opens is not None else None)
            if tells_time(said):
                reader.hear_time(Line(text, sentence), i)
            if inside and not rank_words().isdisjoint(said):
                quiet = Line(text, sentence)
                turn_to_partner(quiet, parties_of(quiet, inside), scene, _side(story, i))
            reader.focuses.append(reader.scene.focus)
            continue
        line = line or Line(text, sentence)
        economies = [p.economy for p in inside if p.form != "city"]
        reader.read(line, i, economies, parties_of(line, inside), _side(story, i), i in lines and i not in headings)
        reader.focuses.append(reader.scene.focus)
        at = stop
    date = story.document.date
    reader.look_again(text, None if date is None else date.year)
    return reader


def _tables(story: Story, clock: Clock) -> dict[int, Table]:
    """The tables of the text, by their rows."""
    starts = [p.start for p in story.places]

    def inside(at: int) -> list[Mention]:
        sentence = story.text.sentences[at]
        return story.places[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]

    return tables_in(story.text, inside, clock)


def _read_row(story: Story, reader: Interpreter, table: Table, at: int, inside: list[Mention]) -> None:
    heading = story.text.sentences[table.heading]
    owner = next(
        (p.economy for p in story.places if heading.start <= p.start < heading.end and p.economy.kind != "bloc"), None
    )
    claims = claims_of_row(
        story.text, at, table, reader.scene, reader.memory.frame, owner, inside[0].economy, inside[0].end
    )
    reader.claims += claims
    reader.focuses.append(reader.scene.focus)


def _holds_values(text: Text, index: int) -> bool:
    sentence = text.sentences[index]
    return any(map(_OF_VALUES.__getitem__, text.tokens.words[sentence.first : sentence.last]))


_OF_VALUES = ByWord(lambda word: word in _triggers() or (word.startswith("процент") and is_percent(word)))
"""Whether a word may belong to an amount, a percent or a multiple."""


def _first_unit(lines: dict[int, Line]) -> str | None:
    """The first currency that the story names, for a headline that leaves it out."""
    for line in lines.values():
        for at in range(len(line)):
            phrase = read_money(line, at)
            if phrase is not None and phrase.value.unit is not None and phrase.value.high >= 1000:
                unit: str = phrase.value.unit
                return unit
    return None


def _clock(story: Story, scene: Scene) -> Clock:
    """When the report was written: by its date, else by what it tells of time."""
    date, start = story.document.date, _fiscal_start(scene)
    if date is not None:
        return Clock(date.year, date.month, fiscal_start=start)
    found = written(story.text)
    return Clock(found.year, found.month, dated=found.sure, fiscal_start=start)


def _fiscal_start(scene: Scene) -> int | None:
    """The month with which the fiscal year begins: of the text's own economy, else of the first that has one."""
    around = [e.country or e for e in (scene.home, scene.main, *scene.pair) if e is not None]
    known = [e for e in around if fiscal_start_of(e) is not None]
    return fiscal_start_of(next((e for e in known if e.code != "USA"), None) or next(iter(known), None))


def _body(text: Text) -> tuple[int, int]:
    """The first and last sentence of running text; before it are headlines, after it furniture."""
    body = [i for i, s in enumerate(text.sentences) if s.kind == "body"]
    return (body[0], body[-1]) if body else (0, len(text.sentences))
