"""Side cues: what speaks for an item's being of the pair's first, of its second, or of both.

Who is named before, in and after its words and under which preposition, who speaks, whose report it is, whom the
sentence before was about, and what the rules say.
"""

from collections.abc import Iterator

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation
from entrepot.nouns.words import find_words, word_key
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.item_scene import ItemScene
from entrepot.reading.statements.undertakings.named_sides import side_for
from entrepot.reading.statements.undertakings.party_cues import (
    by_goods,
    by_home_words,
    by_makers,
    by_parties,
    by_people,
    by_previous,
)
from entrepot.reading.statements.undertakings.side_words import AT_HOME, BOTH, JOINT
from entrepot.reading.statements.whose.sides import Sides

Cues = list[str]


def cues_of(
    story: Story, sides: Sides, at: int, item: Cooperation, because: tuple[str, ...]
) -> tuple[Cues, Cues, Cues]:
    """What speaks for the pair's first, for its second, for both of them."""
    scene = ItemScene(story, sides, at, item, because)
    return list(_for_one(scene, 0)), list(_for_one(scene, 1)), list(_for_both(scene))


def _for_one(scene: ItemScene, which: int) -> Iterator[str]:
    own = scene.sides.pair[which]
    role = scene.role
    rule = "only" if scene.ruled == {own} else "among" if own in scene.ruled else "other" if scene.ruled else "none"
    yield from (f"{role} rule {rule}", f"{scene.sort} {role} rule {rule}", f"{scene.stage} rule {rule}")
    yield f"{scene.rule} {rule}"
    yield f"{scene.opening} {role} rule {rule}"
    yield f"{role} {'first' if which == 0 else 'second'} of the pair"
    yield f"{role} {own.kind}"
    if scene.sides.home is not None and side_for(scene.sides, scene.sides.home) == own:
        yield from ("home", f"{role} home", f"{scene.stage} home")
        if scene.opening in AT_HOME:
            yield from (f"{scene.opening} home", f"{role} {scene.opening} home")
    yield from _by_speech(scene, own)
    yield from by_home_words(scene, own)
    yield from by_parties(scene, own)
    yield from by_makers(scene, own)
    yield from by_goods(scene, own)
    yield from by_people(scene, own)
    yield from by_previous(scene, own)


def _by_speech(scene: ItemScene, own: Economy) -> Iterator[str]:
    role = scene.role
    person = scene.person
    if scene.said is not None:
        speaker = side_for(scene.sides, scene.said.side)
        who = "carried" if scene.said.carried else "speaks"
        if speaker == own:
            if scene.said.person is not None and scene.said.person.guessed:
                yield from (f"{who} guessed", f"{role} {who} guessed")
            yield from (
                f"{role} {who}",
                f"{role} {who} of {person}",
                f"{scene.stage} {who}",
                f"{scene.opening} {who}",
            )
            if person == "ours" and any(one.ref == "we" and scene.is_subject(one) for one in scene.parties):
                yield from ("subject", f"{scene.stage} subject", f"{role} subject we")
        elif speaker is not None:
            yield f"{role} {who} of {person} the other"
    for mention in scene.persons:
        if side_for(scene.sides, scene.sides.people.persons[mention.person].side) == own:
            zone = scene.zone(mention.start)
            zone = "subject" if scene.clause.start <= mention.start < scene.verb else zone
            zone = "addressed" if scene.is_person_addressed(mention) else zone
            yield from (f"person {zone}", f"{role} person {zone}")
            break


def _for_both(scene: ItemScene) -> Iterator[str]:
    role = scene.role
    yield from ("both", f"both {role}", f"both {scene.stage}", f"both {role} {scene.stage} {scene.sort}")
    yield f"both {scene.rule}"
    yield f"both ruled {len(scene.ruled)} {role}"
    yield f"both ruled {len(scene.ruled)} {scene.sort} {scene.stage}"
    yield f"both named {len({one for one in scene.near if one is not None})}"
    inside = {side for side, party in zip(scene.near, scene.parties, strict=True)
              if side is not None and scene.start <= scene.line.starts[party.first] < scene.end}  # fmt: skip
    yield from (f"both named in {len(inside)}", f"both {role} named in {len(inside)}")
    for name, words in (("both said", BOTH), ("both joint", JOINT)):
        if words.search(scene.quote):
            yield from (f"{name} in", f"{name} in {role} {scene.stage}", f"{name} in {scene.person}")
        if words.search(scene.before):
            yield from (f"{name} before", f"{name} before {role}")
    for party in scene.parties:
        if party.ref in ("pair", "countries"):
            yield f"both pair {party.prep or '-'}"
    if scene.person == "ours":
        yield f"both ours {role}"
    speaks = "none" if scene.said is None else "unknown" if scene.said.side is None else "known"
    yield from (f"both speaker {speaks}", f"both speaker {speaks} {role} {scene.stage}")
    yield f"both opening {scene.opening}"
    for word in dict.fromkeys(map(word_key, find_words(scene.quote))):
        yield f"both ={word}"
