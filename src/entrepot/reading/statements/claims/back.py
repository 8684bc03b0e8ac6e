"""Back: what a value without a word of its own goes back to: a flow told before, the next one, or the story's pair."""

from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.frames import heads_of
from entrepot.reading.statements.claims.memory import FAR, Memory
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.relations import Frame, Setting
from entrepot.reading.statements.claims.sharing import stands_by_partner
from entrepot.reading.statements.lexicon import words

_LISTED = words("small_words", "interpret", "listed")
_RELATIVE = words("small_words", "interpret", "relative")
_CONTENT = 4
_INVESTING = ("invest", "инвест")


class Back:
    """One sentence, seen from a value that has no flow of its own; body: the first and last sentence of the story."""

    def __init__(self, setting: Setting, at: int, memory: Memory, said: list[Claim], body: tuple[int, int]) -> None:
        self.setting = setting
        self.line = setting.line
        self.at = at
        self.memory = memory
        self.said = said
        self.body = body

    def nearby(self) -> Frame | None:
        """The flow told of last, when that was not long ago."""
        memory = self.memory
        if memory.opened_at > memory.sentence and self.at - memory.opened_at <= 1:
            return memory.opened
        if memory.frame is None and memory.claims and self.at - memory.claims[-1].sentence <= 1:
            return memory.claims[-1].frame
        return memory.frame if self.at - memory.sentence <= FAR else None

    def is_invested(self, pieces: list[Piece], value: Piece) -> bool:
        """Whether a sentence without a flow of trade speaks of investors."""
        if value.kind != "money" or any(p.kind == "elsewhere" for p in pieces):
            return False
        return any(word.startswith(_INVESTING) for word in self.line.words)

    def of_the_pair(self, segment: Segment, pieces: list[Piece], value: Piece) -> Frame | None:
        """The turnover of the two that the story is about, for an amount that opens it: "we came to $500 million"."""
        told = segment.has("level", "copula", "up", "down") and len(self.setting.scene.pair) == 2
        if value.kind == "money" and self.memory.turnover is not None and self.is_of_trade(pieces, value):
            return self.memory.turnover
        if not told or value.kind != "money" or not self.is_of_trade(pieces, value):
            return None
        return Frame("turnover", *self.setting.scene.focus, 1, segment.first, rule="<the two> … <money>")

    def is_of_trade(self, pieces: list[Piece], value: Piece) -> bool:
        """Whether an amount of which a sentence says nothing else goes on with the trade that the text tells of."""
        if not self.body[0] <= self.at <= self.body[1] or self.line.sentence.kind == "heading":
            return False
        if any(p.kind == "elsewhere" for p in pieces):
            return False
        if value.kind == "money":
            return True
        if self.at - self.memory.sentence > 1:
            return False
        if value.kind == "percent" and value.phrase is not None and value.phrase.value.signed:
            return True
        verb = next((p for p in pieces if p.kind in ("up", "down")), None)
        return verb is not None and not self._has_own_subject(pieces, verb)

    def _has_own_subject(self, pieces: list[Piece], verb: Piece) -> bool:
        """Whether what changed is told in words that trade does not know: "tourist arrivals rose"."""
        first = next(s.first for s in self.setting.segments if s.first <= verb.first < s.last)
        known = {at for p in pieces for at in range(p.first, p.last)}
        named = [
            at for at in range(first, verb.first)
            if at not in known and self.line.shapes[at] in "wC" and len(self.line.words[at]) >= _CONTENT
        ]  # fmt: skip
        return len(named) > 1

    def points_back(self, piece: Piece) -> bool:
        """Whether a word stands for a figure told before; "which" inside a sentence stands for what it follows."""
        if piece.kind != "anaphor":
            return False
        if self.line.word(piece.last) == "of" and any(m.first <= piece.last + 3 for m in self._money_after(piece)):
            return False
        opens = self.line.word(piece.first - 1) in (",", "–", "—", "(")
        return not (opens and self.line.words[piece.first] in _RELATIVE)

    def _money_after(self, piece: Piece) -> list[Piece]:
        return [m for s in self.setting.segments for m in s.of("money") if m.first >= piece.last]

    def of_list(self) -> Frame | None:
        """The whole that "in second place is Russia with $5 billion" ranks: the last turnover told of."""
        if _LISTED.isdisjoint(self.line.words) or self.at - self.memory.sentence > FAR:
            return None
        if not any(p.party is not None and p.party.economy for s in self.setting.segments for p in s.of("party")):
            return None
        told = [c.frame for c in self.memory.claims if c.frame.measure == "turnover"]
        return told[-1] if told else None

    def named_after_dash(self, at: int) -> tuple[Segment, Piece] | None:
        """The measure that closes "$33 million – exports of Tatarstan", «на треть вырос и экспорт»."""
        later = self.setting.segments[at + 1 : at + 2]
        if not later or later[0].values:
            return None
        last = self.setting.segments[at].pieces[-1]
        also = later[0].opener == "и" and last.kind in ("up", "down") and last.last == self.setting.segments[at].last
        if not also and later[0].opener not in ("–", "—", "-"):
            return None
        return next(((later[0], h) for h in heads_of(later[0]) if h.first - later[0].first <= 1), None)

    def head_of_list(self, at: int, value: Piece) -> tuple[Segment, Piece] | None:
        """The measure that closes "nearly $679 million and more than $223 million in exports"."""
        segments = self.setting.segments
        later = segments[at + 1] if at + 1 < len(segments) and value.last == segments[at].last else None
        if later is None or not later.values or later.values[0].kind != value.kind:
            return None
        last = later.values[0].last
        if self.line.word(last) not in ("in", "of", "worth"):
            return None
        return next(((later, h) for h in heads_of(later) if 0 < h.first - last <= 3), None)

    def of_first(self, opening: Piece) -> Frame | None:
        """ "Прирост – 6,5 %", "The increase is 12 %": of the level that the sentence before told first."""
        grows = opening.kind in ("up", "down") and opening.form == "word" and opening.first <= 1
        grows = grows and not any(heads_of(s) for s in self.setting.segments)
        told = [c for c in self.memory.claims if c.sentence == self.at - 1 and c.sort == "level" and c.low is not None]
        return told[0].frame if grows and told and told[0].index is None else None

    def goes_on(self, segment: Segment, value: Piece) -> bool:
        """Whether an amount stands by its partner alone, right after others: "Russia ($5 billion), Italy"."""
        said = self.said[-1] if self.said else None
        close = said is not None or self.at - self.memory.sentence <= 1
        return value.kind == "money" and close and stands_by_partner(self.setting, segment, value)

    def refers_back(self, segment: Segment, nearby: Frame) -> bool:
        pieces = [p for s in self.setting.segments for p in s.pieces]
        if any(p.kind == "elsewhere" and p.first < segment.last for p in pieces):
            return False
        if any(p.kind == "back" or self.points_back(p) for p in pieces):
            return True
        if any(p.kind == "share" for p in pieces) and segment.has("money") and self.at - self.memory.sentence <= 1:
            return True
        moves = any(p.kind in ("level", "copula", "up", "down") for p in pieces)
        if moves and any(p.party is not None and p.party.ref in ("we", "pair", "countries", "its") for p in pieces):
            return True
        parties = [p.party for p in pieces if p.party is not None]
        members = [p for p in parties if p.economy is not None and p.economy.kind == "country"]
        if members and nearby.partner is not None and nearby.partner.kind == "bloc":
            return True
        if any(p.kind in ("goal", "modal") for p in pieces) and any(p.ref in ("region", "country") for p in parties):
            return True
        first = next((p for p in pieces if p.kind not in ("period", "compare")), None)
        return first is not None and first.kind in (
            "up",
            "down",
            "level",
            "percent",
            "multiple",
            "copula",
            "goal",
            "modal",
            "money",
        )
