"""Copies: the same wire story in several outlets is one source."""

import re
from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b

from entrepot.nouns.document import Document

SHINGLE = 5
SAMPLE = 4
"""One shingle in SAMPLE is kept, by its hash: the same ones in every text."""
COMMON = 0.5
"""The part of the shorter story's shingles that two stories share from which they are one. Restatements of one event
by different desks share under 0.1; a story cut short or with a new head shares over 0.7."""
DAYS_APART = 10
_WORD = re.compile(r"[^\W_]+")


def stories(documents: Iterable[Document]) -> dict[str, str]:
    """The story of each document: {document id: id of the earliest document that tells it}.

    Two documents tell one story when they share half of the shorter one's five-word sequences and their dates, where
    both are known, are no more than ten days apart. Time grows with the text, not with the pairs of documents.
    """
    ordered = sorted(documents, key=lambda d: (d.date is None, d.date or 0, d.id))
    shingles = {document.id: _shingles(document) for document in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    by_id = {document.id: document for document in ordered}
    story: dict[str, str] = {}
    for document in ordered:
        shared: dict[str, int] = defaultdict(int)
        for shingle in shingles[document.id]:
            for other in holders[shingle]:
                shared[other] += 1
        original = _original(document, shared, shingles, by_id)
        story[document.id] = story[original] if original else document.id
        for shingle in shingles[document.id]:
            holders[shingle].append(document.id)
    return story


def _original(
    document: Document, shared: dict[str, int], shingles: dict[str, frozenset[int]], by_id: dict[str, Document]
) -> str | None:
    own = len(shingles[document.id])
    for other, common in shared.items():
        shorter = min(own, len(shingles[other]))
        if common >= COMMON * shorter and shorter >= 3 and _near(document, by_id[other]):
            return other
    return None


def _near(one: Document, other: Document) -> bool:
    if one.date is None or other.date is None:
        return True
    return abs((one.date - other.date).days) <= DAYS_APART


def _shingles(document: Document) -> frozenset[int]:
    """Hashes of a sample of the story's five-word sequences; of all of them when the story is short."""
    start, end = document.story
    words = [word.casefold() for word in _WORD.findall(document.text, start, end)]
    hashes = [_hash(" ".join(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1)]
    sampled = frozenset(h for h in hashes if h % SAMPLE == 0)
    return sampled if len(sampled) >= 20 else frozenset(hashes)


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
