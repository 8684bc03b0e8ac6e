"""What a stated number's own words leave to the text around them is told, in the statement, the table and the trace."""

import datetime

import pytest

from entrepot.nouns.document import Document
from entrepot.nouns.economy import Economy
from entrepot.nouns.exchange import from_json, to_json
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import Figure
from entrepot.reading.statements.reader import read

OPENING = "Ministers of Kenya and Tanzania met in Nairobi.\n"
SAID = {
    "Trade of Kenya and Tanzania came to $700 million in 2023.": (),
    "In 2023 trade came to $700 million.": ("sides",),
    "In 2023 exports grew by 5%. Trade of Kenya and Tanzania came to $700 million.": ("period",),
    "Kenya sold Tanzania goods worth $400 million in 2023. Imports came to $300 million.": ("sides", "period"),
    "В 2023 году торговля Кении с Танзанией составила $700 млн.": (),
    "В 2023 году товарооборот составил $700 млн.": ("sides",),
}


@pytest.mark.parametrize("told", SAID)
def test_what_the_words_do_not_say_is_told(told: str) -> None:
    text = OPENING + told
    language = "ru" if told.startswith("В") else "en"
    date = datetime.date(2024, 3, 1)
    document = Document("d", "d.txt", "", text, (0, len(text)), date=date, language=language)
    figures = [found.statement for found in read(document).found if isinstance(found.statement, Figure)]
    assert figures[-1].context == SAID[told]
    assert [from_json(to_json(figure)) for figure in figures] == figures


def test_the_same_number_with_its_sides_in_another_sentence_needs_no_context() -> None:
    text = OPENING + "In 2023 trade came to $700 million.\nTrade of Kenya and Tanzania was $700 million in 2023."
    document = Document("d", "d.txt", "", text, (0, len(text)), date=datetime.date(2024, 3, 1), language="en")
    (figure,) = (found.statement for found in read(document).found if isinstance(found.statement, Figure))
    assert figure.context == ()


def test_a_table_marks_what_is_implied() -> None:
    from entrepot.briefs.runs import Mark
    from entrepot.briefs.voice import Voice

    kenya, tanzania = Economy.parse("KEN"), Economy.parse("TZA")
    quote = Quote("d", 0, 5, "Trade")
    for context, marks in (((), []), (("sides",), ["i"])):
        entry = Entry("L1", "turnover", "turnover", "stated", 7e8, 7e8, 7e8, "USD", kenya, tanzania, Period.year(2023),
                      step=1e8, quotes=(quote,), context=context)  # fmt: skip
        assert [part.text for part in Voice.of("en").cell(entry) if isinstance(part, Mark)] == marks
