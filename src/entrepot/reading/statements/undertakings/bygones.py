"""What is no undertaking: goods that are traded already, what guests were only shown."""

from bisect import bisect_left, bisect_right

from entrepot.reading.statements.goods.lists import structures_of
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Sentence

_PAST = pattern(
    r"\b(?:visited|toured|went (?:round|to see)|were shown|laid (?:flowers|wreaths)|saw the|got acquainted with)\b"
    r"|\b(?:посетил\w*|побывал\w*|осмотрел\w*|ознакомил\w*|возложил\w*|показали|увидели)\b"
    r"|\b(?:is|are|was|were) (?:also )?(?:sent|delivered|shipped|brought|exported|imported|carried|bought|sold)\b"
    r"|\b(?:goes?|went|comes?|came|travels?) (?:back|the other way|in the other direction|in return)\b"
    r"|\b(?:едут|едет|везут|везет|везёт|идут|идёт|вывозят|завозят|вывозится|завозится|экспортировано|ввезено|вывезено)\b"
)
_AHEAD = pattern(
    r"\b(?:will|would|could|may|can|ready|wants?|plans?|hopes?|propos\w+|offer\w*|agreed|need\w*|ask\w*|interest\w*)\b"
    r"|готов|хо[тч]|план|предл|договор|нужн|прос[ия]|интерес|будет|будут|может|могут"
)


def tells_past(words: str) -> bool:
    """Whether words only tell what guests were shown or what is sent already."""
    return _PAST.search(words) is not None and _AHEAD.search(words) is None


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
