"""One key for all forms of a word, with the dictionary of pymorphy3 as the judge of Russian."""

from collections import Counter

import pytest

from entrepot.nouns.goods_words import rows_of
from entrepot.nouns.words import find_words, is_russian, split_words, word_key


@pytest.mark.parametrize(
    "forms",
    [
        ("lift", "lifts", "Lifts", "lift's"),
        ("tyre", "tyres", "tires", "tire"),
        ("bus", "buses"),
        ("battery", "batteries"),
        ("box", "boxes"),
        ("fertiliser", "fertilizers"),
        ("glass", "glasses"),
        ("лифт", "лифты", "лифтов", "лифтами", "лифту"),
        ("станок", "станки", "станков", "станками"),
        ("лён", "лен", "льна", "льном"),
        ("удобрение", "удобрения", "удобрений", "удобрениями"),
        ("металлолом", "металлолома", "металлоломом"),
        ("зерно", "зерна", "зерном"),
        ("сырье", "сырья", "сырьем"),
    ],
)
def test_forms_share_a_key(forms: tuple[str, ...]) -> None:
    assert len({word_key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("сыр", "сырье"), ("сыр", "сырой"), ("мед", "медь"), ("сера", "серия"), ("glass", "gas"), ("печенье", "печень")],
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert word_key(one) != word_key(other)


def test_spans_are_those_of_the_text() -> None:
    text = "Поставки лифтов, 3D-printers «МАЗ»"
    assert [text[word.start : word.end] for word in split_words(text)] == [word.text for word in split_words(text)]
    assert list(find_words(text)) == [word.text for word in split_words(text)]


def test_the_dictionary_agrees_on_the_nouns_of_goods() -> None:
    """Of the forms that pymorphy3 gives the nouns of our synonyms, nearly all have the key that most forms have."""
    from pymorphy3 import MorphAnalyzer

    analyzer = MorphAnalyzer()
    words = {word.lower() for row in rows_of("goods.csv") for word in find_words(row[0]) if is_russian(word)}
    agreeing = total = 0
    for word in sorted(words)[::5]:
        parsed = next((parse for parse in analyzer.parse(word) if "NOUN" in parse.tag and parse.is_known), None)
        if parsed is None:
            continue
        keys = Counter(word_key(form) for form in {form.word for form in parsed.lexeme})
        agreeing += keys.most_common(1)[0][1]
        total += keys.total()
    assert agreeing >= 0.98 * total, agreeing / total
