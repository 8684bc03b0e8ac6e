"""Lists of fields as items of cooperation: what was named, discussed or wanted, where no wording of ours says it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from entrepot.nouns.area import AreaHit
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation, Role, Stage
from entrepot.reading.statements.goods.lists import structures_of
from entrepot.reading.statements.kind import Found
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Sentence, Text
from entrepot.reading.statements.undertakings.areas_named import area_words
from entrepot.reading.statements.undertakings.fields import find_fields
from entrepot.reading.statements.undertakings.wording_clause import clause_around
from entrepot.reading.statements.whose.sides import Sides

_INDUSTRIES = frozenset(("mechanical_engineering", "energy", "agriculture"))
_MONEY = re.compile(r"[$€]\s?\d|\d\s?(?:million|billion|млн|млрд)", re.IGNORECASE)
_HOPED = re.compile(
    r"\b(?:potential|prospects?|would|could|might|invited?)\b|\bso that\b|перспектив|потенциал|хот(?:ел|ят|им)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:visited|toured|went (?:round|to see)|were shown|laid (?:flowers|wreaths)|saw the|got acquainted with)\b"
    r"|\b(?:посетил\w*|побывал\w*|осмотрел\w*|ознакомил\w*|возложил\w*|показали|увидели)\b"
    r"|\b(?:is|are|was|were) (?:also )?(?:sent|delivered|shipped|brought|exported|imported|carried|bought|sold)\b"
    r"|\b(?:goes?|went|comes?|came|travels?) (?:back|the other way|in the other direction|in return)\b"
    r"|\b(?:едут|едет|везут|везет|везёт|идут|идёт|вывозят|завозят|вывозится|завозится|экспортировано|ввезено|вывезено)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|can|ready|wants?|plans?|hopes?|propos\w+|offer\w*|agreed|need\w*|ask\w*|interest\w*)\b"
    r"|готов|хо[тч]|план|предл|договор|нужн|прос[ия]|интерес|будет|будут|может|могут",
    re.IGNORECASE,
)


def tells_past(words: str) -> bool:
    """Whether words only tell what guests were shown or what is sent already."""
    return _PAST.search(words) is not None and _AHEAD.search(words) is None


_STANCES: tuple[tuple[re.Pattern[str], Role, Stage], ...] = (
    (
        re.compile(
            r"\bв н[её]м\b|\bони охватыва|\bохватывает|\b(?:it|they|document|agreement) covers?\b", re.IGNORECASE
        ),
        "both",
        "agreed",
    ),
    (re.compile(r"\b(?:offer|ready|able|can)\b(?!-)|готов|способ|предлага", re.IGNORECASE), "offer", "ready"),
    (
        re.compile(
            r"\b(?:needs?|lacks?|interested|interests?|wants?|looking for|seeks?|short of)\b"
            r"|нужн|нужда|заинтересован|интерес|хочет|хотят|присмотрел",
            re.IGNORECASE,
        ),
        "need",
        "wish",
    ),
    (
        re.compile(
            r"\b(?:signed|agreements?|memorand\w+|agreed|pact|treaty)\b|подписа|соглашени|меморандум|договор",
            re.IGNORECASE,
        ),
        "both",
        "agreed",
    ),
    (
        re.compile(
            r"\b(?:cooperates?|works? together|linked|already|operates?|share)\b"
            r"|сотрудничают|работают|связывают|\bуже\b",
            re.IGNORECASE,
        ),
        "both",
        "existing",
    ),
)


def may_list(text: Text, sentence: Sentence) -> bool:
    """Whether a sentence has the commas and conjunctions of a list of three."""
    return sum(map(_LISTS.__contains__, text.tokens.words[sentence.first : sentence.last])) > 1


_LISTS = frozenset((",", "and", "и"))


def find_field_lists(story: Story, sides: Sides, at: int, hits: list[AreaHit]) -> Iterable[Found]:
    """The fields that a sentence lists, each an item with the clause's words; none where goods are traded."""
    sentence = sides.text.sentences[at]
    words = sides.text.words_of(sentence)
    fields = find_fields(words, hits)
    if not fields or is_traded(story, sentence) or tells_past(words):
        return
    role, stage = _stance(words)
    named = [hit for field in fields for hit in hits if field.start <= hit.start and hit.end <= field.end]
    plain = (role, stage) == ("both", "wish") and _HOPED.search(words) is None
    names = sum(words[field.start].isupper() for field in fields[1:])
    if (_is_of_goods(named) and plain) or _MONEY.search(words) is not None or names > 1:
        return
    start, end = clause_around(sides.text, sentence, sentence.start + fields[0].start, sentence.start + fields[-1].end)
    said = sides.speech.said[at]
    for field in fields:
        area = area_words(words[field.start : field.end])
        keys = [hit.area.key for hit in named if field.start <= hit.start and hit.end <= field.end]
        item = Cooperation(
            role=role,
            stage=stage,
            by=None,
            sides=_sides_of(sides, at, start, end, role),
            to=(),
            area=area,
            areas=tuple(dict.fromkeys(keys)),
            quotes=(sides.text.document.quote(start, end),),
            speaker=said.person.name if said is not None and said.person is not None else None,
        )
        yield Found(item, (f"<list of fields>: “{area}”",))


def _sides_of(sides: Sides, at: int, start: int, end: int, role: Role) -> tuple[Economy, ...]:
    """Whose the fields are: the side's that alone is named or speaks of what it offers, needs or hopes for."""
    whole = sides.text.document.text
    named = {place.economy for place in sides.named(start, end)} & set(sides.pair)
    if len(named) != 1 and _MINE.search(whole, start, end) is None:
        return sides.pair
    one = sides.meant(at, start, end) or sides.speaker(at)
    return (one,) if one in sides.pair and (role != "both" or not named) else sides.pair


_MINE = re.compile(r"\b(?:he|she|i|we|он|она|я|мы)\s", re.IGNORECASE)


def is_traded(story: Story, sentence: Sentence) -> bool:
    """Whether a sentence lists goods that one side sells."""
    return sentence.start in story.once("sentences of goods", _of_goods)


def _of_goods(story: Story) -> frozenset[int]:
    """Where the sentences begin that a list of traded goods reaches into."""
    sentences = story.text.sentences
    starts, ends = [one.start for one in sentences], [one.end for one in sentences]
    return frozenset(
        start
        for structure, _ in structures_of(story)
        for quote in structure.quotes
        for start in starts[bisect_right(ends, quote.start) : bisect_left(starts, quote.end)]
    )


def _is_of_goods(hits: list[AreaHit]) -> bool:
    """Whether a list names goods and works only, no services or other fields of work."""
    return all(hit.area.kind == "goods" and hit.area.key not in _INDUSTRIES for hit in hits)


def _stance(words: str) -> tuple[Role, Stage]:
    return next(((role, stage) for pattern, role, stage in _STANCES if pattern.search(words)), ("both", "wish"))
