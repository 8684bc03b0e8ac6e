"""The company that words keep: words that stand among the same others in the annotated reports have like vectors.

A word is known here by its feature ("=factory", as `features_of_word` has it), a name and a number each as one thing.
Counts of the words just before and after it, place by place, and of those farther around it, as positive pointwise
mutual information, cut to its strongest dimensions (Levy, Goldberg and Dagan, 2015).
"""

from collections import Counter
from functools import cache
from typing import NamedTuple

import numpy as np
from annotated import open_reports
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from entrepot.nouns.words import find_words
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.sentence_words import features_of_word

_FEWEST, _FEWEST_AROUND = 3, 10
_AROUND, _WIDE = (-2, -1, 1, 2), 8
_DIMENSIONS, _LENGTH, _SMOOTHING = 50, 0.5, 0.75
_NAME = "name"


class Company(NamedTuple):
    """place: the row of each word; vectors: one of length `_LENGTH` in each row."""

    place: dict[str, int]
    vectors: np.ndarray


def learn_company() -> Company:
    """The vectors of the words that the reports have often enough."""
    sentences = _sentences()
    count = Counter(word for sentence in sentences for word in sentence)
    told = [word for word, times in count.items() if times >= _FEWEST and word.startswith("=")]
    around = {word: at for at, word in enumerate(word for word, times in count.items() if times >= _FEWEST_AROUND)}
    place = {word: at for at, word in enumerate(told)}
    met = _met(sentences, place, around)
    left, strength, _ = svds(_information(met), _DIMENSIONS, random_state=0)
    vectors = left * np.sqrt(strength)
    return Company(place, _LENGTH * vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9))


def _sentences() -> list[list[str]]:
    """The words of each sentence; the capital of the first one makes it no name."""
    return [
        [_feature(word if at else word.casefold(), sentence.language == "ru") for at, word in enumerate(words)]
        for report in open_reports()
        for text in [Story(report.document).text]
        for sentence in text.sentences
        for words in [find_words(text.words_of(sentence))]
    ]


@cache
def _feature(word: str, is_russian: bool) -> str:
    return next(iter(features_of_word(word, is_russian)), _NAME) if word[0].islower() or word.isdigit() else _NAME


def _met(sentences: list[list[str]], place: dict[str, int], around: dict[str, int]) -> csr_matrix:
    """How often each word has each other one at each of the near places, and anywhere within the wide reach."""
    words, others = [], []
    for sentence in sentences:
        near = [around.get(word, -1) for word in sentence]
        for at, word in enumerate(sentence):
            if word not in place:
                continue
            reach = range(max(0, at - _WIDE), min(len(sentence), at + _WIDE + 1))
            met = [near[other] + len(around) * len(_AROUND) for other in reach if other != at and near[other] >= 0]
            for sort, step in enumerate(_AROUND):
                if 0 <= at + step < len(sentence) and near[at + step] >= 0:
                    met.append(near[at + step] + len(around) * sort)
            others += met
            words += [place[word]] * len(met)
    shape = (len(place), len(around) * (len(_AROUND) + 1))
    return csr_matrix((np.ones(len(words)), (words, others)), shape=shape)


def _information(met: csr_matrix) -> csr_matrix:
    """The positive pointwise mutual information of counts, that of rare company held down."""
    met.sum_duplicates()
    cells = met.tocoo()
    often = np.asarray(met.sum(axis=1)).ravel()
    company = np.asarray(met.sum(axis=0)).ravel() ** _SMOOTHING
    share = company[cells.col] / company.sum()
    told = np.maximum(np.log(cells.data / (often[cells.row] * share + 1e-9)), 0)
    return csr_matrix((told, (cells.row, cells.col)), shape=met.shape)
