"""Trace: one number of a brief, down to the words it was read from."""

from collections.abc import Iterator

from entrepot.briefs.blocks import plain
from entrepot.briefs.brief import Brief
from entrepot.briefs.contract import entry_json
from entrepot.briefs.facts import Facts, Source
from entrepot.briefs.voice import Voice
from entrepot.briefs.written import Proof, proof_of
from entrepot.nouns.exchange import Json
from entrepot.nouns.ledger import Entry

_INDENT = "   "


def as_text(brief: Brief, entry_id: str, language: str = "en") -> str:
    """The tree below an entry: each number with its formula, each leaf with document, span and words.

    An id that is not in the ledger is an EntrepotError that says which there are.
    """
    voice = Voice.of(language)
    return "\n".join(_lines(brief.facts, voice, brief.facts.ledger[entry_id], "", "")) + "\n"


def as_json(brief: Brief, entry_id: str) -> Json:
    """The same tree as data: an entry of the ledger whose `from` holds entries instead of ids."""
    entry = brief.facts.ledger[entry_id]
    return {**entry_json(brief.facts, entry), "from": [as_json(brief, below) for below in entry.rests_on]}


def _lines(facts: Facts, voice: Voice, entry: Entry, first: str, rest: str) -> Iterator[str]:
    proof = proof_of(facts, voice, entry)
    yield first + _heading(proof)
    for shown in proof.quotes:
        yield f"{rest}{_INDENT}{voice.quoted(shown.quote.text)}"
        yield f"{rest}{_INDENT}{_where(facts.source_of[shown.quote.document], plain(shown.by), plain(shown.span))}"
    for position, below in enumerate(proof.below):
        is_last = position == len(proof.below) - 1
        branch, under = ("└─ ", "   ") if is_last else ("├─ ", "│  ")
        yield from _lines(facts, voice, facts.entry(below), rest + branch, rest + under)


def _heading(proof: Proof) -> str:
    how = f": {plain(proof.how)}" if proof.how else ""
    return f"{proof.entry.id}  {plain(proof.label)}: {plain(proof.number)} ({plain(proof.status)}{how})"


def _where(source: Source, by: str, span: str) -> str:
    return ", ".join(part for part in (by, source.title, source.path, span) if part)
