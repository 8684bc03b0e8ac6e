"""Names of persons in a text, each with the office that stands beside it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from entrepot.reading.statements.phrases import russian
from entrepot.reading.statements.phrases.name_runs import name_runs
from entrepot.reading.statements.phrases.office import INSIDE, LINKS, SPEECH, Office, complement, find_offices
from entrepot.reading.statements.phrases.word_tags import HEAD, LAND, NAME, ORG, PLACE, TITLE, is_given
from entrepot.reading.statements.text import Sentence, Text, Tokens

_GOVERNS = frozenset(
    (
        "governs",
        "heads",
        "leads",
        "chairs",
        "runs",
        "directs",
        "advises",
        "headed",
        "governed",
        "led",
        "chairing",
        "heading",
        "leading",
    )
)


class Name(NamedTuple):
    """A person's name by its tokens.

    role: the tokens of the office beside it; tail: those of its rest after the name ("of India");
    evidence: 3 an office, 2 a title or speech, 1 a known given name, 0 capitals only;
    case: of a Russian name, "" when its office does not tell.
    """

    first: int
    last: int
    role: tuple[int, int] | None
    tail: tuple[int, int] | None
    evidence: int
    case: str


class _Offices(NamedTuple):
    """The offices of a sentence by the token that each begins with, and by the one after its last."""

    starts: Mapping[int, Office]
    ends: Mapping[int, Office]


def find_names(text: Text, sentence: Sentence, tag: list[int]) -> tuple[list[Name], list[Office]]:
    """The persons named in a sentence, and all its offices (with a name or without)."""
    offices = find_offices(text, sentence, tag)
    known = _Offices({office.first: office for office in offices}, {office.last: office for office in offices})
    runs = name_runs(text, sentence, tag)
    found = [name for run in runs if (name := _judge(text.tokens, sentence, tag, run, known)) is not None]
    return _with_bodies(text.tokens, found), offices


def _with_bodies(tokens: Tokens, names: list[Name]) -> list[Name]:
    """One word after an office that stands behind a full name ends the office: "Leonid Kunitsyn, head of Kirov
    Compressor,"."""
    kept: list[Name] = []
    for name in names:
        role = name.role
        owner = kept[-1] if kept else None
        if (
            owner is not None
            and role is not None
            and name.last - name.first == 1
            and role[1] == name.first
            and owner.role is None
            and owner.last - owner.first > 1
            and owner.last < role[0]
            and all(word in (",", "the", "a", "an") for word in tokens.words[owner.last : role[0]])
            and not is_given(tokens.words[name.first])
        ):
            kept[-1] = owner._replace(role=(role[0], name.last), evidence=3)
        else:
            kept.append(name)
    return kept


def _judge(tokens: Tokens, sentence: Sentence, tag: list[int], run: tuple[int, int], offices: _Offices) -> Name | None:
    """The name that a run of words is, with its office; None where it is a body's, a place's or a title's."""
    first, last = run
    if last < sentence.last and tokens.shapes[last] == "C" and tag[last] & (ORG | LAND) and not tag[last] & HEAD:
        return None
    if _is_quoted(tokens, sentence, first, last):
        return None
    role = _role_of(tokens, sentence, tag, run, offices)
    if _is_of_body(tokens, sentence, tag, run, has_role=role is not None):
        return None
    case = "nomn"
    if sentence.language == "ru":
        case = russian.case_of(_noun(tokens, tag, role)) if role else ""
    first = _trim(tokens, sentence, first, last, role)
    if role is not None:
        return Name(first, last, (role.first, role.last), _tail(tokens, sentence, tag, last), 3, case)
    if _governs(tokens, last, sentence.last):
        return Name(first, last, _clause(tokens, tag, last, sentence.last), None, 3, case)
    tail = _tail(tokens, sentence, tag, last) if sentence.language == "en" else None
    if tail is not None and not any(tag[at] & (ORG | HEAD) for at in range(*tail)):
        tail = None
    return Name(first, last, None, tail, _evidence(tokens, sentence, tag, first, last), case)


def _is_quoted(tokens: Tokens, sentence: Sentence, first: int, last: int) -> bool:
    """Whether all of it stands in quotation marks, as the names of firms do."""
    is_opened = first > sentence.first and tokens.words[first - 1] in '«“"'
    return is_opened and last < sentence.last and tokens.words[last] in '»”"'


def _role_of(
    tokens: Tokens, sentence: Sentence, tag: list[int], run: tuple[int, int], offices: _Offices
) -> Office | None:
    """The office before the name, before its titles, before a comma, or after it."""
    first, last = run
    return (
        offices.ends.get(first)
        or offices.ends.get(_before_titles(tokens, tag, sentence.first, first))
        or _introduced(tokens, sentence, first, last, offices.ends)
        or _appended(tokens, sentence, last, offices.starts, tag)
    )


def _is_of_body(tokens: Tokens, sentence: Sentence, tag: list[int], run: tuple[int, int], *, has_role: bool) -> bool:
    """Whether the words name a body or a place rather than a person: "the Bank of Kirov", "the Volga"."""
    first, last = run
    if first > sentence.first and tokens.words[first - 1] == "the":
        return True
    if has_role:
        return False
    if first > sentence.first and tag[last - 1] & PLACE:
        return True
    if first - 1 <= sentence.first or tokens.words[first - 1] != "of" or tokens.shapes[first - 2] != "C":
        return False
    return bool(tag[first - 2] & (ORG | LAND)) and not any(map(is_given, tokens.words[first:last]))


def _before_titles(tokens: Tokens, tag: list[int], opening: int, first: int) -> int:
    """Where the titles before a name start: "Deputy Minister Datuk Dr. Malcolm Lamoh"."""
    while first > opening and tag[first - 1] & TITLE | (tokens.words[first - 1] == "." and tag[first - 2] & TITLE):
        first -= 1
    return first


def _evidence(tokens: Tokens, sentence: Sentence, tag: list[int], first: int, last: int) -> int:
    if first > sentence.first and (
        tag[first - 1] & TITLE or (tokens.words[first - 1] == "." and tag[first - 2] & TITLE)
    ):
        return 2
    if sum(shape == "C" for shape in tokens.shapes[first:last]) < 2:
        return 0
    near = tokens.words[last] if last < sentence.last else ""
    before = tokens.words[first - 1] if first > sentence.first else ""
    speaks = near in SPEECH or before in SPEECH or (near == ":" and first == sentence.first)
    if any(map(is_given, tokens.words[first:last])):
        return 2 if speaks else 1
    return 1 if speaks or _meets(tokens, sentence, first) else 0


def _noun(tokens: Tokens, tag: list[int], role: Office) -> str:
    """The noun that the whole office hangs on: «заместителем» in «заместителем министра»."""
    noun = next((at for at in range(role.first, role.last) if tag[at] & HEAD), role.head)
    while noun + 2 < role.last and tokens.words[noun + 1] == "-":
        noun += 2
    return tokens.words[noun]


_MEETS = re.compile(
    r"meet(?:s|ing|ings)?|met|talks?|visit|conversation|negotiations|received|hosted|welcomed|встрет\w+|"
    r"встреч\w+|переговор\w+|разговор\w*|принял\w?|визит\w*|побеседовал\w?"
)


def _meets(tokens: Tokens, sentence: Sentence, first: int) -> bool:
    """Whether somebody is met here: "talks with", "the meeting of"."""
    at = first - 1
    if at >= sentence.first and tokens.words[at] in ("with", "of", "between", "by", "с", "со", "между"):
        at -= 1
    return at >= sentence.first and _MEETS.fullmatch(tokens.words[at]) is not None


def _trim(tokens: Tokens, sentence: Sentence, first: int, last: int, role: Office | None) -> int:
    """Leave out a capitalised word that only opens the sentence, or an institution before a given name."""
    if role is not None and role.last == first:
        return first
    given = [at for at in range(first, last) if is_given(tokens.words[at])]
    opens = (
        first == sentence.first
        or tokens.words[first - 1] in LINKS
        or tokens.words[first - 1] in ("by", "в", "во", "«", "“", "–", "—")
    )
    if given and given[0] > first and opens and tokens.words[given[0] - 1] != "-" and last - given[0] > 1:
        return given[0]
    return first


def _introduced(tokens: Tokens, sentence: Sentence, first: int, last: int, ends: Mapping[int, Office]) -> Office | None:
    """An office before a comma: "the region's governor, Georgy Filimonov, said"."""
    if first - 1 <= sentence.first or tokens.words[first - 1] != ",":
        return None
    office = ends.get(first - 1)
    if last < sentence.last and tokens.words[last] not in (",", ".", ";", ")"):
        shared = office is not None and tokens.words[last] == "and" and tokens.words[office.head].endswith("s")
        return office if shared else None
    return office


def _appended(
    tokens: Tokens, sentence: Sentence, last: int, starts: Mapping[int, Office], tag: list[int]
) -> Office | None:
    """An office after the name: "Vasily Golubev, Governor of Rostov Oblast"; not the office of a further person."""
    if last + 1 >= sentence.last or tokens.words[last] not in (",", "(", "–", "-", "—"):
        return None
    at = last + 1
    for skip in range(3):
        office = starts.get(at + skip)
        if office is not None:
            if office.last < sentence.last and tag[office.last] & NAME:
                return None
            to_whom = sentence.language == "ru" and tokens.words[last] in ("–", "-", "—")
            if to_whom and russian.case_of(_noun(tokens, tag, office)) != "nomn":
                return None
            joined = office.last < sentence.last and tokens.words[office.last] in ("and", "и")
            also = starts.get(office.last + 1) if joined else None
            return office if also is None else Office(office.first, also.last, office.head)
        if at + skip >= sentence.last or tokens.words[at + skip] not in (
            "the",
            "a",
            "an",
            "its",
            "who",
            "is",
            "и",
            "their",
            "his",
            "her",
        ):
            return None
    return None


def _governs(tokens: Tokens, last: int, end: int) -> bool:
    return (
        last + 2 < end
        and tokens.words[last] == ","
        and tokens.words[last + 1] in ("who", "which", "возглавляющий")
        and (tokens.words[last + 2] in _GOVERNS or tokens.words[last + 3 if last + 3 < end else last + 2] in _GOVERNS)
    )


def _clause(tokens: Tokens, tag: list[int], last: int, end: int) -> tuple[int, int]:
    """The words of "who governs Iran's Mazandaran Province" after the comma."""
    stop = last + 3
    while stop < end and (tag[stop] & INSIDE or tokens.words[stop] in LINKS or tokens.words[stop] in ("’", "'")):
        stop += 1
    while stop > last + 3 and tokens.words[stop - 1] in LINKS:
        stop -= 1
    return last + 2, stop


def _tail(tokens: Tokens, sentence: Sentence, tag: list[int], last: int) -> tuple[int, int] | None:
    """The rest of an office after a name: "Minister Naledi Pandor of International Relations", "Nixon of Missouri"."""
    if (
        last + 1 >= sentence.last
        or tokens.words[last] != "of"
        or not tag[last + 1] & INSIDE | (tokens.words[last + 1] == "the")
    ):
        return None
    end = complement(tokens, sentence, tag, last)
    return (last, end) if end > last + 1 else None
