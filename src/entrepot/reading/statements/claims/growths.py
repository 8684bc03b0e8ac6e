"""Growths: what a percent or a multiple says of a flow, or why it says nothing."""

from typing import NamedTuple

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.times import Times
from entrepot.reading.statements.claims.values import preposition_of
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.percent import Multiple, Percent
from entrepot.reading.statements.phrases.phrase import Line

_CHANGES = frozenset(("up", "down"))
OF_BASE = "<percent> of the base"


class Grown(NamedTuple):
    """times: the level as a multiple of the base; why: the reason why it is no growth."""

    times: float | None
    step: float | None
    rule: str
    why: str = ""


def growth_of(line: Line, segments: list[Segment], at: int, value: Piece, times: Times, indexed: bool) -> Grown:
    """The growth index that a percent or a multiple tells, or why it is none; `indexed`: the growth told before it in
    the sentence was an index ("131 % of last year's level")."""
    segment = segments[at]
    assert value.phrase is not None
    own = segment.has("exports", "imports", "turnover", *FLOWS)
    own = own or not _IN_VALUE.isdisjoint(line.words[segment.first : segment.last])
    to_tons = at + 1 < len(segments) and segments[at + 1].opener in ("–", "—") and _is_physical(line, segments[at + 1])
    if _is_physical(line, segment) or (at and not own and _is_physical(line, segments[at - 1])) or to_tons:
        return Grown(None, None, "", "a change of a quantity of goods, not of their value")
    if segment.opener in ("(", "[") and any(v.kind == "points" for s in segments[:at] for v in s.values):
        return Grown(None, None, "", "a share of a whole, not a growth")
    if _COUNTS.intersection(line.words[value.last : value.last + 3]):
        return Grown(None, None, "", "a change of a quantity of goods, not of their value")
    if value.kind == "multiple":
        return _multiple(line, segments, at, value, times)
    percent: Percent = value.phrase.value
    level_of_base = _of_base(line, value)
    if not level_of_base and (why := _share(line, segments, at, value)):
        return Grown(None, None, "", why)
    if (told := _same_as_multiple(segments, at, percent.share)) is not None:
        return Grown(told, percent.step, "<multiple> (<percent>)")
    if not percent.signed and _goes_on_with_index(segments, at, percent.share, indexed):
        return Grown(round(percent.share, 12), percent.step, OF_BASE)
    polarity, mark = _polarity(line, segments, at, value)
    yoy = segment.has("yoy") or bool(times.bases)
    prep = preposition_of(line, segment, value)[0]
    if level_of_base or _is_index(line, segment, value, percent.share, polarity, mark, yoy, prep):
        return Grown(round(percent.share, 12), percent.step, OF_BASE)
    if percent.signed:
        sign = 1 if percent.signed == "+" else -1
        return Grown(round(1 + sign * percent.share, 12), percent.step, "<signed percent>")
    if polarity == 0 and prep in ("на", "by") and segment.has("level"):
        polarity = 1
    if polarity == 0:
        if not yoy or segment.has("share"):
            return Grown(None, None, "", "a percent, but nothing says that it is a change")
        polarity = 1
    if polarity < 0 and percent.share > 1:
        return Grown(None, None, "", "a fall of more than all")
    return Grown(
        round(1 + polarity * percent.share, 12), percent.step, "up <percent>" if polarity > 0 else "down <percent>"
    )


def _goes_on_with_index(segments: list[Segment], at: int, share: float, indexed: bool) -> bool:
    """ "(rate of growth – 118 %), exports $21 million (131 %), imports $9 million (97 %)": one index after another,
    without a word of its own."""
    if segments[at].has("up", "down", "multiple") or not _LOWEST <= share < _HIGHEST:
        return False
    if indexed:
        return True
    told = [v.phrase.value.share for s in segments[:at] for v in s.of("percent") if v.phrase is not None]
    bracketed = segments[at].opener in ("(", "[") and share >= 1
    return bracketed and bool(told) and all(1 <= before < _HIGHEST for before in told)


_LOWEST = 0.3
_HIGHEST = 3
_COUNTS = frozenset(["number", "число", "количество", "численность"])


def _same_as_multiple(segments: list[Segment], at: int, share: float) -> float | None:
    """ "more than doubled (209 percent)": what the bracket adds to a multiple, as an index or as an increase."""
    if segments[at].opener != "(" or not at:
        return None
    multiples = [v.phrase.value.times for v in segments[at - 1].of("multiple") if v.phrase is not None]
    for index in (share, 1 + share):
        if multiples and 0 <= index / multiples[-1] - 1 < _ROUND_MULTIPLE:
            return round(index, 12)
    return None


_ROUND_MULTIPLE = 0.2
_IN_VALUE = frozenset(["value", "money", "стоимости", "деньгах", "стоимостном", "денежном"])
_QUANTITIES = words("small_words", "values", "quantities")


def _is_physical(line: Line, segment: Segment) -> bool:
    """Whether the segment counts tons or pieces and no money."""
    words = line.words[segment.first : segment.last]
    if not _IN_VALUE.isdisjoint(words) and not {"weight", "tonnage", "volume"} & {*words}:
        return False
    return not segment.has("money") and (not _QUANTITIES.isdisjoint(words) or "weight" in words or "tonnage" in words)


_FORMER = frozenset(["прежнего", "прежних", "прежней", "прошлогоднего", "прошлогодних", "прошлогодней"])


def _of_base(line: Line, value: Piece) -> bool:
    """ "78 % of the level of 2023", «112 % к уровню»."""
    following = line.words[value.last : value.last + 5]
    if following[:1] and following[0] in _FORMER:
        return True
    return following[:1] in (["of"], ["от"]) and any(w in _BASE_WORDS for w in following)


_BASE_WORDS = words("small_words", "values", "base_words")


def _is_index(
    line: Line, segment: Segment, value: Piece, share: float, polarity: int, mark: Piece | None, yoy: bool, prep: str
) -> bool:
    if share < 0.5 or prep in ("на", "by"):
        return False
    opens = segment.first - 2 if segment.opener in ("–", "—", "-", ":") else segment.first
    rate = any(
        w.startswith(("темп", "индекс", "index")) or w in ("rate", "pace", "rates")
        for w in line.words[max(0, opens) : segment.last]
    )
    level = segment.has("level", "copula") and not any(
        p.kind in ("up", "down") and p.form in ("past", "present") for p in segment.pieces
    )
    if rate and share >= 1:
        return True
    if _is_rate_of_base(line, segment, value, share):
        return True
    if line.word(value.last) in ("more", "less", "higher", "lower", "больше", "меньше", "выше", "ниже"):
        return False
    if polarity == 0:
        return (yoy and share >= 0.7) or (level and yoy)
    if prep in ("to", "до") and mark is not None and mark.last <= value.first and share >= 0.5:
        return True
    level = level or segment.opener in ("–", "—", "-")
    return share >= 1 and level and mark is not None and mark.form == "word" and line.language == "ru" and share < 3


def _is_rate_of_base(line: Line, segment: Segment, value: Piece, share: float) -> bool:
    """ "the growth was 118.2 %", "the growth rate is 94.1 per cent": agencies translate so what is an index."""
    if not _INDEX_FROM <= share < _INDEX_TO:
        return False
    told = line.words[segment.first : value.first]
    return "growth" in told and segment.has("copula", "level") and line.word(value.last) not in ("of", "more", "higher")


_INDEX_FROM, _INDEX_TO = 0.85, 2


def _share(line: Line, segments: list[Segment], at: int, value: Piece) -> str:
    """Why a percent is a part of a whole."""
    segment, after = segments[at], line.word(value.last)
    if after == "of" or (after in ("от",) and line.word(value.last + 1) not in ("уровня",)):
        return "a share of a whole, not a growth"
    own_change = any(p.kind in _CHANGES for p in segment.pieces)
    tied = at > 0 and segment.opener in ("–", "—", "-") and not segments[at - 1].values
    own_change = own_change or (tied and any(p.kind in _CHANGES for p in segments[at - 1].pieces))
    if not own_change and any(s.has("share") for s in segments[:at]) and segment.opener not in ("(", "["):
        return "a share of a whole, not a growth"
    if _is_of_share_before(line, segments, at):
        return "a share of a whole, not a growth"
    if any(p.kind == "share" and p.last <= value.first and line.words[p.first] in _SHARES for p in segment.pieces):
        return "a share of a whole, not a growth"
    if segment.has("share") and not any(
        p.kind in _CHANGES and p.form in ("past", "present", "future") for p in segment.pieces
    ):
        return "a share of a whole, not a growth"
    nouns = (
        "товарооборот",
        "экспорт",
        "импорт",
        "торгов",
        "внешн",
        "всего",
        "всей",
        "всех",
        "общего",
        "объема",
        "поставок",
        "оборота",
        "рынка",
        "закупок",
    )
    if line.language == "ru" and after.startswith(nouns) and preposition_of(line, segment, value)[0] != "на":
        return "a share of a whole, not a growth"
    return ""


def _is_of_share_before(line: Line, segments: list[Segment], at: int) -> bool:
    """«доля, наоборот, выросла до 15,3 %»: the share that a segment without a value has named is what changed."""
    if segments[at].has("exports", "imports", "turnover", "money", *FLOWS):
        return False
    for segment in reversed(segments[:at]):
        if segment.values:
            return False
        shares = [p for p in segment.of("share") if line.words[p.first] in _SHARES]
        if shares:
            return not segment.has("level", "copula")
    return False


_SHARES = words("small_words", "values", "shares")


def _polarity(line: Line, segments: list[Segment], at: int, value: Piece) -> tuple[int, Piece | None]:
    """+1 up, -1 down, 0 unknown; and the word that says so: right after the percent, else before it, else after it,
    else in the segment before when that has no value of its own, else as in the growth told before in the sentence."""
    segment = segments[at]
    marks = [p for p in segment.pieces if p.kind in _CHANGES and _tells(line, p, value)]
    following = next((p for p in marks if 0 <= p.first - value.last <= 1), None)
    if following is not None and following.form == "word":
        return _sign(following), following
    before = [p for p in marks if p.last <= value.first]
    bracketed = segment.opener in ("(", "[")
    values_between = [v for v in segment.values if before and before[-1].last <= v.first < value.first]
    if before:
        return _sign(before[-1]), before[-1]
    after = [p for p in marks if p.first >= value.last]
    if after and not values_between:
        return _sign(after[0]), after[0]
    for earlier in reversed(segments[:at]):
        marks = [
            p
            for p in earlier.pieces
            if p.kind in _CHANGES and (line.words[p.first] not in _COMPARATIVES or line.word(p.last) in ("by", "на"))
        ]
        only_money = not bracketed and all(v.kind == "money" for v in earlier.values)
        if marks and (
            not earlier.values
            or only_money
            or _gapped(segment, earlier)
            or "or" in (segment.opener, line.word(segment.first))
            or line.word(segment.first) == "или"
        ):
            return _sign(marks[-1]), marks[-1]
        if any(v.kind != "money" for v in earlier.values) and not _gapped(segment, earlier):
            break
    if bracketed and (resumed := next(iter(segments[at + 1 : at + 2]), None)) is not None:
        marks = [p for p in resumed.pieces if p.kind in _CHANGES and p.first == resumed.first]
        if marks and resumed.opener in (")", "]"):
            return _sign(marks[0]), marks[0]
    for later in segments[at + 1 : at + 3]:
        marks = [p for p in later.pieces if p.kind in _CHANGES and p.form != "word"]
        if marks and not any(v.kind == "percent" for v in later.values):
            return _sign(marks[0]), marks[0]
    return 0, None


_COMPARATIVES = words("small_words", "values", "comparatives")


def _tells(line: Line, mark: Piece, value: Piece) -> bool:
    """Whether a comparative is this percent's: "40 percent higher", «больше на 7,5 %», not "more steeply"."""
    if line.words[mark.first] not in _COMPARATIVES:
        return True
    if 0 <= mark.first - value.last <= 2 or line.word(mark.last) in ("by", "на", "than", "чем"):
        return True
    return mark.last <= value.first <= mark.last + 1


def _gapped(segment: Segment, earlier: Segment) -> bool:
    """ "turnover grew 36 %, and exports 88 %": the verb of the percent before holds for this one too."""
    return any(v.kind == "percent" for v in earlier.values) and not segment.has("level", "copula", "share")


def _sign(piece: Piece) -> int:
    return 1 if piece.kind == "up" else -1


def _became(line: Line, segment: Segment, value: Piece, mark: Piece) -> bool:
    """«торговать стало втрое с лишним больше»: what became so many times more has changed."""
    between = line.words[value.last : mark.first]
    became = any(word.startswith("стал") for word in line.words[segment.first : value.first])
    return became and mark.first >= value.last and all(word in ("с", "лишним", "раза", "раз") for word in between)


def _multiple(line: Line, segments: list[Segment], at: int, value: Piece, times: Times) -> Grown:
    segment = segments[at]
    assert value.phrase is not None
    multiple: Multiple = value.phrase.value
    if multiple.is_change:
        return Grown(multiple.times, multiple.step, value.phrase.rule)
    after = line.word(value.last)
    verb_next = any(
        p.kind in _CHANGES
        and 0 <= p.first - value.last <= 1
        and (p.form != "word" or line.words[p.first] not in _COMPARATIVES)
        for p in segment.pieces
    )
    verb_before = any(
        p.kind in _CHANGES and 0 <= value.first - p.last <= 2 and p.form != "word" for p in segment.pieces
    )
    faster = line.word(value.last) in ("быстрее", "faster", "quicker", "slower", "медленнее")
    if (
        not verb_next
        and (faster or not verb_before)
        and any(
            p.kind in ("exports", "imports", "turnover", "surplus") and 0 <= p.first - value.last <= 2
            for p in segment.pieces
        )
    ):
        return Grown(None, None, "", "a ratio between two flows, not a growth")
    verbs = [
        p
        for p in segment.pieces
        if p.kind in _CHANGES and p.form in ("past", "present", "future", "infinitive", "base", "participle", "ing")
    ]
    nouns = [
        p
        for p in segment.pieces
        if p.kind in _CHANGES
        and p.form == "word"
        and (p.first < value.first or p.first == value.last or _became(line, segment, value, p))
        and (p.first < value.first or line.words[p.first] not in _COMPARATIVES or _became(line, segment, value, p))
    ]
    later = segments[at + 1] if at + 1 < len(segments) else None
    wished = segment.has("modal", "goal") and (after in ("as", "that", "this") or after in _COMPARATIVES)
    based = wished or bool(times.bases) or (later is not None and later.has("than") and later.has("period"))
    if line.word(value.last) in _COMPARATIVES and any(_gapped(segment, s) for s in segments[max(0, at - 2) : at]):
        based = True
    based = based or (after in _LESS and _of_the_past(segments, at))
    if not verbs and not based and not nouns:
        inherited = [
            p
            for s in (*segments[max(0, at - 2) : at], *segments[at + 1 : at + 3])
            for p in s.pieces
            if p.kind in _CHANGES and p.form in ("past", "present", "ing")
        ]
        verbs = inherited
    if not verbs and not nouns:
        nouns = _noun_before_stroke(line, segments, at)
    if not verbs and not nouns and (_is_of_level(line, segments, at, value) or _is_of_another(line, value)):
        based = True
    if not verbs and not based and not nouns:
        return Grown(None, None, "", "a ratio, but nothing says that it is a change")
    if after in _LESS and segment.opener != "(" and _of_the_past(segments, at):
        return Grown(multiple.times, multiple.step, "<multiple> less in the past")
    down = any(p.kind == "down" for p in (*verbs, *nouns[-1:] * (not verbs))) or after in _LESS
    times_ = 1 / multiple.times if down and multiple.times > 1 else multiple.times
    return Grown(times_, multiple.step, "up <multiple>" if not down else "down <multiple>")


def _noun_before_stroke(line: Line, segments: list[Segment], at: int) -> list[Piece]:
    """«рост, по ее данным, – в 1,5 раза», "growth: threefold": the noun that a dash or colon ties to the multiple."""
    for segment in reversed(segments[max(0, at - 2) : at]):
        if segments[at].opener not in ("–", "—", "-", ":") or segment.values:
            return []
        found = [p for p in segment.pieces if p.kind in _CHANGES and p.form == "word"]
        if found:
            return [] if line.words[found[-1].first] in _COMPARATIVES else found[-1:]
    return []


def _is_of_level(line: Line, segments: list[Segment], at: int, value: Piece) -> bool:
    """ "now it is $250 million, ten times as much", «219 млн, в 2,1 раза больше», "That is 42 times as much"."""
    segment, after = segments[at], line.word(value.last)
    if (after != "as" and after not in _COMPARATIVES) or segment.has("party", "exports", "imports", "turnover", *FLOWS):
        return False
    if at and segment.opener in (",", "(", "–", "—", "-") and any(v.kind == "money" for v in segments[at - 1].values):
        return True
    return segment.has("anaphor", "copula") and any(p.first < value.first for p in segment.of("anaphor"))


_WAS = frozenset(["was", "were", "been"])


def _is_of_another(line: Line, value: Piece) -> bool:
    """ "was half that of 2023", "double last year's", "twice the level of 2020"."""
    following = line.words[value.last : value.last + 3]
    if following[:1] == ["what"] and not _WAS.isdisjoint(line.words[value.last + 1 : value.last + 4]):
        return True
    return following[:2] in (["that", "of"], ["those", "of"]) or following[:2] in (["the", "level"], ["the", "figure"])


_LESS = frozenset(["less", "lower", "smaller", "fewer", "weaker", "скромнее", "слабее", "меньше", "ниже", "беднее"])


def _of_the_past(segments: list[Segment], at: int) -> bool:
    """ "a year earlier it was twice less": the level of the past is told by that of today."""
    segment = segments[at]
    if at and not segments[at - 1].values and segment.opener in ("–", "—", "-", ",") and not segment.has("period"):
        segment = segments[at - 1]
    told = [p for p in segment.of("period") if p.phrase is not None and p.first - segment.first <= 1]
    return any(p.phrase is not None and p.phrase.rule in _AGO for p in told)


_AGO = frozenset(["<number> years ago", "a year earlier", "a year ago"])
