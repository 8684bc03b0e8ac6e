"""Multiples: what "doubled", "three times as much" or «в 1,5 раза больше» says of a flow, or why it says nothing."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.grown import CHANGES, COMPARATIVES, Grown, gapped
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.times import Times
from entrepot.reading.statements.phrases.percent import Multiple
from entrepot.reading.statements.phrases.phrase import Line

_BECAME = ("стал", "become", "became")
_AS_MUCH = (["as", "much"], ["as", "many"])
_WAS = frozenset(["was", "were", "been"])
_GREATER = frozenset(["more", "higher", "larger", "greater", "bigger", "больше", "выше"])
_LESS = frozenset(["less", "lower", "smaller", "fewer", "weaker", "скромнее", "слабее", "меньше", "ниже", "беднее"])
_AGO = frozenset(["<number> years ago", "a year earlier", "a year ago"])
_FASTER = ("быстрее", "faster", "quicker", "slower", "медленнее")
_AMOUNTS = ("exports", "imports", "turnover", "surplus")
_VERBS = ("past", "present", "future", "infinitive", "base", "participle", "ing")


def _became(line: Line, segment: Segment, value: Piece, mark: Piece) -> bool:
    """«торговать стало втрое с лишним больше», "became 1.5 times larger": what has changed."""
    between = line.words[value.last : mark.first]
    became = any(word.startswith(_BECAME) for word in line.words[segment.first : mark.first])
    light = all(word in ("с", "лишним", "раза", "раз") or word.startswith(_BECAME) for word in between)
    return became and mark.first >= value.last and light


def of_multiple(line: Line, segments: list[Segment], at: int, value: Piece, times: Times) -> Grown:
    """The growth that a multiple tells, or why it is none."""
    segment, after = segments[at], line.word(value.last)
    assert value.phrase is not None
    multiple: Multiple = value.phrase.value
    if multiple.is_change:
        return Grown(multiple.times, multiple.step, value.phrase.rule)
    if _is_between_flows(line, segment, value):
        return Grown(None, None, "", "a ratio between two flows, not a growth")
    verbs, nouns = _changing(line, segment, value)
    is_based = _is_based(line, segments, at, value, times)
    if not verbs and not is_based and not nouns:
        verbs = _verbs_around(segments, at)
    if not verbs and not nouns:
        nouns = _noun_before_stroke(line, segments, at)
    if not verbs and not nouns:
        is_based = (
            is_based
            or _is_of_dealing(line, segments, at, value)
            or _is_of_level(line, segments, at, value)
            or _is_of_another(line, value)
        )
        if not is_based:
            return Grown(None, None, "", "a ratio, but nothing says that it is a change")
    is_past = _of_the_past(segments, at)
    if after in _GREATER and segment.has("copula") and is_past:
        return Grown(None, None, "", "the past told by today")
    if after in _LESS and segment.opener != "(" and is_past:
        return Grown(multiple.times, multiple.step, "<multiple> less in the past")
    is_down = any(p.kind == "down" for p in (*verbs, *nouns[-1:] * (not verbs))) or after in _LESS
    index = 1 / multiple.times if is_down and multiple.times > 1 else multiple.times
    return Grown(index, multiple.step, "down <multiple>" if is_down else "up <multiple>")


def _is_between_flows(line: Line, segment: Segment, value: Piece) -> bool:
    """ "three times the imports", "exports grew twice faster than imports": one flow held against another."""
    verb_next = any(
        p.kind in CHANGES
        and 0 <= p.first - value.last <= 1
        and (p.form != "word" or line.words[p.first] not in COMPARATIVES)
        for p in segment.pieces
    )
    verb_before = any(p.kind in CHANGES and 0 <= value.first - p.last <= 2 and p.form != "word" for p in segment.pieces)
    if verb_next or (verb_before and line.word(value.last) not in _FASTER):
        return False
    return any(p.kind in _AMOUNTS and 0 <= p.first - value.last <= 2 for p in segment.pieces)


def _changing(line: Line, segment: Segment, value: Piece) -> tuple[list[Piece], list[Piece]]:
    """The verbs and the other words of change in the segment that may hold for the multiple."""
    changes = [p for p in segment.pieces if p.kind in CHANGES]
    verbs = [p for p in changes if p.form in _VERBS]
    nouns = [
        p
        for p in changes
        if p.form == "word"
        and (
            p.first < value.first
            or (p.first == value.last and line.words[p.first] not in COMPARATIVES)
            or _became(line, segment, value, p)
        )
    ]
    return verbs, nouns


def _verbs_around(segments: list[Segment], at: int) -> list[Piece]:
    """The verbs of change in the segments next to this one."""
    around = (*segments[max(0, at - 2) : at], *segments[at + 1 : at + 3])
    return [p for s in around for p in s.pieces if p.kind in CHANGES and p.form in ("past", "present", "ing")]


def _is_based(line: Line, segments: list[Segment], at: int, value: Piece, times: Times) -> bool:
    """Whether something that is told of another time, or wished for, makes the multiple a change."""
    segment, after = segments[at], line.word(value.last)
    later = segments[at + 1] if at + 1 < len(segments) else None
    if segment.has("modal", "goal") and (after in ("as", "that", "this") or after in COMPARATIVES):
        return True
    if times.bases or (later is not None and later.has("than") and later.has("period")):
        return True
    if after in COMPARATIVES and any(gapped(segment, s) for s in segments[max(0, at - 2) : at]):
        return True
    return after in _LESS and _of_the_past(segments, at)


def _noun_before_stroke(line: Line, segments: list[Segment], at: int) -> list[Piece]:
    """«рост, по ее данным, – в 1,5 раза», "growth: threefold": the noun that a dash or colon ties to the multiple."""
    for segment in reversed(segments[max(0, at - 2) : at]):
        if segments[at].opener not in ("–", "—", "-", ":") or segment.values:
            return []
        found = [p for p in segment.pieces if p.kind in CHANGES and p.form == "word"]
        if found:
            return [] if line.words[found[-1].first] in COMPARATIVES else found[-1:]
    return []


def _is_of_level(line: Line, segments: list[Segment], at: int, value: Piece) -> bool:
    """ "now it is $250 million, ten times as much", «219 млн, в 2,1 раза больше», "That is 42 times as much"."""
    segment, after = segments[at], line.word(value.last)
    if (after != "as" and after not in COMPARATIVES) or segment.has("party", "exports", "imports", "turnover", *FLOWS):
        return False
    if at and segment.opener in (",", "(", "–", "—", "-") and any(v.kind == "money" for v in segments[at - 1].values):
        return True
    return segment.has("anaphor", "copula") and any(p.first < value.first for p in segment.of("anaphor"))


def _is_of_dealing(line: Line, segments: list[Segment], at: int, value: Piece) -> bool:
    """ "Kazakhstan took twice as much milk", «торгуем в полтора раза больше»: of what was dealt in before, unless it is
    held against somebody else's."""
    segment = segments[at]
    verbs = [p for p in segment.of(*FLOWS) if p.first < value.first and p.form in ("past", "present", "participle")]
    more = line.words[value.last : value.last + 2] in _AS_MUCH or line.word(value.last) in _GREATER
    held = any(p.last > value.last for p in segment.of("than")) or any(s.has("than") for s in segments[at + 1 : at + 2])
    alone = line.words[value.last : value.last + 1] == ["as"] and line.shape(value.last + 2) not in "wC"
    return bool(verbs) and more and not held and not alone and line.word(value.last + 2) not in ("as", "than")


def _is_of_another(line: Line, value: Piece) -> bool:
    """ "was half that of 2023", "double last year's", "twice the level of 2020"."""
    following = line.words[value.last : value.last + 3]
    if following[:1] == ["what"] and not _WAS.isdisjoint(line.words[value.last + 1 : value.last + 4]):
        return True
    return following[:2] in (["that", "of"], ["those", "of"]) or following[:2] in (["the", "level"], ["the", "figure"])


def _of_the_past(segments: list[Segment], at: int) -> bool:
    """ "a year earlier it was twice less": the level of the past is told by that of today."""
    segment = segments[at]
    if at and not segments[at - 1].values and segment.opener in ("–", "—", "-", ",") and not segment.has("period"):
        segment = segments[at - 1]
    told = [p for p in segment.of("period") if p.phrase is not None and p.first - segment.first <= 1]
    return any(p.phrase is not None and p.phrase.rule in _AGO for p in told)
