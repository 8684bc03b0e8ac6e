"""Labels: lists and tables in words, whose lines open with the economy they tell of: "Belarus: imports $26 million"."""

from collections.abc import Sequence

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.heads import heads_of
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.whose.scene import Scene, Side, overlapping

LABELLED = "<economy>: "
_NAMES = frozenset(("name", "abbreviation", "demonym"))
_WITH = frozenset(["", "with", "с", "со"])


def labels_in(whole: str, places: Sequence[Place]) -> frozenset[Economy]:
    """The economies of a text that a colon follows."""
    return frozenset(p.economy for p in places if whole.startswith(":", p.end) and not whole.startswith(":/", p.end))


def relabelled(setting: Setting, value: Piece, frame: Frame, opened: bool) -> Frame:
    """The flow with the economy whose line it is: the partner of the text's own side, or the one that has the flow
    where the own side has a line too. `opened`: the sentence names a side of this flow."""
    scene = setting.scene
    label = _label(setting, value.first) if scene.labels else None
    if label is None or opened:
        return frame
    own = _own(scene, label)
    if own is None:
        return frame._replace(reporter=label, partner=None, named=True, rule=f"{LABELLED}{frame.rule}")
    if label in (frame.reporter, frame.partner):
        return frame
    measure = frame.measure
    if measure in MIRROR and frame.partner == own:
        measure = MIRROR[measure]
    return frame._replace(measure=measure, reporter=own, partner=label, named=True, rule=f"{LABELLED}{frame.rule}")


def _own(scene: Scene, label: Economy) -> Side:
    own = scene.own
    if own is None or overlapping(own, label) or own in scene.labels:
        return None
    return own


def _label(setting: Setting, before: int) -> Side:
    """The last economy before a token that stands before a colon, with no measure before it in its line."""
    line = setting.line
    for party in reversed(setting.parties):
        if party.first >= before or party.economy is None or line.word(party.last) != ":":
            continue
        alone = not party.title and not party.possessive and party.prep in _WITH and party.form in _NAMES
        told = any(h.first < party.first for s in setting.segments if s.last == party.last for h in heads_of(s))
        return party.economy if alone and not told else None
    return None
