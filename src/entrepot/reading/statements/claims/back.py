"""Back: what a value without a word of its own goes back to: a flow told before, the next one, or the story's pair."""

from entrepot.nouns.statement import Measure
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.heads import heads_of
from entrepot.reading.statements.claims.marks import marks_at
from entrepot.reading.statements.claims.memory import FAR, Memory
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.claims.sharing import stands_by_partner
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.approximator import qualifier_before

_LISTED = words("small_words", "interpret", "listed")
_RELATIVE = words("small_words", "interpret", "relative")
_PARTS = [p.split() for p in ("with", "including", "of which", "причем", "при этом", "в том", "из них", "включая")]
_PRESENT = words("small_words", "interpret", "present")
_CONTENT = 4
_INVESTING = ("invest", "инвест")
_ONE_WAY: tuple[tuple[Measure, frozenset[str]], ...] = (
    ("exports", frozenset(("exports", "sell"))), ("imports", frozenset(("imports", "buy")))
)  # fmt: skip


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
        """The turnover of the two that the story is about, for an amount that opens it: "we came to $500 million", "$1
        billion for 2022 is much"."""
        if value.kind != "money" or not self.is_of_trade(pieces, value):
            return None
        if self.memory.turnover is not None:
            return self.memory.turnover
        told = segment.has("level", "copula", "up", "down") or self._is_dated(value)
        if not told or len(self.setting.scene.pair) != 2:
            return None
        scene = self.setting.scene
        flow, own = self._one_way(), scene.own
        if flow is not None and own is not None:
            return Frame(flow, own, scene.other(own), 1, segment.first, rule=f"<{flow}> … <money>")
        return Frame("turnover", *scene.focus, 1, segment.first, rule="<the two> … <money>")

    def _one_way(self) -> Measure | None:
        """Exports or imports, where the sentence before speaks of what is sold or bought and of no turnover."""
        before = self.line.text.sentences[self.at - 1] if self.at else None
        if before is None or before.paragraph != self.line.sentence.paragraph:
            return None
        tokens = self.line.text.tokens.words[before.first : before.last]
        kinds = {mark.kind for at in range(len(tokens)) for mark in marks_at(tokens, at)}
        if "turnover" in kinds:
            return None
        return next((flow for flow, verbs in _ONE_WAY if not kinds.isdisjoint(verbs)), None)

    def _is_dated(self, value: Piece) -> bool:
        """Whether an amount of money has a time in its sentence, "$1.7 billion for 2022", or is that of today."""
        if self.line.word(qualifier_before(self.line, value.first)[1] - 1) in _PRESENT:
            return True
        named = value.phrase is not None and value.phrase.value.unit is not None
        return named and any(
            t.phrase is not None and t.phrase.value.style == "span"
            for s in self.setting.segments
            for t in s.of("period")
        )

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
        if later is None or not later.values or later.values[0].kind != value.kind or self.tells_of_part(later):
            return None
        last = later.values[0].last
        if self.line.word(last) not in ("in", "of", "worth"):
            return None
        return next(((later, h) for h in heads_of(later) if 0 < h.first - last <= 3), None)

    def tells_of_part(self, segment: Segment) -> bool:
        """Whether a segment goes on to a part with a value of its own: ", with exports at $790 million"."""
        opens = self.line.words[segment.first : segment.first + 2]
        return bool(segment.values) and (opens[:1] in _PARTS or opens in _PARTS)

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
