"""What was said and what came of it: meetings, then every undertaking with its dates, stage and outcome."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from entrepot.analysis.areas.results import LADDER, Commitment, Meeting
from entrepot.briefs.blocks import Block, Bullets, Column, Heading, Paragraph, Row, Table
from entrepot.briefs.excerpt import IN_A_CELL
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.section import Section
from entrepot.briefs.voice import Voice, capitalised
from entrepot.nouns.statement import Participant

WISHES = frozenset({"ready", "wish", "opinion"})
BINDING = frozenset({"agreed", "signed", "financed"})
RUNNING = frozenset({"existing", "delivered"})
MOST_UNNAMED = 5


def build(facts: Facts, voice: Voice) -> list[Block]:
    """Meetings, latest first; then the undertakings, the furthest along first."""
    analysis = facts.analysis
    blocks: list[Block] = []
    if analysis.meetings:
        blocks += [
            Heading(voice.say("commitments.meetings")),
            Bullets(tuple(_meeting(facts, voice, meeting) for meeting in analysis.meetings)),
            Heading(voice.say("commitments.undertakings")),
        ]
    trade = [one for one in analysis.commitments if one.is_trade and (one.side or one.latest_stage in BINDING)]
    if not trade:
        return [*blocks, Paragraph(voice.say("commitments.none"))]
    return [*blocks, *_tables(facts, voice, trade)]


def _meeting(facts: Facts, voice: Voice, meeting: Meeting) -> Text:
    people = [person(voice, tellings) for tellings in meeting.people]
    when = voice.runs(meeting.date) if meeting.date else voice.say("commitments.no_date")
    if meeting.places:
        place = voice.name(next((p for p in meeting.places if voice.is_own(p)), meeting.places[0]))
        said = voice.say("commitments.meeting", date=when, place=place)
    else:
        said = voice.say("commitments.meeting_no_place", date=when)
    if people:
        said = voice.say("commitments.meeting_of", meeting=said, people=joined(people, "; "))
    return said + voice.cited(facts.cites_of(quote.document for quote in meeting.quotes))


def person(voice: Voice, tellings: Sequence[Participant]) -> Text:
    """The person as a document in the brief's alphabet writes him or her; a role in another language is quoted."""
    name = next((p.name for p in tellings if voice.is_own(p.name)), tellings[0].name)
    role = _role(voice, tellings)
    return voice.name(name) if role is None else voice.say("commitments.person", name=voice.name(name), role=role)


def _role(voice: Voice, tellings: Sequence[Participant]) -> Text | None:
    """The office in the brief's language: in a document's words, else by its sort, else quoted as it stands.

    Whose office it is, is told where the words name it; else they are quoted, for they may mean another side (but not a
    single word, which says no more than its sort).
    """
    roles = [p.role for p in tellings if p.role]
    own = next((role for role in roles if voice.is_own(role)), None)
    if own is not None:
        return voice.runs(own)
    known = next((p for p in tellings if p.office and voice.has(f"commitments.office_{p.office}")), None)
    if known is None:
        return voice.verbatim(roles[0]) if roles else None
    title = voice.say(f"commitments.office_{known.office}")
    words = known.role or ""
    if len(words.split()) == 1:
        words = ""
    if known.side is not None and known.side.name in words:
        return voice.say("commitments.office_of", office=title, side=known.side)
    return voice.say("commitments.office_said", office=title, words=voice.verbatim(words)) if words else title


def _tables(facts: Facts, voice: Voice, commitments: list[Commitment]) -> Iterable[Block]:
    """What goes beyond readiness, what is said to run already, and readiness, wishes and opinions."""
    joint: dict[tuple[object, ...], list[Commitment]] = {}
    named = {saying.quotes[0].text for one in commitments if one.key for saying in one.voices}
    for one in commitments:
        if one.key is None and all(saying.quotes[0].text in named for saying in one.voices):
            continue
        same = tuple(saying.statement if one.key else saying.quotes[0].text for saying in one.voices)
        joint.setdefault((one.key, one.role, same), []).append(one)
    groups = sorted(_in_the_same_words(joint.values()), key=_order)
    stages = frozenset(group[0].latest_stage for group in groups)
    for name, wanted in (("further", stages - WISHES - RUNNING), ("running", RUNNING), ("wishes", WISHES)):
        chosen = [group for group in groups if group[0].latest_stage in wanted]
        if chosen:
            most = len(chosen) if name == "further" else MOST_UNNAMED
            yield _table(facts, voice, chosen, voice.say(f"commitments.table_{name}"), most)


def _in_the_same_words(groups: Iterable[list[Commitment]]) -> Iterable[list[Commitment]]:
    """Groups of which nothing differs but the area as one."""
    found: dict[tuple[object, ...], list[Commitment]] = {}
    for group in groups:
        first = group[0]
        told = tuple((saying.quotes[0].text, saying.stage, saying.date) for saying in first.voices)
        sides = tuple(one.side and one.side.code for one in group)
        found.setdefault((sides, first.role, told, first.conditions, first.outcome), []).extend(group)
    return found.values()


def _order(group: list[Commitment]) -> tuple[bool, int, int]:
    """The furthest stage first, then the latest date; of what goes not beyond readiness what names an area first."""
    stage, latest = group[0].latest_stage, group[0].latest
    return (
        stage in WISHES | RUNNING and group[0].key is None,
        -LADDER.index(stage) if stage in LADDER else -len(LADDER),
        -latest.toordinal() if latest else 0,
    )


def _table(facts: Facts, voice: Voice, groups: list[list[Commitment]], caption: Text, most: int) -> Table:
    """Each row the commitments that rest on the same words: of one side or of both together, of an area or several.

    most: rows that name no area. Where nothing came of any of them, that is said once and not in every row.
    """
    keys = ["what", "who", "stage_reached", "said", "words", "outcome"]
    unnamed = [group for group in groups if group[0].key is None]
    kept = [group for group in groups if group not in unnamed[most:]]
    notes = [voice.say("commitments.more_unnamed")] if len(kept) < len(groups) else []
    groups = kept
    rows = [_row(facts, voice, group) for group in groups]
    if not any(_came(group[0]) for group in groups):
        keys, rows = keys[:-1], [replace(row, cells=row.cells[:-1]) for row in rows]
        if groups[0][0].latest_stage not in RUNNING:
            notes.append(voice.say("commitments.none_came"))
    cites = facts.cites_of(q.document for group in groups for saying in group[0].voices for q in saying.quotes)
    source = voice.say(
        "commitments.source" if "outcome" in keys else "commitments.source_plain", sources=voice.sources(cites)
    )
    columns = tuple(Column(voice.say(f"column.{key}")) for key in keys)
    return Table(caption, columns, tuple(rows), source, tuple(notes))


def _came(commitment: Commitment) -> bool:
    """Whether there is anything to tell of what came of it."""
    return commitment.outcome is not None


def _row(facts: Facts, voice: Voice, group: list[Commitment]) -> Row:
    commitment = group[0]
    areas = voice.listed([voice.area(key, ()) for key in dict.fromkeys(one.key for one in group) if key])
    what = capitalised(areas) or voice.say("commitments.other_field")
    if commitment.conditions:
        conditions = joined([voice.verbatim(condition) for condition in commitment.conditions], "; ")
        what = joined([what, voice.say("commitments.on_condition", conditions=conditions)], ", ")
    sides = list(dict.fromkeys(one.side for one in group if one.side is not None))
    if len(sides) > 1:
        who = voice.say(f"commitments.joint_{commitment.role}")
    elif sides:
        who = voice.say(f"commitments.{commitment.role}", side=sides[0])
    else:
        who = voice.say(f"commitments.unknown_{commitment.role}")
    return Row((what, who, _stage(voice, commitment), _when(voice, commitment), _words(facts, voice, commitment),
                _outcome(facts, voice, commitment)))  # fmt: skip


def _words(facts: Facts, voice: Voice, commitment: Commitment) -> Text:
    """The latest saying of the stage shown, cut at a word where it is long, and every document that says it."""
    told = [saying for saying in commitment.voices if saying.stage == commitment.latest_stage] or commitment.voices
    cites = facts.cites_of(quote.document for saying in commitment.voices for quote in saying.quotes)
    return voice.excerpt(told[-1].quotes[0].text, IN_A_CELL) + voice.cited(cites)


def _when(voice: Voice, commitment: Commitment) -> Text:
    days = tuple(dict.fromkeys(saying.date for saying in commitment.voices if saying.date))
    if not days:
        return voice.say("commitments.no_date")
    if len(days) == 1:
        return voice.runs(days[0])
    return voice.say("commitments.again", first=days[0], later=voice.listed(days[1:]))


def _stage(voice: Voice, commitment: Commitment) -> Text:
    first, last = (voice.say(f"stage.{stage}") for stage in (commitment.first_stage, commitment.latest_stage))
    return last if first == last else voice.say("commitments.from_to", first=first, last=last)


def _outcome(facts: Facts, voice: Voice, commitment: Commitment) -> Text:
    outcome = commitment.outcome
    if outcome is None and commitment.latest_stage in ("existing", "delivered"):
        return voice.say("commitments.as_said")
    if outcome is None:
        return voice.say("commitments.no_outcome")
    stage = voice.say(f"stage.{outcome.stage}")
    quote = voice.verbatim(outcome.quotes[0].text)
    if outcome.date:
        said = voice.say("commitments.outcome", stage=stage, date=outcome.date, quote=quote)
    else:
        said = voice.say("commitments.outcome_undated", stage=stage, quote=quote)
    return said + voice.cited(facts.cites_of([outcome.quotes[0].document]))


SECTION = Section("commitments", "Who promised what, when, and did it happen?", build)
