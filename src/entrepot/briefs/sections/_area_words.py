"""Areas in the words of the sides: who says what, how firmly, under which condition."""

from collections.abc import Container, Iterable, Sequence

from entrepot.analysis.areas.results import AreaRow, SideVoices
from entrepot.analysis.areas.results import Voice as Saying
from entrepot.analysis.areas.voices import rank
from entrepot.briefs.excerpt import excerpt
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Break, Text, joined
from entrepot.briefs.voice import Voice, capitalised

MOST_SAYINGS = 2


def in_words(facts: Facts, voice: Voice, rows: Sequence[AreaRow]) -> Iterable[Text]:
    """Each area's name, then up to two sayings of each side, the firmest first.

    Areas with the same words share them; words that stand under an earlier area already are not told again.
    """
    together: dict[tuple[object, ...], list[tuple[AreaRow, tuple[Saying, ...]]]] = {}
    for row in rows:
        chosen = _chosen(row)
        key = tuple((saying.quotes[0].text, saying.role, saying.stage) for saying in chosen)
        together.setdefault(key, []).append((row, chosen))
    told: dict[str, Text] = {}
    for found in together.values():
        row, chosen = found[0]
        names = joined([voice.area(one.key, one.words) for one, _ in found], "; ")
        parts = [saying_of(facts, voice, row, saying) for saying in chosen if saying.quotes[0].text not in told]
        before = list(dict.fromkeys(told[words] for saying in chosen if (words := saying.quotes[0].text) in told))
        parts += [voice.say("areas.words_under", areas=voice.listed(before))] if before else []
        told |= {saying.quotes[0].text: names for saying in chosen if saying.quotes[0].text not in told}
        yield joined([voice.say("areas.lead", area=capitalised(names)), joined(parts, Break())], " ")


def _chosen(row: AreaRow) -> tuple[Saying, ...]:
    chosen: list[Saying] = []
    for side in row.sides:
        chosen += _firmest(
            [s for s in dict.fromkeys((*side.offers, *side.needs, *side.running)) if s not in chosen], chosen
        )
    return tuple(chosen) or tuple(_firmest(row.unassigned, chosen))


def unnamed(facts: Facts, voice: Voice, row: AreaRow, told: Container[str] = ()) -> Iterable[Text]:
    """What is said of something that the catalogue does not name, with whoever says it.

    told: words that an area of the catalogue has already; they are left out.
    """
    for saying in sayings(row):
        if saying.quotes[0].text not in told:
            yield saying_of(facts, voice, row, saying)


def saying_of(facts: Facts, voice: Voice, row: AreaRow, saying: Saying) -> Text:
    """Who, in what role, at what stage, in what words, on what condition."""
    stage = voice.say(f"stage.{saying.stage}")
    quote = voice.verbatim(excerpt(saying.quotes[0].text))
    economies = [side.economy for side in row.sides if saying in (*side.offers, *side.needs, *side.running)]
    if economies:
        said = voice.say(f"areas.saying_{saying.role}", side=voice.listed(economies), stage=stage, quote=quote)
    else:
        said = voice.say("areas.saying_unassigned", stage=stage, quote=quote)
    said += voice.cited(facts.cites_of([saying.quotes[0].document]))
    if saying.conditions:
        conditions = joined([voice.verbatim(condition) for condition in saying.conditions], "; ")
        said = joined([said, voice.say("areas.on_condition", conditions=conditions)], " ")
    return said


def sayings(row: AreaRow) -> tuple[Saying, ...]:
    """Everything said in the area, each saying once."""
    every = [s for side in row.sides for s in (*side.offers, *side.needs, *side.running)] + list(row.unassigned)
    return tuple(dict.fromkeys(every))


def cites_of(facts: Facts, row: AreaRow) -> tuple[str, ...]:
    """The sources that speak of an area."""
    return facts.cites_of(quote.document for saying in sayings(row) for quote in saying.quotes)


def is_said_by(side: SideVoices, role: str) -> list[Saying]:
    """What a side says in one role; a saying of both roles is neither an offer nor a need."""
    return [s for s in dict.fromkeys((*side.offers, *side.needs)) if s.role == role]


def _firmest(found: Sequence[Saying], before: Sequence[Saying]) -> list[Saying]:
    """One saying of each role and of each sentence, the furthest along first."""
    seen = {saying.quotes[0].text for saying in before}
    kept: list[Saying] = []
    for saying in sorted(found, key=_rank_down):
        words = saying.quotes[0].text
        if words not in seen and saying.role not in {one.role for one in kept}:
            seen.add(words)
            kept.append(saying)
    kept += [s for s in sorted(found, key=_rank_down) if s.quotes[0].text not in seen and s not in kept]
    return kept[:MOST_SAYINGS]


def _rank_down(saying: Saying) -> int:
    return -rank(saying.stage)
