"""Written: a brief in one language, as blocks, ready for a format."""

from collections.abc import Iterable
from dataclasses import dataclass

from entrepot.briefs.blocks import Block
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text, Verbatim, Words, joined
from entrepot.briefs.voice import Voice, capitalised
from entrepot.nouns.ledger import Entry, Rows
from entrepot.nouns.quote import Quote


@dataclass(frozen=True, slots=True)
class Part:
    """A section as written. name: of the section, and its anchor."""

    name: str
    title: Text
    question: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """Where one number comes from.

    label: what it is, with its period; number: as shown in full; status: stated, computed …; how: the formula, the
    rows or the remark that goes with the status; below: ids of the entries that it rests on.
    """

    entry: Entry
    label: Text
    number: Text
    status: Text
    how: Text
    below: tuple[str, ...]
    quotes: tuple["Shown", ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote with who says it and where: source is its id in the list of sources, span its characters there."""

    quote: Quote
    by: Text
    span: Text
    source: str


@dataclass(frozen=True, slots=True)
class Written:
    """title: the pair; as_of: the day it is told for; proofs: of every entry of the ledger, by id."""

    facts: Facts
    voice: Voice
    title: Text
    as_of: Text
    basis: Text
    parts: tuple[Part, ...]
    proofs: dict[str, Proof]


def proofs_of(facts: Facts, voice: Voice) -> dict[str, Proof]:
    """A proof of every entry of the ledger."""
    return {entry.id: proof_of(facts, voice, entry) for entry in facts.ledger}


def proof_of(facts: Facts, voice: Voice, entry: Entry) -> Proof:
    """Where `entry` comes from."""
    return Proof(
        entry,
        label_of(facts, voice, entry),
        voice.runs(entry),
        voice.say(f"status.{entry.status}"),
        _how(facts, voice, entry),
        entry.rests_on,
        tuple(_shown(facts, voice, entry)),
    )


def label_of(facts: Facts, voice: Voice, entry: Entry) -> Text:
    """What the entry is: its label, between whom when that is not the brief's pair, and its period."""
    label = capitalised((Words(voice.term(entry.label)),))
    ends = [end for end in (entry.reporter, entry.partner) if end is not None]
    parts = [label]
    if ends and [end.code for end in ends] != [facts.a.code, facts.b.code]:
        parts.append(voice.say("trace.between", ends=voice.listed(ends)))
    if entry.product:
        parts.append(voice.codes([entry.product]))
    claim = facts.analysis.accounts.claims.get(entry.id)
    if entry.period:
        parts.append(voice.runs(entry.period))
    elif claim is not None:
        parts.append(voice.verbatim(claim.period_words) or voice.say("word.no_period"))
    return joined(parts, ", ")


def _how(facts: Facts, voice: Voice, entry: Entry) -> Text:
    if entry.formula:
        formula: Text = (Verbatim(voice.term(entry.formula)),)
        return formula if entry.rows is None else joined([formula, _from_rows(facts, voice, entry.rows)], "; ")
    if entry.rows:
        return _from_rows(facts, voice, entry.rows)
    if entry.context:
        return voice.say(f"trace.context_{'_'.join(entry.context)}")
    return voice.say("trace.assumed") if entry.status == "assumed" else ()


def _from_rows(facts: Facts, voice: Voice, rows: Rows) -> Text:
    origin = voice.sources(facts.cites_of([rows.origin])) or voice.runs(rows.origin)
    return voice.say("trace.from_rows", rows=voice.rows(rows), origin=origin, query=voice.runs(voice.term(rows.query)))


def _shown(facts: Facts, voice: Voice, entry: Entry) -> Iterable[Shown]:
    for quote in entry.quotes:
        source = facts.source_of[quote.document]
        span = voice.say("trace.span", span=f"{quote.start}–{quote.end}")
        yield Shown(quote, voice.attribution(facts, quote.document, entry.speaker), span, source.id)
