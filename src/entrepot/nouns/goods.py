"""From the words of a report to HS 2022 codes: "linen fabrics" -> 5309, «седельные тягачи» -> 8701.

A phrase is looked up among our synonyms and titles: first whole, then by its parts ("wire, copper"), then by what a
state or a form makes of a good ("dried" apples, salmon "fillets"), then by its head noun and the weight of the words
that it shares with an entry. Where that is not sure, or the phrase is no good at all ("services", "cooperation"), the
answer is None.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from entrepot.nouns.goods_index import AGREEING, Entry, Index, index_of
from entrepot.nouns.goods_match import How, Match, level_of
from entrepot.nouns.goods_turned import Reader, by_adjective, by_form, by_listed_form, by_state
from entrepot.nouns.goods_words import (
    ABSTRACT,
    ACCOMPANYING,
    CARRIER,
    CHANGING,
    INDUSTRY,
    LIGHT,
    MACHINES,
    NEGATING,
    NOT_GOODS,
    QUALITY,
    VAGUE,
    Language,
    all_keys,
    describing,
    head_of,
    telling,
)
from entrepot.nouns.words import is_russian, split_words

SURE = 0.6
"""Least share of a phrase's weight that an entry must cover."""

MANY = 45
"""Entries under a noun from which on it means many things, unless most of them have its codes."""

LONGEST = 300
"""Characters; a longer phrase names no goods."""

_MISSING_LIGHT = 0.35
_TIED = 0.92
TELLING_LITTLE = LIGHT | QUALITY
"""Words that may be missing where one word stands for an entry of ours ("gate" is no metal gate)."""

_NAMELESS = LIGHT | NOT_GOODS | VAGUE | QUALITY | ACCOMPANYING
_PARTS = re.compile(r"(?:,|;|/|&|\bas well as\b|\band\b|\bor\b|\bа также\b|\bи\b|\bили\b)", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"[\s,]+(?:with|without|including|such as|worth|up to|in the form|under the|other than|except(?: for)?|excluding"
    r"|in (?:bulk|bottles|bags|cans|packs|rolls|coils|grain)|for (?:retail|resale|processing|the production|further)"
    r"|в том числе|включая|с учетом|на сумму|весом|грузоподъемностью|под (?:маркой|брендом)|кроме|за исключением"
    r"|не считая|с|со|без|наливом|насыпью|россыпью|в (?:бутылках|банках|мешках|упаковке|ассортименте|виде)"
    r"|для (?:розничной|переработки|дальнейшей))(?:\s|$)",
    re.IGNORECASE,
)
_TRAILING_TRADE = re.compile(r"\s+(?:exports?|imports?|supplies|shipments?|deliveries|purchases)$", re.IGNORECASE)
_SECOND_HAND = re.compile(r"\bsecond[- ]hand\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def find_goods(phrase: str, language: Language | None = None) -> Match | None:
    """HS codes of goods as a report names them; None when nothing fits surely or the phrase names no goods.

    language: "en" or "ru"; left out, the script of the phrase decides.
    """
    plain = " ".join(_BRACKETS.sub(" ", phrase[: LONGEST + 1]).split()) if phrase else ""
    if not plain or len(phrase) > LONGEST:
        return None
    return _find(plain, language or ("ru" if is_russian(plain) else "en"))


@lru_cache(maxsize=16384)
def _find(text: str, language: Language) -> Match | None:
    index = index_of(language)
    written = index.written(text)
    if written is not None:
        return _match(written, 1.0, written.source)
    plain = _SECOND_HAND.sub("secondhand", _TRAILING_TRADE.sub("", text)) if language == "en" else text
    if plain != text:
        return _find(plain, language)
    keys = telling(all_keys(text))
    whole = index.whole(text, keys) if keys else None
    if whole is not None:
        listed = _PARTS.search(text) and not _PARTS.search(whole.words)
        return (_by_parts(text, index) if listed else None) or _match(whole, 1.0, whole.source)
    if _NAMELESS.issuperset(keys) or not ABSTRACT.isdisjoint(keys):
        return None
    read = _readers()[language]
    return (
        by_state(text, read, leading=True)
        or by_listed_form(text, index, read)
        or _by_parts(text, index)
        or by_form(text, index, read)
        or by_state(text, read)
        or _by_words(text, keys, index)
    )


@cache
def _readers() -> dict[Language, Reader]:
    return {"en": lambda text: _find(text, "en"), "ru": lambda text: _find(text, "ru")}


def _by_words(text: str, keys: tuple[str, ...], index: Index) -> Match | None:
    known = index.known(keys)
    if known is not None and index.same_head(known, text):
        return _match(known, 0.9, "near")
    if not INDUSTRY.isdisjoint(keys) and head_of(text, index.language) in MACHINES:
        served = index.known(tuple(key for key in keys if key not in INDUSTRY))
        if served is not None:
            return _match(served, 0.85, "near")
    core = _QUALIFIER.split(text, maxsplit=1)[0].strip()
    if core and core != text:
        return _find(core, index.language)
    return _by_noun(text, keys, index) or by_adjective(text, index) or _with_typos_mended(text, keys, index)


def _by_parts(text: str, index: Index) -> Match | None:
    """Codes of an enumeration when each of its parts is known; "X and their parts" is X."""
    all_pieces = _PARTS.split(text)
    pieces = [keyed for piece in all_pieces if not (LIGHT | ACCOMPANYING).issuperset((keyed := _keyed(piece))[1])]
    if not pieces or len(all_pieces) < 2:
        return None
    head = pieces[-1][1][-1:] if "," not in text else ()
    found: list[Match] = []
    for at, (piece, keys) in enumerate(pieces, start=1):
        last = at == len(pieces)
        if QUALITY.issuperset(keys) and not last:
            continue
        part = _part(piece, keys, () if last else head, index)
        if part is None:
            return None
        found.append(part)
    codes = _without_covered(code for part in found for code in part.codes)
    score = round(0.9 * min(part.score for part in found), 3)
    return Match(codes, level_of(codes), score, "parts", "; ".join(part.entry for part in found))


def _keyed(piece: str) -> tuple[str, tuple[str, ...]]:
    return piece, telling(all_keys(piece))


def _part(piece: str, keys: tuple[str, ...], head: tuple[str, ...], index: Index) -> Match | None:
    """What one part of an enumeration means; a single word is first read with the head that it may share."""
    shares_head = bool(head) and len(keys) == 1
    shared = index.exact((*keys, *head)) if shares_head else None
    entry = shared or index.known(keys)
    if entry is not None:
        return _match(entry, 1.0, "parts")
    read = _readers()[index.language]
    alone = by_form(piece, index, read) or by_state(piece, read) or _by_noun(piece, keys, index)
    return alone or (_nearest_entry(head[0], (*keys, *head), index) if shares_head else None)


def _by_noun(text: str, keys: Sequence[str], index: Index) -> Match | None:
    """What the head noun means with the words beside it, else by itself."""
    head = head_of(text, index.language)
    if head in NOT_GOODS or head in LIGHT:
        return None
    return _nearest_entry(head, keys, index) or _plain_meaning(head, text, keys, index)


def _nearest_entry(head: str, keys: Sequence[str], index: Index) -> Match | None:
    """The entry that holds the head and covers most of the phrase's weight, if it covers enough."""
    wanted = frozenset(keys)
    total = sum(map(index.weight, wanted))
    scored: list[tuple[float, Entry]] = []
    lone = len(wanted) == 1
    alone_too = lone or not _means_many(head, index)
    for entry in index.holding(head):
        if (len(entry.keys) == 1 and not alone_too) or (lone and not entry.keys - wanted <= TELLING_LITTLE):
            continue
        shared = sum(map(index.weight, wanted & entry.keys))
        missing = sum(_MISSING_LIGHT if key in LIGHT else index.rarity(key) for key in entry.keys - wanted)
        score = shared / (total + missing)
        if (
            score >= SURE
            and not (NOT_GOODS | NEGATING) & (wanted - entry.keys)
            and head_of(entry.words, index.language) in wanted
        ):
            scored.append((score, entry))
    return _agreed(scored)


def _agreed(scored: list[tuple[float, Entry]]) -> Match | None:
    """The best entry, unless others nearly as good are in other chapters; then nothing is sure."""
    if not scored:
        return None
    scored.sort(key=lambda pair: (-pair[0], pair[1].source == "title", pair[1].words))
    best_score, best = scored[0]
    rivals = [entry for score, entry in scored if score >= _TIED * best_score and entry.codes != best.codes]
    if not rivals:
        return _match(best, best_score, "near")
    chapters = {code[:2] for entry in (best, *rivals) for code in entry.codes}
    return Match(tuple(chapters), 2, round(best_score, 3), "near", best.words) if len(chapters) == 1 else None


def _plain_meaning(head: str, text: str, keys: Sequence[str], index: Index) -> Match | None:
    """The head's own meaning, unless a word beside it makes another thing of it ("canned", "plastic", "services")."""
    beside = {key for key in keys if key != head}
    entry = index.exact((head,))
    if entry is None or not (CHANGING | NOT_GOODS | CARRIER | NEGATING).isdisjoint(beside):
        return None
    only_qualities = beside <= describing(text, index.language) and all(
        _goes_with(key, entry, index) for key in beside - QUALITY
    )
    is_open = _means_many(head, index) and not _is_placed(text, beside - QUALITY)
    codes = entry.codes if only_qualities and not is_open else index.plain_meaning(head)
    return Match(codes, level_of(codes), AGREEING, "near", entry.words) if codes else None


def _goes_with(key: str, entry: Entry, index: Index) -> bool:
    """Whether a word says nothing else of goods elsewhere, or stands with goods of the same codes somewhere."""
    others = index.holding(key)
    return not others or any(not set(entry.codes).isdisjoint(other.codes) for other in others)


def _means_many(head: str, index: Index) -> bool:
    """Whether a noun ("oil") means so many things that a word unknown to us beside it leaves it open."""
    return len(index.holding(head)) >= MANY and not index.plain_meaning(head)


def _is_placed(text: str, beside: frozenset[str] | set[str]) -> bool:
    """Whether the words beside a noun only say whose or where from: names and Russian adjectives of places."""
    names = {word.key for word in split_words(text) if word.text[:1].isupper()}
    return all(key in names or key.endswith(("ск", "цк")) for key in beside)


def _with_typos_mended(text: str, keys: Sequence[str], index: Index) -> Match | None:
    """The phrase read again with unknown words replaced by our nearest; names (capitals) are left alone."""
    names = {word.key for word in split_words(text) if word.text[:1].isupper()}
    mended = tuple(key if key in names else index.nearest(key) for key in keys)
    if mended == tuple(keys):
        return None
    whole = index.exact(mended)
    found = _match(whole, 1.0, "typo") if whole else _nearest_entry(mended[-1], mended, index)
    return Match(found.codes, found.level, round(found.score * 0.9, 3), "typo", found.entry) if found else None


def _match(entry: Entry, score: float, how: How) -> Match:
    return Match(entry.codes, level_of(entry.codes), round(score, 3), how, entry.words)


def _without_covered(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes once each and in order, without headings whose chapter is there too."""
    unique = sorted(set(codes))
    chapters = {code for code in unique if len(code) == 2}
    return tuple(code for code in unique if len(code) == 2 or code[:2] not in chapters)
