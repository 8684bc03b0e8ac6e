"""Figures: the levels and growths of trade that a text states, each once, with every place that says it."""

from collections.abc import Hashable, Iterable

from entrepot.nouns.amount import Amount
from entrepot.nouns.document import Document
from entrepot.nouns.growth import Growth
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import MIRROR, Context, Figure
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.headlines import dated_by_lead
from entrepot.reading.statements.claims.joining import joined
from entrepot.reading.statements.claims.likelier_pair import looked_at_again
from entrepot.reading.statements.claims.setting import Frame, sold
from entrepot.reading.statements.claims.telling import claims_of, speaker_of
from entrepot.reading.statements.explain import because
from entrepot.reading.statements.kind import Found, Kind
from entrepot.reading.statements.story import Story

Group = list[Claim]


def read(story: Story) -> Iterable[Found]:
    """Levels with the growth that belongs to them, growths without a level, and earlier levels."""
    told = dated_by_lead([claim for claim in claims_of(story) if claim.sort != "goal"])
    groups = _merged([[claim] for claim in looked_at_again(story, joined(told))])
    for group in groups:
        yield Found(_figure(story, group), because(story, group))


KIND = Kind("figure", "Trade as stated", read)


def _merged(groups: list[Group]) -> list[Group]:
    """One group for a figure told several times: in the headline, the lead and a speech."""
    kept: list[Group] = []
    of_flow: dict[Hashable, list[Group]] = {}
    for group in groups:
        claim = group[0]
        alike = of_flow.setdefault(_flow(claim.frame), [])
        twin = next((other for other in alike if any(_repeats(claim, said) for said in other)), None)
        if twin is None:
            kept.append(group)
            alike.append(group)
        else:
            twin.append(claim)
    return kept


def _repeats(a: Claim, b: Claim) -> bool:
    """Whether two claims of one flow say the same."""
    if a.low is None or b.low is None:
        if a.index is None or b.index is None or abs(a.index - b.index) > _slack(a, b):
            return False
    elif (
        a.unit != b.unit
        or not (_equal(a, b) or (b.headline and _rounded(b, a)))
        or (a.index is not None and b.index is not None and abs(a.index - b.index) > _slack(a, b))
    ):
        return False
    return a.period == b.period or a.period is None or b.period is None or not (a.period_said and b.period_said)


def _equal(a: Claim, b: Claim) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _rounded(head: Claim, full: Claim) -> bool:
    """Whether a headline's level is the rounded form of the one told later."""
    if head.low is None or full.low is None:
        return False
    room = 0.03 * full.low if head.qualifier != "exact" else (head.step or 0) / 2
    return abs(head.low - full.low) <= room


def _slack(a: Claim, b: Claim) -> float:
    """How far apart two tellings of one growth may lie: a headline's "by a third" stands for 32 %, its "2.5 times" for
    2.44."""
    if not (a.headline or b.headline):
        return 0.002
    return 0.025 if None in (a.index_step, b.index_step) else max(0.002, a.index_step or 0, b.index_step or 0)


def _flow(frame: Frame) -> Hashable:
    """The same for two frames of one flow: what one exports the other imports, other measures have only a pair."""
    if frame.measure in MIRROR and frame.partner is not None:
        return "goods", *sold(frame)
    if frame.measure in MIRROR:
        return frame.measure, frame.reporter
    return frame.measure, frozenset((frame.reporter, frame.partner))


def _figure(story: Story, group: Group) -> Figure:
    ordered = sorted(group, key=_fullness, reverse=True)
    best = ordered[0]
    period = next((c.period for c in ordered if c.period is not None and c.period_said), None) or next(
        (c.period for c in ordered if c.period is not None), None
    )
    grown = next((c for c in ordered if c.index is not None), None)
    reporter, partner = best.frame.reporter, best.frame.partner
    if best.frame.sign < 0 and partner is not None:
        reporter, partner = partner, reporter
    return Figure(
        measure=best.frame.measure, reporter=reporter, partner=partner, period=period,
        amount=_amount(best, best.frame.sign < 0 and partner is None), growth=_growth(grown),
        quotes=_quotes(story.document, ordered), speaker=speaker_of(story, best.sentence),
        period_words=None if period is not None else best.period_words, goods=best.frame.goods,
        context=_context(group, period),
    )  # fmt: skip


def _context(group: Group, period: Period | None) -> tuple[Context, ...]:
    """What no claim of the group says in its own sentence."""
    sides: tuple[Context, ...] = () if any(claim.frame.named for claim in group) else ("sides",)
    said = period is None or any(claim.period_said for claim in group)
    return sides if said else (*sides, "period")


def _fullness(claim: Claim) -> tuple[bool, bool, bool, int]:
    return claim.index is not None and claim.low is not None, claim.period_said, claim.frame.named, -claim.start


def _amount(claim: Claim, negative: bool) -> Amount | None:
    if claim.low is None or claim.high is None or claim.unit is None:
        return None
    low, high = (-claim.high, -claim.low) if negative else (claim.low, claim.high)
    return Amount(low, high, claim.unit, claim.qualifier if low == high else "between", claim.step)


def _growth(claim: Claim | None) -> Growth | None:
    if claim is None or claim.index is None:
        return None
    qualifier = claim.qualifier if claim.low is None and claim.qualifier != "between" else "exact"
    return Growth(round(claim.index, 9), claim.base, claim.since, qualifier, claim.index_step)  # type: ignore[arg-type]


def _quotes(document: Document, claims: Group) -> tuple[Quote, ...]:
    spans = dict.fromkeys((claim.start, claim.end) for claim in claims)
    return tuple(document.quote(start, end) for start, end in spans)
