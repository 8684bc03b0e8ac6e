"""The meeting, visit, call or signing that a text reports: when, where, and who took part for whom."""

import re
from collections.abc import Iterable
from datetime import date

from entrepot.nouns.statement import Event, Participant
from entrepot.reading.statements.kind import Found, Kind
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.phrases.role_form import shown
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.cast import sides_of
from entrepot.reading.statements.whose.people import Person
from entrepot.reading.statements.whose.roster import Mention, folded, is_familiar
from entrepot.reading.statements.whose.sides import Sides

_MEETING = pattern(
    r"\b(?:meet(?:s|ing|ings)?|met|talks?|talked|visit(?:s|ed|ing)?|received|receives|receiving|negotiations?|"
    r"summit|session|forum|conference|seminar|"
    r"briefing|call|phone|spoke|held|hosted|signed|signing|ceremony|mission|trip|arrived|welcomed|"
    r"consultations|opened|conversation|delegations?|accompanied|attended|participat\w+|co-chaired|chaired|"
    r"presidents|premiers|leaders|ministers|"
    r"встреч\w+|встретил\w*|встретятся|переговор\w+|визит\w*|посетил\w*|принял\w?|принима\w+|прибыл\w*|"
    r"заседани\w+|форум\w*|саммит\w*|совещани\w+|"
    r"побеседовал\w*|беседу\w+|провел\w?|провёл|подписал\w*|подписани\w+|созвон\w*|разговор\w*|увидел\w+сь|"
    r"делегаци\w+|президент[ыа]\w*|премьер\w*|главы|участвова\w+|консультаци\w+|брифинг\w*)\b"
)
_ABSENT = pattern(
    r"(?:on (?:the )?(?:instructions?|orders?|behalf|initiative) of|decree of|instructed by|at the (?:behest|"
    r"initiative) of|signed by the late|"
    r"predecessor|(?:address|letter|message|greetings?|condolences|agreements? (?:between|of)|"
    r"(?:administration|government|death|fall|election|embargo|fight) of|greetings from|since|"
    r"after the (?:official |state )?visit of|"
    r"during the (?:official |state |recent )?visit of|ordered by|tweet by|policy of|thanks to the efforts of) "
    r"(?:by |of )?|"
    r"по (?:поручению|инициативе|указу|приглашению|распоряжению)|указ\w*|поручени\w+|послани\w+|после "
    r"(?:официального |государственного )?визита|"
    r"обращени\w+|телеграмм\w+|приветстви\w+|поздравлени\w+|от имени|договоренност\w+ (?:между )?)\s*(?:the |к |от )?$"
)
_LONG_AGO = pattern(
    r"\b(?:years? ago|last year|in (?:19|20)\d\d|earlier this (?:year|month)|the previous|год назад|лет назад|"
    r"в прошлом году|ранее)\b"
)
_DATELINE = re.compile(
    r"^(?P<city>[A-ZА-ЯЁ][A-ZА-ЯЁa-zа-яё .'’-]{2,30}?)(?:,? ?(?:[A-Z][a-z]{1,4}\. ?)?(?:\d{1,2} \w+|\w+\.? "
    r"\d{1,2})?(?:, \d{4})?)?\s*(?:\([^)]{2,30}\)|/[^/]{2,30}/|\. ?[A-ZА-Я]{3,}\b)?\s*(?:[–—]|-{1,2})\s"
)


def read(story: Story) -> Iterable[Found]:
    """The event of the story; none when nobody is named who took part."""
    sides = sides_of(story)
    speakers = {id(said.person) for said in sides.speech.said if said and said.person and not said.carried}
    named: dict[int, list[Mention]] = {}
    for mention in sides.people.mentions:
        if mention.named:
            named.setdefault(mention.person, []).append(mention)
    taking_part = [
        at
        for at, person in enumerate(sides.people.persons)
        if _takes_part(sides, person, named.get(at, []), id(person) in speakers)
    ]
    if not taking_part:
        return
    participants = tuple(_participant(sides.people.persons[at]) for at in taking_part)
    sentence = _telling(sides, set(taking_part))
    quote = sides.text.document.quote(sentence.start, sentence.end)
    yield Found(Event(_when(sides), _where(sides), participants, (quote,)))


KIND = Kind("event", "Meetings, visits, calls and signings", read)


def _participant(person: Person) -> Participant:
    return Participant(person.name, shown(person.role) if person.role else None, person.side, person.office or None)


def _takes_part(sides: Sides, person: Person, named: list[Mention], speaks: bool) -> bool:
    if person.apart or _is_no_name(sides, person, named):
        return False
    if all(_is_long_ago(sides, m) for m in named) or (not speaks and all(_is_absent(sides, m) for m in named)):
        return False
    if person.role is not None or speaks or len(named) > 1 or any(_near_meeting(sides, m) for m in named):
        return True
    return " " in person.name and not any(_is_owner(sides, m) for m in named)


_NO_NAME = re.compile(r"\b[A-Z]-[A-Z]\w|\b[A-ZА-ЯЁ]{2,}$|^(?:Вас|Вам|Вами|Вы)$")
_AT = re.compile(
    r"(?:\b(?:in|at|via|near|into|town of|city of|route|crossings?|в|во|на|из|через)|[–—])\s*$", re.IGNORECASE
)


def _is_owner(sides: Sides, mention: Mention) -> bool:
    """Whether something of the person's is told of: "Donald Trump's election"."""
    return sides.text.document.text[mention.end : mention.end + 2] in ("'s", "’s")


def _is_no_name(sides: Sides, person: Person, named: list[Mention]) -> bool:
    """Whether the words are no person's: a district ("R-Lee"), an abbreviation, a verb of a headline in capitals."""
    if not (person.name.isupper() and " " in person.name) and _NO_NAME.search(person.name) is not None:
        return True
    if person.role is None and (
        is_familiar(folded(person.name.split())) or all(_is_place(sides, m) or _signs(sides, m) for m in named)
    ):
        return True
    return " " not in person.name and all(sides.text.sentences[m.sentence].kind != "body" for m in named)


def _signs(sides: Sides, mention: Mention) -> bool:
    """Whether a line of its own, the last one of a report, holds little but the name of its author."""
    sentence, last = sides.text.sentences[mention.sentence], sides.text.sentences[-1]
    return sentence == last and sentence.end - sentence.start < mention.end - mention.start + 14


def _is_place(sides: Sides, mention: Mention) -> bool:
    """Whether somewhere is meant: "at Mong Cai", "Mundra–Bandar Abbas", "JOHOR BAHRU: " before a report."""
    whole, sentence = sides.text.document.text, sides.text.sentences[mention.sentence]
    if whole[mention.start : mention.end].isupper() and mention.start == sentence.start:
        return whole[mention.end : mention.end + 1] in (":", ",", " ")
    return _AT.search(whole, max(sentence.start, mention.start - 12), mention.start) is not None


def _is_absent(sides: Sides, mention: Mention) -> bool:
    sentence = sides.text.sentences[mention.sentence]
    whole = sides.text.document.text
    return _ABSENT.search(whole, max(sentence.start, mention.phrase - 60), mention.phrase) is not None


def _is_long_ago(sides: Sides, mention: Mention) -> bool:
    sentence = sides.text.sentences[mention.sentence]
    whole = sides.text.document.text
    return _LONG_AGO.search(whole, sentence.start, mention.phrase) is not None and mention.phrase - sentence.start < 60


def _near_meeting(sides: Sides, mention: Mention) -> bool:
    sentence = sides.text.sentences[mention.sentence]
    return _MEETING.search(sides.text.document.text, sentence.start, sentence.end) is not None


def _telling(sides: Sides, persons: set[int]) -> Sentence:
    """The sentence that tells of the event: the one that names most of those who took part, a meeting word first."""
    best, score = sides.text.sentences[0], -1
    for at, sentence in enumerate(sides.text.sentences):
        here = {m.person for m in sides.people.in_sentence(at)} & persons
        if not here:
            continue
        value = 2 * len(here) + (sentence.kind == "body")
        if value < score:
            continue
        value += _MEETING.search(sides.text.document.text, sentence.start, sentence.end) is not None
        if value > score:
            best, score = sentence, value
    return best


def _when(sides: Sides) -> date | None:
    return sides.text.document.date


def _where(sides: Sides) -> str | None:
    """The city of the date line, or the one where the text says that they met."""
    whole = sides.text.document.text
    cities = [p for p in sides.places if p.form in ("capital", "city")]
    for city in cities[:4]:
        sentence = next((s for s in sides.text.sentences if s.start <= city.start < s.end), None)
        if (
            sentence is not None
            and city.start == sentence.start
            and _DATELINE.match(whole[city.start : city.start + 90])
        ):
            return whole[city.start : city.end].title()
    for city in cities:
        sentence = next((s for s in sides.text.sentences if s.start <= city.start < s.end), None)
        if sentence is None or whole[max(0, city.start - 4) : city.start].split()[-1:] not in (
            ["in"],
            ["at"],
            ["to"],
            ["в"],
            ["В"],
            ["In"],
        ):
            continue
        if _MEETING.search(whole, sentence.start, sentence.end):
            return whole[city.start : city.end]
    return None
