"""Gates: goods that leave or enter a country through the customs of one of its regions are that region's."""

from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Side

_GATES = words("small_words", "gates", "places")
_THROUGH = words("small_words", "gates", "through")
_REACH = 9


def through_gates(setting: Setting, frame: Frame) -> Frame:
    """ "$1.4 billion of goods left Iran through the customs of Tehran Province": the region in its country's
    place, and the whole world as its partner where the sentence names none."""
    if not _GATES.intersection(setting.line.words):
        return frame
    region = next((e for p in setting.parties if (e := _region(setting, p)) and _is_gated(setting.line, p)), None)
    if region is None:
        return frame
    if frame.reporter is None or frame.reporter == region or frame.reporter.code == region.parent:
        met = any(p.economy == frame.partner for p in setting.parties if not p.title)
        return frame._replace(reporter=region, partner=frame.partner if met else None, named=True)
    if frame.partner is not None and frame.partner.code == region.parent:
        return frame._replace(partner=region, named=True)
    return frame


def _region(setting: Setting, party: Party) -> Side:
    economy = party.economy or (setting.scene.of_kind("region") if party.ref == "region" else None)
    towns = party.form in ("city", "capital")
    return economy if economy is not None and economy.kind == "region" and not towns else None


def _is_gated(line: Line, party: Party) -> bool:
    """Whether "through the customs of" stands before, or "through" before and "'s customs" after."""
    before = line.words[max(0, party.first - _REACH) : party.first]
    through = [i for i, word in enumerate(before) if word in _THROUGH]
    after = line.words[party.last : party.last + 4]
    return bool(through) and not _GATES.isdisjoint([*before[through[-1] :], *after])
