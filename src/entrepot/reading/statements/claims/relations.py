"""Relations: which economies the words around a measure or a verb of trade tie to it."""

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES, marks_at
from entrepot.reading.statements.claims.meanings import FINITE, apart_from_named, is_plural, meant
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Setting
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party, is_meeting
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Side

VERBS = words("small_words", "frames", "verbs") | FLOWS
_BLOCKS = words("small_words", "frames", "blocks")
_STOP = words("small_words", "frames", "stop")
_COMPANIES = words("small_words", "frames", "companies")
_GOODS = words("small_words", "frames", "goods")
_CLAUSES = frozenset(
    ["while", "but", "whereas", "as", "also", "а", "но", "же", "тогда", "также", "was", "were", "which"]
)
_TELLING = frozenset(("copula", "level", "up", "down", "modal", *MEASURES))
_GOODS_REACH = 10  # words between a flow and an end of it that goods may take
_ENDS = frozenset(["to", "into", "from", "в", "во", "на", "из"])


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
            and any(p.first < at <= p.last and p.kind in VERBS and p.form in FINITE for p in s.pieces)
            for s in setting.segments
        ):
            break
        at, skipped = at - 1, skipped + 1
    return [p for p in found if not p.title]


def ends_after(setting: Setting, head: Piece) -> list[Party]:
    """Parties in the phrases that follow the head, up to a verb or a pause: "with …", "to … from …", «… с …»."""
    line = setting.line
    found: list[Party] = []
    by_first = {p.first: p for p in setting.parties}
    stops = {
        p.first for s in setting.segments for p in s.pieces if p.kind in VERBS and p.form in FINITE | {"participle"}
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
            and is_plural(setting, party)
        ):
            both = setting.scene.focus
            continue
        economy = apart_from_named(setting, party, parties, meant(setting, party, None))
        if economy is not None and economy not in found:
            found.append(economy)
    return found, both


def is_locative(line: Line, party: Party) -> bool:
    """ "в Тюменской области", «в Казахстане»: where it is, not where it goes (accusative: «в Тюменскую область»)."""
    if line.language != "ru" or party.economy is None:
        return False
    last = line.words[party.last - 1]
    return last.endswith(("е", "и", "ой", "ом", "ых")) and not party.economy.name_ru.casefold().endswith(last[-2:])


def is_goods(line: Line, party: Party) -> bool:
    """ "Belarusian goods", "the Russian market"."""
    return line.word(party.last) in _GOODS or line.word(party.last + 1) in _GOODS
