"""Item scenes: what is known around an item of cooperation: its clause, who is named and who speaks, who is asked."""

import re
from bisect import bisect_left

from entrepot.nouns.area import find_makers
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation
from entrepot.nouns.words import first_words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.lone_roles import role_of_one
from entrepot.reading.statements.undertakings.named_sides import named_in, names_of_pair, side_for
from entrepot.reading.statements.undertakings.side_words import ASKED, ASKING, OF, OPENINGS, OURS, YOURS, verbs
from entrepot.reading.statements.undertakings.wording_clause import clause_around
from entrepot.reading.statements.whose.roster import Mention
from entrepot.reading.statements.whose.sides import Sides

_WORDS_LOOKED_AT = 6
_DATIVE, _DATIVE_NOUN = re.compile(r"(?:[ио]м|[оы]м|ому|ему|ой)$"), re.compile(r"(?:ам|ям|у|ю|е|и)$")


class ItemScene:
    """An item of cooperation with what is known around it."""

    def __init__(self, story: Story, sides: Sides, at: int, item: Cooperation, because: tuple[str, ...]) -> None:
        self.sides, self.at, self.item = sides, at, item
        quote = item.quotes[0]
        self.start, self.end = quote.start, quote.end
        self.sentence: Sentence = sides.text.sentences[at]
        self.role, self.stage = role_of_one(item, because), item.stage
        self.rule = because[0].split(":")[0] if because else ""
        self.sort = self.rule if self.rule in ("<field>", "<list of fields>") else "<wording>"
        self.line, self.parties, self.near, self.peoples = named_in(story, sides, at)
        self.said = sides.speech.said[at]
        whole = sides.text.document.text
        self.quote = whole[self.start : self.end]
        self.before = whole[self.sentence.start : self.start]
        self.opening = self._opening()
        self.previous: list[Economy] = []
        for back in range(at - 1, max(-1, at - 4), -1):
            named = named_in(story, sides, back).near
            if any(named):
                self.previous = [one for one in named if one is not None]
                break
        self.names = story.once("names of the pair", lambda _: names_of_pair(sides))
        self.persons = sides.people.in_sentence(at)
        self.clause = clause_around(sides.text, self.sentence, self.start, self.start + 1)
        self.first = min(self.clause.start, self.start)
        self.words = whole[self.first : self.end]
        self.person = "ours" if OURS.search(self.words) else "yours" if YOURS.search(self.words) else "theirs"
        self.makers = find_makers(self.words, "ru" if self.sentence.language == "ru" else "en")
        self.verb = self._verb()
        self.ruled = {one for one in (side_for(sides, e) for e in item.sides) if one is not None}

    def _verb(self) -> int:
        """Where the subject's part of the clause ends: at the first verb known, else where the quote begins."""
        for word, start in zip(self.line.words, self.line.starts, strict=True):
            if start >= self.clause.start and word in verbs():
                return start
            if start >= self.end:
                break
        return max(self.start, self.clause.start)

    def zone(self, where: int) -> str:
        """Where words that start there stand: before, in or after the item's."""
        return "before" if where < self.start else "in" if where < self.end else "after"

    def is_subject(self, party: Party) -> bool:
        """Whether a party is the one that acts in the item's clause."""
        where = self.line.starts[party.first]
        return self.clause.start <= where < self.verb and (not party.prep or (party.prep in OF and party.title))

    def is_addressed(self, party: Party) -> bool:
        """Whether a party is the one that is asked: "its firms are invited", "urged Kenya", «узбекским партнёрам»."""
        words, shapes = self.line.words, self.line.shapes
        after = next((at for at in range(party.last, len(words)) if shapes[at] == "."), len(words))
        asked = not ASKED.isdisjoint(words[party.last : min(after, party.last + 5)])
        return (
            asked
            or not ASKING.isdisjoint(words[max(0, party.first - 2) : party.first])
            or (
                party.form == "adjective"
                and _DATIVE.search(words[party.last - 1]) is not None
                and _DATIVE_NOUN.search(self.line.word(party.last)) is not None
            )
        )

    def is_person_addressed(self, mention: Mention) -> bool:
        """Whether somebody is asked: "Nikolaev was invited", "invited Nikolaev"."""
        words, starts = self.line.words, self.line.starts
        after, before = bisect_left(starts, mention.end), bisect_left(starts, mention.phrase)
        return not ASKED.isdisjoint(words[after : after + 3]) or not ASKING.isdisjoint(
            words[max(0, before - 2) : before]
        )

    def _opening(self) -> str:
        first = [word.casefold() for word in first_words(self.before + self.quote, _WORDS_LOOKED_AT)]
        return next((kind for word in first if (kind := OPENINGS.get(word)) is not None), "-")

    def zone_with_subject(self, where: int) -> str:
        """The zone, or "subject" for the clause's words before its verb."""
        return "subject" if self.clause.start <= where < self.verb else self.zone(where)
