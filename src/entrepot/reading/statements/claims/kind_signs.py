"""Kind signs: what speaks for an amount being of turnover, of a one-way flow, a goal or nothing of trade.

Signs are what the rules took it for, the marks and words of its clause, what stands right beside it, how large it is
beside what was told before, and what the rules took its neighbours and its repetitions for.
"""

import math
from collections.abc import Iterator, Sequence

from entrepot.reading.statements.claims.amounts import Amount
from entrepot.reading.statements.claims.marks import FLOWS, marks_at
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases.phrase import Line

_ENDS = frozenset(',;:()[]–—―…"“”«»')
_FAR, _STEM, _SAME = 25, 5, 0.005
NEAR = 60
"""So many amounts on either side are looked at for one: a text as long as a book is not gone through for each."""
_MEASURES = frozenset(("flow", "turnover", "surplus", "deficit", "balance", "investment"))
_VERBS = frozenset(("goal", "modal", "level", "copula", "up", "down", "achieved"))
_FLOWS = FLOWS | {"exports", "imports"}
_STEMS = ByWord(lambda word: word[:_STEM] + "*" if len(word) > _STEM else word)


class Sentence:
    """A sentence with the marks of each of its words, looked up once for all its amounts."""

    __slots__ = ("line", "marks")

    def __init__(self, line: Line) -> None:
        self.line = line
        self.marks = [marks_at(line.words, at) for at in range(len(line))]


def signs_of(amounts: Sequence[Amount], at: int, sentence: Sentence, year: int | None) -> set[str]:
    """The signs of one amount of a text. year: that of the text's date."""
    one = amounts[at]
    taken = one.took if one.took == "nothing" else f"{one.took} {one.measure}"
    found = {f"rules: {taken}", f"rules: {one.sort or _plain(one.why)}", f"rules: {one.measure} {one.named}"}
    previous = amounts[at - 1] if at and amounts[at - 1].sentence == one.sentence else None
    found.update(_of_words(one, sentence, 0 if previous is None else previous.end))
    found.update(_of_size(amounts, at, taken))
    found.update(_of_neighbours(amounts, at, taken))
    found.update(_of_time(one, year))
    if one.headline:
        found.add("headline")
    if one.sort:
        found.add(f"goods: {one.goods} {one.measure}")
    return found


def _plain(why: str) -> str:
    """A reason without the words that it names."""
    return "about" if why.startswith("about") else why


def _of_words(one: Amount, sentence: Sentence, since: int) -> Iterator[str]:
    """Marks and words of the clause, which does not reach back before the character `since`, and of the sentence."""
    line = sentence.line
    first = next((i for i in range(len(line)) if line.ends[i] > one.start), 0)
    last = next((i for i in range(first, len(line)) if line.starts[i] >= one.end), len(line))
    opens, closes = first, last
    while opens > 0 and line.starts[opens - 1] >= since and line.words[opens - 1] not in _ENDS and first - opens < _FAR:
        opens -= 1
    while closes < len(line) and line.words[closes] not in _ENDS and closes - last < _FAR:
        closes += 1
    yield from _of_marks(one, sentence, range(first - 1, -1, -1), range(opens, first), "before")
    yield from _of_marks(one, sentence, range(last, len(line)), range(last, closes), "after")
    for side, reach in (("before", range(opens, first)), ("after", range(last, closes))):
        yield from (f"{side}={_word(line, i)}" for i in reach if line.shapes[i] in "wC")
    yield f"next before={_word(line, first - 1) if first else '^'}"
    yield f"next after={_word(line, last) if last < len(line) else '$'}"


def _word(line: Line, at: int) -> str:
    """The beginning of a word; one name for all numbers and for words with a capital inside the sentence."""
    shape = line.shapes[at]
    return "N" if shape == "N" else "A" if shape == "C" and at else _STEMS[line.words[at]]


def _of_marks(one: Amount, sentence: Sentence, reach: range, clause: range, side: str) -> Iterator[str]:
    """The marks on one side of an amount, from the nearest on; the nearest measure and the nearest verb."""
    measured = told = False
    for at in reach:
        where = "" if at in clause else "far "
        for kind, form, _ in sentence.marks[at]:
            yield f"{where}{side}: {kind}"
            yield f"{where}{side}: {kind} {form}"
            measure = "flow" if kind in _FLOWS else kind
            if not measured and measure in _MEASURES:
                measured = True
                yield f"nearest {where}{side}: {measure}"
                yield f"nearest {where}{side}: {measure} & {one.measure}"
            if not told and kind in _VERBS:
                told = True
                yield f"nearest {where}{side}: {kind} {form}"
                yield f"nearest {where}{side}: {kind} {form} & {one.took}"


def _of_size(amounts: Sequence[Amount], at: int, taken: str) -> Iterator[str]:
    """How large an amount is beside the last turnover and the last flow, and how round it is."""
    one = amounts[at]
    if not one.low or one.low < 0:
        return
    near = (amounts[i] for i in range(at - 1, max(-1, at - 1 - NEAR), -1))
    before = [a for a in near if a.low and a.low > 0 and a.unit == one.unit and a.took == "figure"]
    for measure in ("turnover", "flow"):
        last = next((a.low for a in before if a.measure == measure), None)
        if last is None:
            yield f"no {measure}"
            continue
        times = _times(one.low / last)
        yield f"{measure} told"
        yield f"of {measure}: {times}"
        yield f"of {measure}: {times} & {taken}"
    digits = min(4, len(f"{one.low:g}".split("e")[0].replace(".", "").rstrip("0")))
    yield f"digits: {digits}"
    yield f"digits: {digits} & {one.took}"
    yield f"size: {int(math.log10(one.low))}"


def _times(ratio: float) -> str:
    if abs(ratio - 1) < _SAME:
        return "same"
    return next((name for bound, name in _BOUNDS if ratio < bound), "most")


_BOUNDS = ((0.1, "a tenth"), (0.5, "a part"), (0.95, "less"), (1.05, "about"), (2, "more"), (10, "much more"))


def _of_neighbours(amounts: Sequence[Amount], at: int, taken: str) -> Iterator[str]:
    """What the rules took the value before, the one after and other mentions of the same amount for."""
    one = amounts[at]
    for side, beside in (("previous", at - 1), ("following", at + 1)):
        if 0 <= beside < len(amounts):
            other = amounts[beside]
            where = "here" if other.sentence == one.sentence else "elsewhere"
            yield f"{side} {where}: {other.sort} {other.measure}"
            yield f"{side}: {other.sort} {other.measure} & {taken}"
    for other in (amounts[i] for i in around(amounts, at)):
        if same_amount(one, other):
            yield f"again: {other.sort} {other.measure}"
            yield f"again: {other.sort} {other.measure} & {taken}"


def around(amounts: Sequence[Amount], at: int) -> Iterator[int]:
    """The places of the amounts near one, itself left out."""
    return (i for i in range(max(0, at - NEAR), min(len(amounts), at + NEAR + 1)) if i != at)


def same_amount(one: Amount, other: Amount) -> bool:
    """Whether two mentions are of one amount."""
    if not one.low or not other.low or one.unit != other.unit:
        return False
    return abs(one.low - other.low) <= _SAME * abs(one.low) and (one.low == one.high) == (other.low == other.high)


def may_be_one(one: Amount, other: Amount) -> bool:
    """Whether two mentions of an amount tell the same: not where the rules took both in running text for two things."""
    if not same_amount(one, other):
        return False
    open_ = one.headline or other.headline or "nothing" in (one.took, other.took)
    return open_ or (one.took, one.measure) == (other.took, other.measure)


def _of_time(one: Amount, year: int | None) -> Iterator[str]:
    yield f"period told: {one.said}"
    if one.period is None or year is None:
        yield f"no period, {'dated' if year else 'undated'}"
        return
    when = "past" if one.period.last_year < year else "now" if one.period.last_year == year else "ahead"
    yield f"period: {when} {'whole' if one.period.is_whole_years else 'part'} {one.said}"
    yield f"period: {when} & {one.took}"
