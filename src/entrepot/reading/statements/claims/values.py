"""Values: the role that an amount plays in its segment (level, earlier level), or why it has none."""

from typing import NamedTuple

from entrepot.nouns.amount import Qualifier
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.conversions import is_conversion
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES, trade_noun
from entrepot.reading.statements.claims.pieces import VALUES, Piece
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.approximator import qualifier_after, qualifier_before
from entrepot.reading.statements.phrases.phrase import Line

_SKIPPED = words("small_words", "values", "skipped")
_CURRENT = words("small_words", "values", "current")
_PREPOSITIONS = words("small_words", "values", "prepositions")
_MORE = words("small_words", "values", "more")
_CHANGES = frozenset(("up", "down"))


class Role(NamedTuple):
    """sort: "level", "earlier" or "growth"; why: the reason why the value is nothing, "" when it is something."""

    sort: str
    rule: str
    why: str = ""


_QUALIFYING = frozenset(("up", "down", "compare", "than"))


def without_qualifiers(line: Line, segment: Segment) -> Segment:
    """The segment less the "up" and "over" of "up to $5 billion" and "over 30 %"."""
    if not segment.values or segment.kinds.isdisjoint(_QUALIFYING):
        return segment
    spans = [(qualifier_before(line, v.first)[1], v.first) for v in segment.values]
    hidden = [span for span in spans if span[0] < span[1]]
    if not hidden:
        return segment
    kept = [
        p for p in segment.pieces
        if p.kind not in _QUALIFYING or not any(a <= p.first < b for a, b in hidden)
    ]  # fmt: skip
    return segment.with_pieces(kept)


def qualified(line: Line, value: Piece) -> Qualifier:
    """How sure the words are."""
    found = qualifier_before(line, value.first)[0]
    return found if found != "exact" else qualifier_after(line, value.last)


_INSIDE = frozenset(["на", "до"])


def preposition_of(line: Line, segment: Segment, value: Piece) -> tuple[str, int]:
    """The preposition that governs a value, and its token."""
    opens = qualifier_before(line, value.first)[1]
    if opens < value.first - 1 and line.words[value.first - 1] in _INSIDE:
        return line.words[value.first - 1], value.first - 1
    at, steps = opens - 1, 0
    while at >= segment.first and line.words[at] in _SKIPPED and line.words[at] not in ("of",) and steps < 4:
        at, steps = at - 1, steps + 1
    word = line.word(at) if at >= segment.first else ""
    return (word, at) if word in _PREPOSITIONS else ("", at)


def role_of(line: Line, segments: list[Segment], at: int, value: Piece, head: Piece | None) -> Role:
    """What a value is in its segment."""
    segment = segments[at]
    if value.kind == "as_much" and not _NOBODY.isdisjoint(line.words[segment.first : value.first]):
        return Role("", "", "denied")
    if value.kind == "as_much":
        return Role("level", "as much")
    if value.kind != "money":
        return Role("growth", "<percent>")
    why = _elsewhere(line, segment, value, head)
    if why:
        return Role("", "", why)
    if _is_headcount(line, value):
        return Role("", "", "about people, not about trade")
    if "never" in line.words[segment.first : value.first]:
        return Role("", "", "denied")
    if _is_not_yet(line, segment, value):
        return Role("", "", "what could be, not what is")
    if head is None and line.word(value.last) in ("together", "combined", "вместе"):
        return Role("", "", "a sum of several flows")
    if (line.word(value.last) in _EACH and line.word(value.last + 1) not in ("year", "год")) or (
        line.word(value.last) in ("a", "per", "в") and line.word(value.last + 1) in _UNITS
    ):
        return Role("", "", "an amount for each of several, or for each day or piece")
    if not _EVERY.isdisjoint(line.words[segment.first : value.first]) and any(
        line.words[i] in _EVERY and not _UNITS.isdisjoint(line.words[i + 1 : i + 4])
        for i in range(segment.first, value.first)
    ):
        return Role("", "", "an amount for each of several, or for each day or piece")
    if _bracketed_base(line, segments, at):
        return Role("earlier", "<period> (<money>)")
    if _is_appositive_base(segments, at, value):
        return Role("earlier", "<period>, <money>")
    if at and line.word(segment.first) in _WHERE and "had" in line.words[segment.first : value.first]:
        return Role("earlier", "where <money> had been")
    prep, where = preposition_of(line, segment, value)
    if line.word(where) == "за" and any(w.endswith(_AFTER) for w in line.words[value.first : value.last]):
        return Role("", "", "what somebody is after, not what is")
    changed = any(p.kind in _CHANGES for p in segment.pieces) or _changed_before(segments, at)
    money = value.phrase.value if value.phrase is not None else None
    if money is not None and money.high < 1000:
        return Role("", "", "too small an amount to be a level of trade")
    if is_conversion(line, segments, at, value):
        return Role("", "", "the amount before it in another currency")
    if _is_difference(line, segment, value, prep, where, changed, head) or _is_increment(
        line, segments, at, value, where
    ):
        return Role("", "", "a difference between two levels, not a level")
    if prep in ("from", "с", "со", "от") and (
        changed
        or _has_to(line, segment, value)
        or line.word(where - 1) in ("up", "down")
        or not _CURRENT.isdisjoint(line.words[where : value.first])
    ):
        return Role("earlier", "from <money>")
    if prep in ("after", "following", "после") and segment.has("period") and segment.opener in _PAUSES:
        return Role("earlier", "after <money> in <period>")
    if prep in ("on", "from") and line.word(where - 1) in ("up", "down"):
        return Role("earlier", "up on <money>")
    if (
        prep == "than"
        and line.word(where - 1) in _LESSER
        and not _NOT.isdisjoint(line.words[max(0, where - 5) : where])
    ):
        return Role("level", "not less than <money>")
    if prep in ("against", "versus", "vs", "против") and any(p.first >= value.last for p in segment.of("back")):
        return Role("level", "against <money> the other way")
    if prep in ("than", "against", "versus", "vs", "чем", "против") or line.word(where - 1) in (
        "compared",
        "than",
        "сравнению",
    ):
        return Role("earlier", "than <money>")
    if _is_of_year_before(line, segment, value):
        return Role("earlier", "<year before>'s <money>")
    return Role("level", f"{prep} <money>".strip())


def _is_not_yet(line: Line, segment: Segment, value: Piece) -> bool:
    """ "has not yet reached $10 billion", «пока не достиг 10 млрд»."""
    words = line.words[segment.first : value.first]
    if _NOT_OR_YET.isdisjoint(words) or segment.has("goal", "modal"):
        return False
    return any(words[i : i + 2] in _NOT_YET for i in range(len(words) - 1))


_NOT_YET = (["not", "yet"], ["yet", "to"], ["пока", "не"], ["еще", "не"])
_NOT_OR_YET = frozenset(said[0] for said in _NOT_YET)


def _is_of_year_before(line: Line, segment: Segment, value: Piece) -> bool:
    """ "20 % above the previous year's $150 million"."""
    before = [p for p in segment.of("period") if 0 <= value.first - p.last <= 1 and p.phrase is not None]
    return (
        any(p.phrase is not None and p.phrase.value.style == "same" for p in before)
        and "'s" in line.words[segment.first : value.first]
    )


def _is_headcount(line: Line, value: Piece) -> bool:
    """ "a country of 280 million", «рынок с 40 миллионами»: so many people, as no currency is said."""
    unsaid = value.kind == "money" and value.phrase is not None and value.phrase.value.unit is None
    at = qualifier_before(line, value.first)[1] - 1
    at -= line.word(at) in ("of", "with", "в", "с")
    return unsaid and line.word(at) in _PEOPLED and line.word(at + 1) in ("of", "with", "в", "с")


_PEOPLED = words("small_words", "values", "peopled")
_NOBODY = words("small_words", "values", "nobody")
_LESSER = frozenset(["lower", "less", "smaller", "fewer", "worse", "ниже", "меньше", "хуже"])
_NOT = frozenset(["not", "no", "never", "не"])
_WHERE = frozenset(["where", "when", "whereas"])
_PAUSES = frozenset(",;(–—-")
_GAINING = ("lost", "lose", "shed", "added", "gained", "потерял", "прибавил", "добавил", "недосчитал", "недобрал")
_EACH = frozenset(["each", "apiece", "каждый", "каждая", "каждую", "каждому"])
_EVERY = frozenset(["every", "each", "каждый", "каждая", "каждую", "каждые"])
_UNITS = words("small_words", "values", "units")


def _bracketed_base(line: Line, segments: list[Segment], at: int) -> bool:
    """ "than in January 2023 ($18.7 million)": the bracket gives the level of the period before it."""
    segment = segments[at]
    bracket = segment.opener in ("(", "[")
    if (
        not (bracket or segment.opener in ("–", "—", "-"))
        or at == 0
        or not segments[at - 1].pieces
        or segment.has("period", "exports", "imports", "level", "copula", "up", "down")
    ):
        return False
    last = segments[at - 1].pieces[-1]
    if not bracket and line.word(segment.first) in ("to", "до"):
        return False
    return (
        last.kind == "period"
        and last.last == segments[at - 1].last
        and (_is_compared(segments[at - 1], last) if not bracket else _follows_figures(segments[at - 1]))
    )


def _is_compared(segment: Segment, time: Piece) -> bool:
    return segment.has("than") or (time.phrase is not None and time.phrase.value.style == "same")


def _is_appositive_base(segments: list[Segment], at: int, value: Piece) -> bool:
    """ "9 per cent below the bill of a year earlier, Sh8.23 billion": the level of the time named before the comma."""
    segment, before = segments[at], segments[at - 1] if at else None
    if before is None or segment.opener != "," or not before.pieces or [*segment.pieces] != [value]:
        return False
    if value.first > segment.first:  # "up on the previous year, at $180 million"
        return False
    last = before.pieces[-1]
    same = last.kind == "period" and last.phrase is not None and last.phrase.value.style == "same"
    return same and last.last == before.last and before.has("percent", "multiple")


def _follows_figures(segment: Segment) -> bool:
    return segment.has("compare", "than") or bool(segment.values)


def _changed_before(segments: list[Segment], at: int) -> bool:
    """Whether the segment before, without a value of its own, tells of a change ("slipped, in a year, from …")."""
    return any(
        p.kind in _CHANGES or (p.kind == "multiple" and p.phrase is not None and p.phrase.value.is_change)
        for s in segments[max(0, at - 2) : at] for p in s.pieces
    )  # fmt: skip


def _has_to(line: Line, segment: Segment, value: Piece) -> bool:
    later = [v for v in segment.values if v.kind == "money" and v.first >= value.last]
    return any(preposition_of(line, segment, v)[0] in ("to", "до", "по") for v in later)


def _is_difference(
    line: Line, segment: Segment, value: Piece, prep: str, where: int, changed: bool, head: Piece | None
) -> bool:
    """ "grew by $18.7 billion", «вырос на 5 млрд», "$5.4 billion more than"."""
    after = line.word(value.last)
    balance = head is not None and head.kind in ("surplus", "deficit", "balance")
    if after in ("(", "["):
        closing = next(
            (i for i in range(value.last, min(value.last + _ASIDE, len(line))) if line.words[i] in ")]"), None
        )
        after = after if closing is None else line.word(closing + 1)
    if after in _MORE and after not in ("over", "up", "down", "above", "below") and not balance:
        return True
    if after in ("or",) and any(v.kind == "percent" and v.first - value.last <= 3 for v in segment.values) and changed:
        told = any(p.kind in _CHANGES and p.last <= value.first for p in segment.pieces)
        percent = next(v for v in segment.values if v.kind == "percent")
        grew = told or prep == "by" or line.word(value.first - 1) in ("a", "an")
        return grew or line.word(percent.last) in _MORE
    verbs = [p for p in segment.pieces if p.kind in _CHANGES and p.last <= value.first]
    if verbs and verbs[-1].last >= where and line.words[verbs[-1].first].startswith(_GAINING) and not prep:
        times = any(p.last <= verbs[-1].first for p in segment.of("period"))
        return not _has_to(line, segment, value) and not (times and not segment.has("party", "turnover", *FLOWS))
    if prep == "by":
        return bool(verbs) or changed
    if prep == "на":
        if head is not None and head.kind in FLOWS:
            return False
        if not verbs and changed and "или" in (segment.opener, line.word(segment.first)):
            return True
        joined = bool(verbs) and not {"и", "а", "но"} & set(line.words[verbs[-1].last : where])
        return joined and line.word(where + 1) != "сумму" and line.word(where + 1) != "уровне"
    if verbs and verbs[-1].last == value.first and verbs[-1].form == "past":
        later = [v for v in segment.values if v.kind == "money" and v.first >= value.last]
        return any(preposition_of(line, segment, v)[0] == "to" for v in later)
    return False


def _is_increment(line: Line, segments: list[Segment], at: int, value: Piece, where: int) -> bool:
    """ "which is $15 billion, or 71 % higher", "the increase amounted to $5 billion", "an increase of $5 billion"."""
    segment = segments[at]
    later = segments[at + 1] if at + 1 < len(segments) and value.last == segment.last else None
    if later is not None and ("or" in (later.opener, line.word(later.first))) and later.values:
        percent = later.values[0]
        based = any(v.kind == "money" for v in later.values)
        if percent.kind == "percent" and line.word(percent.last) in _MORE and segment.has("copula") and not based:
            return True
    nouns = [p for p in segment.pieces if p.kind in _CHANGES and p.last <= value.first]
    nouns = [p for p in nouns if p.form == "word" or line.word(p.first - 1) in _DETERMINERS]
    noun = nouns[-1] if nouns else None
    if noun is None or line.words[noun.first] not in _INCREMENTS:
        return False
    if line.word(noun.last) == "of" and where == noun.last:
        return True
    verbs = [p for p in segment.pieces if noun.last <= p.first < value.first and p.kind in ("level", "copula")]
    owners = [p for p in segment.pieces if p.kind in MEASURES | FLOWS and p.first < noun.first]
    infinitive = bool(verbs) and line.word(verbs[0].first - 1) == "to"
    if not verbs or infinitive or owners or {"и", "and", "but", "а"} & set(line.words[noun.last : verbs[-1].first]):
        return False
    return not any(p.kind in VALUES for p in segment.pieces if noun.last <= p.first < value.first)


_ASIDE = 9
_AFTER = ("лионом", "лиардом", "лионами", "лиардами")
_DETERMINERS = frozenset(["the", "an", "a", "this", "that", "net", "total", "overall"])
_INCREMENTS = words("small_words", "values", "increments")


def _is_goods(line: Line, mark: Piece, head: Piece) -> bool:
    """ "Russian cargoes cost the Chinese …": goods that are dealt in."""
    return head.kind in FLOWS and trade_noun(line.words[mark.first])


def _elsewhere(line: Line, segment: Segment, value: Piece, head: Piece | None) -> str:
    """A loan, a project, a price beside the amount: it is not a level of trade."""
    marks = segment.of("elsewhere")
    if head is not None and head.kind == "investment":
        return ""
    for mark in marks:
        words = line.said(mark.first, mark.last)
        if head is not None and (mark.first <= head.first < mark.last or _is_goods(line, mark, head)):
            continue
        between = (mark.last, value.first) if mark.last <= value.first else (value.last, mark.first)
        gap = between[1] - between[0]
        blocked = any(
            between[0] <= p.first < between[1]
            and p.kind in ("level", "copula", "exports", "imports", "turnover", *FLOWS, *VALUES)
            for p in segment.pieces
        )
        if head is None:
            return f"about {words}, not about trade"
        if line.words[mark.first] == "cost" and head.kind in MEASURES and head.last <= mark.first:
            continue
        if head.first >= value.last and mark.last <= value.first and line.word(value.last) in ("of", "in", "worth"):
            continue
        nearer = (head.last <= value.first and mark.first > head.first) or head.first >= value.last
        if (
            mark.last <= value.first
            and nearer
            and gap <= 4
            and not blocked
            and line.word(mark.first - 1) not in ("of", "from")
        ):
            return f"about {words}, not about trade"
        if mark.first >= value.last and gap <= 2 and not blocked and head.first >= value.last:
            return f"about {words}, not about trade"
    return ""
