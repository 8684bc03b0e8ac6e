"""Gaps: whose a value is where a clause goes on without its noun or verb: "… and the neighbour's to $1.1 billion"."""

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.meanings import meant
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.relations import VERBS
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.whose.scene import Side, overlapping

_CHANGES = VERBS | {"up", "down"}
_ALONE = words("small_words", "gaps", "alone")
_OWN = words("small_words", "gaps", "own")
_AMOUNTS = frozenset(("money", "percent", "multiple"))
_GOVERNS = frozenset(["", "of", "на", "у", "by"])


def regapped(setting: Setting, value: Piece, frame: Frame, opened: bool) -> Frame:
    """The same measure of another owner, where one is named between the value before and this one, or right after it;
    `frame` itself where nobody is. `opened`: the sentence itself names the measure."""
    if frame.measure not in (*MIRROR, "turnover") or frame.reporter is None:
        return frame
    values = [v for s in setting.segments for v in s.values if v.kind in _AMOUNTS]
    since = max([v.last for v in values if v.last <= value.first], default=0)
    home = next((s for s in setting.segments if s.first < since <= s.last), None)
    if home is not None and value.kind != "money" and value.first >= home.last:
        since = home.last
    until = min([v.first for v in values if v.first >= value.last], default=len(setting.line))
    if opened and not since:
        return frame
    before = (p for p in setting.parties if since <= p.first < value.first)
    owner = next((o for p in before if (o := _owner(setting, p, frame)) not in (None, frame.reporter)), None)
    if owner is None:
        after = (p for p in setting.parties if value.last <= p.first < min(until, value.last + 4))
        owner = next((o for p in after if _is_left_out(setting, p) and (o := _owner(setting, p, frame))), None)
    if owner is None or owner == frame.reporter or (frame.measure == "turnover" and owner == frame.partner):
        return frame
    if owner == frame.partner:
        return frame._replace(reporter=owner, partner=frame.reporter, named=True, rule=f"{frame.rule}; {TURNED}")
    if frame.partner is None or overlapping(owner, frame.partner) or overlapping(owner, frame.reporter):
        return frame
    return frame._replace(reporter=owner, named=True, rule=f"{frame.rule}; {TURNED}")


TURNED = "<economy>'s in turn"


def _owner(setting: Setting, party: Party, frame: Frame) -> Side:
    """The economy that a party makes the owner of the flow that is left out."""
    if party.title or party.prep not in _GOVERNS:
        return None
    if setting.line.words[party.first] in _OWN:
        return frame.partner
    owned = party.form == "adjective" or party.possessive
    if party.prep == "of" and not {"those", "that"}.isdisjoint(
        setting.line.words[max(0, party.first - 3) : party.first]
    ):
        return meant(setting, party, frame)
    if owned or party.prep:
        return meant(setting, party, frame) if owned and _is_left_out(setting, party) else None
    economy = meant(setting, party, frame) if party.ref not in ("pair", "countries", "its", "there") else None
    return economy if economy is not None and (economy == frame.partner or _is_sibling(economy, frame)) else None


def _is_sibling(economy: Economy, frame: Frame) -> bool:
    """Whether it is another region of the owner's country, where the partner is none of its regions."""
    owner, partner = frame.reporter, frame.partner
    same = owner is not None and economy.kind == "region" == owner.kind and economy.parent == owner.parent
    return same and economy != owner and (partner is None or partner.country != economy.country)


def _is_left_out(setting: Setting, party: Party) -> bool:
    """Whether the noun that the name belongs to is not said again: "Turkish ones", «кыргызский –»."""
    line = setting.line
    at = party.last + (line.word(party.last) in ("'s", "'", "’"))
    if at >= len(line) or line.shapes[at] in ".N" or line.words[at] in _ALONE or line.words[party.first] in _OWN:
        return True
    return any(p.first == at and p.kind in _CHANGES - {"order", "lot"} for s in setting.segments for p in s.pieces)
