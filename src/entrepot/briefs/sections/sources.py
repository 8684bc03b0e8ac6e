"""Sources: the documents that the brief rests on."""

from entrepot.briefs.blocks import Block, Paragraph, Reference, References
from entrepot.briefs.facts import Facts, Source
from entrepot.briefs.runs import Text
from entrepot.briefs.section import Section
from entrepot.briefs.voice import Voice


def build(facts: Facts, voice: Voice) -> list[Block]:
    """Who stands behind the brief, then every document, the latest first."""
    if not facts.sources:
        return [Paragraph(voice.say("sources.none"))]
    items = tuple(Reference(source.id, _entry(voice, source), source.link) for source in facts.sources)
    return [Paragraph(independence(facts, voice)), References(items)]


def independence(facts: Facts, voice: Voice) -> Text:
    """One publisher or several: copies of one story are one source."""
    publishers = facts.publishers
    if not facts.analysis.said and facts.tables:
        return voice.say("sources.tables_only", publishers=voice.listed(facts.tables))
    if not publishers:
        return voice.say("sources.unnamed")
    if facts.has_unnamed_publisher:
        return voice.say("sources.partly_named", publishers=voice.listed(publishers))
    if len(publishers) == 1:
        return voice.say("sources.one", publisher=publishers[0])
    return voice.say("sources.several", publishers=voice.listed(publishers))


def _entry(voice: Voice, source: Source) -> Text:
    if source.loaded:
        return voice.say(
            "sources.table",
            title=source.title or voice.say("sources.no_title"),
            publisher=source.publisher or voice.say("sources.no_publisher"),
            date=source.loaded,
            licence=source.licence or voice.say("sources.no_licence"),
        )
    return voice.say(
        "sources.entry",
        title=source.title or voice.say("sources.no_title"),
        publisher=source.publisher or voice.say("sources.no_publisher"),
        date=source.date or voice.say("sources.no_date"),
    )


SECTION = Section("sources", "What does all this rest on?", build)
