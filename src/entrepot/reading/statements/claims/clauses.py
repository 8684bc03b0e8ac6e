"""Clauses: the pieces of a sentence in the segments that commas, brackets and conjunctions make."""

from collections.abc import Iterable

from entrepot.reading.statements.claims.marks import FLOWS, MEASURES, WEAK, trade_noun
from entrepot.reading.statements.claims.pieces import VALUES, Piece, pieces_of
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line

_SPLITS = frozenset(",;:()[]–—―…")
_CONJUNCTIONS = words("small_words", "clauses", "conjunctions")
_CUTS = _SPLITS | _CONJUNCTIONS | {"-", "/"}
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")


class Segment:
    """Pieces between two pauses; depth: how many brackets are open; opener: the pause or conjunction before it.

    kinds: of its pieces, each once; values: its amounts, percents and multiples.
    """

    __slots__ = ("depth", "first", "kinds", "last", "opener", "pieces", "values")

    def __init__(self, first: int, last: int, pieces: Iterable[Piece], depth: int, opener: str) -> None:
        self.first, self.last, self.depth, self.opener = first, last, depth, opener
        self.pieces = tuple(pieces)
        self.kinds = frozenset([piece.kind for piece in self.pieces])
        self.values = [] if self.kinds.isdisjoint(VALUES) else [p for p in self.pieces if p.kind in VALUES]

    def of(self, *kinds: str) -> list[Piece]:
        return [] if self.kinds.isdisjoint(kinds) else [piece for piece in self.pieces if piece.kind in kinds]

    def has(self, *kinds: str) -> bool:
        return not self.kinds.isdisjoint(kinds)

    def with_pieces(self, pieces: Iterable[Piece], last: int | None = None) -> "Segment":
        """The segment with other pieces, up to the token `last`."""
        return Segment(self.first, self.last if last is None else last, pieces, self.depth, self.opener)


def segments_of(line: Line, parties: list[Party], trading: bool = False) -> list[Segment]:
    """The sentence, segment by segment; `trading`: the text has just told of a flow of trade."""
    found = _cut(line, pieces_of(line, parties))
    if all(WEAK.isdisjoint(segment.kinds) for segment in found):
        return found
    for at, segment in enumerate(found):
        found[at] = _without_idle_verbs(line, found, at, trading)
        trading = trading or (bool(segment.values) and found[at].has("exports", "imports", "turnover", *FLOWS))
    return found


def _without_idle_verbs(line: Line, segments: list[Segment], at: int, trading: bool) -> Segment:
    """The segment less the verbs ("go", "pay", "take") that speak of no trade in it; those that do are no costs."""
    segment = segments[at]
    weak = {p.first for p in segment.pieces if p.kind in WEAK}
    if not weak:
        return segment
    if any(
        p.kind in ("take", "fetch") and line.word(p.last) in _MOVED and _is_to_amount(line, segment)
        for p in segment.pieces
    ):
        return segment.with_pieces(p for p in segment.pieces if p.kind not in WEAK)
    told = trading and _has_doer_before(segments, at)
    if (
        told
        or deals_in_goods(line, _with_amount_after(line, segments, at), trading)
        or _moves_goods(line, segments, at)
    ):
        idle = {"lot"} if segment.has(*FLOWS - {"lot"}) else set()
        kept = (p for p in segment.pieces if p.kind not in idle and (p.kind != "elsewhere" or p.first not in weak))
        return segment.with_pieces(kept)
    return segment.with_pieces(p for p in segment.pieces if p.kind not in WEAK)


def _with_amount_after(line: Line, segments: list[Segment], at: int) -> Segment:
    """The segment with the amount that a comma parts from it: "medicine and rum come from there, for $4 million"."""
    segment, after = segments[at], segments[at + 1] if at + 1 < len(segments) else None
    if after is None or segment.values or not _opens_with_worth(line, after) or after.opener != ",":
        return segment
    if not after.has("money") or any(p.kind not in _OF_WORTH for p in after.pieces):
        return segment
    return segment.with_pieces((*segment.pieces, *after.pieces), after.last)


def _opens_with_worth(line: Line, segment: Segment) -> bool:
    """ "worth $4 million", "with a value of $4 million", "to the value of", «стоимостью 4 млн»."""
    opening = line.words[segment.first : segment.first + 4]
    return opening[:1] in _FOR or "value" in opening or (opening[:1] == ["valued"])


_OF_WORTH = frozenset(["money", "period", "level", "anaphor", "compare"])
_FOR = (["for"], ["worth"], ["на"], ["стоимостью"])


def _has_doer_before(segments: list[Segment], at: int) -> bool:
    """ "Korea, sixth on the list, took $2.8 billion": a verb with its amount, behind an apposition to who does it."""
    segment = segments[at]
    if segment.opener != "," or at < 2 or not segment.pieces or segment.pieces[0].kind not in ("take", "pay", "earn"):
        return False
    if segment.pieces[0].first != segment.first or not segment.has("money"):
        return False
    aside, doer = segments[at - 1], segments[at - 2]
    alone = not aside.values and not doer.values and not aside.has(*MEASURES, *FLOWS)
    return alone and aside.opener == "," and [p.kind for p in doer.pieces] == ["party"]


_MOVED = frozenset(["it", "this", "that", "them", "trade", "turnover", "the", "bilateral", "mutual", "their", "our"])


def _is_to_amount(line: Line, segment: Segment) -> bool:
    """ "take it to $1 billion": a level is wanted, no goods are taken."""
    return any(qualified_to(line, p) for p in segment.of("money"))


def qualified_to(line: Line, value: Piece) -> bool:
    """Whether "to" stands before an amount, with no more than a few small words between."""
    at = value.first - 1
    while at > value.first - 4 and line.word(at) in ("the", "over", "at", "least", "around", "about", "nearly", "a"):
        at -= 1
    return line.word(at) == "to"


def deals_in_goods(line: Line, segment: Segment, trading: bool = False) -> bool:
    """Whether goods, their sellers or their buyers, or two economies, stand beside an amount of money; where trade has
    just been told of, one economy is enough."""
    pieces = segment.pieces
    if not segment.has("money", "percent", "multiple") or any(
        p.kind in MEASURES and p.form != "partners" for p in pieces
    ):
        return False
    if _is_of_something_else(line, segment):
        return False
    words = line.words[segment.first : segment.last]
    if segment.has("back") or any(trade_noun(word) for word in words) or not _EVERYWHERE.isdisjoint(words):
        return True
    if any(line.word(p.last) == "worth" for p in segment.of("money")):
        return True
    if trading and segment.has("money") and any(_goes_out_or_in(line, p) for p in pieces):
        return True
    if trading and segment.has("money") and any(p.kind in _PAID and _is_settled(line, segment, p) for p in pieces):
        return True
    named = {p.party.economy or line.words[p.first] for p in segment.of("party") if p.party and not p.party.title}
    return segment.has("money") and len(named) > (0 if trading else 1)


def _goes_out_or_in(line: Line, piece: Piece) -> bool:
    """ "$679 million went out", "$5 million came in"."""
    way = line.word(piece.last) if piece.kind == "go" else line.word(piece.last - 1)
    return piece.kind in ("go", "come") and way in _WAYS


_WAYS = frozenset(["out", "in"])
_PAID = frozenset(("earn", "pay", "cost", "fetch"))


def _is_settled(line: Line, segment: Segment, verb: Piece) -> bool:
    """ "it earned $132 million and paid $115 million": the amount stands by the verb and nothing else was bought."""
    if line.words[verb.first].startswith(("make", "made", "making")) and not segment.has("party"):
        return False
    named = any(p.party is not None and p.party.economy is not None for p in segment.of("party"))
    if verb.kind == "fetch" and segment.has("period") and not named and not _fetches_in(line, segment):
        return False
    money = [p for p in segment.of("money") if 0 <= p.first - verb.last <= 5 or 0 <= verb.first - p.last <= 2]
    if not money:
        return False
    after = line.words[max(money[0].last, verb.last) : money[0].last + 4]
    return not after or after[0] not in ("on", "in", "to", "for", "на", "в", "за") or _is_bought(line, money[0].last)


def _fetches_in(line: Line, segment: Segment) -> bool:
    """ "they brought in $164 million": goods did, not the trade itself."""
    return any(line.words[p.first] in ("they", "они") for p in segment.of("anaphor"))


def _is_bought(line: Line, at: int) -> bool:
    """Whether "on theirs", "for goods", "in the same period" follows: what trade is paid for, or when."""
    said = line.words[at + 1 : at + 5]
    return any(w in _BOUGHT or trade_noun(w) for w in said) or line.shape(at + 1) == "N"


_BOUGHT = words("small_words", "clauses", "bought")


def _is_of_something_else(line: Line, segment: Segment) -> bool:
    """Whether a loan, a project or a price stands in the segment, and not as the verb of trade itself."""
    verbs = {p.first for p in segment.pieces if p.kind in WEAK}
    return any(
        p.kind == "elsewhere" and p.first not in verbs and not trade_noun(line.words[p.first]) for p in segment.pieces
    )


def _moves_goods(line: Line, segments: list[Segment], at: int) -> bool:
    """ "$13 million worth of products, some 60,000 tons, have gone from … to …": the amount of the goods that move."""
    segment = segments[at]
    if segment.values or not segment.has("party") or _is_of_something_else(line, segment):
        return False
    after = segments[at + 1 : at + 2]
    if after and after[0].has("money") and line.words[after[0].first] in ("worth", "valued", "стоимостью", "ценой"):
        return any(trade_noun(word) for word in line.words[segment.first : segment.last])
    told = segments[max(0, at - 2) : at]
    counted = (w for s in told for w in line.words[s.first : s.last])
    return any(s.has("money") for s in told) and any(trade_noun(word) or word in _TONS for word in counted)


_TONS = frozenset(["tons", "tonnes", "тонн", "тонны"])


_EVERYWHERE = frozenset(["abroad", "worldwide", "overseas", "рубеж", "рубежом"])


def _joins(line: Line, pieces: list[Piece], held: list[Piece], at: int) -> bool:
    """Whether "and" joins two economies: "between Vietnam and China's Yunnan province"."""
    last = held[-1]
    following = next((p for p in pieces if p.kind == "party" and at < p.first <= at + 3), None)
    if last.kind != "party" or last.last < at - 1 or following is None:
        return False
    return all(
        line.words[i] in ("the", "'s", "'", "’") or line.shapes[i] == "C" or any(p.first <= i < p.last for p in pieces)
        for i in range(at + 1, following.first)
    )


def _slash(line: Line, at: int, depth: int) -> str:
    """A slash that opens or closes a bracket: "127.7 billion yuan /about 19.8 billion dollars/"."""
    if line.gap(at) and line.glued(at + 1):
        return "("
    return (
        ")"
        if depth and line.glued(at) and (at + 1 == len(line) or line.gap(at + 1) or line.shape(at + 1) == ".")
        else "/"
    )


def _cut(line: Line, pieces: list[Piece]) -> list[Segment]:
    found: list[Segment] = []
    start, held, depth, opener, index = 0, [], 0, "", 0
    covered = -1
    for at in [at for at, word in enumerate(line.words) if word in _CUTS]:
        while index < len(pieces) and pieces[index].first <= at:
            held.append(pieces[index])
            covered = max(covered, pieces[index].last)
            index += 1
        word = line.words[at] if line.words[at] != "/" else _slash(line, at, depth)
        if at < covered and not (
            word in _CONJUNCTIONS and held and held[-1].first == at and held[-1].kind in ("than", "compare")
        ):
            continue
        if word in _SPLITS or (word == "-" and not line.glued(at) and not line.glued(at + 1)):
            found.append(Segment(start, at, held, depth, opener))
            depth += (word in _OPEN) - (word in _CLOSE)
            start, held, opener = at + 1, [], word
        elif (
            word in _CONJUNCTIONS
            and word != "than"
            and any(p.kind in VALUES for p in held)
            and not _joins(line, pieces, held, at)
        ):
            found.append(Segment(start, at, held, depth, opener))
            start, held, opener = at + 1, [], word
    held += pieces[index:]
    found.append(Segment(start, len(line), held, depth, opener))
    return [s for s in found if s.first < s.last]
