"""Undertaken: the sums that contracts are worth and those that have been invested, neither of them a flow of trade."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES
from entrepot.reading.statements.claims.pieces import VALUES, Piece
from entrepot.reading.statements.claims.values import preposition_of
from entrepot.reading.statements.lexicon import word_class
from entrepot.reading.statements.phrases.phrase import Line

_REACH = 5
_NEAR = 3
_FOREIGN = frozenset(["foreign", "invested", "direct", "investment", "иностранный", "прямой"])
_ABOUT = frozenset(["on", "for", "of", "the", "на", "о", "об", "по", "a"])
_TIES = frozenset(["worth", "for", "of", "at", "with", "на", "в", "с"])
_STROKES = frozenset("–—-")
_CLOSING = frozenset(["worth", "in", "of"])
_STANDING = frozenset(
    ["they", "these", "together", "which", "their", "them", "both", "its", "the", "all", "it", "this"]
)
_STANDING_RU = frozenset(["их", "они", "все", "общая", "общий", "сумма", "стоимость", "вместе", "объем", "это"])


_BUILDERS = word_class("trade", "undertaken", "builders")
_FINANCE = word_class("trade", "undertaken", "finance")
_PAPERS = word_class("trade", "undertaken", "papers")
_SIGNED = word_class("trade", "undertaken", "signed")
_VALUES = word_class("trade", "undertaken", "values")
_WORKS = word_class("trade", "undertaken", "works")


def papers_of(line: Line, segments: list[Segment], at: int, value: Piece, head: Piece | None) -> Piece | None:
    """The contracts, agreements or works that an amount is the value of: "signed contracts worth $27 million",
    "$350 million worth of papers", «137 подрядов стоимостью 1,4 млрд»."""
    segment = segments[at]
    if value.kind != "money" or _FINANCE.any_of(line.words[segment.first : segment.last]):
        return None
    if line.word(value.last) in _CLOSING and (closing := _after(line, segment, value)) is not None:
        return closing
    noun = _before(line, segments, at, value)
    after = segments[at + 1] if at + 1 < len(segments) else None
    if after is not None and after.opener in _STROKES and after.has(*MEASURES) and not after.values:
        return None
    if noun is None or (
        head is not None and noun.first < head.first < value.first and not _is_subject_matter(line, noun, head)
    ):
        return None
    between = [p for p in segment.pieces if noun.last <= p.first and p.last <= value.first]
    if any(p.kind in VALUES or p.kind in ("up", "down") for p in between):
        return None
    tied = preposition_of(line, segment, value)[0] in _TIES or segment.opener in ("–", "—", ":")
    tied = tied or any(p.kind in ("level", "copula") for p in between)
    tied = tied or _VALUES.any_of(line.words[noun.last : value.first])
    return noun if tied else None


def _is_subject_matter(line: Line, noun: Piece, head: Piece) -> bool:
    """ "a contract on supplies of medicines for $8.5 million": what the contract is about."""
    return (
        head.form == "word"
        and head.first > noun.last
        and all(line.words[i] in _ABOUT for i in range(noun.last, head.first))
    )


def _after(line: Line, segment: Segment, value: Piece) -> Piece | None:
    """ "$350 million worth of papers", "$2 billion in contracts"."""
    for at in range(value.last + 1, min(value.last + 1 + _REACH, segment.last)):
        if _PAPERS[line.words[at]]:
            return Piece(at, at + 1, "other", form="word")
        if line.shapes[at] not in "wC":
            break
    return None


def _before(line: Line, segments: list[Segment], at: int, value: Piece) -> Piece | None:
    """The nearest noun before the value, in its segment or in those before it that tell of no value or flow."""
    stop = value.first
    for segment in reversed(segments[max(0, at - 2) : at + 1]):
        if segment is not segments[at] and (segment.values or segment.has(*MEASURES, *FLOWS)):
            return None
        for i in range(min(stop, segment.last) - 1, segment.first - 1, -1):
            word = line.words[i]
            if _PAPERS[word] or (_WORKS[word] and _tells_of_builders(line, segments)):
                return None if _is_since(line, i) else Piece(i, i + 1, "other", form="word")
    return None


def _is_since(line: Line, noun: int) -> bool:
    """ "Before the Brasilia Agreement", "under the 2010 deal": when or by what right, nothing that is worth a sum."""
    at = noun - 1
    while noun - at <= _REACH and line.word(at) not in _SINCE and line.shape(at) in "wCN":
        at -= 1
    return line.word(at) in _SINCE


_SINCE = frozenset(["before", "after", "since", "under", "within", "until", "до", "после", "согласно", "благодаря"])


def _tells_of_builders(line: Line, segments: list[Segment]) -> bool:
    return any(_BUILDERS.any_of(line.words[s.first : s.last]) for s in segments)


def stands_for_papers(line: Line, at: int, segment: Segment, value: Piece) -> bool:
    """ "Together they are worth over $350 million", after a sentence that told of papers and of no amount."""
    before = line.text.sentences[at - 1] if at else None
    if value.kind != "money" or before is None or before.kind == "heading":
        return False
    opening = set(line.words[segment.first : segment.first + 3])
    ones = "ones" in line.words[segment.first : value.first]
    if not ones and not (opening & (_STANDING | _STANDING_RU)):
        return False
    worth = [w for w in line.words[segment.first : value.first] if w in ("worth", "valued") or _VALUES[w]]
    told = line.text.tokens.words[before.first : before.last]
    return bool(worth) and any(_PAPERS[w] or (ones and _WORKS[w]) for w in told)


def settled_investments(line: Line, segment: Segment) -> Segment:
    """The segment with "put", "poured", "spent" as investing where their money goes into something, and only there."""
    if not segment.has("put", "elsewhere"):
        return segment
    found: list[Piece] = []
    for piece in segment.pieces:
        if piece.kind == "elsewhere" and _is_capital(line, segment, piece):
            found.append(piece._replace(kind="investment"))
        elif piece.kind != "put":
            found.append(piece)
        elif _goes_into(line, segment, piece):
            found.append(piece._replace(kind="investment"))
    return segment.with_pieces(found)


def _is_capital(line: Line, segment: Segment, noun: Piece) -> bool:
    """ "licensed with $5.7 billion of Vietnamese capital", "Emirati capital invested in Kenya"."""
    owned = line.word(noun.first - 1) in _FOREIGN or any(
        p.last == noun.first and p.form in ("adjective", "demonym") for p in segment.of("party")
    )
    if owned and line.words[noun.first] in ("capital", "капитал"):
        return segment.has("money", "percent")
    return line.words[noun.first].startswith(("capital", "капитал")) and any(
        line.word(p.last) in ("of", "in") and 0 < noun.first - p.last <= _NEAR for p in segment.of("money")
    )


def is_wish(line: Line, segments: list[Segment], value: Piece, noun: Piece | None) -> bool:
    """Whether contracts are only planned or hoped for: "plan to sign contracts worth $50 million"; what is signed is
    no wish, whatever plan it serves."""
    first = (noun or value).first
    before = [p for s in segments for p in s.pieces if p.first < first]
    wishes = [p for p in before if p.kind == "goal"]
    if not wishes or any(p.kind == "achieved" for p in before):
        return False
    return not _SIGNED.any_of(line.words[:first])


def _goes_into(line: Line, segment: Segment, verb: Piece) -> bool:
    money = next((p for p in segment.of("money") if 0 <= p.first - verb.last <= _REACH), None)
    if money is None or segment.has(*MEASURES) or any(verb.last <= p.first < money.first for p in segment.of("goal")):
        return False
    after = line.words[money.last : money.last + 3]
    if line.word(verb.last) == "in":
        return True
    if not after or after[0] not in ("into", "in", "в", "during", "over", "since", "directly"):
        return money.last == segment.last and any(
            line.word(i) in ("into", "в") for i in range(segment.last, segment.last + 12)
        )
    return True
