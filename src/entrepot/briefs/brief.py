"""Brief: facts in, a written brief out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entrepot import registry
from entrepot.analysis.pair import PairAnalysis
from entrepot.briefs.check import check
from entrepot.briefs.facts import Facts
from entrepot.briefs.format import Format, Made
from entrepot.briefs.runs import Text
from entrepot.briefs.section import Section
from entrepot.briefs.sections.sources import independence
from entrepot.briefs.voice import Voice, capitalised
from entrepot.briefs.written import Part, Written, proofs_of
from entrepot.errors import EntrepotError, did_you_mean
from entrepot.nouns.document import Document

ORDER = ("bottom_line", "trade", "goods", "goal", "areas", "commitments", "findings", "gaps", "sources")


@dataclass(frozen=True, slots=True)
class Brief:
    """The facts that a brief says, before any language or format."""

    facts: Facts


def build(analysis: PairAnalysis, documents: Iterable[Document] = ()) -> Brief:
    """A brief of a pair. documents: those that its statements quote; they give titles, dates and links."""
    return Brief(Facts.of(analysis, documents))


def render(brief: Brief, format: str = "md", language: str = "en", parts: Sequence[str] = ORDER) -> Made:
    """The brief, or some sections of it, in a format ("md", "html", "docx", "pdf", "xlsx", "json", "text").

    language: "en" or "ru". The last check has passed on what is returned: every number in it leads to the ledger (else
    `UntracedNumberError`).
    """
    layout = _format(format)
    written = write(brief, language, parts)
    made = layout.render(written)
    if layout.read is not None:
        check(layout.read(made), written.facts, written.voice)
    return made if layout.finish is None else layout.finish(made)


def write(brief: Brief, language: str = "en", parts: Sequence[str] = ORDER) -> Written:
    """The brief, or some sections of it, as blocks in a language."""
    facts, voice = brief.facts, Voice.of(language)
    found = {name: registry.member("entrepot.briefs.sections", name, "SECTION", Section) for name in parts}
    chosen = tuple(
        Part(name, voice.say(f"section.{name}"), voice.say(f"question.{name}"), tuple(found[name].build(facts, voice)))
        for name in parts
    )
    is_simulated = facts.analysis.official is not None and facts.analysis.official.is_simulated
    return Written(
        facts=facts,
        voice=voice,
        title=capitalised(voice.say("brief.title_simulated" if is_simulated else "brief.title", a=facts.a, b=facts.b)),
        as_of=_as_of(facts, voice),
        basis=independence(facts, voice),
        parts=chosen,
        proofs=proofs_of(facts, voice),
    )


def _as_of(facts: Facts, voice: Voice) -> Text:
    if facts.as_of is None:
        return voice.say("brief.undated")
    return voice.say("brief.as_of_some_undated" if facts.has_undated else "brief.as_of", date=facts.as_of)


def _format(name: str) -> Format:
    known = registry.members("entrepot.briefs.formats")
    if name not in known:
        hint = did_you_mean(name, known) or f"Formats are {', '.join(known)}."
        raise EntrepotError(f'"{name}": no such format of a brief', hint=hint)
    return registry.member("entrepot.briefs.formats", name, "FORMAT", Format)
