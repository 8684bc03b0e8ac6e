"""Moods: whether a segment tells what was, or what is wanted or foreseen."""

from itertools import pairwise
from typing import Literal

from entrepot.reading.statements.claims.beaten import is_to_be_beaten
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.pieces import VALUES, Piece
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.approximator import qualifier_before
from entrepot.reading.statements.phrases.phrase import Line

Mood = Literal["fact", "goal"]
_VERBS = FLOWS | {"up", "down", "level"}
_TELLING = _VERBS | {"achieved", "goal", "modal", "copula", "multiple"}
_AIMS = frozenset(["target", "targets", "goal", "goals", "plan"])
_BEGAN = ("стал", "начал", "удалось", "удавалось")
_NOW = words("small_words", "moods", "now")
_SPEAKING = words("small_words", "clauses", "reports") | words("small_words", "clauses", "reported")
_NO_VERBS = words("small_words", "moods", "no_verbs")
_CLEFT = frozenset(["is", "was", "are", "were", "be", "as"])
_ARTICLES = words("small_words", "moods", "articles")


def moods_of(line: Line, segments: list[Segment]) -> list[Mood]:
    """The mood of each segment; one that says nothing of it takes the mood of the segment before it, or after it."""
    said = [_mood(line, segment) or _of_present(line, segment) for segment in segments]
    if said[:1] == [None] and _is_fronted(line, segments[0]):
        said[0] = "fact"
    said = ["goal" if m != "goal" and _is_named_aim(segments, i) else m for i, m in enumerate(said)]
    moods: list[Mood] = []
    for at, mood in enumerate(said):
        if mood is None:
            same = [m for m in moods[-1:] if segments[at].depth >= segments[at - 1].depth or segments[at].opener == ")"]
            mood = same[0] if same and at else _of_later(line, segments, said, at)
        moods.append(mood or "fact")
    return moods


def _of_later(line: Line, segments: list[Segment], said: list[Mood | None], at: int) -> Mood | None:
    """The mood of what follows, unless a speaker goes on to something else: "…, he said, adding that $2 billion …"."""
    for later in range(at + 1, len(segments)):
        if segments[at].values and _is_clause_beside(line, segments[later]):
            return None
        if said[later] is not None:
            return said[later]
        between = line.words[segments[later].first : segments[later].last]
        if segments[at].has("money") and not _SPEAKING.isdisjoint(between):
            return None
    return None


def _is_clause_beside(line: Line, later: Segment) -> bool:
    """ "…, and both capitals want $30 billion": a clause of its own, unlike "…, and that is the goal"."""
    first = later.first
    return later.opener in (",", ";") and line.word(first) in _COORDINATING and line.word(first + 1) not in _RESUMING


_COORDINATING = frozenset(["and", "but", "while", "whereas", "yet", "а", "но", "и"])
_RESUMING = frozenset(["that", "this", "it", "these", "such", "это", "эта", "эту", "такова", "таков", "он"])


def inherited(line: Line, segment: Segment, value: Piece) -> bool:
    """Whether nothing in a value's own segment says that it is wanted."""
    return mood_at(line, segment, value, "fact") == "fact"


def _is_named_aim(segments: list[Segment], at: int) -> bool:
    """ "The goal, which the presidents set, is $5 billion", «Задача, которую поставили президенты, – 5 млрд»."""
    segment = segments[at]
    if at < 2 or not segment.has("money", "multiple"):
        return False
    first = segment.pieces[0]
    if segment.opener not in ("–", "—", "-") and not (first.kind == "copula" and first.first == segment.first):
        return False
    aims = (s for s in reversed(segments[:at]) if s.has("goal") or s.values)
    opening = next(aims, segment)
    return any(p.kind == "goal" and p.form == "word" for p in opening.pieces) and not opening.has(*_TOLD)


_TOLD = _VERBS | {"copula", "money", "percent"}


def mood_at(line: Line, segment: Segment, value: Piece, otherwise: Mood) -> Mood:
    """The mood of one value: of what stands before it in its segment, else of what stands after it."""
    if line.word(value.last) in _AIMS or line.word(value.last + 1) in _AIMS:
        return "goal"
    if otherwise == "goal" and segment.pieces[0].kind == "copula" and segment.first == segment.pieces[0].first:
        return "goal"
    if _is_purpose(line, segment) or _is_object_of_wish(line, segment, value):
        return "goal"
    if is_to_be_beaten(line, value):
        return "fact"
    before = [p for p in segment.pieces if p.last <= value.first or (p is value and _is_verb(p))]
    after = [p for p in _main_clause(line, segment) if p.first >= value.last]
    if value.kind == "percent" and any(p.kind in ("up", "down") for p in before):
        after = [p for p in after if p.form not in ("base", "infinitive") or line.word(p.first - 1) != "to"]
    return _mood_of(line, before) or _mood_of(line, _said_of(after)) or otherwise


def _is_object_of_wish(line: Line, segment: Segment, value: Piece) -> bool:
    """ "half of the $15 billion that the presidents want": an amount that a short clause behind it wants."""
    near = [p for p in segment.of("goal") if 1 <= p.first - value.last <= _SHORT and p.form in _WANTING]
    named = value.last < len(line) and (line.words[value.last] in _LINKS or line.shapes[value.last] == "C")
    return bool(near) and named and not any(v.first >= value.last for v in segment.values)


_SHORT = 5
_WANTING = frozenset(("present", "past", "base"))
_LINKS = frozenset(("the", "that", "which", "they", "we", "both", "it", "he", "she", "its", "their", "our"))


def _said_of(after: list[Piece]) -> list[Piece]:
    """What follows a value, less the wishes that no copula ties to it."""
    verbs = [p for p in after if p.kind in _VERBS | {"copula", "goal", "modal"}]
    tied = bool(verbs) and verbs[0].kind in ("copula", "goal", "modal", "level")
    return after if tied else [p for p in after if p.kind not in ("goal", "modal")]


def _mood(line: Line, segment: Segment) -> Mood | None:
    if _is_purpose(line, segment):
        return "goal"
    if segment.kinds.isdisjoint(_TELLING) and "чтобы" not in line.words:
        return None
    values = {p.last for p in segment.pieces if p.kind == "money"}
    pieces = _main_clause(line, segment)
    return _mood_of(
        line, [p for p in pieces if not (p.kind == "goal" and (p.first in values or p.first - 1 in values))]
    )


def _is_fronted(line: Line, opening: Segment) -> bool:
    """ "At $460 million, he regretted, trade was far below the goal"."""
    return line.words[opening.first] in ("at", "при") and {p.kind for p in opening.pieces} == {"money"}


def _of_present(line: Line, segment: Segment) -> Mood | None:
    """ "trade, now $26 billion, could double", "trade, $17.5 billion in 2024, is to grow": a present or dated level put
    between commas."""
    if not segment.has("money"):
        return None
    if segment.opener == "," and _is_dated_level(line, segment):
        return "fact"
    already = any(line.word(p.first - 1) in ("already", "уже") for p in segment.of("money"))
    now = (already and not segment.has("period")) or not _NOW.isdisjoint(line.words[segment.first : segment.last])
    return "fact" if now else None


def _is_dated_level(line: Line, segment: Segment) -> bool:
    """Whether a segment has nothing but an amount and the year that it was of."""
    if segment.kinds != {"money", "period"}:
        return False
    time = segment.of("period")[-1]
    dated = time.phrase is not None and time.phrase.value.year is not None and time.phrase.value.style == "span"
    return dated and line.word(time.first - 1) in ("in", "for", "в", "за")


def _main_clause(line: Line, segment: Segment) -> list[Piece]:
    """The pieces less those of the base after a multiple: "double what there is", "twice what it was"."""
    if "what" not in line.words[segment.first : segment.last]:
        return [*segment.pieces]
    base = next((p.last for p in segment.pieces if p.kind == "multiple" and line.word(p.last) == "what"), segment.last)
    told = next((p.last for p in segment.pieces if p.kind in VALUES), segment.last)
    named = (at for at in range(told, segment.last) if line.words[at] == "what" and line.word(at - 1) not in _CLEFT)
    base = min(base, next(named, segment.last))
    return [p for p in segment.pieces if p.first < base]


def _is_purpose(line: Line, segment: Segment) -> bool:
    """ "To have it at $2 billion is what both want", "For trade to get to $10 billion": an infinitive that opens the
    sentence, before its amount."""
    first = segment.first
    if not segment.has("money", "multiple") or any(line.shapes[at] in "wCN" for at in range(first)):
        return False
    value = segment.values[0].first
    if line.word(first) == "for":
        first = next((at for at in range(first + 2, min(first + 7, value)) if line.words[at] == "to"), value)
    if first + 1 >= value or line.words[first] != "to" or line.shapes[first + 1] != "w":
        return False
    parties = {p.first for p in segment.pieces if p.kind in ("party", "period", "exports", "imports", "turnover")}
    return line.words[first + 1] not in _NO_VERBS and first + 1 not in parties


def _is_verb(piece: Piece) -> bool:
    return piece.kind == "multiple" and piece.phrase is not None and piece.phrase.value.is_change


def _mood_of(line: Line, pieces: list[Piece]) -> Mood | None:
    """Read from the last verb back: a past verb tells a fact; an infinitive, a future or a modal a goal."""
    goal = any(p.kind in ("goal", "modal") for p in pieces)
    if pieces and "чтобы" in line.words[max(0, pieces[0].first - 3) : pieces[-1].last]:
        return "goal"
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if piece.kind not in _TELLING:
            continue
        if piece.kind == "achieved":
            return "fact"
        if piece.kind in _VERBS or _is_verb(piece):
            form = _form(line, piece)
            if form == "future":
                return "goal"
            if form in ("past", "participle"):
                return "goal" if _passive_wish(line, pieces, at) else "fact"
            if form in ("infinitive", "base"):
                found = _infinitive(line, pieces, at, goal)
                if found is not None:
                    return found
            if form == "present":
                return "goal" if _is_aimed_at(line, piece) else "fact"
        elif piece.kind in ("goal", "modal"):
            if any(p.kind == "achieved" for p in pieces[:at]):
                return "fact"
            return "goal"
        elif piece.kind == "copula" and not goal:
            return "goal" if line.words[piece.first] in ("будет", "будут") else "fact"
    return None


def _is_aimed_at(line: Line, verb: Piece) -> bool:
    """ "they take measures so that trade reaches $1 billion"."""
    before = line.words[max(0, verb.first - _SHORT - 3) : verb.first]
    return ("so", "that") in pairwise(before) or ("order", "that") in pairwise(before) or _is_awaited(line, verb)


def _is_awaited(line: Line, verb: Piece) -> bool:
    """ "until trade exceeds $1 billion", «пока торговля не превысит»."""
    before = line.words[max(0, verb.first - _SHORT) : verb.first]
    return "until" in before or "till" in before


def _form(line: Line, piece: Piece) -> str:
    if not _is_verb(piece):
        return piece.form
    word = line.words[piece.first]
    if word.isascii():
        return "past" if word.endswith("ed") else "ing" if word.endswith("ing") else "base"
    stem = word[:-2] if word.endswith(("ся", "сь")) else word
    if stem.endswith("ть"):
        return "infinitive"
    if stem.endswith(("л", "ла", "ло", "ли")):
        return "past"
    if stem.endswith(("вает", "вают", "ваем")):
        return "present"
    return "word" if stem.endswith(("ие", "ия", "ию", "ием")) else "future"


def _passive_wish(line: Line, pieces: list[Piece], at: int) -> bool:
    """ "is expected to be doubled", "should have reached"."""
    if any(line.words[p.first] == "see" and line.word(p.first - 1) == "to" for p in pieces[:at]):
        return True
    if _is_subjunctive(line, pieces[at]) or _is_wanted_done(line, pieces, at):
        return True
    before = pieces[max(0, at - 2) : at]
    if any(p.kind == "level" and line.words[p.first] in ("see", "have", "get") for p in before):
        return any(p.kind in ("modal", "goal") for p in pieces[:at])
    return any(p.kind == "modal" for p in before) or any(
        p.kind == "goal" and line.word(p.last) == "to" and line.word(p.last + 1) == "be" for p in before
    )


def _is_subjunctive(line: Line, verb: Piece) -> bool:
    """ "they suggested that trade be brought to $2 billion"."""
    return (
        line.word(verb.first - 1) == "be"
        and line.shape(verb.first - 2) in "wC"
        and not (
            {"to", "not", "will", "would", "can", "could", "may", "might", "must", "shall", "should"}
            & set(line.words[max(0, verb.first - 3) : verb.first - 1])
        )
    )


def _is_wanted_done(line: Line, pieces: list[Piece], at: int) -> bool:
    """ "he wants both numbers doubled", "would like to see it tripled"."""
    wish = next((p for p in reversed(pieces[:at]) if p.kind in ("goal", "modal")), None)
    if wish is None or not _is_verb(pieces[at]) or any(p.kind in _VERBS for p in pieces[pieces.index(wish) : at]):
        return False
    wanting = line.words[wish.first].startswith(("want", "wish", "would", "like", "need"))
    return wanting and {"that", "when", "why", "how", "after"}.isdisjoint(line.words[wish.last : pieces[at].first])


def _infinitive(line: Line, pieces: list[Piece], at: int, goal: bool) -> Mood | None:
    """A base form: after "to" or a wish a goal, unless it ends what a past verb began ("grew 12 % to reach")."""
    piece = pieces[at]
    earlier = pieces[:at]
    if any(w.startswith(_BEGAN) for w in line.words[max(0, piece.first - 4) : piece.last + 14]):
        return "fact"
    if any(p.kind == "achieved" for p in earlier):
        return "fact"
    if piece.form == "infinitive" or line.word(qualifier_before(line, piece.first)[1] - 1) == "to":
        told = next(
            (p for p in reversed(earlier) if p.kind in _VERBS | {"goal", "modal"} and p.form not in ("word", "ing")),
            None,
        )
        if (
            any(p.kind in ("percent", "multiple") for p in earlier)
            and not goal
            and any(p.kind in ("up", "down") for p in earlier)
        ):
            return "fact"
        if (
            told is not None
            and told.kind in ("up", "down", "level", *FLOWS)
            and told.form in ("past", "participle")
            and not goal
        ):
            return "fact"
        return "goal"
    if goal and line.word(piece.first - 1) not in _ARTICLES:
        return "goal"
    return None
