"""Meanings: the economy that a party means in its sentence: a name, "its", "there", "the region", "the neighbour"."""

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.phrases.parties import Party, is_region_word
from entrepot.reading.statements.whose.scene import Side, last_subject, overlapping

FINITE = frozenset(("past", "present", "future", "base", "infinitive"))
_AWAY = frozenset(["to", "with", "from", "for", "в", "с", "со", "из"])
_OWNERS = frozenset(["region", "country", "republic"])
_SUBJECTS = frozenset(["it", "they", "он", "она", "оно", "они"])
_SINGULAR = frozenset(["it", "its", "his", "her", "him", "его", "ее", "ней", "нее", "него", "ним", "ему", "ей"])
_OBLIQUE = frozenset(["ней", "нее", "него", "нему", "ним", "ними", "них", "ей", "ему"])
_GIVEN = frozenset(["ей", "ему"])


def apart_from_named(
    setting: Setting, party: Party, beside: list[Party], economy: Side, refs: frozenset[str] = _OWNERS
) -> Side:
    """The economy of a reference, or the other of the pair where a name beside it holds that economy: "the region's
    trade with Russia" is no trade of a Russian region."""
    if economy is None or party.ref not in refs:
        return economy
    named = [p.economy for p in beside if p.economy is not None and not p.title]
    holder = next((e for e in named if e.code == economy.parent), None)
    return economy if holder is None else setting.scene.other(holder) or economy


def meant(setting: Setting, party: Party, earlier: Frame | None) -> Side:
    """The economy that a party means here: "its" that of the subject before it in the sentence."""
    scene = setting.scene
    if party.ref == "which":
        named = [p for p in setting.parties if p.first < party.first and p.economy is not None and not p.title]
        return named[-1].economy if named else None
    if party.ref == "its" and is_object(setting, party):
        doers = (last_subject([p]) for p in setting.parties if p.first < party.first)
        doer = next((e for e in doers if e is not None), setting.scene.own)
        if (other := told_before(setting, party, doer)) is not None:
            return other
    if party.ref == "country" and (whole := _of_own_region(setting, party)) is not None:
        return whole
    if party.ref == "its" and not party.prep:
        earlier_ones = [p for p in setting.parties if p.first < party.first]
        before = last_subject(earlier_ones)
        told = [p for p in earlier_ones if p.ref in _OWNERS and not p.prep and not p.possessive]
        if told and (before is None or told[-1].first > next(p.first for p in earlier_ones if p.economy == before)):
            return setting.scene.meant(told[-1], setting.speaker)
        if before is not None:
            return before
        if setting.line.words[party.first] in _SUBJECTS and setting.scene.topic is not None:
            return setting.scene.topic
    if party.ref == "his":
        return _of_the_speaker(setting, party)
    if party.ref in ("there", "that"):
        own = own_of(setting)
        return told_before(setting, party, own) or (scene.away if own == scene.own or own is None else scene.other(own))
    if party.ref == "neighbour" and (neighbour := _neighbour(setting, party)) is not None:
        return neighbour
    if party.economy is None and earlier is not None and earlier.reporter is not None:
        if party.ref == "its":
            return earlier.partner if party.prep in ("from", "to", "with", "из", "от", "в") else earlier.reporter
        if party.ref in ("there", "neighbour") and earlier.partner is not None:
            return earlier.partner
    if (
        party.ref in ("country", "republic")
        and party.prep in _AWAY
        and (away := _country_away(setting, party)) is not None
    ):
        return away
    if party.ref == "its" and party.prep in ("from", "to", "with", "из", "с", "в"):
        return setting.scene.focus[1]
    return setting.scene.meant(party, setting.speaker)


def _neighbour(setting: Setting, party: Party) -> Side:
    """The other of the pair, seen from the last subject named before it, or from the side that tells of it."""
    scene = setting.scene
    told_of = (*scene.focus, *scene.pair)
    owner = last_subject([p for p in setting.parties if p.first < party.first])
    owner = owner or (own_of(setting) if party.prep or scene.topic not in told_of else scene.topic)
    return scene.other(owner) if owner is not None and owner in told_of else None


def _country_away(setting: Setting, party: Party) -> Side:
    """The country opposite the text's own, where "to the country" cannot be the one that it is told from."""
    scene = setting.scene
    here = scene.meant(party, setting.speaker)
    other = scene.other(here) if here is not None and here == scene.topic == scene.own else None
    return other if other is not None and other.kind == "country" else None


def own_of(setting: Setting) -> Side:
    """The side that the sentence is told from: the speaker's where it is one of the pair, else the text's own."""
    told_of = (*setting.scene.focus, *setting.scene.pair)
    return setting.speaker if setting.speaker is not None and setting.speaker in told_of else setting.scene.own


def _of_the_speaker(setting: Setting, party: Party) -> Side:
    """ "his province", «из его региона»: that of the speaker, else of the last office named before."""
    kind = "region" if is_region_word(setting.line.words[party.first]) else "country"
    offices = [p.economy for p in setting.parties if p.title and p.economy is not None and p.first < party.first]
    own = next((e for e in (setting.speaker, *reversed(offices)) if e is not None and e.kind == kind), None)
    return own or (setting.scene.of_kind(kind) if kind == "region" else setting.speaker or setting.scene.home)


def _of_own_region(setting: Setting, party: Party) -> Side:
    """The country of the text's own region where the sentence names the other of the pair beside "the country"."""
    own = setting.scene.own
    if own is None or own.kind != "region" or party.prep:
        return None
    others = {p.economy for p in setting.parties if p.economy is not None and p.economy.kind == "country"}
    meant_here = setting.scene.meant(party, setting.speaker)
    return own.country if meant_here in others and meant_here != own.country else None


def is_object(setting: Setting, party: Party) -> bool:
    """Whether "it", "them" or «ней» is not the one who does it: right after a verb of trade, or governed."""
    word = setting.line.words[party.first]
    if word in _OBLIQUE:
        return bool(party.prep) or word in _GIVEN
    if word not in ("it", "them"):
        return False
    return party.prep in _AWAY or any(
        p.last == party.first and p.kind in FLOWS and p.form in FINITE for s in setting.segments for p in s.pieces
    )


def told_before(setting: Setting, party: Party, besides: Side) -> Side:
    """The economy that a party goes back to: the last one named before it, in its sentence or the one before, that is
    not `besides`."""
    here = [p for p in setting.parties if p.first < party.first and not p.title and p.form not in ("capital", "city")]
    for economy in (p.economy for p in reversed(here) if p.economy is not None):
        if besides is None or not overlapping(economy, besides):
            return economy
    return setting.scene.latest(besides)


def is_plural(setting: Setting, party: Party) -> bool:
    """ "our trade", "their mutual trade": of the two together."""
    return not party.prep and setting.line.words[party.first] not in _SINGULAR


def facing(setting: Setting, here: Economy, earlier: Frame | None) -> Side:
    """The one opposite `here`: in the flow told of before, else in the scene."""
    if earlier is not None and here in (earlier.reporter, earlier.partner) and earlier.reporter is not None:
        return earlier.partner if here == earlier.reporter else earlier.reporter
    return setting.scene.other(here)
