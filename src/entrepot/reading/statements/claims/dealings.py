"""Dealings: a verb of trade and its roles: who sells, who buys, from where to where the goods go."""

from functools import cache

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Measure
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES, noun_class
from entrepot.reading.statements.claims.meanings import facing, meant, told_before
from entrepot.reading.statements.claims.parts import part_of
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.relations import companies_of, subject_of
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Side, related

Role = str
_FROM = frozenset(["from", "of", "out", "из", "от", "с", "со", "у"])
_TO = frozenset(["to", "into", "for", "toward", "towards", "на", "к", "во", "among"])
_IN = frozenset(["in", "at", "on", "в", "across"])
_BY = frozenset(["by"])
_PLACES = frozenset(["to", "into", "in", "в", "во"])
_WITH = frozenset(["with", "с", "со", "between", "между", "and", ""])
_BOTH_WAYS = frozenset(
    [
        ("either", "way"),
        ("both", "ways"),
        ("both", "directions"),
        ("each", "other"),
        ("one", "another"),
        ("друг", "другу"),
        ("обе", "стороны"),
        ("обоих", "направлениях"),
    ]
)
_BE = frozenset(["be", "been", "being", "is", "was", "are", "were", "got"])


@cache
def _roles(kind: str) -> dict[str, str]:
    roles: dict[str, str] = load("dealings")["roles"][kind]
    return roles


@cache
def _world() -> dict[str, list[list[str]]]:
    """The expressions for the whole world, by their first word."""
    found: dict[str, list[list[str]]] = {}
    for expression in load("dealings")["world"]["words"].split():
        said = expression.split("_")
        found.setdefault(said[0], []).append(said)
    return found


def dealing_of(setting: Setting, segment: Segment, head: Piece, earlier: Frame | None) -> Frame:
    """ "Vietnam sold Guangdong goods", "goods left Canada for Mexico", "Lao goods cost Vietnam $5 million"."""
    if head.kind == "fetch" and _is_bought(setting.line, head):
        head = head._replace(kind="take")
    first, last = _clause(setting, segment, head)
    parties = [p for p in setting.parties if first <= p.first < last]
    if (
        head.kind == "trade"
        or any(p.prep in ("between", "между") for p in parties)
        or _goes_both_ways(setting, parties, last)
    ):
        return _of_trading(setting, segment, head, parties, earlier)
    ends = _ends(setting, segment, head, parties, earlier)
    named = bool(ends)
    world = says_world(setting.line, first, last)
    source, goal = _filled(setting, head, ends, earlier, world)
    outward = _is_outward(head, source, goal)
    here, there = (source, goal) if outward else (goal, source)
    measure: Measure = "exports" if outward else "imports"
    goods = part_of(setting.line, segment, head, setting.parties)
    does = f"{head.kind}es" if head.kind.endswith(("o", "ch")) else f"{head.kind}s"
    return Frame(measure, here, there, 1, head.first, named, goods, f"<economy> {does} <economy>")


def _is_bought(line: Line, head: Piece) -> bool:
    """ "Kansas companies brought in $1.9 billion worth from Japan": goods came in, where "beef brought in $7 million"
    is what it earned."""
    after = line.words[head.last : head.last + _GOODS + 2]
    return "in" in line.words[head.first : head.last] and "worth" in after


def _goes_both_ways(setting: Setting, parties: list[Party], last: int) -> bool:
    """ "from Ontario to Michigan and from Michigan to Ontario", "in both directions"."""
    words = setting.line.words
    if any(tuple(words[at : at + 2]) in _BOTH_WAYS for at in range(last)):
        return True
    sources = {p.economy for p in parties if p.economy is not None and p.prep in ("from", "из")}
    return any(p.economy in sources for p in parties if p.prep in ("to", "в"))


def says_world(line: Line, first: int, last: int) -> bool:
    """ "abroad", "for all markets", «за рубеж»: the other end is the whole world."""
    words, known = line.words, _world()
    if not _LANDS.isdisjoint(words[first : last + 1]) and any(
        line.shapes[at] == "N" and line.word(at + 1) in _LANDS for at in range(first, last)
    ):
        return True
    opens = [at for at in range(first, last) if words[at] in known]
    return any(words[at : at + len(said)] == said for at in opens for said in known[words[at]])


_LANDS = frozenset(["countries", "nations", "стран", "страны", "государств"])


def _clause(setting: Setting, segment: Segment, head: Piece) -> tuple[int, int]:
    """The tokens whose parties belong to the verb: its segment and what comes before it without a verb or a value."""
    segments = setting.segments
    first, at = segment.first, segments.index(segment)
    while at and not segments[at - 1].values and not _tells(segments[at - 1]):
        at -= 1
        first = segments[at].first
    later = [p.first for p in segment.pieces if p.first > head.first and p.kind in MEASURES | FLOWS]
    return first, min([segment.last, *later])


def _tells(segment: Segment) -> bool:
    """Whether a segment has a flow or a verb of its own; "the biggest customers" is only said of somebody."""
    return segment.has("level", "up", "down") or any(
        p.kind in MEASURES | FLOWS and p.form != "partners" for p in segment.pieces
    )


def _ends(
    setting: Setting, segment: Segment, head: Piece, parties: list[Party], earlier: Frame | None
) -> dict[Role, Economy]:
    """The economies in their roles, "source" and "goal"."""
    roles, passive = _roles(head.kind), _is_passive(setting.line, head)
    found: dict[Role, Economy] = {}
    for party in sorted(parties, key=lambda p: (p.ref != "", p.first < segment.first)):
        role = _role(setting.line, party, head, roles, passive)
        if role in ("source", "goal") and role not in found:
            economy = meant(setting, party, earlier)
            taken = found.get("goal" if role == "source" else "source")
            if economy is not None and economy == taken and party.ref:
                economy = told_before(setting, party, taken) or setting.scene.other(economy)
            if economy is not None and (taken is None or not related(economy, taken)):
                found[role] = economy
        elif role in found and passive and party.economy is not None and not related(party.economy, found[role]):
            found.setdefault("goal" if role == "source" else "source", party.economy)
    subject = roles["subject"]
    if subject and subject not in found and not passive:
        agents = subject_of(setting, segment, head.first, of_verb=True)
        agents = [a for a in agents or _agents_before(setting, segment) if a not in found.values()]
        if agents:
            found[subject] = agents[0]
    return found


def _agents_before(setting: Setting, segment: Segment) -> list[Economy]:
    """Who did what the sentence told just before, and now this: "South Africa sold it R3.6 billion and took back …"."""
    if segment.opener not in _GOES_ON:
        return []
    told = [s for s in setting.segments if s.first < segment.first and s.has(*FLOWS)]
    return subject_of(setting, told[-1], told[-1].of(*FLOWS)[0].first, of_verb=True) if told else []


_GOES_ON = frozenset(["and", "и", "but", "а", "но", "yet"])
_SIDE_OF = {"goods": "source", "sellers": "source", "buyers": "goal"}


def _role(line: Line, party: Party, head: Piece, roles: dict[str, str], passive: bool) -> Role:
    """The part that one party plays, "" for none: by the noun that it modifies, its preposition or its place."""
    sort = "" if party.ref == "which" or _is_given(line, party, head) else _noun_after(line, party, head)
    if sort in _SIDE_OF:
        return _SIDE_OF[sort]
    if party.title and sort != "others":
        return ""
    if companies_of(line, party):
        return "" if passive else roles["subject"]
    if party.prep:
        return _governed(party, roles)
    if party.ref == "there":
        return roles["in"] or roles["to"]
    if party.form == "adjective" and not sort and line.language == "ru":
        return ""
    return _by_place(line, party, head, roles, passive)


def _is_given(line: Line, party: Party, head: Piece) -> bool:
    """ "We sold Zimbabwe goods worth $2 billion", "sold it goods": the one right after the verb is given the goods."""
    given = (party.form == "name" and not party.possessive) or line.words[party.first] in _GIVEN
    gives = head.kind == "sell" and given and party.first == head.last
    return gives and not _TO.intersection(line.words[party.last : party.last + _GOODS])


_GOODS = 5
_GIVEN = frozenset(["it", "them", "us", "him", "you"])


def _governed(party: Party, roles: dict[str, str]) -> Role:
    """The role of a party after a preposition."""
    prep = party.prep
    if prep in _BY:
        return roles["subject"]
    if prep in _FROM:
        return roles["from"]
    if prep in _TO or (prep == "в" and roles["to"] == "goal" and roles["subject"] != "goal"):
        return roles["to"]
    return roles["in"] if prep in _IN and party.form != "capital" else ""


def _by_place(line: Line, party: Party, head: Piece, roles: dict[str, str], passive: bool) -> Role:
    """The role of a bare noun: by its case in Russian, by its place in English."""
    if line.language == "ru" and party.form == "name" and line.word(party.last - 1).endswith(_NO_SUBJECTS):
        return roles["object"] if party.first >= head.last else ""
    if line.language == "ru":
        return roles["object"] if _is_dative(line, party) else "" if passive else roles["subject"]
    if party.first >= head.last:
        return roles["object"]
    return "" if passive else roles["subject"]


_NO_SUBJECTS = ("ии", "руси")


def _noun_after(line: Line, party: Party, head: Piece) -> str:
    """The class of the noun that the party's name or adjective modifies."""
    named = party.form in ("name", "abbreviation") and not party.possessive
    if named and (party.prep in _PLACES or line.language == "ru"):
        return ""
    at = party.last + (line.word(party.last) in ("'s", "'", "’"))
    reach = 3 if party.form == "adjective" or party.possessive else 1
    for word in range(at, at + reach):
        if line.shape(word) != "w" or word == head.first:
            return ""
        if sort := noun_class(line.words[word]):
            return sort
    return ""


def _is_dative(line: Line, party: Party) -> bool:
    word = line.word(party.last - 1)
    if word.endswith(("ам", "ям")):
        return True
    soft = party.economy is None or party.economy.name_ru.endswith(("а", "я", "ь", "у"))
    return word.endswith(("у", "ю")) and not soft


def _is_passive(line: Line, head: Piece) -> bool:
    if head.form != "participle":
        return line.words[head.first].endswith(("ся", "сь")) and line.language == "ru"
    return line.language == "ru" or any(w in _BE for w in line.words[max(0, head.first - 2) : head.first])


def _filled(
    setting: Setting, head: Piece, ends: dict[Role, Economy], earlier: Frame | None, world: bool
) -> tuple[Side, Side]:
    """Source and goal; the one that is not named is the other of the flow before, or of the scene."""
    source, goal = ends.get("source"), ends.get("goal")
    if source is not None and goal is not None:
        return source, goal
    if source is not None:
        return source, None if world else facing(setting, source, earlier)
    if goal is not None:
        return None if world else facing(setting, goal, earlier), goal
    own = scene_side(setting, earlier)
    if own is not None and (way := _way(setting.line, head)):
        there = None if world else facing(setting, own, earlier)
        return (own, there) if way == "out" else (there, own)
    if earlier is not None and earlier.measure in ("exports", "imports") and not _roles(head.kind)["subject"]:
        pair = (earlier.reporter, earlier.partner)
        return pair if earlier.measure == "exports" else (pair[1], pair[0])
    here, there = setting.scene.focus
    if earlier is not None and earlier.reporter is not None:
        here, there = earlier.reporter, earlier.partner
        if earlier.measure == "turnover" and there is not None and there == own:
            here, there = there, here
    there = None if world else there
    return (here, there) if _roles(head.kind)["home"] == "source" else (there, here)


def scene_side(setting: Setting, earlier: Frame | None) -> Side:
    """The text's own side, of the flow told before where it is one of its two."""
    own = setting.scene.own
    if earlier is None or own in (earlier.reporter, earlier.partner):
        return own
    return earlier.reporter


def _way(line: Line, head: Piece) -> str:
    """ "went out", "came in": from the side that the text is told from, or to it."""
    after = line.word(head.last) if line.word(head.last) in ("out", "in") else line.word(head.last - 1)
    closes = line.word(head.last) == after and line.shape(head.last + 1) in ("", ".")
    if head.kind == "go" and after == "out":
        return "out"
    return "in" if head.kind == "come" and after == "in" and (closes or line.word(head.last - 1) == "in") else ""


def _is_outward(head: Piece, source: Side, goal: Side) -> bool:
    """Whether to tell of it as exports of the source: of the one who acts, unless only the other is known."""
    if source is None or goal is None:
        return goal is None
    return _roles(head.kind)["home"] == "source"


def _of_trading(setting: Setting, segment: Segment, head: Piece, parties: list[Party], earlier: Frame | None) -> Frame:
    found = subject_of(setting, segment, head.first, of_verb=True)
    acting = bool(found)
    pair: tuple[Side, Side] | None = None
    for party in parties:
        if party.ref in ("pair", "countries"):
            pair = setting.scene.both(party)
        economy = meant(setting, party, earlier)
        if economy is not None and not party.title and economy not in found and party.prep in _WITH:
            found.append(economy)
    if len(found) == 1 and says_world(setting.line, segment.first, segment.last):
        return Frame("turnover", found[0], None, 1, head.first, True, rule="<economy> traded with <the world>")
    if len(found) >= 2:
        return Frame("turnover", found[0], found[1], 1, head.first, True, rule="<economy> traded with <economy>")
    if found and pair is None and not acting:
        facing_it = setting.scene.other(found[0])
        return Frame("turnover", facing_it, found[0], 1, head.first, True, rule="traded with <economy>")
    if found and pair is None:
        return Frame("turnover", found[0], setting.scene.other(found[0]), 1, head.first, True, rule="<economy> traded")
    return Frame("turnover", *(pair or setting.scene.focus), 1, head.first, False, rule="<the two> traded")
