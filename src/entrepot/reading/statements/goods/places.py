"""Places of goods: the stretch of a sentence that is a list's own, the cue that governs it, the flow told before."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from entrepot.reading.statements.goods.cues import FLOWS, NAMING, Cue
from entrepot.reading.statements.goods.runs import Run
from entrepot.reading.statements.goods.told import Told
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

_BREAKS = frozenset((";",))
_BREAKING = frozenset(("while", "whereas", "but", "although", "а", "но", "тогда", "зато"))
_SAYING = frozenset(("adding", "noting", "stressing", "saying", "добавив", "отметив", "подчеркнув", "сообщив"))
_GOING_ON = frozenset(("также", "кроме", "еще", "also"))
OPENING = frozenset(("оттуда", "отсюда", "туда", "сюда", "обратно", "назад", "взамен", "навстречу"))
_JOINING = frozenset(("and", "but", "и", "а", ","))
_MEMORY, _SHARED = 1200, 6
_start = attrgetter("start")


@dataclass(slots=True)
class Place:
    """A run with the tokens around it that are its own: from `first` to `last`; cue: what governs it."""

    run: Run
    first: int
    last: int
    cue: Cue | None
    cues: list[Cue]


def latest(flows: Sequence[Told], sentence: Sentence, run: Run) -> Told | None:
    """The flow told last before the run, or in its sentence; `flows` in their order."""
    at = bisect_right(flows, run.end, key=_start)
    before = flows[at - 1] if at else None
    if before is not None and (before.start >= sentence.start or run.start - before.start < _MEMORY):
        return before
    after = flows[at] if at < len(flows) else None
    return after if after is not None and after.start < sentence.end else None


def figure_around(flows: Sequence[Told], sentence: Sentence, run: Run) -> Told | None:
    """The figure among whose words a run stands, the nearest: "wheat exports came to $5 million"."""
    first = bisect_left(flows, sentence.start, key=_start)
    around = [one for one in flows[first : bisect_right(flows, run.start, first, key=_start)] if run.end <= one.end]
    return max(around, key=lambda one: (one.start, -one.end)) if around else None


def is_likely(sides: Sides, run: Run, cues: Sequence[Cue], figure: Told | None) -> bool:
    """Whether a list is worth a look: several goods, or one near a word of trade or among the words of a figure."""
    if run.size > 1 or figure is not None:
        return True
    if any(
        gap(run, cue) <= _NEAR for cue in cues if cue.kind in FLOWS or cue.kind in ("most", "earn", "back", "thither")
    ):
        return True
    words = sides.text.tokens.words
    return not _PART_OF.isdisjoint(words[run.last : run.last + _NEAR]) or not _PART_OF.isdisjoint(
        words[max(run.first - _NEAR, 0) : run.first]
    )


_PART_OF = frozenset(
    "half third thirds quarter quarters fifth percent % much former latter "
    "половина половину половины треть трети четверть четверти "
    "процентов последнего последней первого место строчке".split()
)
_NEAR = 9


def placed(sides: Sides, sentence: Sentence, runs: list[Run], cues: list[Cue]) -> list[Place]:
    """Each run with the stretch of its sentence that is its own, and the cue that governs it."""
    words = sides.text.tokens.words
    found: list[Place] = []
    used = -1
    for number, run in enumerate(runs):
        edge = _behind(sides, runs[number - 1].last, run.first) if number else sentence.first
        stop = runs[number + 1].first if number + 1 < len(runs) else sentence.last
        first, last = _from(words, max(edge, used + 1), run.first), _to(words, run.last, stop)
        if found:
            first = _clause(words, cues, first, run)
            found[-1].last = min(found[-1].last, first)
        before = [cue for cue in cues if first <= cue.at < run.first]
        after = [cue for cue in cues if run.last <= cue.at < last]
        strong = _governing(before[::-1]) or [cue for cue in after if cue.kind in FLOWS][:1]
        if strong:
            used = strong[0].at
        elif number + 1 < len(runs) and runs[number + 1].first - run.last <= _SHARED:
            following = runs[number + 1].last
            strong = [cue for cue in cues if following <= cue.at < following + _SHARED and cue.kind in FLOWS][:1]
        found.append(Place(run, first, last, strong[0] if strong else None, before + after))
    return found


def _behind(sides: Sides, last: int, stop: int) -> int:
    """Where the words of a list end that has its own "from" right behind it: "raisins from Uzbekistan, honey …"."""
    tokens = sides.text.tokens
    if tokens.words[last] not in _FROM:
        return last
    end = next((at for at in range(last + 1, stop) if tokens.shapes[at] != "C"), stop)
    return end if end > last + 1 and tokens.words[end] in _ENDING else last


_FROM, _ENDING = frozenset(("from", "из")), frozenset((",", "and", "и", ";"))


def _governing(cues: list[Cue]) -> list[Cue]:
    """The first of the cues that names a flow, else the first that tells of one: of "imports, he went on, were cars" it
    is the imports."""
    return [cue for cue in cues if cue.kind in NAMING][:1] or [cue for cue in cues if cue.kind in FLOWS][:1]


def _clause(words: list[str], cues: list[Cue], edge: int, run: Run) -> int:
    """Where the clause of a second list begins: at its verb after "and", or at the list itself before its verb."""
    verbs = [cue.at for cue in cues if edge <= cue.at < run.first and cue.kind in FLOWS]
    if verbs:
        at = verbs[-1]
        joined = any(words[i] in _JOINING for i in range(max(edge, at - 2), at))
        return at if joined else edge
    follows = any(run.last <= cue.at <= run.last + 2 and cue.kind in FLOWS for cue in cues)
    return run.first if follows and words[run.first - 1] in _JOINING else edge


def _from(words: list[str], edge: int, stop: int) -> int:
    for at in range(stop - 1, edge - 1, -1):
        if _breaks(words, at, edge):
            return at + 1
        if _opens(words, at, edge):
            return at
    return edge


def _to(words: list[str], first: int, stop: int) -> int:
    return next((at for at in range(first, stop) if _breaks(words, at, first) or _opens(words, at, first)), stop)


def _opens(words: list[str], at: int, edge: int) -> bool:
    """Whether a word that opens a statement stands behind a comma: «…, оттуда доставляют табак»."""
    return words[at] in OPENING and at > edge and words[at - 1] == ","


def _breaks(words: list[str], at: int, edge: int) -> bool:
    """Whether a new statement begins at a word: after ";", at ", while", but not at «, а также»."""
    if words[at] in _BREAKS:
        return True
    return words[at] in (_BREAKING | _SAYING) and at > edge and words[at - 1] == "," and words[at + 1] not in _GOING_ON


def quote_of(sides: Sides, place: Place) -> tuple[int, int]:
    """The words from the cue to the end of the list, or from the list to the cue."""
    tokens = sides.text.tokens
    first = min(place.run.first, place.cue.at if place.cue else place.run.first)
    start = tokens.starts[place.first] if first < place.run.first else place.run.start
    last = max(place.run.last, place.cue.at + 1 if place.cue else place.run.last)
    end = tokens.ends[place.last - 1] if last > place.run.last else place.run.end
    whole = sides.text.document.text
    while start < end and whole[start] in ' ,;:–—-“”«»"':
        start += 1
    while end > start and whole[end - 1] in ' ,;:.–—-“”«»"':
        end -= 1
    return start, end


def gap(run: Run, cue: Cue) -> int:
    """Tokens from a cue to a list, 1 when they touch."""
    return run.first - cue.at if cue.at < run.first else cue.at - run.last + 1
