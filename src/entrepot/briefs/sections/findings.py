"""Findings and conflicts: what a reader must know before using the numbers and the words."""

from entrepot.analysis.outlook.results import Finding
from entrepot.briefs.blocks import Block, Bullets, Paragraph
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text
from entrepot.briefs.section import Section
from entrepot.briefs.sections._compared import compared_blocks
from entrepot.briefs.sections._told import gathered, told
from entrepot.briefs.voice import Voice

ASKED = frozenset({"offer_without_need", "need_without_offer"})


def build(facts: Facts, voice: Voice) -> list[Block]:
    """The findings, the gravest first; what one side has not answered stands among the gaps, with whom to ask."""
    findings = [one for one in facts.analysis.findings if one.kind not in ASKED]
    compared = list(compared_blocks(facts, voice))
    if not findings:
        return compared or [Paragraph(voice.say("findings.none"))]
    return [Bullets(tuple(text_of(facts, voice, finding) for finding in gathered(findings))), *compared]


def text_of(facts: Facts, voice: Voice, finding: Finding, *, with_cites: bool = True) -> Text:
    """The finding in words, with its sources."""
    cites = voice.cited(facts.cites(finding.rests_on, finding.statements)) if with_cites else ()
    return told(facts, voice, "finding", finding.kind, finding.args) + cites


SECTION = Section("findings", "Which numbers and words need care?", build)
