"""Side cues: what speaks for an item's being of the pair's first, of its second, or of both.

Who is named before, in and after its words and under which preposition, who speaks, whose report it is, whom the
sentence before was about, and what the rules say.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from entrepot.nouns.area import find_makers
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation, Role
from entrepot.nouns.words import find_words, first_words, word_key
from entrepot.reading.statements.phrases.parties import Party, parties_of
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.modality import role_alone, rules
from entrepot.reading.statements.undertakings.topics import fields_of
from entrepot.reading.statements.undertakings.trade_roles import role_by_deed, role_of_trade
from entrepot.reading.statements.undertakings.wording_clause import clause_around
from entrepot.reading.statements.whose.sides import Sides

_BOTH = re.compile(
    r"\b(?:both|the (?:two|sides|parties|countries|nations|partners|presidents|leaders|ministers|neighbou?rs)|"
    r"each other|between|стороны|страны|обе|оба|министры|главы|участники|партнеры|между)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:mutual\w*|joint\w*|together|bilateral|взаимн\w*|совместн\w*|вместе|двусторонн\w*|сообща)\b", re.IGNORECASE
)
"""What is done together, which one side alone may wish for."""
_OURS = re.compile(r"\b(?:we|our|us|ours|i|my|мы|наш\w*|нам|нас|нами|я|мне|мой|мо[еёю]\w*)\b", re.IGNORECASE)
_YOURS = re.compile(r"\b(?:you|your|yours|вы|вам|вас|ваш\w*|вами)\b", re.IGNORECASE)
_OPENINGS = {
    **dict.fromkeys(("he", "she", "his", "her", "him", "он", "она", "его", "ее", "её", "ему", "ей"), "he"),
    **dict.fromkeys(("they", "their", "them", "these", "those", "они", "их", "им", "эти", "те"), "they"),
    **dict.fromkeys(("it", "its", "this", "that", "оно", "это", "этот", "эта", "такой", "такая"), "it"),
    **dict.fromkeys(("hosts", "host", "хозяева", "принимающая"), "hosts"),
    **dict.fromkeys(("guests", "guest", "visitors", "visiting", "гости", "гостям", "гостей", "делегация"), "guests"),
    **dict.fromkeys(("here", "здесь", "тут", "local", "местные", "местных", "местным"), "here"),
    **dict.fromkeys(("there", "туда", "там"), "there"),
}
_WORDS_LOOKED_AT = 6
_OF = frozenset(("of", "from", "in", "из", "в", "by"))


@cache
def _verbs() -> frozenset[str]:
    heads = {head for rule in rules() for head in rule.heads if not head.endswith("*")}
    return frozenset(heads) - _NOUNS | _AUXILIARIES


_AUXILIARIES = frozenset(
    "is are was were be been has have had will would can could may might should must do does did sees saw wants "
    "says said "
    "есть был была было были будет будут может могут должен должна должны стал стала стали имеет имеют".split()
)
_NOUNS = frozenset(
    "agreement agreements talks talk plans plan interest readiness proposal proposals agenda table project "
    "projects".split()
)


_ASKED = frozenset(
    "invited asked urged encouraged advised requested recommended welcome called should ought expected "
    "приглашены приглашают приглашает ждут ждет призвали просят призваны следует стоит".split()
)
"""What follows the name of those who are addressed."""
_ASKING = frozenset(
    "asked asks urged urges invited invites encouraged encourages advised wants called upon "
    "призвал призвала попросил попросила просит пригласил пригласила приглашает просят".split()
)
"""What stands before it."""
_DATIVE, _DATIVE_NOUN = re.compile(r"(?:[ио]м|[оы]м|ому|ему|ой)$"), re.compile(r"(?:ам|ям|у|ю|е|и)$")

Cues = list[str]


def cues_of(
    story: Story, sides: Sides, at: int, item: Cooperation, because: tuple[str, ...]
) -> tuple[Cues, Cues, Cues]:
    """What speaks for the pair's first, for its second, for both of them."""
    one = _Item(story, sides, at, item, because)
    return list(one.for_one(0)), list(one.for_one(1)), list(one.for_both())


def role_of_one(item: Cooperation, because: tuple[str, ...]) -> Role:
    """The part that a side would take in an item if it were its alone: of "wants to buy" a need."""
    words = item.quotes[0].text
    if item.role != "both" and not _TOGETHER.search(words):
        return role_by_deed(words, item.role)
    if item.role != "both" or item.stage not in ("wish", "proposed", "ready") or _TOGETHER.search(words):
        return item.role
    role = role_of_trade(words, "both")
    if role != "both" or item.stage == "ready":
        return role
    said = _HEAD.search(because[0]) if because and not because[0].startswith("<field") else None
    return role_alone(said[1]) if said is not None else role


_HEAD = re.compile(r"“(\w+)")
_TOGETHER = re.compile(
    r"\b(?:joint\w*|together|both|each other|mutual\w*|совместн\w*|вместе|обе|обоих|взаимн\w*|сообща)\b", re.IGNORECASE
)


def side_for(sides: Sides, economy: Economy | None) -> Economy | None:
    """The one of the pair that an economy is, lies in, or holds."""
    if economy is None:
        return None
    if economy in sides.pair:
        return economy
    near = [one for one in sides.pair if one.parent == economy.code or one.code == economy.parent]
    return near[0] if len(near) == 1 else None


class _Named(NamedTuple):
    """Whom a sentence names: its parties, the one of the pair that each is near to, and the tokens that may be people
    of a place («ферганцы»)."""

    line: Line
    parties: list[Party]
    near: list[Economy | None]
    peoples: list[tuple[int, str]]


def _named_in(story: Story, sides: Sides, at: int) -> _Named:
    known: dict[int, _Named] = story.once("named in sentences", lambda _: {})
    if at not in known:
        sentence = sides.text.sentences[at]
        line = Line(sides.text, sentence)
        parties = parties_of(line, sides.starting(sentence.start, sentence.end))
        near = [side_for(sides, one.economy) for one in parties]
        peoples = [(place, word) for place, word in enumerate(line.words) if _PEOPLE.fullmatch(word)]
        known[at] = _Named(line, parties, near, peoples)
    return known[at]


_PEOPLE = re.compile(r"[а-яё]{2,}(?:[цч]|ан|ян|чан|цев|ц[аеоуы]\w{0,2}|[ая]н[еа]\w{0,2})")
_LIVING = re.compile(r"(?:ств|ск|ан|ян|чан|ев|ов)?(?:ц\w{1,3}|ч?[ая]н\w{1,3})$")
_SHORTEST_STEM = 3


def _names(sides: Sides) -> dict[Economy, frozenset[str]]:
    """How the text calls either of the pair, its cities too, lower case."""
    whole = sides.text.document.text
    return {
        own: frozenset(whole[p.start : p.end].casefold() for p in sides.places if side_for(sides, p.economy) == own)
        for own in sides.pair
    }


def _lives_in(word: str, name: str) -> bool:
    stem = _LIVING.sub("", word)
    return len(stem) >= _SHORTEST_STEM and name.startswith(stem) and len(name) - len(stem) < 6


class _Item:
    """An item of cooperation with what is known around it."""

    def __init__(self, story: Story, sides: Sides, at: int, item: Cooperation, because: tuple[str, ...]) -> None:
        self.sides, self.at, self.item = sides, at, item
        quote = item.quotes[0]
        self.start, self.end = quote.start, quote.end
        self.sentence: Sentence = sides.text.sentences[at]
        self.role, self.stage = role_of_one(item, because), item.stage
        self.rule = because[0].split(":")[0] if because else ""
        self.sort = self.rule if self.rule in ("<field>", "<list of fields>") else "<wording>"
        self.line, self.parties, self.near, self.peoples = _named_in(story, sides, at)
        self.said = sides.speech.said[at]
        whole = sides.text.document.text
        self.quote = whole[self.start : self.end]
        self.before = whole[self.sentence.start : self.start]
        self.opening = self._opening()
        self.previous: list[Economy] = []
        for back in range(at - 1, max(-1, at - 4), -1):
            named = _named_in(story, sides, back).near
            if any(named):
                self.previous = [one for one in named if one is not None]
                self.back = at - back
                break
        self.names = story.once("names of the pair", lambda _: _names(sides))
        self.persons = sides.people.in_sentence(at)
        self.clause = clause_around(sides.text, self.sentence, self.start, self.start + 1)
        self.first = min(self.clause.start, self.start)
        self.words = whole[self.first : self.end]
        self.person = "ours" if _OURS.search(self.words) else "yours" if _YOURS.search(self.words) else "theirs"
        self.makers = find_makers(self.words, "ru" if self.sentence.language == "ru" else "en")
        self.verb = self._verb()
        self.ruled = {one for one in (side_for(sides, e) for e in item.sides) if one is not None}

    def _verb(self) -> int:
        """Where the subject's part of the clause ends: at the first verb known, else where the quote begins."""
        for word, start in zip(self.line.words, self.line.starts, strict=True):
            if start >= self.clause.start and word in _verbs():
                return start
            if start >= self.end:
                break
        return max(self.start, self.clause.start)

    def _zone(self, where: int) -> str:
        return "before" if where < self.start else "in" if where < self.end else "after"

    def _is_subject(self, party: Party) -> bool:
        where = self.line.starts[party.first]
        return self.clause.start <= where < self.verb and (not party.prep or (party.prep in _OF and party.title))

    def _is_addressed(self, party: Party) -> bool:
        """Whether a party is the one that is asked: "its firms are invited", "urged Kenya", «узбекским партнёрам»."""
        words, shapes = self.line.words, self.line.shapes
        after = next((at for at in range(party.last, len(words)) if shapes[at] == "."), len(words))
        asked = not _ASKED.isdisjoint(words[party.last : min(after, party.last + 5)])
        return (
            asked
            or not _ASKING.isdisjoint(words[max(0, party.first - 2) : party.first])
            or (
                party.form == "adjective"
                and _DATIVE.search(words[party.last - 1]) is not None
                and _DATIVE_NOUN.search(self.line.word(party.last)) is not None
            )
        )

    def _opening(self) -> str:
        first = [word.casefold() for word in first_words(self.before + self.quote, _WORDS_LOOKED_AT)]
        return next((kind for word in first if (kind := _OPENINGS.get(word)) is not None), "-")

    def for_one(self, which: int) -> Iterator[str]:
        own = self.sides.pair[which]
        role = self.role
        rule = "only" if self.ruled == {own} else "among" if own in self.ruled else "other" if self.ruled else "none"
        yield from (f"{role} rule {rule}", f"{self.sort} {role} rule {rule}", f"{self.stage} rule {rule}")
        yield f"{self.rule} {rule}"
        yield f"{self.opening} {role} rule {rule}"
        yield f"{role} {'first' if which == 0 else 'second'} of the pair"
        yield f"{role} {own.kind}"
        if self.sides.home is not None and side_for(self.sides, self.sides.home) == own:
            yield from ("home", f"{role} home", f"{self.stage} home")
        yield from self._by_speech(own)
        yield from self._by_parties(own)
        yield from self._by_makers(own)
        yield from self._by_goods(own)
        yield from self._by_people(own)
        yield from self._by_previous(own)

    def _by_speech(self, own: Economy) -> Iterator[str]:
        role = self.role
        person = self.person
        if self.said is not None:
            speaker = side_for(self.sides, self.said.side)
            who = "carried" if self.said.carried else "speaks"
            if speaker == own:
                yield from (
                    f"{role} {who}",
                    f"{role} {who} of {person}",
                    f"{self.stage} {who}",
                    f"{self.opening} {who}",
                )
                if person == "ours" and any(one.ref == "we" and self._is_subject(one) for one in self.parties):
                    yield from ("subject", f"{self.stage} subject", f"{role} subject we")
            elif speaker is not None:
                yield f"{role} {who} of {person} the other"
        for mention in self.persons:
            if side_for(self.sides, self.sides.people.persons[mention.person].side) == own:
                zone = self._zone(mention.start)
                zone = "subject" if self.clause.start <= mention.start < self.verb else zone
                yield from (f"person {zone}", f"{role} person {zone}")
                break

    def _by_parties(self, own: Economy) -> Iterator[str]:
        role = self.role
        named = [at for at, side in enumerate(self.near) if side is not None]
        for order, at in enumerate(named):
            if self.near[at] != own:
                continue
            party = self.parties[at]
            where = self.line.starts[party.first]
            zone = self._zone(where)
            form = (
                "adjective"
                if party.form in ("adjective", "demonym")
                else "city"
                if party.form in ("city", "capital")
                else "name"
            )
            prep = party.prep or "-"
            after, word = self._after(party), self._word(party.first - 1)
            addressed = self._is_addressed(party)
            yield from (f"{zone} {form} {prep}", f"{role} {zone} {form} {prep}")
            yield from (f"{role} {form} next {after}", f"{role} {form} after {word}", f"{form} next {after}")
            yield f"{role} {zone} {form} {'title' if party.title else '-'} {'possessive' if party.possessive else '-'}"
            if self._is_subject(party) and not addressed:
                yield from (
                    "subject",
                    f"{role} subject {form} {'title' if party.title else '-'}",
                    f"{self.stage} subject",
                )
            if addressed:
                yield from ("addressed", f"{role} addressed", f"{self.stage} addressed {role}")
            elif not party.prep and self.line.word(party.last) in _verbs():
                yield from ("acts", f"{role} acts", f"{role} acts {zone}")
            if order == 0:
                yield from (f"{role} named first {zone} {form}", f"named first {prep}")
            if order == len(named) - 1:
                yield f"{role} named last {zone}"
        for party in self.parties:
            if party.economy is not None or party.ref in ("we", "you", "pair", "countries"):
                continue
            where = self.line.starts[party.first]
            zone = self._zone(where)
            zone = "subject" if self._is_subject(party) else zone
            if party.ref in ("region", "country", "republic"):
                kind = "region" if party.ref == "region" else "country"
                alone = sum(one.kind == kind for one in self.sides.pair) == 1
                if own.kind == kind:
                    yield from (
                        f"{party.ref} {'alone' if alone else 'among'} {zone} {party.prep or '-'}",
                        f"{role} {party.ref} {'alone' if alone else 'among'} {zone}",
                    )
            elif self.previous and self.previous[0] == own:
                yield f"{party.ref} of the one before {zone}"
            if self.sides.home is not None and side_for(self.sides, self.sides.home) == own:
                yield f"{party.ref} at home {zone}"

    def _by_makers(self, own: Economy) -> Iterator[str]:
        """Whose goods the makers named are of."""
        at_home = own.country.code
        for hit in self.makers:
            if hit.maker == at_home and sum(one.country.code == at_home for one in self.sides.pair) == 1:
                zone = "subject" if self.first + hit.start < self.verb else "in"
                yield from (f"maker {zone}", f"{self.role} maker {zone}")
                if zone == "subject":
                    yield from ("subject", f"{self.stage} subject", f"{self.role} subject name -")

    def _by_goods(self, own: Economy) -> Iterator[str]:
        """Whose goods or services are spoken of by their adjective: "the supply of Belarusian lifts"."""
        ends = {
            self.line.ends[party.last - 1]
            for party, side in zip(self.parties, self.near, strict=True)
            if side == own and party.form in ("adjective", "demonym") and not party.title
        }
        begins = self.sentence.start - 1
        if ends and any(begins + hit.start in ends for hit in fields_of(self.sides, self.at)):
            yield from ("its goods", f"{self.role} its goods")

    def _by_people(self, own: Economy) -> Iterator[str]:
        """Those who live there: «ферганцы» beside Fergana."""
        for at, word in self.peoples:
            if any(_lives_in(word, name) for name in self.names[own]):
                where = self.line.starts[at]
                zone = "before" if where < self.clause.start else "subject" if where < self.verb else "after"
                yield from (f"people {zone}", f"{self.role} people {zone}")
                if zone == "subject":
                    yield from ("subject", f"{self.stage} subject", f"{self.role} subject name -")

    def _by_previous(self, own: Economy) -> Iterator[str]:
        """Whom the sentence before was about, for words that name nobody."""
        role = self.role
        alone = "alone" if not any(self.near) else "beside"
        if self.previous and self.previous[0] == own:
            yield from (f"{alone} previous first", f"{alone} {role} previous first {self.opening}")
        if self.previous and self.previous[-1] == own:
            yield from (f"{alone} previous last", f"{alone} {role} previous last {self.opening}")

    def for_both(self) -> Iterator[str]:
        role = self.role
        yield from ("both", f"both {role}", f"both {self.stage}", f"both {role} {self.stage} {self.sort}")
        yield f"both {self.rule}"
        yield f"both ruled {len(self.ruled)} {role}"
        yield f"both ruled {len(self.ruled)} {self.sort} {self.stage}"
        yield f"both named {len({one for one in self.near if one is not None})}"
        inside = {side for side, party in zip(self.near, self.parties, strict=True)
                  if side is not None and self.start <= self.line.starts[party.first] < self.end}  # fmt: skip
        yield from (f"both named in {len(inside)}", f"both {role} named in {len(inside)}")
        for name, words in (("both said", _BOTH), ("both joint", _JOINT)):
            if words.search(self.quote):
                yield from (f"{name} in", f"{name} in {role} {self.stage}", f"{name} in {self.person}")
            if words.search(self.before):
                yield from (f"{name} before", f"{name} before {role}")
        for party in self.parties:
            if party.ref in ("pair", "countries"):
                yield f"both pair {party.prep or '-'}"
        if self.person == "ours":
            yield f"both ours {role}"
        speaks = "none" if self.said is None else "unknown" if self.said.side is None else "known"
        yield from (f"both speaker {speaks}", f"both speaker {speaks} {role} {self.stage}")
        yield f"both opening {self.opening}"
        for word in dict.fromkeys(map(word_key, find_words(self.quote))):
            yield f"both ={word}"

    def _after(self, party: Party) -> str:
        at = party.last + (self.line.word(party.last) in ("'s", "’", "'"))
        return self._word(at)

    def _word(self, at: int) -> str:
        word = self.line.word(at)
        return word_key(word) if word.isalpha() else word or "^"
