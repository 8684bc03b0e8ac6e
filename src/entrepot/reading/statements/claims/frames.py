"""Frames: which flow between whom a value in a sentence belongs to."""

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Measure
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.dealings import dealing_of, says_world
from entrepot.reading.statements.claims.flow_nouns import of_flow_noun
from entrepot.reading.statements.claims.gates import through_gates
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.meanings import meant
from entrepot.reading.statements.claims.parts import part_of
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.relations import (
    economies_of,
    ends_after,
    has_with,
    investors_in,
    only_two,
    owners_before,
    partners_with,
    subject_elsewhere,
    subject_of,
    titled,
)
from entrepot.reading.statements.claims.setting import Frame, Setting, is_ranked
from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Side, overlapping, related

_WITH = ("with", "с", "со")
_BALANCES = frozenset(("surplus", "deficit", "balance"))
MANY = "<measure> of three economies or more"
_MUTUAL = ("bilateral", "mutual", "two", "reciprocal", "взаимн", "двусторонн", "двухсторонн", "обоюдн")
_FOREIGN = tuple(word.rstrip("*") for word in load("parties")["words"]["foreign"].split())
_WITH_WORLD = (["and", "the", "world"], ["with", "the", "world"], ["со", "всем", "миром"], ["with", "all", "countries"])
_WORLD = frozenset(said[-1] for said in _WITH_WORLD)
_ENTIRE = frozenset(["all", "entire", "whole", "весь", "вся", "всей", "всего"])
_CLOSE = 4
_IN_ALL = (["in", "all"], ["in", "total"], ["all", "told"])
_TOTAL = tuple(word.rstrip("*") for word in load("parties")["words"]["total"].split())


def frame_of(setting: Setting, segment: Segment, head: Piece, earlier: Frame | None) -> Frame:
    """The frame that a head opens, between two economies of which neither holds the other."""
    frame = through_gates(setting, _frame_of(setting, segment, head, earlier))
    reporter, partner = setting.scene.settled(frame.reporter, frame.partner)
    if is_national(setting.line):
        reporter, partner = _whole_country(setting, reporter), _whole_country(setting, partner)
    return frame._replace(reporter=reporter, partner=partner)


def is_national(line: Line) -> bool:
    """ "at the national level", «по стране в целом»: of the country that a region belongs to."""
    said = [word for word in line.words if word in _NATIONAL_WORDS]
    return len(said) > 1 and any(pair.issubset(said) for pair in _NATIONAL)


_NATIONAL = (frozenset(["national", "level"]), frozenset(["стране", "целом"]), frozenset(["страны", "целом"]))
_NATIONAL_WORDS = frozenset().union(*_NATIONAL)


def _whole_country(setting: Setting, side: Side) -> Side:
    """The country of a region that the sentence does not name."""
    if side is None or side.kind != "region" or any(p.economy == side for p in setting.parties):
        return side
    return side.country


def _carried_to(setting: Setting, segment: Segment, head: Piece) -> list[Party]:
    """Where the goods go by a verb that follows: "a fifth of the country's exports went to Germany"."""
    verbs = [p for p in segment.pieces if p.kind in ("go", "lot") and p.first >= head.last]
    if not verbs or head.kind not in ("exports", "imports"):
        return []
    after = [p for p in setting.parties if verbs[0].last <= p.first < segment.last and p.prep in _CARRIED]
    return after[:1]


_CARRIED = frozenset(["to", "into", "for", "в", "на"])


def _is_two_way(right: list[Party]) -> bool:
    """ "sales between Kazakhstan and Astrakhan": of either to the other."""
    return sum(p.economy is not None for p in right[:2]) == 2 and right[0].prep in ("between", "между")


def _frame_of(setting: Setting, segment: Segment, head: Piece, earlier: Frame | None) -> Frame:
    if head.kind in FLOWS:
        return dealing_of(setting, segment, head, earlier)
    if head.form == "partners":
        return Frame(
            "exports" if head.kind == "exports" else "imports",
            _owner_of_list(setting, head),
            None,
            1,
            head.first,
            rule="<partners> were <economy> with <money>",
        )
    left, right = owners_before(setting, head), ends_after(setting, head) + _carried_to(setting, segment, head)
    if head.kind in ("exports", "imports") and _is_two_way(right):
        return _of_pair_noun(setting, segment, head._replace(kind="turnover"), left, right, earlier)
    if head.kind in ("exports", "imports"):
        is_total = _is_total(setting, segment, head, bool(left or right)) and not is_ranked(setting, head)
        return of_flow_noun(setting, segment, head, (left, right), earlier, is_total=is_total)
    frame = _of_pair_noun(setting, segment, head, left, right, earlier)
    return (
        frame._replace(goods=part_of(setting.line, segment, head, setting.parties))
        if head.kind == "turnover"
        else frame
    )


def _owner_of_list(setting: Setting, head: Piece) -> Side:
    """Whose buyers or suppliers they are: "top suppliers to Iran", "Kenya's customers", else the one in focus."""
    around = [
        p
        for p in setting.parties
        if p.last in (head.first, head.first - 1)
        or (head.last <= p.first <= head.last + 3 and p.prep in ("to", "of", "for"))
    ]
    return next((e for p in around if (e := meant(setting, p, None))), setting.scene.focus[0])


def _of_pair_noun(
    setting: Setting, segment: Segment, head: Piece, left: list[Party], right: list[Party], earlier: Frame | None
) -> Frame:
    """Turnover, balance, investment: a pair; one that is named stands with the other of the scene."""
    scene, rank = setting.scene, setting.rank
    found, both = economies_of(setting, left + right)
    measure: Measure = "balance" if head.kind in _BALANCES else head.kind  # type: ignore[assignment]
    whole = Frame(measure, None, None, -1 if head.kind == "deficit" else 1, head.first, named=True)
    is_total = _is_total(setting, segment, head, len(found) == 1)
    if measure == "investment" and len(found) < 2:
        found = [e for e in investors_in(setting, segment) if e not in found] + found
    if rank is not None and is_ranked(setting, head) and (not found or {*found} <= {rank.owner, *rank.partners}):
        partner = next((p for p in rank.partners if p in found), rank.partners[0])
        return whole._replace(reporter=rank.owner, partner=partner, rule="<partner> … <measure>")
    if both is not None and not found:
        return whole._replace(reporter=both[0], partner=both[1], rule="<measure> of <the two>")
    found = _also_told(setting, segment, head, left, right, found, is_total=is_total)
    if not found and both is None:
        found = only_two(setting, segment)
    if len(found) >= 2 and not left and right and right[0].prep != "between" and _is_distributed(setting.line):
        hub = scene.hub
        if hub is not None and hub not in found:
            return whole._replace(reporter=hub, partner=found[0], rule="<measure> with <economies>, respectively")
    if len(found) > 2:
        found = _without_seats(left + right, found)
    if len(found) > 2 and not _is_distributed(setting.line):
        known = (*subject_of(setting, segment, head.first), scene.hub, *scene.pair, scene.home)
        own = found[0] if left else next((e for e in known if e is not None and e not in found), None)
        return whole._replace(reporter=own, named=False, rule=MANY)
    if len(found) >= 2:
        return _of_two(setting, whole, found[0], found[1])
    if found:
        return _of_one(setting, head, whole, found[0], left, right, earlier, is_total=is_total)
    return _of_nobody(setting, head, whole, earlier, is_total=is_total)


def _also_told(
    setting: Setting,
    segment: Segment,
    head: Piece,
    left: list[Party],
    right: list[Party],
    found: list[Economy],
    *,
    is_total: bool,
) -> list[Economy]:
    """The economies around the head, and those that the rest of the sentence adds where they are fewer than two."""
    if len(found) == 1 and not is_total and not any(p.prep in _WITH for p in right):
        found = found + [e for e in partners_with(setting, segment) if e not in found]
    if len(found) == 1 and not is_total and not left and has_with(right):
        subject = subject_of(setting, segment, head.first) or titled(setting, segment, head.first)
        if subject and not related(subject[0], found[0]):
            found = [subject[0], *found]
    if found:
        return found
    found = partners_with(setting, segment)
    if len(found) >= 2:
        return found
    owners = subject_of(setting, segment, head.first) or subject_elsewhere(setting, segment)
    return [e for e in owners if not any(related(e, f) for f in found)][:2] + found


def _of_two(setting: Setting, whole: Frame, reporter: Economy, partner: Economy) -> Frame:
    tied = [p.economy for p in setting.parties if p.prep in _WITH and p.form != "adjective"]
    if whole.measure != "balance" and reporter in tied and partner not in tied:
        reporter, partner = partner, reporter
    return whole._replace(reporter=reporter, partner=partner, rule="<measure> of <economy> with <economy>")


def _of_one(
    setting: Setting,
    head: Piece,
    whole: Frame,
    only: Economy,
    left: list[Party],
    right: list[Party],
    earlier: Frame | None,
    *,
    is_total: bool,
) -> Frame:
    """Of one named economy: within a bloc, with the whole world, or with the other of the scene."""
    scene = setting.scene
    is_within = any(p.prep in ("within", "between", "among", "inside") for p in right)
    if only.kind == "bloc" and (_is_mutual(setting.line, head) or is_within):
        return whole._replace(reporter=only, partner=only, rule="<measure> within <bloc>")
    if is_total and not any(p.prep in _WITH for p in right):
        return whole._replace(reporter=only, rule="<total measure> of <economy>")
    goes_on = earlier is not None and earlier.reporter == only and earlier.partner is None
    if whole.measure == "balance" and goes_on:
        return whole._replace(reporter=only, rule="<balance> of <economy>")
    facing = _told_of_beside(setting, head, only, has_with(right)) or scene.other(only)
    if facing is None and only.kind == "bloc" and has_with(right):
        facing = scene.hub or scene.owner
    is_second = has_with(right) or (not left and only == scene.focus[1])
    if is_second and facing is not None:
        return whole._replace(reporter=facing, partner=only, rule="<measure> with <economy>")
    return whole._replace(reporter=only, partner=facing, rule="<measure> of <economy>")


def _of_nobody(setting: Setting, head: Piece, whole: Frame, earlier: Frame | None, *, is_total: bool) -> Frame:
    """Of nobody named around it: what the sentence names elsewhere, or the pair in focus."""
    scene = setting.scene
    if is_total and not (line_of_pair(setting, head) and scene.focus[1] is not None):
        return whole._replace(reporter=scene.focus[0], named=False, rule="<total measure>")
    bloc = scene.focus[1]
    if bloc is not None and bloc.kind == "bloc" and _is_mutual(setting.line, head):
        return whole._replace(reporter=bloc, partner=bloc, rule="<mutual measure> of <bloc>")
    if earlier is not None and earlier.at >= 0 and whole.measure == "balance":
        return earlier._replace(measure=whole.measure, sign=whole.sign, at=head.first, rule="<balance>")
    countries = next((p for p in setting.parties if p.ref == "countries"), None)
    if countries is not None and whole.measure == "turnover" and _is_mutual(setting.line, head):
        one, other = scene.both(countries)
        return whole._replace(reporter=one, partner=other, rule="<measure> of <the two>")
    between = [p.economy for p in setting.parties if p.first < head.first and p.economy is not None and not p.title]
    if len(between) == 2 and setting.parties[0].prep in ("between", "между") and not overlapping(*between):
        return whole._replace(reporter=between[0], partner=between[1], rule="between <economy> and <economy> <measure>")
    beside = _told_of_beside(setting, head, scene.own)
    if beside is not None and beside not in scene.focus:
        return whole._replace(reporter=scene.own, partner=beside, rule="<economy> … <measure>")
    return whole._replace(reporter=scene.focus[0], partner=scene.focus[1], named=False, rule="<measure>")


def _without_seats(parties: list[Party], found: list[Economy]) -> list[Economy]:
    """The economies less those that only a city or an office beside two names stands for, and the country of a region
    before it."""
    named = [e for e in found if any(p.economy == e and p.form not in ("capital", "city") for p in parties)]
    kept = named if len(named) >= 2 else found
    return [e for i, e in enumerate(kept) if not any(overlapping(e, before) for before in kept[:i])]


def line_of_pair(setting: Setting, head: Piece) -> bool:
    """«внешнеторговый оборот» with nobody named: that of the pair as well as of one with all others."""
    return setting.line.words[head.first].startswith("внешнеторг")


def _told_of_beside(setting: Setting, head: Piece, besides: Side, partnered: bool = False) -> Side:
    """The one economy that the sentence names before the head besides `besides`: "Kazakhstan accounted for most, with
    trade hitting …", «у региона с Сербией … оборота»; None when it names several. `partnered`: "with" is said at the
    head itself, so that an earlier "with" is that of another partner."""
    told: list[Economy] = []
    for party in setting.parties:
        if party.first > head.first or party.title or party.form in ("capital", "city", "adjective"):
            continue
        if partnered and party.prep in ("with", "с", "со"):
            continue
        owns = party.ref in ("region", "republic")
        economy = party.economy or (meant(setting, party, None) if owns else None)
        if economy is not None and economy not in told and not (besides is not None and overlapping(economy, besides)):
            told.append(economy)
    return told[0] if len(told) == 1 else None


def _is_distributed(line: Line) -> bool:
    """ "with Russia, Japan and Korea by 20, 11 and 9 percent, respectively"."""
    return "respectively" in line.words or "соответственно" in line.words


def _is_mutual(line: Line, head: Piece) -> bool:
    before = line.words[max(0, head.first - 3) : head.last]
    return any(w.startswith(_MUTUAL) for w in before)


def _is_whole(words: list[str], at: int) -> bool:
    """ "total", «общий», «весь» of a flow; «за весь год» is of a time."""
    return words[at].startswith(_TOTAL) and _YEARS.isdisjoint(words[at + 1 : at + 3])


_YEARS = frozenset(["year", "month", "quarter", "год", "года", "году", "месяц", "квартал", "период"])


def _is_total(setting: Setting, segment: Segment, head: Piece, named: bool) -> bool:
    """ "foreign trade", "total exports" of somebody named, sales "to all markets": with the whole world, unless a
    partner is named."""
    before = setting.line.words[max(0, head.first - 3) : head.last]
    foreign = head.kind != "investment" and any(w.startswith(_FOREIGN) for w in before)
    if foreign or (named and any(_is_whole(before, at) for at in range(len(before)))):
        return True
    after = setting.line.words[head.last : head.last + 8]
    if not _WORLD.isdisjoint(after) and any(after[i : i + 3] in _WITH_WORLD for i in range(6)):
        return True
    if _is_mutual(setting.line, head):
        return False
    if setting.line.words[head.last : head.last + 3] == ["as", "a", "whole"]:
        return True
    if setting.line.words[:2] in _IN_ALL or any(
        p.prep == "of" and not _ENTIRE.isdisjoint(setting.line.words[head.last : p.first])
        for p in setting.parties
        if head.last <= p.first <= head.last + _CLOSE
    ):
        return True
    around = ((segment.first, max(segment.first, head.first - 1)), (head.last, segment.last))
    return any(says_world(setting.line, first, last) for first, last in around)
