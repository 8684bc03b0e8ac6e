"""Sharing: whose one value is where a sentence goes on with a flow: the next partner's, or the other direction's."""

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.heads import heads_of
from entrepot.reading.statements.claims.marks import noun_class
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.claims.shares import SHARE, fallen_to, part_owner, sharer_of
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Side, related

_FORMS = frozenset(("name", "abbreviation", "demonym"))
_PREPOSITIONS = frozenset(("", "in", "to", "with", "from", "for", "в", "во", "с", "со", "из", "на", "от", "у", "по"))
_WITH = frozenset(["with", "с", "со"])
_DIRECTIONS = ("direction", "market", "bill", "направлени", "рын")
_ECHOES = words("small_words", "sharing", "echoes")
_OWNED = words("small_words", "sharing", "owned")
_TIES = words("small_words", "sharing", "ties")


def shared(setting: Setting, segment: Segment, value: Piece, frame: Frame, head: Piece | None) -> Frame:
    """The flow of one value: `frame`, or what a list or "respectively" makes of it."""
    return _in_turn(setting, value, _listed(setting, segment, value, frame, head))


def echo_of(line: Line, segment: Segment, value: Piece, told: Frame | None) -> Piece | None:
    """The word that stands for the flow told of: "those to Turkey", "ours to Pakistan", "that from Ukraine"."""
    if told is None or told.measure not in ("exports", "imports", "turnover"):
        return None
    for at in range(segment.first, value.first):
        word = line.words[at]
        if word in _OWNED or (word in _ECHOES and line.word(at + 1) in _TIES):
            return Piece(at, at + 1, told.measure, form="echo")
    return None


def is_whole(setting: Setting, at: int, value: Piece) -> bool:
    """ "of the $896 million, exports accounted for $784 million": the whole of which exports are a part."""
    line = setting.line
    opens = line.word(value.first - 1) in ("the", "this", "that", "these") and line.word(value.first - 2) in (
        "of",
        "out",
    )
    later = [h for s in setting.segments[at:] for h in heads_of(s) if h.first >= value.last]
    if line.word(value.last) in ("which", "that", "its"):
        return False
    if not opens and value.kind == "money" and _is_sum(setting, at, value, later):
        return True
    return opens and value.kind == "money" and bool(later) and later[0].kind in ("exports", "imports")


def _is_sum(setting: Setting, at: int, value: Piece, heads: list[Piece]) -> bool:
    """ "$7.5 million: $3.5 million of exports and $4 million of imports": the sum of the two that follow."""
    if not {"exports", "imports"} <= {h.kind for h in heads} or any(
        h.first < value.first for h in heads_of(setting.segments[at])
    ):
        return False
    later = [v for s in setting.segments[at:] for v in s.values if v.kind == "money" and v.first >= value.last]
    parts = [v.phrase.value for v in later[:2] if v.phrase is not None]
    whole = value.phrase.value if value.phrase is not None else None
    if whole is None or len(parts) < 2 or not whole.low:
        return False
    return bool(abs(sum(part.low for part in parts) / whole.low - 1) <= _SUM_SLACK)


_SUM_SLACK = 0.02


def _listed(setting: Setting, segment: Segment, value: Piece, frame: Frame, head: Piece | None) -> Frame:
    """In a list of partners ("China with $4.4 billion, Turkey $1.4 billion") each value has its own."""
    sharer = sharer_of(setting, segment, value)
    if sharer is not None:
        frame = fallen_to(setting, frame, sharer, part_owner(setting, segment, value) is not None)
        if frame.rule.endswith(SHARE):
            return frame
    if (head is not None and head.form != "partners") or frame.reporter is None:
        return frame
    near = [p for p in _partners_near(setting, segment, value) if p.economy != frame.reporter]
    partner = near[0].economy if len(near) == 1 else None
    if partner is None or partner in (frame.reporter, frame.partner):
        return frame
    frame = from_hub(setting, frame, partner)
    if frame.reporter is None or related(partner, frame.reporter):
        return frame
    if near[0].prep in _WITH and near[0].first <= 2 and frame.measure in MIRROR and not segment.has("anaphor"):
        frame = frame._replace(measure="turnover", goods=None)
    return frame._replace(partner=partner, named=True, rule=f"{frame.rule}; <economy> in a list")


def stands_by_partner(setting: Setting, segment: Segment, value: Piece) -> bool:
    """Whether a value has nothing but its partner before it: "Italy with $3 billion", "Russia ($5.6 billion)"."""
    near = _partners_near(setting, segment, value)
    if len(near) != 1 or segment.has("elsewhere", "goal", "modal") or near[0].economy == setting.scene.hub:
        return False
    alone = setting.line.word(value.first - 1) in ("with", "at", "с", "со")
    return 0 <= value.first - near[0].last <= (6 if alone else 2) or setting.line.word(value.last) == "with"


def _partners_near(setting: Setting, segment: Segment, value: Piece) -> list[Party]:
    """The partners before a value in its segment or before its bracket, else those after it."""
    named = [p.party for p in segment.of("party") if p.party is not None and _is_partner(setting, p.party)]
    before = setting.segments[: setting.segments.index(segment)]
    if not named and segment.opener in ("–", "—", "-") and before and not before[-1].values:
        named = [p.party for p in before[-1].of("party") if p.party is not None and _is_partner(setting, p.party)]
    later = setting.segments[setting.segments.index(segment) + 1 :][:1]
    if not named and later and later[0].opener in ("–", "—", "-") and not later[0].values:
        named = [
            p.party for p in later[0].of("party") if p.party is not None and p.party.prep in ("с", "со", "with", "to")
        ]
        named = [p for p in named if _is_partner(setting, p)]
    if not named and (setting.line.word(segment.first) in _BESIDE and segment.opener == ","):
        return [p for p in setting.parties if p.last == segment.first - 1 and p.economy is not None]
    if not named and segment.opener == "(":
        return [p for p in setting.parties if p.last == segment.first - 1 and p.economy is not None]
    return [p for p in named if p.last <= value.first] or named


def from_hub(setting: Setting, frame: Frame, other: Economy) -> Frame:
    """The flow told from the side that stays while its partners change to `other`."""
    here = frame.reporter
    at_home = here is not None and here == setting.scene.home and not related(other, here)
    if frame.partner is None or frame.partner != setting.scene.hub or at_home:
        return frame
    measure = MIRROR.get(frame.measure, frame.measure)
    return frame._replace(measure=measure, reporter=frame.partner, partner=frame.reporter)


_BESIDE = frozenset(["with", "at", "on", "which", "who", "с", "который", "которая", "которое", "которые"])


def _is_partner(setting: Setting, party: Party) -> bool:
    """A name in its own right, or the adjective of "the Japanese market"."""
    if party.economy is None or party.title or party.possessive or party.prep not in _PREPOSITIONS:
        return False
    if party.form == "adjective":
        return setting.line.word(party.last).startswith(_DIRECTIONS)
    return party.form in _FORMS and noun_class(setting.line.word(party.last)) != "goods"


def _in_turn(setting: Setting, value: Piece, frame: Frame) -> Frame:
    """The n-th value of n with "respectively" belongs to the n-th partner."""
    if not {"respectively", "соответственно"} & set(setting.line.words) or frame.reporter is None:
        return frame
    values = [v for s in setting.segments for v in s.values if v.kind == value.kind]
    partners: list[Side] = [
        p.economy for p in setting.parties if p.economy not in (None, frame.reporter) and not p.title
    ]
    if len(values) > 1 and not {*partners} - {frame.partner}:
        partners = setting.scene.row_of(len(values), frame.reporter)
    if len(values) < 2 or len(values) != len(partners):
        return frame
    return frame._replace(partner=partners[values.index(value)], rule=f"{frame.rule}; respectively")


def turned(frame: Frame, at: int) -> Frame:
    """The flow the other way: "while $40 million worth went in the opposite direction"."""
    return frame._replace(measure=MIRROR[frame.measure], at=at, rule=f"{frame.rule} the other way")
