"""Frames: which flow between whom a value in a sentence belongs to."""

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Measure
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.dealings import dealing_of, says_world
from entrepot.reading.statements.claims.gates import through_gates
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES
from entrepot.reading.statements.claims.parts import part_of
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.relations import (
    VERBS,
    Frame,
    Setting,
    apart_from_named,
    economies_of,
    ends_after,
    facing,
    has_with,
    investors_in,
    is_goods,
    is_locative,
    meant,
    only_two,
    owners_before,
    partners_with,
    subject_elsewhere,
    subject_of,
    titled,
)
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Side, overlapping, related

MANY = "<measure> of three economies or more"
_BALANCES = frozenset(("surplus", "deficit", "balance"))
_OF_TRADE = frozenset(["in", "of", "on", "в", "во", "при"])
_MUTUAL = ("bilateral", "mutual", "two", "reciprocal", "взаимн", "двусторонн", "двухсторонн", "обоюдн")
_GOAL = words("small_words", "frames", "goal")
_FOREIGN = tuple(word.rstrip("*") for word in load("parties")["words"]["foreign"].split())
_WITH_WORLD = (["and", "the", "world"], ["with", "the", "world"], ["со", "всем", "миром"], ["with", "all", "countries"])
_IN_ALL = (["in", "all"], ["in", "total"], ["all", "told"])
_TOTAL = tuple(word.rstrip("*") for word in load("parties")["words"]["total"].split())


def heads_of(segment: Segment) -> list[Piece]:
    """The measures and verbs of trade in a segment."""
    return [p for p in segment.pieces if p.kind in MEASURES or p.kind in FLOWS]


def head_of_value(segment: Segment, value: Piece, line: Line) -> Piece | None:
    """The head that a value belongs to: "$60 billion of bilateral trade", else the nearest before, else after it."""
    heads = heads_of(segment)
    if any(h.kind in FLOWS for h in heads):
        heads = [h for h in heads if h.form != "partners"]
    after = [h for h in heads if h.first >= value.last]
    before = [h for h in heads if h.last <= value.first]
    if (
        after
        and line.word(value.last) in ("of", "in", "worth")
        and not any(p.kind in VERBS and value.last <= p.first < after[0].first for p in segment.pieces)
    ):
        noun = after[0]
        close = before and before[-1].kind in ("surplus", "deficit", "balance") and value.first - before[-1].last <= 4
        if not close and noun.kind in MEASURES and (not before or noun.first - value.last < 5):
            return noun
    nouns = [h for h in before if h.kind in MEASURES]
    verbs = [h for h in before if h.kind in FLOWS and h.kind != "trade"]
    if nouns and verbs and nouns[-1].first < verbs[-1].first and nouns[-1].kind == "turnover":
        return verbs[-1]
    if before:
        return last_of(before, line)
    return after[0] if after else None


def last_of(heads: list[Piece], line: Line) -> Piece:
    """The last head; of "the deficit in trade" the deficit."""
    last, first = heads[-1], heads[-2] if len(heads) > 1 else None
    if first is None or last.kind != "turnover" or first.kind not in _BALANCES:
        return last
    if last.first == first.last and line.language == "ru":
        return first
    return first if line.word(first.last) in _OF_TRADE or line.word(last.first - 1) in _OF_TRADE else last


def frame_of(setting: Setting, segment: Segment, head: Piece, earlier: Frame | None) -> Frame:
    """The frame that a head opens, between two economies of which neither holds the other."""
    frame = through_gates(setting, _frame_of(setting, segment, head, earlier))
    reporter, partner = setting.scene.settled(frame.reporter, frame.partner)
    if is_national(setting.line):
        reporter, partner = _whole_country(setting, reporter), _whole_country(setting, partner)
    return frame._replace(reporter=reporter, partner=partner)


def is_national(line: Line) -> bool:
    """ "at the national level", «по стране в целом»: of the country that a region belongs to."""
    said = set(line.words)
    return any(pair <= said for pair in _NATIONAL)


_NATIONAL = (frozenset(["national", "level"]), frozenset(["стране", "целом"]), frozenset(["страны", "целом"]))


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
        return _of_flow_noun(setting, segment, head, left, right, earlier)
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
    scene = setting.scene
    found, both = economies_of(setting, left + right)
    measure: Measure = "balance" if head.kind in ("surplus", "deficit", "balance") else head.kind  # type: ignore[assignment]
    sign = -1 if head.kind == "deficit" else 1
    total = _is_total(setting, segment, head, len(found) == 1)
    rank = setting.rank
    if measure == "investment" and len(found) < 2:
        found = [e for e in investors_in(setting, segment) if e not in found] + found
    if rank is not None and _is_ranked(setting, head) and (not found or {*found} <= {rank.owner, *rank.partners}):
        partner = next((p for p in rank.partners if p in found), rank.partners[0])
        return Frame(measure, rank.owner, partner, sign, head.first, True, rule="<partner> … <measure>")
    if both is not None and not found:
        return Frame(measure, *both, sign, head.first, True, rule="<measure> of <the two>")
    if len(found) == 1 and not total and not any(p.prep in ("with", "с", "со") for p in right):
        extra = partners_with(setting, segment)
        found += [e for e in extra if e not in found]
    if len(found) == 1 and not total and not left and has_with(right):
        subject = subject_of(setting, segment, head.first) or titled(setting, segment, head.first)
        if subject and not related(subject[0], found[0]):
            found.insert(0, subject[0])
    if not found:
        found = partners_with(setting, segment)
        if len(found) < 2:
            owners = subject_of(setting, segment, head.first) or subject_elsewhere(setting, segment)
            found = [e for e in owners if not any(related(e, f) for f in found)][:2] + found
    if not found and both is None:
        found = only_two(setting, segment)
    if len(found) >= 2 and not left and right and right[0].prep != "between" and _is_distributed(setting.line):
        hub = scene.hub
        if hub is not None and hub not in found:
            return Frame(
                measure, hub, found[0], sign, head.first, True, rule="<measure> with <economies>, respectively"
            )
    if len(found) > 2 and not _is_distributed(setting.line):
        known = (*subject_of(setting, segment, head.first), scene.hub, *scene.pair, scene.home)
        own = found[0] if left else next((e for e in known if e is not None and e not in found), None)
        return Frame(measure, own, None, sign, head.first, rule=MANY)
    if len(found) >= 2:
        reporter, partner = found[0], found[1]
        tied = [p.economy for p in setting.parties if p.prep in ("with", "с", "со") and p.form != "adjective"]
        if measure != "balance" and reporter in tied and partner not in tied:
            reporter, partner = partner, reporter
        return Frame(measure, reporter, partner, sign, head.first, True, rule="<measure> of <economy> with <economy>")
    if found:
        only = found[0]
        if only.kind == "bloc" and (
            _is_mutual(setting.line, head) or any(p.prep in ("within", "between", "among", "inside") for p in right)
        ):
            return Frame(measure, only, only, sign, head.first, True, rule="<measure> within <bloc>")
        if total and not any(p.prep in ("with", "с", "со") for p in right):
            return Frame(measure, only, None, sign, head.first, True, rule="<total measure> of <economy>")
        if measure == "balance" and earlier is not None and earlier.reporter == only and earlier.partner is None:
            return Frame(measure, only, None, sign, head.first, True, rule="<balance> of <economy>")
        facing = _told_of_beside(setting, head, only, has_with(right)) or scene.other(only)
        if facing is None and only.kind == "bloc" and has_with(right):
            facing = scene.hub or scene.owner
        second = has_with(right) or (not left and only == scene.focus[1])
        if second and facing is not None:
            return Frame(measure, facing, only, sign, head.first, True, rule="<measure> with <economy>")
        return Frame(measure, only, facing, sign, head.first, True, rule="<measure> of <economy>")
    if total and not (line_of_pair(setting, head) and scene.focus[1] is not None):
        return Frame(measure, scene.focus[0], None, sign, head.first, rule="<total measure>")
    bloc = scene.focus[1]
    if bloc is not None and bloc.kind == "bloc" and _is_mutual(setting.line, head):
        return Frame(measure, bloc, bloc, sign, head.first, True, rule="<mutual measure> of <bloc>")
    if earlier is not None and earlier.at >= 0 and measure == "balance":
        return earlier._replace(measure=measure, sign=sign, at=head.first, rule="<balance>")
    countries = next((p for p in setting.parties if p.ref == "countries"), None)
    if countries is not None and measure == "turnover" and _is_mutual(setting.line, head):
        return Frame(measure, *scene.both(countries), sign, head.first, True, rule="<measure> of <the two>")
    between = [p.economy for p in setting.parties if p.first < head.first and p.economy is not None and not p.title]
    if len(between) == 2 and setting.parties[0].prep in ("between", "между") and not overlapping(*between):
        one, other = between
        return Frame(measure, one, other, sign, head.first, True, rule="between <economy> and <economy> <measure>")
    beside = _told_of_beside(setting, head, scene.own)
    if beside is not None and beside not in scene.focus:
        return Frame(measure, scene.own, beside, sign, head.first, True, rule="<economy> … <measure>")
    return Frame(measure, *scene.focus, sign, head.first, rule="<measure>")


_OWN_WORDS = frozenset(["we", "region", "country", "republic"])


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


def _of_flow_noun(
    setting: Setting, segment: Segment, head: Piece, left: list[Party], right: list[Party], earlier: Frame | None
) -> Frame:
    """Exports and imports as nouns: the owner before or "of", the other end after "to" or "from"."""
    scene, line, rank = setting.scene, setting.line, setting.rank
    outward = head.kind == "exports"
    total = _is_total(setting, segment, head, bool(left or right)) and not _is_ranked(setting, head)
    owner: Side = None
    source: Side = None
    goal: Side = None
    for party in _governed_alike(line, left):
        economy = apart_from_named(setting, party, right, meant(setting, party, earlier), _OWN_WORDS)
        if party.form == "adjective" and party.last == head.first and party.prep in ("for", "to", "на"):
            owner = economy or owner
        elif party.prep in ("to", "for", "в", "на"):
            goal = goal or economy
        elif party.prep in ("from", "из"):
            source = source or economy
        else:
            owner = economy or owner
    for at, party in enumerate(right):
        economy = meant(setting, party, earlier)
        if economy is not None and owner is not None and party.ref and related(economy, owner):
            if all(p.ref == "its" for p in left + right[:at]) and party.prep in _GOAL:
                owner = scene.other(economy)
            else:
                economy = scene.other(owner)
        elif economy is not None and economy == owner and any(p.ref for p in left):
            owner = scene.other(economy)
        if economy is None:
            continue
        prep = party.prep or (("to" if outward else "from") if party.ref == "there" else "")
        if (
            prep in ("в", "во", "на")
            and is_locative(line, party)
            and line.words[head.first].startswith(("экспорт", "импорт"))
        ):
            owner = owner or economy
            continue
        if prep in ("с", "со") and owner is not None:
            source, goal = (source, goal or economy) if outward else (source or economy, goal)
            continue
        listed = at and not prep and line.word(party.first - 1) in ("and", ",", "и")
        if listed:
            continue
        bought_there = not outward and line.words[head.first].startswith(("закуп", "покуп", "purchas"))
        if (
            prep in ("from", "из", "с", "со")
            or (prep == "у" and not outward)
            or (bought_there and prep in ("in", "в", "во"))
        ):
            source = source or economy
        elif prep in _GOAL and not (party.form == "capital" and prep in ("in", "в")):
            goal = goal or economy
        elif prep == "between":
            owner = owner or economy
        elif party.form == "adjective" and is_goods(line, party):
            source = source or economy
        elif not owner:
            owner = economy
    if outward:
        source, goal = source or owner, goal if goal != (source or owner) else None
    else:
        if (
            owner is not None
            and source is None
            and goal is None
            and any(p.form == "adjective" and p in right for p in right)
        ):
            source = owner
        goal = goal or owner
        if goal is not None and goal == source:
            goal = None
    here, there = (source, goal) if outward else (goal, source)
    measure: Measure = "exports" if outward else "imports"
    ranked = rank is not None and _is_ranked(setting, head) and measure == rank.measure
    if rank is not None and ranked and {here, there} <= {rank.owner, *rank.partners, None}:
        here, there = rank.owner, there if there in rank.partners else rank.partners[0]
    named = here is not None or there is not None
    if here is None and there is None:
        return _unnamed_flow(setting, segment, head, measure, total, earlier)
    if here is None and rank is not None and there in rank.partners:
        here = rank.owner
    elif here is None and there is not None:
        here = _owner_by_context(setting, segment, head, there, earlier)
    elif there is None and here is not None and rank is not None and here == rank.owner and _is_ranked(setting, head):
        there = rank.partners[0]
    elif there is None and here is not None and not total:
        there = scene.met(facing(setting, here, earlier))
    return Frame(
        measure,
        here,
        there,
        1,
        head.first,
        named,
        part_of(line, segment, head, setting.parties),
        f"<{measure}> of <economy> to <economy>",
    )


def _governed_alike(line: Line, parties: list[Party]) -> list[Party]:
    """The parties with the preposition of a list for all of it: «в Китай, Турцию и Индию»."""
    found: list[Party] = []
    for party in parties:
        before = found[-1] if found else None
        if before is not None and not party.prep and before.prep in ("to", "from", "в", "из"):
            listed = party.first - before.last == 1 and line.word(before.last) in (",", "and", "и")
            party = party._replace(prep=before.prep if listed else "")
        found.append(party)
    return found


def _unnamed_flow(
    setting: Setting, segment: Segment, head: Piece, measure: Measure, total: bool, earlier: Frame | None
) -> Frame:
    scene = setting.scene
    subject = [] if _is_part(setting, segment, head) else subject_of(setting, segment, head.first)
    goods = part_of(setting.line, segment, head, setting.parties)
    if subject and segment.has("share") and scene.own is not None and not overlapping(subject[0], scene.own):
        return Frame(measure, scene.own, subject[0], 1, head.first, True, goods, "<economy> has a share of <flow>")
    if setting.rank is not None and _is_ranked(setting, head) and not subject:
        rank = setting.rank
        return Frame(measure, rank.owner, rank.partners[0], 1, head.first, True, goods, "<partner> … <flow>")
    if subject:
        partner = None if total else facing(setting, subject[0], earlier)
        return Frame(measure, subject[0], partner, 1, head.first, True, goods, f"<economy> … <{measure}>")
    reporter, partner = scene.focus
    if earlier is not None and earlier.measure in ("exports", "imports", "turnover"):
        reporter, partner = earlier.reporter, earlier.partner
    if total and scene.hub in (reporter, partner):
        reporter = scene.hub
    if setting.speaker is not None and setting.speaker in (reporter, partner):
        told = partner if reporter == setting.speaker else reporter
        return Frame(measure, setting.speaker, None if total else told, 1, head.first, False, goods, f"<{measure}>")
    unsided = not total and (earlier is None or (earlier.measure == "turnover" and not earlier.named))
    own = scene.owner if earlier is None else scene.home
    if unsided and partner is not None and partner == own:
        reporter, partner = partner, reporter
    return Frame(measure, reporter, None if total else partner, 1, head.first, False, goods, f"<{measure}>")


def _is_part(setting: Setting, segment: Segment, head: Piece) -> bool:
    """ "It includes more than $24 million of exports": it is the turnover told of, nobody who exports."""
    subjects = [p for p in setting.parties if segment.first <= p.first < head.first and not p.prep]
    return bool(subjects) and setting.line.words[subjects[0].first] in _THINGS and len(subjects) == 1


_THINGS = frozenset(["it", "this", "that", "он", "она", "оно"])


def _owner_by_context(setting: Setting, segment: Segment, head: Piece, there: Economy, earlier: Frame | None) -> Side:
    subject = subject_of(setting, segment, head.first)
    if subject and not related(subject[0], there):
        return subject[0]
    office = titled(setting, segment, head.first)
    own = setting.scene.own
    if office and own is not None and office[0].code == own.parent and not overlapping(office[0], there):
        return office[0]
    hub = setting.scene.hub
    if setting.scene.told_as_two is not None and hub is not None and not overlapping(hub, there):
        return hub
    if earlier is not None and hub in (earlier.reporter, earlier.partner) and hub and not overlapping(hub, there):
        return hub
    if (
        earlier is not None
        and earlier.measure in ("exports", "imports")
        and earlier.reporter is not None
        and not overlapping(earlier.reporter, there)
    ):
        return earlier.reporter
    if earlier is not None and earlier.reporter is not None and there in (earlier.reporter, earlier.partner):
        return earlier.partner if there == earlier.reporter else earlier.reporter
    return setting.scene.other(there)


def _is_ranked(setting: Setting, head: Piece) -> bool:
    """Whether the flow is told of after the rank of its partner: "X is Y's largest market, with exports of …"."""
    return setting.rank is not None and setting.rank.at < head.first


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
    if any(setting.line.words[head.last : head.last + 8][i : i + 3] in _WITH_WORLD for i in range(6)):
        return True
    if _is_mutual(setting.line, head):
        return False
    if setting.line.words[head.last : head.last + 3] == ["as", "a", "whole"]:
        return True
    if setting.line.words[:2] in _IN_ALL:
        return True
    around = ((segment.first, max(segment.first, head.first - 1)), (head.last, segment.last))
    return any(says_world(setting.line, first, last) for first, last in around)
