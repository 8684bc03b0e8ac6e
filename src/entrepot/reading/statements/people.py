"""Who is named in a text: persons with their offices and sides, and every place where one of them is meant."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.parties import Place
from entrepot.reading.statements.phrases import russian
from entrepot.reading.statements.phrases.office import Office
from entrepot.reading.statements.phrases.person import Name, find_names
from entrepot.reading.statements.phrases.roles import office
from entrepot.reading.statements.phrases.word_tags import tags
from entrepot.reading.statements.text import Sentence, Text

_TOP = frozenset(("president", "premier", "governor", "head", "minister", "chairman", "vicepremier", "ambassador"))
_COUNTRY_OFFICES = frozenset(("president", "premier", "vicepremier", "minister", "deputy", "ambassador"))
_REGION_OFFICES = frozenset(("governor", "head"))
_ALIKE = {
    "president": {"president"}, "premier": {"premier", "chairman"}, "governor": {"governor", "head"},
    "head": {"governor", "head", "president", "chairman"}, "minister": {"minister", "deputy"},
    "leader": {"president", "governor", "head", "premier"}, "chairman": {"chairman", "premier"},
    "vicepremier": {"vicepremier"}, "deputy": {"deputy", "minister"},
}  # fmt: skip
_APART = re.compile(
    r"(?:named (?:after|for|in hono\w+ of)|monument to|memory of|museum of|native of [\w’' ]{0,40}|bears? the name of|"
    r"(?:photo|picture|credit|фото)\w*[:/ ]|in hono\w+ of|birth of|street|square|order of|prize of|award\w* "
    r"(?:named )?|era of|late president|"
    r"имени|в честь|названа?\w* (?:в честь )?|памятник\w*|памяти|музе\w+|площад\w+|улиц\w+|ордена?|премии|"
    r"уроженц\w+ [\w ]{0,40})\s*[“«\"]?$",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """Words that mean a person: a name or an office ("the head of state"), by their span in the document's text.

    phrase: where the office before a name starts ("Governor of Vologda Oblast Georgy Filimonov").
    """

    start: int
    end: int
    person: int
    sentence: int
    named: bool
    phrase: int


@dataclass(frozen=True, slots=True)
class Person:
    """role: the words of the office as first given in full; office: its sort (see `roles.office`);
    side: the economy it is held for; apart: only the namesake of a square, a museum, an order."""

    name: str
    role: str | None
    office: str
    side: Economy | None
    apart: bool


@dataclass(frozen=True, slots=True)
class People:
    """persons in the order in which they appear; mentions in the order of the text."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    by_sentence: dict[int, list[Mention]]

    def in_sentence(self, at: int) -> list[Mention]:
        return self.by_sentence.get(at, [])


@dataclass(slots=True)
class _Entry:
    words: list[str]
    folded: tuple[str, ...]
    sure: bool
    role: str | None = None
    office: str = ""
    side: Economy | None = None
    mentions: list[Mention] = field(default_factory=list)
    apart: int = 0


class _Loose(NamedTuple):
    """An office with no name beside it."""

    sentence: int
    start: int
    end: int
    office: str
    side: Economy | None
    words: str


def find_people(text: Text, places: Sequence[Place], home: Economy | None = None) -> People:
    """The persons of a text; `places`: the economies named in it, with their spans; `home`: that of the date line."""
    tag = tags(text, places)
    by_token = _place_of_token(text, places)
    entries: list[_Entry] = []
    bare: list[tuple[int, Name]] = []
    loose: list[_Loose] = []
    for at, sentence in enumerate(text.sentences):
        names, offices = find_names(text, sentence, tag)
        shares = _shares(text, names)
        for place, name in enumerate(names):
            if name.first in shares:
                role, part = shares[name.first]
                _enter(text, at, sentence, name._replace(role=role, evidence=3), entries, by_token, part=part)
                continue
            if place and name.role is None and _joined(text, names[place - 1], name):
                name = name._replace(role=names[place - 1].role, evidence=3, case=name.case or names[place - 1].case)
                names[place] = name
                _enter(text, at, sentence, name, entries, by_token, second=True)
            elif name.evidence:
                _enter(text, at, sentence, name, entries, by_token)
            else:
                bare.append((at, name))
        used = {name.role for name in names}
        loose += [_loose(text, at, x, by_token) for x in offices if (x.first, x.last) not in used]
    for at, name in bare:
        _link(text, at, name, entries)
    _give_offices(entries, loose)
    _give_sides(entries, places, home)
    mentions = [m for entry in entries for m in entry.mentions]
    mentions += _office_mentions(entries, loose)
    persons = tuple(Person(" ".join(e.words), e.role, e.office, e.side, e.apart >= len(e.mentions)) for e in entries)
    ordered = tuple(sorted(set(mentions)))
    by_sentence: dict[int, list[Mention]] = {}
    for mention in ordered:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    return People(persons, ordered, by_sentence)


def _shares(text: Text, names: Sequence[Name]) -> dict[int, tuple[tuple[int, int], tuple[int, int]]]:
    """For names that share an office in the plural, each with its part of it, by the name's first token: of "the
    ministers of industry and transport, X and Y" industry is X's. The office's tokens, then those of the part."""
    found = {}
    for at, name in enumerate(names):
        if name.role is None or name.role[1] > name.first or (at and names[at - 1].role == name.role):
            continue
        group = [name]
        for other in names[at + 1 :]:
            if other.role is not None or not _joined(text, group[-1]._replace(role=name.role), other):
                break
            group.append(other)
        parts = _parts_of_office(text, name.role)
        if len(group) > 1 and len(parts) == len(group):
            found.update({one.first: (name.role, part) for one, part in zip(group, parts, strict=True)})
    return found


def _parts_of_office(text: Text, role: tuple[int, int]) -> list[tuple[int, int]]:
    """The members of the list after "of", by their tokens."""
    words = text.tokens.words
    of = next((at for at in range(*role) if words[at] == "of"), None)
    if of is None:
        return []
    found, first = [], of + 1
    for at in range(of + 1, role[1] + 1):
        if at == role[1] or words[at] in (",", "and"):
            if at > first:
                found.append((first, at))
            first = at + 1
    return found


def _joined(text: Text, before: Name, name: Name) -> bool:
    """Whether two names share one office in the plural: «президентам Казахстана и России Назарбаеву и Путину»."""
    if name.first != before.last + 1 or text.tokens.words[before.last] not in ("and", "и", ",") or before.role is None:
        return False
    return any(_PLURAL.fullmatch(word) for word in text.tokens.words[slice(*before.role)])


_PLURAL = re.compile(
    r"presidents|ministers|premiers|governors|ambassadors|heads|leaders|secretaries|chairmen|"
    r"(?:президент|министр|премьер|губернатор|посл|глав|лидер|председател|руководител)(?:ы|и|ам|ям|ами|ями|ов|ей|ах|а)?"
)


def _place_of_token(text: Text, places: Sequence[Place]) -> dict[int, Economy]:
    """The economy that each token belongs to, for tokens inside a place."""
    found: dict[int, Economy] = {}
    starts, ends = text.tokens.starts, text.tokens.ends
    for place in places:
        at = bisect_right(ends, place.start)
        while at < len(starts) and starts[at] < place.end:
            found[at] = place.economy
            at += 1
    return found


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """One form for the spellings of a name: Aleksandr and Alexander, Yury and Yuri, Japarov and Zhaparov stay apart."""
    word = word.casefold().replace("ё", "е").replace("’", "").replace("'", "")
    if not word.isascii():
        return russian.stem(word)
    word = word.replace("x", "ks").replace("kh", "h").replace("ph", "f")
    word = re.sub(r"(?:iy|ii|yi|y|i|j)$", "i", word)
    word = re.sub(r"ya|ia|ja", "a", re.sub(r"yu|iu|ju", "u", re.sub(r"ye|ie|je", "e", word)))
    word = re.sub(r"(?<=[^aeiou])er$|(?<=[^aeiou])r$", "r", word)
    return re.sub(r"(.)\1", r"\1", word)


def _words(text: Text, name: Name) -> list[str]:
    """The name's words as written, hyphenated parts joined."""
    tokens = text.tokens[name.first : name.last]
    return _INITIAL.sub(r"\1. ", text.document.text[tokens[0].start : tokens[-1].end]).split()


_INITIAL = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_])")


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple([fold(word.strip(".")) for word in words])


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two folded names can be one person's: the surname, and the given name where both have one."""
    if a[-1] not in b and b[-1] not in a:
        return False
    if len(a) == 1 or len(b) == 1:
        short, full = (a, b) if len(a) == 1 else (b, a)
        return short[0] == full[-1] or (len(full) > 1 and short[0] == full[0] and len(short[0]) > 2)
    if a[-1] == b[-1]:
        return a[0] == b[0] or (a[0][:1] == b[0][:1] and (len(a[0]) == 1 or len(b[0]) == 1))
    return set(a) <= set(b) or set(b) <= set(a)


def _enter(
    text: Text,
    at: int,
    sentence: Sentence,
    name: Name,
    entries: list[_Entry],
    by_token: dict[int, Economy],
    second: bool = False,
    part: tuple[int, int] | None = None,
) -> None:
    words, sure = _words(text, name), True
    if sentence.language == "ru":
        case = name.case or _case_here(text, name.first) or russian.name_case(words)
        sure = case == "nomn" and (bool(name.case) or len(words) > 1)
        words = russian.nominative(words, case)
    folded = _folded(words)
    entry = next((e for e in entries if _same(e.folded, folded)), None)
    if entry is None:
        entry = _Entry(words, folded, sure)
        entries.append(entry)
    elif len(words) > len(entry.words) or (sure and not entry.sure and len(words) == len(entry.words)):
        entry.words, entry.folded, entry.sure = words, folded, sure
    _note(text, at, name, entry, entries)
    if name.role is not None or name.tail is not None:
        _give_role(text, name, entry, by_token, second)
        if part is not None and name.role is not None:
            _narrow(text, name.role, part, entry, by_token)


_GOVERNMENT_OF_CASE = {
    **dict.fromkeys(["с", "со", "между", "над", "перед"], "ablt"), **dict.fromkeys(["к", "ко", "по"], "datv"),
    **dict.fromkeys(["о", "об", "при"], "loct"),
    **dict.fromkeys(["у", "от", "для", "из", "до", "после", "кроме", "со"], "gent"),
}  # fmt: skip


def _case_here(text: Text, first: int) -> str:
    """The case that the word before a Russian name asks for; "" when it does not tell."""
    if first == 0:
        return ""
    before = text.tokens[first - 1]
    if before.word in _GOVERNMENT_OF_CASE:
        return _GOVERNMENT_OF_CASE[before.word]
    return "gent" if before.shape == "w" and russian.part(before.word) == "noun" else ""


def _note(text: Text, at: int, name: Name, entry: _Entry, entries: list[_Entry]) -> None:
    start, end = text.tokens[name.first].start, text.tokens[name.last - 1].end
    phrase = text.tokens[name.role[0]].start if name.role is not None and name.role[0] < name.first else start
    entry.mentions.append(Mention(start, end, entries.index(entry), at, True, phrase))
    entry.apart += _APART.search(text.document.text, max(0, start - 70), start) is not None


def _give_role(text: Text, name: Name, entry: _Entry, by_token: dict[int, Economy], second: bool) -> None:
    spans = [span for span in (name.role, name.tail) if span is not None]
    cut = [text.document.text[text.tokens[a].start : text.tokens[b - 1].end] for a, b in spans]
    sides = [side for a, b in spans if (side := _side(text, a, b, by_token)) is not None]
    if second and name.role is not None:
        others = [e for at in range(*name.role) if (e := by_token.get(at)) is not None and e not in sides]
        sides = others[:1]
    words = " ".join(" ".join(cut).split()).removeprefix("of ")
    if entry.role is None or (entry.side is None and sides):
        entry.role, entry.office = words, _sort(words) or entry.office or "other"
    entry.side = entry.side or (sides[0] if sides else None)


def _narrow(
    text: Text, role: tuple[int, int], part: tuple[int, int], entry: _Entry, by_token: dict[int, Economy]
) -> None:
    """One's own part of a shared office: "ministers of industry and transport" → "minister of industry"."""
    tokens, whole = text.tokens, text.document.text
    of = next(at for at in range(*role) if tokens.words[at] == "of")
    head = whole[tokens.starts[role[0]] : tokens.ends[of - 1]]
    field = whole[tokens.starts[part[0]] : tokens.ends[part[1] - 1]]
    entry.role = f"{head.removesuffix('s')} of {field}"
    entry.office = _sort(entry.role) or entry.office
    entry.side = _side(text, *part, by_token) or entry.side


def _side(text: Text, first: int, last: int, by_token: dict[int, Economy]) -> Economy | None:
    """The economy that an office is held for: not the one an ambassador is sent to; a region before its country."""
    found: list[Economy] = []
    for at in range(first, last):
        economy = by_token.get(at)
        if economy is None or (found and found[-1] == economy):
            continue
        if at > 0 and found and text.tokens[at - 1].word in ("to", "in", "в", "во", "при"):
            continue
        found.append(economy)
    regions = [economy for economy in found if economy.kind == "region"]
    best = regions or found
    return best[0] if best else None


def _loose(text: Text, at: int, x: Office, by_token: dict[int, Economy]) -> _Loose:
    start, end = text.tokens[x.first].start, text.tokens[x.last - 1].end
    words = text.document.text[start:end]
    return _Loose(at, start, end, _sort(words), _side(text, x.first, x.last, by_token), " ".join(words.split()))


_STATE = re.compile(r"head of state|глав\w+ государств|leader|лидер", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"head of (?:the )?(?:government|cabinet)|глав\w+ (?:правительств|кабмин|кабинет)|chairman of the cabinet|"
    r"председател\w+ (?:кабинет|кабмин|правительств|совета министров)",
    re.IGNORECASE,
)


_GOVERNS = re.compile(r"(?:govern|head|lead|chair)\w*\b", re.IGNORECASE)
_VERB_OFFICES = {"gov": "governor", "cha": "chairman"}


@lru_cache(maxsize=20_000)
def _sort(words: str) -> str:
    if words[:3] in ("gov", "cha", "lea", "hea", "run") and _GOVERNS.match(words) and not office(words.split()[0]):
        return "premier" if "Cabinet" in words else _VERB_OFFICES.get(words[:3], "head")
    if _GOVERNMENT.search(words):
        return "premier"
    if re.search(r"head of state|глав\w+ государств", words, re.IGNORECASE):
        return "president"
    if re.search(r"leader|лидер", words, re.IGNORECASE):
        return "leader"
    return office(words)


def _link(text: Text, at: int, name: Name, entries: list[_Entry]) -> None:
    words = _words(text, name)
    if len(words) > 3:
        return
    folded = _folded(words)
    for entry in reversed(entries):
        if _same(entry.folded, folded) and len(words) <= len(entry.words):
            _note(text, at, name, entry, entries)
            return


def _give_offices(entries: list[_Entry], loose: list[_Loose]) -> None:
    """Offices told in one sentence to names told in another nearby, in the order of both.

    An office in a sentence that names the person already ("Lukashenko receives the head of Bryansk Region") is
    another's.
    """
    free: list[_Loose] = []
    for x in loose:
        taken = any(e.office == x.office and e.side == x.side for e in entries if e.role)
        known = any(f.side == x.side and _alike(f.office, x.office) for f in free)
        if x.side is not None and x.office in _TOP | {"leader"} and not taken and not known:
            free.append(x)
    for entry in entries:
        if entry.role is not None or len(entry.words) < 2:
            continue
        inside = {m.sentence for m in entry.mentions}
        full = min(m.sentence for m in entry.mentions if m.end - m.start > len(entry.words[-1]) + 1 or len(inside) == 1)
        chosen = next((x for x in free if x.sentence not in inside and abs(x.sentence - full) <= 2), None)
        if chosen is not None:
            free.remove(chosen)
            entry.role, entry.office, entry.side = chosen.words, chosen.office, chosen.side


def _alike(one: str, other: str) -> bool:
    return other in _ALIKE.get(one, {one}) or one in _ALIKE.get(other, {other})


_REGIONAL = re.compile(r"\b(?:region|provinc|oblast|област|регион|кра[йея])", re.IGNORECASE)


def _give_sides(entries: list[_Entry], places: Sequence[Place], home: Economy | None) -> None:
    """A side for those whose office names none: the first economy of the office's level that no such other has."""
    named = list(dict.fromkeys(p.economy for p in places if p.economy.kind != "bloc"))
    if home is not None:
        named = [home, *(e for e in named if e != home)]
    for entry in entries:
        if entry.side is not None or not entry.office or entry.office == "other":
            continue
        regional = entry.office in _REGION_OFFICES or _REGIONAL.search(entry.role or "") is not None
        kind = "region" if regional else "country" if entry.office in _COUNTRY_OFFICES else ""
        heads = ("president", "premier")
        taken = {e.side for e in entries if e.office == entry.office or (e.office in heads and entry.office in heads)}
        fitting = [e for e in named if e.kind == kind and e not in taken] if kind else named
        if not fitting and entry.office in ("minister", "deputy", "chairman"):
            fitting = named
        entry.side = fitting[0] if fitting else None


def _office_mentions(entries: list[_Entry], loose: list[_Loose]) -> list[Mention]:
    """Who is meant by each office without a name: the last person named who holds such an office."""
    found = []
    for x in loose:
        fitting = [
            (at, e)
            for at, e in enumerate(entries)
            if e.office
            and x.office
            and _alike(x.office, _sort(e.role or "") or e.office)
            and (x.side is None or e.side is None or x.side == e.side)
        ]
        exact = [(at, e) for at, e in fitting if _sort(e.role or "") == x.office] or fitting
        if not exact:
            continue
        before = [(max((m.start for m in e.mentions if m.start < x.start), default=-1), at) for at, e in exact]
        latest = max(before)
        chosen = latest[1] if latest[0] >= 0 else exact[0][0]
        found.append(Mention(x.start, x.end, chosen, x.sentence, False, x.start))
    return found
