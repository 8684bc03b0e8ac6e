"""Relations: which economies the words around a measure or a verb of trade tie to it."""

from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Measure
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES, marks_at
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.ranks import Rank
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party, is_meeting, is_region_word
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Scene, Side, last_subject, overlapping

VERBS = words("small_words", "frames", "verbs") | FLOWS


_FINITE = frozenset(("past", "present", "future", "base", "infinitive"))


_AWAY = frozenset(["to", "with", "from", "for", "в", "с", "со", "из"])
_OWNERS = frozenset(["region", "country", "republic"])
_SUBJECTS = frozenset(["it", "they", "он", "она", "оно", "они"])
_BLOCKS = words("small_words", "frames", "blocks")


class Frame(NamedTuple):
    """measure of what reporter does with partner (None: the world); sign: -1 for a deficit.

    at: the token of the head; named: whether the text names at least one of the two here; goods: the part of trade.
    """

    measure: Measure
    reporter: Side
    partner: Side
    sign: int = 1
    at: int = -1
    named: bool = False
    goods: str | None = None
    rule: str = ""


def sold(frame: Frame) -> tuple[Side, Side]:
    """Who sells and who buys in a frame of exports or imports."""
    return (frame.reporter, frame.partner) if frame.measure == "exports" else (frame.partner, frame.reporter)


def same_pair(one: Frame, other: Frame) -> bool:
    """Whether two frames are of the same two economies."""
    return {one.reporter, one.partner} == {other.reporter, other.partner}


class Setting(NamedTuple):
    """What a frame is read against: the sentence with its parties, the scene, the speaker's side, and who is whose
    partner by its rank."""

    line: Line
    parties: list[Party]
    segments: list[Segment]
    scene: Scene
    speaker: Side
    rank: Rank | None = None


def owners_before(setting: Setting, head: Piece) -> list[Party]:
    """Parties that stand before the head and modify it: "Kyrgyzstan's trade", "Russian-Mongolian trade"."""
    line = setting.line
    found = [p for p in setting.parties if p.first == head.first and p.ref]
    by_last = {p.last: p for p in setting.parties}
    at, skipped = head.first, 0
    while at > 0 and skipped <= 4:
        word = line.words[at - 1]
        owner = by_last.get(at) or (by_last.get(at - 1) if word in ("'s", "'", "’") else None)
        if owner is not None:
            found.insert(0, owner)
            at = owner.first
            continue
        listed = line.word(found[0].first - 1) == "," and line.word(found[0].last) in ("and", "и") if found else False
        if (word in ("-", "–", "—", "‑", "and", "и", "/") or listed) and (by_last.get(at - 1) and found):
            at -= 1
            continue
        if line.shapes[at - 1] in ".N" or word in _BLOCKS or word in _STOP or (found and skipped):
            break
        if any(
            s.first <= at - 1 < s.last
            and any(p.first < at <= p.last and p.kind in VERBS and p.form in _FINITE for p in s.pieces)
            for s in setting.segments
        ):
            break
        at, skipped = at - 1, skipped + 1
    return [p for p in found if not p.title]


_STOP = words("small_words", "frames", "stop")


def ends_after(setting: Setting, head: Piece) -> list[Party]:
    """Parties in the phrases that follow the head, up to a verb or a pause: "with …", "to … from …", «… с …»."""
    line = setting.line
    found: list[Party] = []
    by_first = {p.first: p for p in setting.parties}
    stops = {
        p.first for s in setting.segments for p in s.pieces if p.kind in VERBS and p.form in _FINITE | {"participle"}
    }
    stops |= {p.first for s in setting.segments for p in s.pieces if (p.kind in MEASURES and p is not head)}
    at = head.last
    while at < len(line):
        party = by_first.get(at)
        if party is not None:
            found.append(party)
            at = party.last
            continue
        word = line.words[at]
        if at in stops or (word in _BLOCKS and not (at + 1 in by_first and by_first[at + 1].ref == "that")):
            break
        if word in (",", "and", "и", "-", "–", "&"):
            if not _lists(line, by_first, found, at) and not _leads_on(line, head, by_first, found, at):
                break
        elif line.shapes[at] == "." and word not in "'’\"«»“”%$€£":
            break
        at += 1
    return found


def _lists(line: Line, by_first: dict[int, Party], found: list[Party], at: int) -> bool:
    """Whether a comma or "and" at `at` goes on with another party."""
    after = at + 1
    while line.word(after) in ("the", "and", "its", "с", "to", "from", "with"):
        after += 1
    return bool(found) and after in by_first


def _leads_on(line: Line, head: Piece, by_first: dict[int, Party], found: list[Party], at: int) -> bool:
    """Whether only goods stand between the flow and an end of it: "exports of goods and services to Poland"."""
    if any(p.prep in _ENDS for p in found):
        return False
    for word in range(head.last, min(at + _GOODS_REACH, len(line))):
        party = by_first.get(word)
        if party is not None and word > at:
            return party.prep in _ENDS and not party.title
        said = line.words[word]
        if said in _CLAUSES or said in _BLOCKS or not (line.shapes[word] in "wC" or said in ",-'s"):
            return False
        if any(m.kind in _TELLING for m in marks_at(line.words, word)):
            return False
    return False


_CLAUSES = frozenset(
    ["while", "but", "whereas", "as", "also", "а", "но", "же", "тогда", "также", "was", "were", "which"]
)
_TELLING = frozenset(("copula", "level", "up", "down", "modal", *MEASURES))
_GOODS_REACH = 10
_ENDS = frozenset(["to", "into", "from", "в", "во", "на", "из"])


def only_two(setting: Setting, segment: Segment) -> list[Economy]:
    """The two economies that a segment names in any place: "the target set by Yerevan and Tehran is …"."""
    named = [
        p.economy for p in setting.parties
        if segment.first <= p.first < segment.last
        and p.economy is not None and not p.title and p.prep not in ("in", "в", "at")
    ]  # fmt: skip
    distinct = list(dict.fromkeys(named))
    return distinct if len(distinct) == 2 else []


def subject_of(setting: Setting, segment: Segment, before: int, of_verb: bool = False) -> list[Economy]:
    """Who does it: the parties before the head in its segment that no preposition governs."""
    found: list[Economy] = []
    own = [p for p in setting.parties if segment.first <= p.first and p.last <= before]
    for party in own:
        if setting.rank is not None and party.economy in setting.rank.partners and setting.rank.at < before:
            continue
        if party.title or (
            party.prep and party.ref not in ("pair", "countries") and not companies_of(setting.line, party)
        ):
            continue
        if party.form == "capital" and party.prep:
            continue
        if (
            party.form == "adjective"
            and not of_verb
            and not is_goods(setting.line, party)
            and not _companies(setting.line, party)
        ):
            continue
        if party.possessive and not _companies(setting.line, party):
            continue
        if party.ref in ("pair", "countries"):
            found += [e for e in setting.scene.both(party) if e is not None]
        else:
            economy = meant(setting, party, None)
            if economy is not None and economy not in found:
                found.append(economy)
    return found


_COMPANIES = words("small_words", "frames", "companies")


def _companies(line: Line, party: Party) -> bool:
    after = party.last + (line.word(party.last) in ("'s", "'", "’"))
    return line.word(after) in _COMPANIES


def investors_in(setting: Setting, segment: Segment) -> list[Economy]:
    """Whose companies a segment tells of, and where: "American companies placed $5 billion in India"."""
    own = [p for p in setting.parties if segment.first <= p.first < segment.last and p.economy is not None]
    told = [p.economy for p in own if p.economy is not None and (_companies(setting.line, p) or p.prep in ("in", "в"))]
    return told if any(_companies(setting.line, p) for p in own) else []


def companies_of(line: Line, party: Party) -> bool:
    """ "companies of Gomel Oblast", "firms in Bavaria"."""
    return party.prep in ("of", "in", "from", "из", "в") and not _COMPANIES.isdisjoint(
        line.words[max(0, party.first - 2) : party.first]
    )


def titled(setting: Setting, segment: Segment, before: int) -> list[Economy]:
    """The economy of the office or body that tells of it: "the Statistical Committee of Kyrgyzstan arrives at …"."""
    return [
        p.economy for p in setting.parties if p.title and p.economy is not None and segment.first <= p.first < before
    ][-1:]


def subject_elsewhere(setting: Setting, segment: Segment) -> list[Economy]:
    """Subjects elsewhere in the sentence: "Belarus and Kirov Oblast intend to double trade"."""
    for other in reversed([s for s in setting.segments if s.first < segment.first]):
        found = subject_of(setting, other, other.last)
        if len(found) == 2:
            return found
    return []


def partners_with(setting: Setting, segment: Segment) -> list[Economy]:
    """Partners after "with" anywhere in the segment, unless it is a meeting that one has with them."""
    found = []
    for party in setting.parties:
        if segment.first <= party.first < segment.last and party.prep in ("with", "с", "со") and not party.title:
            before = setting.line.words[max(segment.first, party.first - 4) : party.first - 1]
            economy = meant(setting, party, None)
            if economy is not None and not any(is_meeting(w) for w in before):
                found.append(economy)
        elif party.prep == "by" and setting.line.word(party.first - 2) == "followed" and party.economy is not None:
            found.append(party.economy)
    first = next(iter(setting.parties), None)
    if not found and first is not None and first.economy is not None and first.first <= 2 and not first.title:
        own = first.prep in ("for", "with", "по", "с", "со") and setting.line.word(first.last) in (
            ",",
            "",
            "alone",
            "too",
        )
        found += [first.economy] if own else []
    return found


def has_with(parties: list[Party]) -> bool:
    return any(p.prep in ("with", "с", "со") for p in parties)


def economies_of(setting: Setting, parties: list[Party]) -> tuple[list[Economy], tuple[Side, Side] | None]:
    """The distinct economies that parties mean, and the pair that one of them stands for."""
    found: list[Economy] = []
    both: tuple[Side, Side] | None = None
    for party in parties:
        if party.title and party.prep not in ("with", "с", "со", "between", "между"):
            continue
        if party.ref in ("pair", "countries"):
            both = setting.scene.both(party)
            continue
        if party.form in ("capital", "city") and party.prep in ("in", "at", "в", "на"):
            continue
        if (
            party.ref in ("we", "its", "region", "country", "republic")
            and len(parties) == 1
            and party.ref in ("we", "its")
            and _is_plural(setting, party)
        ):
            both = setting.scene.focus
            continue
        economy = apart_from_named(setting, party, parties, meant(setting, party, None))
        if economy is not None and economy not in found:
            found.append(economy)
    return found, both


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


def _is_plural(setting: Setting, party: Party) -> bool:
    """ "our trade", "their mutual trade": of the two together."""
    return not party.prep and setting.line.words[party.first] not in _SINGULAR


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
    if party.ref == "neighbour":
        owner = last_subject([p for p in setting.parties if p.first < party.first])
        told_of = (*scene.focus, *scene.pair)
        owner = owner or (own_of(setting) if party.prep or scene.topic not in told_of else scene.topic)
        if owner is not None and owner in told_of:
            return scene.other(owner)
    if party.economy is None and earlier is not None and earlier.reporter is not None:
        if party.ref == "its":
            return earlier.partner if party.prep in ("from", "to", "with", "из", "от", "в") else earlier.reporter
        if party.ref in ("there", "neighbour") and earlier.partner is not None:
            return earlier.partner
    if party.ref in ("country", "republic") and party.prep in _AWAY:
        meant_here = setting.scene.meant(party, setting.speaker)
        other = (
            setting.scene.other(meant_here)
            if meant_here is not None and meant_here == setting.scene.topic == setting.scene.own
            else None
        )
        if other is not None and other.kind == "country":
            return other
    if party.ref == "its" and party.prep in ("from", "to", "with", "из", "с", "в"):
        return setting.scene.focus[1]
    return setting.scene.meant(party, setting.speaker)


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
        p.last == party.first and p.kind in FLOWS and p.form in _FINITE for s in setting.segments for p in s.pieces
    )


_SINGULAR = frozenset(["it", "its", "his", "her", "him", "его", "ее", "ней", "нее", "него", "ним", "ему", "ей"])
_OBLIQUE = frozenset(["ней", "нее", "него", "нему", "ним", "ними", "них", "ей", "ему"])
_GIVEN = frozenset(["ей", "ему"])


def told_before(setting: Setting, party: Party, besides: Side) -> Side:
    """The economy that a party goes back to: the last one named before it, in its sentence or the one before, that is
    not `besides`."""
    here = [p for p in setting.parties if p.first < party.first and not p.title and p.form not in ("capital", "city")]
    for economy in (p.economy for p in reversed(here) if p.economy is not None):
        if besides is None or not overlapping(economy, besides):
            return economy
    return setting.scene.latest(besides)


def is_locative(line: Line, party: Party) -> bool:
    """ "в Тюменской области", «в Казахстане»: where it is, not where it goes (accusative: «в Тюменскую область»)."""
    if line.language != "ru" or party.economy is None:
        return False
    last = line.words[party.last - 1]
    return last.endswith(("е", "и", "ой", "ом", "ых")) and not party.economy.name_ru.casefold().endswith(last[-2:])


_GOODS = words("small_words", "frames", "goods")


def is_goods(line: Line, party: Party) -> bool:
    """ "Belarusian goods", "the Russian market"."""
    return line.word(party.last) in _GOODS or line.word(party.last + 1) in _GOODS


def facing(setting: Setting, here: Economy, earlier: Frame | None) -> Side:
    """The one opposite `here`: in the flow told of before, else in the scene."""
    if earlier is not None and here in (earlier.reporter, earlier.partner) and earlier.reporter is not None:
        return earlier.partner if here == earlier.reporter else earlier.reporter
    return setting.scene.other(here)
