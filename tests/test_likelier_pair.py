"""Between whom a figure is, looked at again: what is weighed is what was learned, and rules stand where they know."""

import pytest

from entrepot.nouns.document import Document
from entrepot.reading.statements.claims import likelier_pair
from entrepot.reading.statements.claims.likelier_pair import choices_in, looked_at_again, signs_of
from entrepot.reading.statements.claims.rivals import pair_of_frame
from entrepot.reading.statements.claims.telling import claims_of
from entrepot.reading.statements.lexicon import weights
from entrepot.reading.statements.story import Story

TALKS = (
    "Kenya and Uganda hold talks\n\nNairobi, 4 March 2024\n\n"
    "Trade between Kenya and Uganda reached $1.2 billion in 2023. Exports to Uganda made up $850 million, imports "
    "$350 million. The country's trade with the world was $25 billion.\n"
)
PARTNERS = (
    "China's trade with Kazakhstan, Kyrgyzstan and Uzbekistan keeps growing. Kazakhstan accounts for $31 billion, "
    "Kyrgyzstan for $15 billion.\n"
)


def story_of(text):
    return Story(Document("talks", "talks.txt", "", text, (0, len(text))))


@pytest.fixture
def story():
    return story_of(TALKS)


def test_a_pair_weighs_what_its_signs_weigh(story):
    """The weigher adds up what pairs share once; the sum is that of the signs that are learned from."""
    learned, pairs = weights("pairs"), 0
    for _, known, rivals in choices_in(story, list(claims_of(story))):
        weigher = likelier_pair._Weigher(known)
        for pair, how in rivals.items():
            told = sum(learned.get(sign, 0.0) * times for sign, times in signs_of(known, pair, how).items())
            assert weigher.weight(pair, how) == pytest.approx(told, abs=1e-9)
            pairs += 1
    assert pairs > 10


def test_the_rules_answer_comes_first_and_stands_without_a_margin(story, monkeypatch):
    claims = list(claims_of(story))
    for at, known, rivals in choices_in(story, claims):
        assert next(iter(rivals.items())) == (pair_of_frame(claims[at].frame), "same") == (known.told, "same")
    monkeypatch.setattr(likelier_pair, "MARGIN", float("inf"))
    assert looked_at_again(story, claims) == claims


def test_another_pair_is_named_in_the_rule(story, monkeypatch):
    monkeypatch.setattr(likelier_pair, "MARGIN", float("-inf"))
    claims = list(claims_of(story))
    looked = looked_at_again(story, claims)
    changed = [(one, other) for one, other in zip(claims, looked, strict=True) if one != other]
    assert changed
    for one, other in changed:
        assert other.frame.rule.endswith("another pair is likelier") and not other.frame.named
        assert (one.start, one.end, one.low) == (other.start, other.end, other.low)


def test_a_list_of_partners_names_them_itself():
    story = story_of(PARTNERS)
    claims = list(claims_of(story))
    assert len(claims) == 2
    assert list(choices_in(story, claims)) == []
