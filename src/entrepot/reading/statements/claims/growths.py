"""Growths: what a percent says of a flow, or why it says nothing; multiples are read beside."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.grown import CHANGES, COMPARATIVES, Grown, gapped
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.multiples import of_multiple
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.times import Times
from entrepot.reading.statements.claims.values import preposition_of
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.percent import Percent
from entrepot.reading.statements.phrases.phrase import Line

OF_BASE = "<percent> of the base"


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
        return of_multiple(line, segments, at, value, times)
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
    if polarity == 0 and segment.has("level") and (prep in ("на", "by") or _adds(line, value)):
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


def _adds(line: Line, value: Piece) -> bool:
    """ "2007 brought the trade another 10 %", «дал еще 10 %»."""
    return line.word(value.first - 1) in ("another", "еще", "extra", "further")


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
    own_change = any(p.kind in CHANGES for p in segment.pieces)
    tied = at > 0 and segment.opener in ("–", "—", "-") and not segments[at - 1].values
    own_change = own_change or (tied and any(p.kind in CHANGES for p in segments[at - 1].pieces))
    if not own_change and any(s.has("share") for s in segments[:at]) and segment.opener not in ("(", "["):
        return "a share of a whole, not a growth"
    if _is_of_share_before(line, segments, at):
        return "a share of a whole, not a growth"
    if any(p.kind == "share" and p.last <= value.first and line.words[p.first] in _SHARES for p in segment.pieces):
        return "a share of a whole, not a growth"
    if segment.has("share") and not any(
        p.kind in CHANGES and p.form in ("past", "present", "future") for p in segment.pieces
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
    marks = [p for p in segment.pieces if p.kind in CHANGES and _tells(line, p, value)]
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
            if p.kind in CHANGES and (line.words[p.first] not in COMPARATIVES or line.word(p.last) in ("by", "на"))
        ]
        only_money = not bracketed and all(v.kind == "money" for v in earlier.values)
        if marks and (
            not earlier.values
            or only_money
            or gapped(segment, earlier)
            or "or" in (segment.opener, line.word(segment.first))
            or line.word(segment.first) == "или"
        ):
            return _sign(marks[-1]), marks[-1]
        if any(v.kind != "money" for v in earlier.values) and not gapped(segment, earlier):
            break
    if bracketed and (resumed := next(iter(segments[at + 1 : at + 2]), None)) is not None:
        marks = [p for p in resumed.pieces if p.kind in CHANGES and p.first == resumed.first]
        if marks and resumed.opener in (")", "]"):
            return _sign(marks[0]), marks[0]
    for later in segments[at + 1 : at + 3]:
        marks = [p for p in later.pieces if p.kind in CHANGES and p.form != "word"]
        if marks and not any(v.kind == "percent" for v in later.values):
            return _sign(marks[0]), marks[0]
    return 0, None


def _tells(line: Line, mark: Piece, value: Piece) -> bool:
    """Whether a comparative is this percent's: "40 percent higher", «больше на 7,5 %», not "more steeply"."""
    if line.words[mark.first] not in COMPARATIVES:
        return True
    if 0 <= mark.first - value.last <= 2 or line.word(mark.last) in ("by", "на", "than", "чем"):
        return True
    if line.word(mark.last) in _BASE_WORDS and line.word(value.first - 1) in ("by", "на"):
        return True
    return mark.last <= value.first <= mark.last + 1


def _sign(piece: Piece) -> int:
    return 1 if piece.kind == "up" else -1
