"""Party cues: what those named around an item of cooperation say for its being of one of the pair.

Who acts, who is asked, whose goods, offices and people are spoken of, whom the sentence before was about.
"""

from collections.abc import Iterator

from entrepot.nouns.economy import Economy
from entrepot.nouns.words import word_key
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.undertakings.item_scene import ItemScene
from entrepot.reading.statements.undertakings.named_sides import lives_in, side_for
from entrepot.reading.statements.undertakings.side_words import INVITING, OF, TO, verbs
from entrepot.reading.statements.undertakings.topics import fields_of
from entrepot.reading.statements.whose.home_words import countries_of


def by_home_words(scene: ItemScene, own: Economy) -> Iterator[str]:
    """Whose own offices and bodies are named: the akimat's is Kazakhstan's."""
    if sum(one.country == own.country for one in scene.sides.pair) > 1:
        return
    for word, start in zip(scene.line.words, scene.line.starts, strict=True):
        if own.country.code in countries_of((word,)):
            zone = scene.zone_with_subject(start)
            yield from (f"home word {zone}", f"{scene.role} home word {zone}")


def by_parties(scene: ItemScene, own: Economy) -> Iterator[str]:
    role = scene.role
    named = [at for at, side in enumerate(scene.near) if side is not None]
    for order, at in enumerate(named):
        if scene.near[at] != own:
            continue
        party = scene.parties[at]
        where = scene.line.starts[party.first]
        zone = scene.zone(where)
        form = (
            "adjective"
            if party.form in ("adjective", "demonym")
            else "city"
            if party.form in ("city", "capital")
            else "name"
        )
        prep = party.prep or "-"
        after, word = _after(scene, party), _word(scene, party.first - 1)
        addressed = scene.is_addressed(party)
        yield from (f"{zone} {form} {prep}", f"{role} {zone} {form} {prep}")
        yield from (f"{role} {form} next {after}", f"{role} {form} after {word}", f"{form} next {after}")
        yield f"{role} {zone} {form} {'title' if party.title else '-'} {'possessive' if party.possessive else '-'}"
        if scene.is_subject(party) and not addressed:
            yield from (
                "subject",
                f"{role} subject {form} {'title' if party.title else '-'}",
                f"{scene.stage} subject",
                f"{scene.rule} subject",
            )
        elif zone != "after" and party.prep in OF and scene.clause.start <= where < scene.verb:
            yield from ("subject of", f"{role} subject of {form}")
        if addressed:
            yield from ("addressed", f"{role} addressed", f"{scene.stage} addressed {role}")
        elif party.prep in TO and not INVITING.isdisjoint(scene.line.words[: party.first]):
            yield from ("invited to", f"{role} invited to")
        elif not party.prep and scene.line.word(party.last) in verbs():
            yield from ("acts", f"{role} acts", f"{role} acts {zone}")
        if order == 0:
            yield from (f"{role} named first {zone} {form}", f"named first {prep}")
        if order == len(named) - 1:
            yield f"{role} named last {zone}"
    for party in scene.parties:
        if party.economy is not None or party.ref in ("we", "you", "pair", "countries"):
            continue
        where = scene.line.starts[party.first]
        zone = scene.zone(where)
        zone = "subject" if scene.is_subject(party) else zone
        if party.ref in ("region", "country", "republic"):
            kind = "region" if party.ref == "region" else "country"
            alone = sum(one.kind == kind for one in scene.sides.pair) == 1
            if own.kind == kind:
                yield from (
                    f"{party.ref} {'alone' if alone else 'among'} {zone} {party.prep or '-'}",
                    f"{role} {party.ref} {'alone' if alone else 'among'} {zone}",
                )
        elif scene.previous and scene.previous[0] == own:
            yield f"{party.ref} of the one before {zone}"
        if scene.sides.home is not None and side_for(scene.sides, scene.sides.home) == own:
            yield f"{party.ref} at home {zone}"


def by_makers(scene: ItemScene, own: Economy) -> Iterator[str]:
    """Whose goods the makers named are of."""
    at_home = own.country.code
    for hit in scene.makers:
        if hit.maker == at_home and sum(one.country.code == at_home for one in scene.sides.pair) == 1:
            zone = "subject" if scene.first + hit.start < scene.verb else "in"
            yield from (f"maker {zone}", f"{scene.role} maker {zone}")
            if zone == "subject":
                yield from ("subject", f"{scene.stage} subject", f"{scene.role} subject name -")


def by_goods(scene: ItemScene, own: Economy) -> Iterator[str]:
    """Whose goods or services are spoken of by their adjective: "the supply of Belarusian lifts"."""
    ends = {
        scene.line.ends[party.last - 1]
        for party, side in zip(scene.parties, scene.near, strict=True)
        if side == own and party.form in ("adjective", "demonym") and not party.title
    }
    begins = scene.sentence.start - 1
    if ends and any(begins + hit.start in ends for hit in fields_of(scene.sides, scene.at)):
        yield from ("its goods", f"{scene.role} its goods")


def by_people(scene: ItemScene, own: Economy) -> Iterator[str]:
    """Those who live there: «ферганцы» beside Fergana."""
    for at, word in scene.peoples:
        if any(lives_in(word, name) for name in scene.names[own]):
            where = scene.line.starts[at]
            zone = "before" if where < scene.clause.start else "subject" if where < scene.verb else "after"
            yield from (f"people {zone}", f"{scene.role} people {zone}")
            if zone == "subject":
                yield from ("subject", f"{scene.stage} subject", f"{scene.role} subject name -")


def by_previous(scene: ItemScene, own: Economy) -> Iterator[str]:
    """Whom the sentence before was about, for words that name nobody."""
    role = scene.role
    alone = "alone" if not any(scene.near) else "beside"
    if scene.previous and scene.previous[0] == own:
        yield from (f"{alone} previous first", f"{alone} {role} previous first {scene.opening}")
    if scene.previous and scene.previous[-1] == own:
        yield from (f"{alone} previous last", f"{alone} {role} previous last {scene.opening}")


def _after(scene: ItemScene, party: Party) -> str:
    at = party.last + (scene.line.word(party.last) in ("'s", "’", "'"))
    return _word(scene, at)


def _word(scene: ItemScene, at: int) -> str:
    word = scene.line.word(at)
    return word_key(word) if word.isalpha() else word or "^"
