"""Fields that a clause speaks of in no wording of ours: which clauses do, and such a clause as an item."""

import re
from collections.abc import Collection, Iterable, Sequence

from entrepot.nouns.area import AreaHit
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation, Role, Stage
from entrepot.reading.statements.kind import Found
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.area_asides import without_asides
from entrepot.reading.statements.undertakings.areas_named import area_words
from entrepot.reading.statements.undertakings.bodies import is_field
from entrepot.reading.statements.undertakings.bygones import is_traded, tells_past
from entrepot.reading.statements.undertakings.field import without_makers
from entrepot.reading.statements.undertakings.givers import giver_of
from entrepot.reading.statements.undertakings.takers import of_pair
from entrepot.reading.statements.undertakings.topics import GENERAL
from entrepot.reading.statements.undertakings.trade_roles import role_asked, role_of_trade
from entrepot.reading.statements.undertakings.wording_clause import clause_around
from entrepot.reading.statements.whose.sides import Sides

_SHORTEST, _LONGEST = 45, 260
_NUMBER = pattern(r"\d|миллиард|миллион|\b(?:billion|million|percent|per cent|процент)")
_APART = frozenset(("memory", "culture", "religion", "humanitarian", "media", "defence"))
_OTHERWISE = pattern(
    r"^(?:in continuation|considering|given|as part|in addition|apart|besides|though|yet|when|whereas|even|"
    r"so that|only|nor|no|as|because|if|"
    r"unless|хотя|когда|пока|чтобы|если|"
    r"поскольку|лишь|только)\b"
    r"|\b(?:tariffs?|dut(?:y|ies)|ban(?:s|ned)?|sanctions?|declined?|complain\w*|fell|fallen|lost|topped|"
    r"lead the list|leads|"
    r"largest|biggest|share of|listed|named after|humanitarian|no longer|not|never|"
    r"trade (?:mission|representation)|"
    r"пошлин\w*|запрет\w*|санкци\w*|нет|не|жалу\w+|упал\w*|снизил\w*|сократил\w*|доля|долю|лидиру\w+|больше всего|"
    r"торговое представительство|крупнейш\w+)\b"
)
"""What is no undertaking: an aside, a bar to trade, a rank, a refusal."""


def plain_fields(
    story: Story, sides: Sides, at: int, hits: Sequence[AreaHit], told: Collection[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    """At most one stretch for each clause that names a field and lies outside those of its sentence that are `told`."""
    sentence = sides.text.sentences[at]
    whole = sides.text.document.text
    if not hits or whole[sentence.end - 1] == "?" or is_traded(story, sentence):
        return
    done = sentence.start
    for hit in hits:
        start, end = sentence.start + hit.start, sentence.start + hit.end
        if (
            start < done
            or hit.area.key in GENERAL
            or hit.area.kind == "not_trade"
            or not is_field(whole, sentence, start, end)
        ):
            continue
        start, end = clause_around(sides.text, sentence, start, end)
        done = end
        words = whole[start:end]
        if not _SHORTEST <= end - start <= _LONGEST or _NUMBER.search(words) or _OTHERWISE.search(words):
            continue
        if any(first < end and start < last for first, last in told):
            continue
        inside = [one for one in hits if start <= sentence.start + one.start and sentence.start + one.end <= end]
        if any(one.area.key in _APART for one in inside):
            continue
        yield start, end


def plain_item(
    sides: Sides, at: int, start: int, end: int, hits: Sequence[AreaHit], stance: tuple[Role, Stage]
) -> Found:
    """A clause of sentence `at` as an item: its field the areas that it names."""
    sentence = sides.text.sentences[at]
    whole = sides.text.document.text
    words = whole[start:end]
    inside = without_makers(
        [one for one in hits if start <= sentence.start + one.start and sentence.start + one.end <= end]
    )
    inside = [] if tells_past(words) else without_asides(words, inside, sentence.start - start)
    role, stage = stance
    if stage in ("wish", "proposed", "ready"):
        role = role_of_trade(words, role)
    if (role, stage) == ("both", "wish"):
        role = _role_around(sides, at, end)
    giver = giver_of(sides, at, start, end) if (role, stage) == ("both", "existing") else None
    said = sides.speech.said[at]
    named = dict.fromkeys(whole[sentence.start + one.start : sentence.start + one.end] for one in inside)
    item = Cooperation(
        role="offer" if giver is not None else role,
        stage=stage,
        by=None,
        sides=(giver,) if giver is not None else sides_in(sides, at, start, end, role, stage),
        to=(),
        area=", ".join(named) or area_words(words),
        areas=tuple(dict.fromkeys(one.area.key for one in inside)),
        quotes=(sides.text.document.quote(start, end),),
        speaker=said.person.name if said is not None and said.person is not None else None,
    )
    return Found(item, (f"<field>: “{item.area}”",))


def _role_around(sides: Sides, at: int, end: int) -> Role:
    """The role by what the sentence says of a list that it opens with, or by the question that it answers."""
    sentences, whole = sides.text.sentences, sides.text.document.text
    if _TAKEN_UP.match(whole, end, sentences[at].end):
        return role_of_trade(whole[end : sentences[at].end], "both")
    asked = sentences[at - 1] if at else None
    if asked is not None and whole[asked.end - 1] == "?":
        return role_asked(whole[asked.start : asked.end])
    return "both"


_TAKEN_UP = re.compile(r"[,\s]*[–—-]\s*(?:all|everything|these|that|вс[её]|это|эти)\b", re.IGNORECASE)


def sides_in(sides: Sides, at: int, start: int, end: int, role: Role, stage: Stage) -> tuple[Economy, ...]:
    """Whose words of no known subject are: both sides' where both are named or it is settled or running, else the one
    that is named or that speaks, else both."""
    said = sides.text.document.text[start:end]
    named = {place.economy.code for place in sides.named(start, end)} & {side.code for side in sides.pair}
    is_both = len(named) == len(sides.pair) or _BOTH.search(said) is not None
    if role == "both" and (
        is_both or (stage in _JOINT and (named or stage != "existing")) or (named and _OURS.search(said) is not None)
    ):
        return sides.pair
    found = _subject(sides, at, start, end, role) or sides.speaker(at)
    one = of_pair(sides, (found,))[0] if found is not None else None
    return (one,) if one in sides.pair else sides.pair if role == "both" and stage != "existing" else ()


def _subject(sides: Sides, at: int, start: int, end: int, role: Role) -> Economy | None:
    """Who is meant first, goods by their country's adjective left aside: «белорусскую технику хочет область»."""
    named = sides.named(start, end)
    of_goods = [place for place in named if place.form in ("adjective", "demonym")]
    others = [place for place in named if place not in of_goods]
    if others:
        return others[0].economy
    if not of_goods:
        before = sides.named(sides.text.sentences[at].start, start)
        return sides.meant(at, start, end) or (before[0].economy if before else None)
    return sides.partner_of(of_goods[0].economy) if role == "need" else of_goods[0].economy


_JOINT = frozenset(("agreed", "signed", "existing"))
_BOTH = pattern(
    r"\b(?:both|each other|mutual\w*|joint\w*|the two|the sides|the parties|оба|обе|обоих|обеих|взаимн\w*|совместн\w*|"
    r"друг друга|сторон\w*|двух|двумя)\b"
)
_OURS = pattern(r"\b(?:our|ours|your|yours|their|наш\w*|ваш\w*|их)\b")
