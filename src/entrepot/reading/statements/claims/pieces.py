"""Pieces: the phrases, marks and parties of a sentence, in its order."""

from typing import NamedTuple

from entrepot.reading.statements.claims.marks import FLOWS, MEASURES, Mark, marks_at, may_mark
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases.money import money_starts, read_money
from entrepot.reading.statements.phrases.number import number_starts
from entrepot.reading.statements.phrases.parties import Party, is_title
from entrepot.reading.statements.phrases.percent import percent_starts, read_percent
from entrepot.reading.statements.phrases.period import period_starts, read_period
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.understood import ahead, elided

VALUES = frozenset(("money", "percent", "multiple", "range", "points", "as_much", "as_fast"))
_AS_MUCH = (
    ("as", "much"),
    ("made", "up", "the", "same"),
    ("were", "the", "same"),
    ("was", "the", "same"),
    ("the", "same", "amount"),
    ("the", "same", "volume"),
    ("a", "similar", "volume"),
    ("a", "similar", "figure"),
    ("a", "similar", "sum"),
    ("такой", "же", "объем"),
    ("такого", "же", "объема"),
    ("такую", "же", "цифру"),
    ("столько", "же"),
    ("на", "столько", "же"),
    ("такую", "же", "сумму"),
    ("не", "меньшего", "объема"),
)


_AS_FAST = (
    ("во", "столько", "же", "раз"),
    ("настолько", "же"),
    ("by", "as", "much"),
    ("by", "the", "same", "percentage"),
    ("by", "the", "same", "margin"),
    ("at", "the", "same", "rate"),
    ("at", "the", "same", "pace"),
    ("теми", "же", "темпами"),
)


class Piece(NamedTuple):
    """A phrase, a mark or a party at tokens first to last; kind: the value's, the mark's, "party" or "period"."""

    first: int
    last: int
    kind: str
    phrase: Phrase | None = None
    form: str = ""
    party: Party | None = None


def pieces_of(line: Line, parties: list[Party]) -> list[Piece]:
    """Every phrase, mark and party of the sentence in its order, none inside another."""
    found: list[Piece] = []
    by_first = {party.first: party for party in parties}
    words, shapes, free = line.words, line.shapes, 0
    may_open = [*map(_OPENS.__getitem__, words)]
    for at in [at for at, opens in enumerate(may_open) if opens or at in by_first]:
        if at < free:
            continue
        party, opens = by_first.get(at), may_open[at]
        if party is not None and (party.ref != "its" or line.word(at) not in ("it", "they")):
            found.append(Piece(party.first, party.last, "party", form=party.form, party=party))
            if line.words[at] in ("it", "they") and not _is_expletive(line, at):
                found.append(Piece(at, at + 1, "anaphor"))
            free = party.last
            continue
        piece = _value(line, at, opens) if opens & _NUMBER else None
        if piece is None and opens & _SAME:
            piece = _as_much(line, at)
        if opens == _NUMBER and shapes[at] == "N" and (piece is None or piece.kind != "money"):
            understood = ahead(line, at)
            piece = piece if understood is None else Piece(at, understood.last, "money", understood)
        if piece is not None:
            found.append(piece)
            free = piece.last
            continue
        if opens == _NUMBER and shapes[at] == "N" and (phrase := _elided(line, at, found)) is not None:
            found.append(Piece(at, phrase.last, "money", phrase))
            free = phrase.last
            continue
        marks = marks_at(words, at) if opens & _MARK else ()
        if marks:
            found += [Piece(at, at + mark.size, mark.kind, form=mark.form) for mark in _chosen(line, at, marks)]
            free = at + marks[0].size
    return found


def _elided(line: Line, at: int, found: list[Piece]) -> Phrase | None:
    before = next((p.phrase for p in reversed(found) if p.kind == "money" and p.phrase is not None), None)
    if before is None:
        return None
    stroke = line.word(at - 1) in _STROKES
    named = found[-1].last == at - stroke and found[-1].kind in ("exports", "imports", "turnover")
    return elided(line, at, before, named)


_STROKES = frozenset("–—-:")
_AS = frozenset(parts[0] for parts in (*_AS_MUCH, *_AS_FAST))
_MONEY, _PERCENT, _PERIOD, _MARK, _SAME = 1, 2, 4, 8, 16
_NUMBER = _MONEY | _PERCENT | _PERIOD


def _opens(word: str) -> int:
    """Which readings a word may open."""
    if word[0].isdecimal():
        return _NUMBER
    number = word in number_starts()
    return (
        (_MONEY if number or word in money_starts() else 0)
        | (_PERCENT if number or word in percent_starts() else 0)
        | (_PERIOD if number or word in period_starts() else 0)
        | (_MARK if may_mark(word) else 0)
        | (_SAME if word in _AS else 0)
    )


_OPENS = ByWord(_opens)


def _is_expletive(line: Line, at: int) -> bool:
    """The "it" of "it is planned to …", which stands for nothing."""
    copula = at + 1 + (line.word(at + 1) in ("has", "will"))
    said = {mark.kind for mark in marks_at(line.words, copula + 1)} if copula + 1 < len(line) else set()
    return line.word(at) == "it" and line.word(copula) in ("is", "was", "been", "be") and bool(said & {"goal", "modal"})


def _value(line: Line, at: int, opens: int) -> Piece | None:
    for bit, read in ((_MONEY, read_money), (_PERCENT, read_percent), (_PERIOD, read_period)):
        phrase = read(line, at) if opens & bit else None
        if phrase is not None:
            return Piece(phrase.first, phrase.last, phrase.kind, phrase)
    return None


def _as_much(line: Line, at: int) -> Piece | None:
    for parts in _AS_FAST:
        if line.words[at] == parts[0] and tuple(line.words[at : at + len(parts)]) == parts:
            return Piece(at, at + len(parts), "as_fast")
    if line.words[at] == "as" and line.word(at - 1) in ("not", "twice", "times", "half"):
        return None
    for parts in _AS_MUCH:
        if (
            line.words[at] == parts[0]
            and tuple(line.words[at : at + len(parts)]) == parts
            and line.word(at + len(parts)) != "as"
            and not (parts[-1] == "же" and _counts_things(line, at + len(parts)))
        ):
            return Piece(at, at + len(parts), "as_much")
    return None


def _counts_things(line: Line, at: int) -> bool:
    """Whether a noun follows that is counted: «столько же спецмашин»."""
    return line.shape(at) == "w" and len(line.word(at)) > _SHORT and line.word(at).endswith(_MANY)


_SHORT, _MANY = 3, ("ов", "ев", "ей", "ин", "ок", "ек", "ий", "ых", "их", "ан", "он")
_REPORTED = words("small_words", "clauses", "reported")
_NOUNS_BEFORE = words("small_words", "clauses", "nouns_before")
_SUBJECTS = words("small_words", "clauses", "subjects")


def _chosen(line: Line, at: int, marks: tuple[Mark, ...]) -> list[Mark]:
    """Of "trade", "exports", "supplies" the noun or the verb, as the neighbours tell; other marks all stand."""
    if len(marks) == 1 and marks[0].kind not in _LOOKED_AT:
        return [*marks]
    kinds = {mark.kind for mark in marks}
    measures, flows = kinds & MEASURES, kinds & FLOWS
    if measures and flows:
        wanted = flows if _is_verb(line, at, marks) else measures
        marks = tuple(mark for mark in marks if mark.kind not in (measures | flows) - wanted)
        kinds = wanted
    if kinds & MEASURES and not _is_measure(line, at, marks[0].size):
        return []
    if {"sell", "goal"} <= kinds:
        around = line.words[max(0, at - 10) : at + 5]
        sets = any(w.startswith(_SET) or w in ("цель", "цели", "целью", "целей") for w in around)
        marks = tuple(mark for mark in marks if mark.kind != ("sell" if sets else "goal"))
    if "modal" in kinds and _only_reports(line, at + marks[0].size):
        marks = tuple(mark for mark in marks if mark.kind != "modal")
    if {"take", "goal"} <= kinds:
        tells = line.word(at + 1) in ("to", "that", "the", "his", "a")
        marks = tuple(mark for mark in marks if mark.kind != ("take" if tells else "goal"))
    if "modal" in kinds and line.words[at : at + 2] == ["to", "be"] and line.word(at - 1) in _REPORTED | {"used"}:
        return []
    if (
        "balance" in kinds
        and line.words[at] == "plus"
        and not {"%", "percent", "per"}.isdisjoint(line.words[at : at + 6])
    ):
        return [Mark("up", "word", marks[0].size)]
    if "modal" in kinds and line.words[at] in ("was", "were") and not _does(line, at + 2):
        marks = tuple(mark for mark in marks if mark.kind != "modal")
    if {"goal", "elsewhere"} <= kinds:
        tells = line.shape(at + 1) == "N" or line.word(at + 1) in _PROJECTED
        marks = tuple(mark for mark in marks if mark.kind != ("elsewhere" if tells else "goal"))
    if "take" in kinds and not _PLACES.isdisjoint(line.words[at + 1 : at + 5]):
        marks = tuple(mark for mark in marks if mark.kind != "take")
    if "fetch" in kinds and line.word(at + 1) in ("to", "up"):
        marks = tuple(mark for mark in marks if mark.kind != "fetch")
    ahead = line.words[at + 1 : at + _FAR]
    if "goal" in kinds and line.words[at].startswith("push") and not {"up", "down"}.isdisjoint(ahead):
        return []
    if "goal" in kinds and line.words[at].startswith("mean") and line.word(at + 1) != "to":
        return []
    if "goal" in kinds and line.words[at] in _BARS and _is_passed(line, at):
        return []
    if "goal" in kinds and line.words[at] in ("set", "sets") and _sets_up(line, at):
        return []
    return _one_form(line, at, marks)


def _sets_up(line: Line, at: int) -> bool:
    """ "was set up in 2013", "set a record": no aim is set."""
    return line.word(at + 1) == "up" or "record" in line.words[at + 1 : at + 4]


_FAR = 10
_PLACES = frozenset(["place", "spot", "lead", "rank", "position", "part", "note", "место", "участие", "позицию"])
_PROJECTED = frozenset(("$", "that", "trade", "turnover", "exports", "a", "about", "usd"))
_SET = ("рекорд", "задач", "вопрос", "план", "услов")
_LOOKED_AT = MEASURES | {"modal", "goal", "take"}
"""The marks that the words around them may undo."""
_BARS = words("trade", "goals", "bars")
_MOVING = FLOWS | {"level", "up", "down"}


def _does(line: Line, at: int) -> bool:
    """Whether a base form stands there: "was to touch", not "was to Kenya"."""
    if line.word(at) in ("be", "have"):
        return True
    return at < len(line) and any(m.kind in _MOVING and m.form == "base" for m in marks_at(line.words, at))


def _is_passed(line: Line, at: int) -> bool:
    """ "passed the milestone of", «преодолел рубеж», «за рубеж»: a mark that is behind, or another word."""
    if line.word(at - 1) == "за":
        return True
    around = range(max(0, at - 5), min(len(line), at + 12))
    return any(m.kind == "level" and m.form in ("past", "participle") for i in around for m in marks_at(line.words, i))


def _only_reports(line: Line, at: int) -> bool:
    """ "it should be noted that", «следует отметить»: a turn of speech, nothing that is wanted."""
    if line.word(at - 1) == "следует":
        return line.word(at) in ("из", "отметить") or line.word(at) in _REPORTS
    at += line.word(at) in ("also", "not", "further", "здесь", "также", "особо", "here")
    at += line.word(at) == "be"
    at += line.word(at) in ("also", "further")
    return line.word(at) in _REPORTS


_REPORTS = words("small_words", "clauses", "reports")
_BEFORE_BASE = words("small_words", "clauses", "before_base")
_BEFORE_PARTICIPLE = words("small_words", "clauses", "before_participle")


def _one_form(line: Line, at: int, marks: tuple[Mark, ...]) -> list[Mark]:
    """Of the forms that a verb shares ("hit", "reached") the one that the word before it asks for."""
    before = line.word(at - 1)
    wanted = (
        ("base",)
        if before in _BEFORE_BASE
        else ("participle", "past")
        if before in _BEFORE_PARTICIPLE
        else ("past", "present", "base")
    )
    found: list[Mark] = []
    for kind in dict.fromkeys(mark.kind for mark in marks):
        forms = {mark.form: mark for mark in marks if mark.kind == kind}
        found.append(next((forms[form] for form in wanted if form in forms), next(iter(forms.values()))))
    return found


def _is_verb(line: Line, at: int, marks: tuple[Mark, ...]) -> bool:
    before, after = line.word(at - 1), line.word(at + 1)
    if before in _SUBJECTS and before not in _NOUNS_BEFORE:
        return True
    form = next(mark.form for mark in marks if mark.kind in FLOWS)
    if form != "present" or line.shape(at - 1) not in ("C",) or is_title(before):
        return False
    ahead = range(at + 1, min(at + 6, len(line)))
    stop = next((i for i in ahead if line.shapes[i] in "N."), at + 6)
    marks_after = {
        mark.kind
        for i in ahead
        if i == at + 1 or i < stop
        for mark in marks_at(line.words, i)
        if i == at + 1 or mark.form in ("past", "present")
    }
    if marks_after & {"up", "down", "level", "copula", "compare", "modal"} or after in (
        "",
        ",",
        ".",
        "of",
        "to",
        "and",
        "in",
        "from",
        "for",
        "by",
        "has",
        "have",
    ):
        return False
    return line.shape(at + 1) in "wCN" or after in "$€"


def _is_measure(line: Line, at: int, size: int) -> bool:
    """Not "trade agreement", "export potential", "retail trade"."""
    after, before = line.word(at + size), line.word(at - 1)
    section = _not_measures()
    if after in section[0] or after.startswith(section[3]):
        return False
    if after == "and" and line.word(at + size + 1) in (
        "economic",
        "investment",
        "investments",
        "commercial",
        "industrial",
        "business",
    ):
        return line.word(at + size + 1) in ("investment", "investments") and line.word(at + size + 2) not in section[0]
    if after == "-" and line.word(at) == "trade":
        return False
    if before in ("of", "for") and line.word(at - 2) in _BODIES:
        return False
    return before not in section[1] and not before.startswith(section[2])


_BODIES = words("small_words", "clauses", "bodies")


def _not_measures() -> tuple[frozenset[str], frozenset[str], tuple[str, ...], tuple[str, ...]]:
    global _NOT_MEASURES
    if _NOT_MEASURES is None:
        section = load("trade")["not_measures"]
        before = section["before"].split()
        _NOT_MEASURES = (
            frozenset(section["after"].split()),
            frozenset(w for w in before if w[-1] != "*"),
            tuple(w[:-1] for w in before if w[-1] == "*"),
            tuple(w.rstrip("*") for w in section["after_ru"].split()),
        )
    return _NOT_MEASURES


_NOT_MEASURES: tuple[frozenset[str], frozenset[str], tuple[str, ...], tuple[str, ...]] | None = None
