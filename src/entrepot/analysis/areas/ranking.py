"""Ranking: prospects in an order that the reader can read and change. There is no score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from entrepot.analysis.areas.voices import rank as stage_rank
from entrepot.errors import EntrepotError, did_you_mean

if TYPE_CHECKING:
    from entrepot.analysis.areas.prospects import Prospect

Value = float | str | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to order by. largest_first: of its value; what is not known comes last either way."""

    name: str
    title: Mapping[str, str]
    value: Callable[[Prospect], Value]
    largest_first: bool = True


CRITERIA: tuple[Criterion, ...] = (
    Criterion("said", {"en": "somebody speaks of it", "ru": "о нём говорят"}, lambda p: float(bool(p.voices))),
    Criterion(
        "open",
        {"en": "nothing is known to forbid it", "ru": "неизвестно, чтобы его запрещали"},
        lambda p: 0.0 if any(one.bars for one in p.restrictions) else 1.0,
    ),
    Criterion(
        "undone",
        {"en": "something is still to be done", "ru": "что-то ещё предстоит сделать"},
        lambda p: float(p.is_undone),
    ),
    Criterion(
        "fresh",
        {"en": "spoken of lately", "ru": "о нём говорили недавно"},
        lambda p: float(p.is_fresh),
    ),
    Criterion(
        "matched",
        {"en": "both sides are heard: an offer and a need, or a joint plan", "ru": "слышны обе стороны"},
        lambda p: float(p.is_matched),
    ),
    Criterion(
        "potential",
        {"en": "unrealised export potential", "ru": "нереализованный экспортный потенциал"},
        lambda p: p.numbers.unrealised if p.numbers else None,
    ),
    Criterion(
        "stage",
        {"en": "the furthest stage reached", "ru": "самая дальняя ступень"},
        lambda p: float(stage_rank(p.stage)) if p.stage else None,
    ),
    Criterion("traded", {"en": "traded already", "ru": "уже торгуют"}, lambda p: float(p.is_traded)),
    Criterion(
        "sales",
        {"en": "sales today", "ru": "нынешние продажи"},
        lambda p: p.numbers.traded if p.numbers else None,
    ),
    Criterion(
        "need",
        {"en": "what the buyer imports", "ru": "весь импорт покупателя"},
        lambda p: p.numbers.bought if p.numbers else None,
    ),
    Criterion(
        "growth",
        {"en": "growth of what the buyer imports", "ru": "рост импорта покупателя"},
        lambda p: p.numbers.growth if p.numbers else None,
    ),
    Criterion(
        "advantage",
        {"en": "the seller's comparative advantage", "ru": "сравнительное преимущество продавца"},
        lambda p: p.numbers.advantage if p.numbers else None,
    ),
    Criterion(
        "documents",
        {"en": "how many documents speak of it", "ru": "сколько документов о нём говорят"},
        lambda p: float(len({quote.document for voice in p.voices for quote in voice.quotes})),
    ),
    Criterion(
        "recent",
        {"en": "when it was spoken of last", "ru": "когда о нём говорили в последний раз"},
        lambda p: float((p.latest or date.min).toordinal()) if p.voices else None,
    ),
    Criterion("name", {"en": "its name", "ru": "название"}, lambda p: p.key or p.words[0], largest_first=False),
)
DEFAULT = (
    "said", "open", "undone", "fresh", "matched", "potential", "stage", "traded", "documents", "recent", "name",
)  # fmt: skip


def criteria(text: str | None = None) -> tuple[tuple[Criterion, bool], ...]:
    """Criteria in order from `potential,-stage`, each with whether its largest come first; without text the default.

    A minus before a name turns its order round. An unknown name is an error with near matches.
    """
    known = {one.name: one for one in CRITERIA}
    names = list(DEFAULT) if text is None else [part.strip() for part in text.split(",") if part.strip()]
    if not names:
        raise EntrepotError("nothing to rank by", where=f'"{text}"', hint=f"Criteria are {', '.join(known)}.")
    found: list[tuple[Criterion, bool]] = []
    for name in names:
        bare = name.removeprefix("-")
        if bare not in known:
            hint = did_you_mean(bare, known) or f"Criteria are {', '.join(known)}."
            raise EntrepotError(f'"{bare}": nothing to rank by', hint=hint)
        if known[bare] in [one for one, _ in found]:
            raise EntrepotError(
                f'"{bare}" is named twice to rank by', hint="The first of the two decides; leave one out."
            )
        found.append((known[bare], known[bare].largest_first != name.startswith("-")))
    return tuple(found)


def ranked(prospects: Iterable[Prospect], text: str | None = None) -> tuple[Prospect, ...]:
    """Prospects by the criteria, one after the other; areas of the catalogue first, and equals by name and way."""
    chosen = criteria(text)
    ordered = sorted(prospects, key=lambda p: (p.key or p.words[0], p.way))
    for criterion, largest_first in reversed(chosen):
        ordered = _by(ordered, criterion, largest_first)
    return tuple(sorted(ordered, key=lambda p: p.key is None))


def _by(prospects: list[Prospect], criterion: Criterion, largest_first: bool) -> list[Prospect]:
    known = [(value, one) for one in prospects if (value := criterion.value(one)) is not None]
    unknown = [one for one in prospects if criterion.value(one) is None]
    known.sort(key=lambda pair: pair[0], reverse=largest_first)
    return [one for _, one in known] + unknown
