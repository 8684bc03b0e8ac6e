"""Exports and imports as nouns: who sells to whom by the parties before them and after them."""

from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Measure
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.meanings import apart_from_named, facing, meant
from entrepot.reading.statements.claims.parts import part_of
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.relations import is_goods, is_locative, subject_of, titled
from entrepot.reading.statements.claims.setting import Frame, Setting, is_ranked
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Side, overlapping, related

_GOAL = words("small_words", "frames", "goal")
_OWN_WORDS = frozenset(["we", "region", "country", "republic"])
_THINGS = frozenset(["it", "this", "that", "он", "она", "оно"])


class _Ends(NamedTuple):
    """Whose flow it is, where it comes from and where it goes, as far as the words tell."""

    owner: Side = None
    source: Side = None
    goal: Side = None


def of_flow_noun(
    setting: Setting,
    segment: Segment,
    head: Piece,
    around: tuple[list[Party], list[Party]],
    earlier: Frame | None,
    *,
    is_total: bool,
) -> Frame:
    """The flow of a noun: the owner before it or after "of", the other end after "to" or "from".

    around: the parties before and after it; is_total: whether it is that with all the world.
    """
    left, right = around
    rank = setting.rank
    ends = _ends_before(setting, head, left, right, earlier)
    for at in range(len(right)):
        ends = _with_next(setting, head, ends, left, right, at, earlier)
    here, there = _here_and_there(head, ends, right)
    measure: Measure = "exports" if head.kind == "exports" else "imports"
    told_by_rank = rank is not None and is_ranked(setting, head) and measure == rank.measure
    if rank is not None and told_by_rank and {here, there} <= {rank.owner, *rank.partners, None}:
        here, there = rank.owner, there if there in rank.partners else rank.partners[0]
    is_named = here is not None or there is not None
    if here is None and there is None:
        return _unnamed_flow(setting, segment, head, measure, is_total, earlier)
    if here is None and rank is not None and there in rank.partners:
        here = rank.owner
    elif here is None and there is not None:
        here = _owner_by_context(setting, segment, head, there, earlier)
    elif there is None and here is not None and rank is not None and here == rank.owner and is_ranked(setting, head):
        there = rank.partners[0]
    elif there is None and here is not None and not is_total:
        there = setting.scene.met(facing(setting, here, earlier))
    goods, rule = part_of(setting.line, segment, head, setting.parties), f"<{measure}> of <economy> to <economy>"
    return Frame(measure, here, there, 1, head.first, is_named, goods, rule)


def _ends_before(setting: Setting, head: Piece, left: list[Party], right: list[Party], earlier: Frame | None) -> _Ends:
    """What the parties before the noun tell."""
    owner: Side = None
    source: Side = None
    goal: Side = None
    for party in _governed_alike(setting.line, left):
        economy = apart_from_named(setting, party, right, meant(setting, party, earlier), _OWN_WORDS)
        if party.form == "adjective" and party.last == head.first and party.prep in ("for", "to", "на"):
            owner = economy or owner
        elif party.prep in ("to", "for", "в", "на"):
            goal = goal or economy
        elif party.prep in ("from", "из"):
            source = source or economy
        else:
            owner = economy or owner
    return _Ends(owner, source, goal)


def _with_next(
    setting: Setting, head: Piece, ends: _Ends, left: list[Party], right: list[Party], at: int, earlier: Frame | None
) -> _Ends:
    """The ends with what the next party after the noun tells; "its" and "there" may turn the owner round."""
    party, owner = right[at], ends.owner
    economy = meant(setting, party, earlier)
    if economy is not None and owner is not None and party.ref and related(economy, owner):
        if all(p.ref == "its" for p in left + right[:at]) and party.prep in _GOAL:
            ends = ends._replace(owner=setting.scene.other(economy))
        else:
            economy = setting.scene.other(owner)
    elif economy is not None and economy == owner and any(p.ref for p in left):
        ends = ends._replace(owner=setting.scene.other(economy))
    return ends if economy is None else _placed(setting, head, ends, party, economy, is_first=at == 0)


def _placed(setting: Setting, head: Piece, ends: _Ends, party: Party, economy: Economy, *, is_first: bool) -> _Ends:
    """The ends with an economy where its preposition puts it."""
    line, outward = setting.line, head.kind == "exports"
    noun = line.words[head.first]
    prep = party.prep or (("to" if outward else "from") if party.ref == "there" else "")
    from_here, to_here = ends._replace(source=ends.source or economy), ends._replace(goal=ends.goal or economy)
    if prep in ("в", "во", "на") and is_locative(line, party) and noun.startswith(("экспорт", "импорт")):
        return ends._replace(owner=ends.owner or economy)
    if prep in ("с", "со") and ends.owner is not None:
        return to_here if outward else from_here
    if not is_first and not prep and line.word(party.first - 1) in ("and", ",", "и"):
        return ends
    bought_there = not outward and noun.startswith(("закуп", "покуп", "purchas"))
    if (
        prep in ("from", "из", "с", "со")
        or (prep == "у" and not outward)
        or (bought_there and prep in ("in", "в", "во"))
    ):
        return from_here
    if prep in _GOAL and not (party.form == "capital" and prep in ("in", "в")):
        return to_here
    if prep == "between":
        return ends._replace(owner=ends.owner or economy)
    if party.form == "adjective" and is_goods(line, party):
        return from_here
    return ends if ends.owner else ends._replace(owner=economy)


def _here_and_there(head: Piece, ends: _Ends, right: list[Party]) -> tuple[Side, Side]:
    """The reporter and the partner."""
    owner, source, goal = ends
    if head.kind == "exports":
        here = source or owner
        return here, goal if goal != here else None
    if owner is not None and source is None and goal is None and any(p.form == "adjective" for p in right):
        source = owner
    here = goal or owner
    return (None if here is not None and here == source else here), source


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
    if setting.rank is not None and is_ranked(setting, head) and not subject:
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
