"""Who is named in a text: persons with their offices and sides, and every place where one of them is meant."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases import russian
from entrepot.reading.statements.phrases.name_cases import case_of_name, nominative
from entrepot.reading.statements.phrases.office import Office
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.phrases.person import Name, find_names
from entrepot.reading.statements.phrases.word_tags import tags
from entrepot.reading.statements.text import Sentence, Text
from entrepot.reading.statements.whose.backing import Scene, give_sides
from entrepot.reading.statements.whose.offices import Loose, give_offices, office_mentions, sort_of
from entrepot.reading.statements.whose.roster import Entry, Mention, Roster, folded, is_familiar

_APART = re.compile(
    r"(?:named (?:after|for|in hono\w+ of)|monument to|memory of|museum of|native of [\w’' ]{0,40}|bears? the name of|"
    r"(?:photo|picture|credit|фото)\w*[:/ ](?: ?©)?|"
    r"(?:editor|reporter|author)\w*:(?: ?[A-Z]\w+ [A-Z]\w+,)*|late|"
    r"in hono\w+ of|birth of|street|square|order of|prize of|award\w* "
    r"(?:named )?|era of|late president|"
    r"имени|носит имя|в честь|названа?\w* (?:в честь )?|памятник\w*|памяти|музе\w+|площад\w+|улиц\w+|ордена?|премии|"
    r"уроженц\w+ [\w ]{0,40})\s*[“«\"]?$",
    re.IGNORECASE,
)
_BEFORE = 70
_SETS_APART = ByWord(
    re.compile(
        "named|monument|memory|museum|native|bear|photo|picture|credit|фото|hono|birth|street|square|order|prize|award|"
        "era|late|editor|reporter|author|имени|имя|честь|назван|памят|музе|площад|улиц|орден|преми|уроженц"
    ).search
)
"""Words without one of which before a name nothing is called by it."""


@dataclass(frozen=True, slots=True)
class Person:
    """role: the words of the office as first given in full; office: its sort (see `roles.office`);
    side: the economy it is held for; apart: only the namesake of a square, a museum, an order; guessed: the text does
    not tell the side."""

    name: str
    role: str | None
    office: str
    side: Economy | None
    apart: bool
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """persons in the order in which they appear; mentions in the order of the text."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    by_sentence: dict[int, list[Mention]]

    def in_sentence(self, at: int) -> list[Mention]:
        return self.by_sentence.get(at, [])


def find_people(
    text: Text, places: Sequence[Place], home: Economy | None = None, pair: Sequence[Economy] = ()
) -> People:
    """The persons of a text; `places`: the economies named in it, with their spans; `home`: that of the date line;
    `pair`: the two that it is about."""
    tag = tags(text, places)
    by_token = _place_of_token(text, places)
    roster = Roster()
    bare: list[tuple[int, Name]] = []
    loose: list[Loose] = []
    for at, sentence in enumerate(text.sentences):
        names, offices = find_names(text, sentence, tag)
        shares = _shares(text, names)
        for place, name in enumerate(names):
            if name.first in shares:
                role, part = shares[name.first]
                _enter(text, at, sentence, name._replace(role=role, evidence=3), roster, by_token, part=part)
                continue
            if place and name.role is None and _joined(text, names[place - 1], name):
                name = name._replace(role=names[place - 1].role, evidence=3, case=name.case or names[place - 1].case)
                names[place] = name
                _enter(text, at, sentence, name, roster, by_token, second=True)
            elif name.evidence:
                _enter(text, at, sentence, name, roster, by_token)
            else:
                bare.append((at, name))
        used = {name.role for name in names}
        loose += [_loose(text, at, x, by_token) for x in offices if (x.first, x.last) not in used]
    for at, name in bare:
        _link(text, at, name, roster)
    give_offices(roster.entries, loose)
    give_sides(roster.entries, Scene(text, places, home, pair))
    mentions = [m for entry in roster for m in entry.mentions]
    mentions += office_mentions(roster.entries, loose)
    persons = tuple(
        Person(" ".join(e.words), e.role, e.office, e.side, e.apart >= len(e.mentions), e.guessed) for e in roster
    )
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


def _words(text: Text, name: Name) -> list[str]:
    """The name's words as written: hyphenated parts are one, and so is "L.Khaltar"."""
    start, end = text.tokens.starts[name.first], text.tokens.ends[name.last - 1]
    return text.document.text[start:end].split()


def _enter(
    text: Text,
    at: int,
    sentence: Sentence,
    name: Name,
    roster: Roster,
    by_token: dict[int, Economy],
    second: bool = False,
    part: tuple[int, int] | None = None,
) -> None:
    words, sure = _words(text, name), True
    if sentence.language == "ru":
        case = case_of_name(words, name.case or _case_here(text, name.first))
        sure = case == "nomn" and (bool(name.case) or len(words) > 1)
        words = nominative(words, case)
    forms = folded(words)
    entry = roster.first(forms)
    if entry is None:
        entry = roster.add(words, forms, sure)
    elif is_familiar(forms):
        pass
    elif (longer := _length(words, forms) - _length(entry.words, entry.folded)) > 0 or (
        not longer and sure and not entry.sure
    ):
        roster.rename(entry, words, forms, sure)
    _note(text, at, name, entry)
    if name.role is not None or name.tail is not None:
        _give_role(text, name, entry, by_token, second)
        if part is not None and name.role is not None:
            _narrow(text, name.role, part, entry, by_token)


def _length(words: Sequence[str], forms: tuple[str, ...]) -> float:
    """How much of a name is written out: "Sergei Semka" is more than "S. P. Semka", and that than "Semka"."""
    return sum("." not in word for word in words) + len(forms) / 100


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
    return "gent" if before.shape == "w" and (russian.part(before.word) == "noun" or _met(before.word)) else ""


def _met(word: str) -> bool:
    """Whether a verb tells what one man did: «принял» asks for the accusative where the name may stand in it."""
    return word.endswith("л") and russian.part(word) == "verb"


def _note(text: Text, at: int, name: Name, entry: Entry) -> None:
    start, end = text.tokens.starts[name.first], text.tokens.ends[name.last - 1]
    phrase = text.tokens.starts[name.role[0]] if name.role is not None and name.role[0] < name.first else start
    entry.mentions.append(Mention(start, end, entry.at, at, True, phrase))
    entry.apart += _is_apart(text, name.first, start)


def _is_apart(text: Text, first: int, start: int) -> bool:
    """Whether the words before a name, from token `first` on, tell of a square, a museum or an order called so."""
    since = max(0, start - _BEFORE)
    before = text.tokens.words[bisect_right(text.tokens.ends, since) : first]
    return any(map(_SETS_APART.__getitem__, before)) and _APART.search(text.document.text, since, start) is not None


def _give_role(text: Text, name: Name, entry: Entry, by_token: dict[int, Economy], second: bool) -> None:
    spans = [span for span in (name.role, name.tail) if span is not None]
    cut = [text.document.text[text.tokens.starts[a] : text.tokens.ends[b - 1]] for a, b in spans]
    sides = [side for a, b in spans if (side := _side(text, a, b, by_token)) is not None]
    if second and name.role is not None:
        others = [e for at in range(*name.role) if (e := by_token.get(at)) is not None and e not in sides]
        sides = others[:1]
    words = " ".join(" ".join(cut).split()).removeprefix("of ")
    if entry.role is None or (entry.side is None and sides):
        entry.role, entry.office = words, sort_of(words) or entry.office or "other"
    entry.side = entry.side or (sides[0] if sides else None)


def _narrow(
    text: Text, role: tuple[int, int], part: tuple[int, int], entry: Entry, by_token: dict[int, Economy]
) -> None:
    """One's own part of a shared office: "ministers of industry and transport" → "minister of industry"."""
    tokens, whole = text.tokens, text.document.text
    of = next(at for at in range(*role) if tokens.words[at] == "of")
    head = whole[tokens.starts[role[0]] : tokens.ends[of - 1]]
    field = whole[tokens.starts[part[0]] : tokens.ends[part[1] - 1]]
    entry.role = f"{head.removesuffix('s')} of {field}"
    entry.office = sort_of(entry.role) or entry.office
    entry.side = _side(text, *part, by_token) or entry.side


def _side(text: Text, first: int, last: int, by_token: dict[int, Economy]) -> Economy | None:
    """The economy that an office is held for: not the one an ambassador is sent to; a region before its country."""
    found: list[Economy] = []
    for at in range(first, last):
        economy = by_token.get(at)
        if economy is None or (found and found[-1] == economy):
            continue
        if at > 0 and found and text.tokens.words[at - 1] in ("to", "in", "в", "во", "при"):
            continue
        found.append(economy)
    regions = [economy for economy in found if economy.kind == "region"]
    best = regions or found
    return best[0] if best else None


def _loose(text: Text, at: int, x: Office, by_token: dict[int, Economy]) -> Loose:
    start, end = text.tokens.starts[x.first], text.tokens.ends[x.last - 1]
    words = text.document.text[start:end]
    return Loose(at, start, end, sort_of(words), _side(text, x.first, x.last, by_token), " ".join(words.split()))


def _link(text: Text, at: int, name: Name, roster: Roster) -> None:
    words = _words(text, name)
    entry = roster.latest(folded(words)) if len(words) <= 3 else None
    if entry is not None:
        _note(text, at, name, entry)
