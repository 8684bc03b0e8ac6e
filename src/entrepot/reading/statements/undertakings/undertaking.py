"""Undertakings: the clauses of a sentence that offer, need, plan, agree or do something, and the words that say it."""

import re
from dataclasses import dataclass

from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.modality import Wording
from entrepot.reading.statements.undertakings.wording_clause import Clause, clause_around, trimmed
from entrepot.reading.statements.whose.sides import Sides

_CONDITION_BEFORE = pattern(r"\b(?:if|unless|provided|whether|если|при условии)\b")
_GOAL = pattern(
    r"(?:\b(?:double|triple|treble|quadruple|reach|bring|raise|increase|boost|lift|grow|exceed|rise|удво\w+|"
    r"утро\w+|довести|выйти|достич\w+|увеличить|нарастить|превы\w+|поднять|вырасти|расти|перешагн\w+|выйти)\b"
    r"[^.;]{0,80}?(?:[$€]\s?\d|\d[\d.,]*\s?(?:billion|million|млрд|млн|трлн|percent|%|процент)|"
    r"(?:пол)?(?:миллиард|миллион)|half a billion|a billion|\b(?:twofold|threefold|fold|times|вдвое|втрое|"
    r"раза)\b))"
    r"|\b(?:milestone|benchmark|рубеж\w*|отметк\w+)\b|\b(?:double|triple|treble|удво\w+|"
    r"утро\w+)\b[^.;]{0,40}\b(?:trade|turnover|exports?|volume|товарооборот\w*|торговл\w*|оборот\w*|экспорт\w*)"
)
_MONEY = re.compile(
    r"[$€£]\s?\d|\d[\d.,]*\s?(?:billion|million|bn\b|млрд|млн|миллиард\w*|миллион\w*|трлн)", re.IGNORECASE
)
_DEAL = pattern(
    r"\b(?:agreements?|contracts?|projects?|plants?|memorand\w+|invest\w*|loans?|credits?|соглашени\w+|"
    r"контракт\w*|проект\w*|завод\w*|инвест\w+|кредит\w*)\b"
)
_QUANTITY = re.compile(
    r"\d[\d.,]*\s?(?:thousand |million |тыс\.? |млн )?(?:tons?|tonnes?|тонн\w*|%|percent|процент\w*)", re.IGNORECASE
)
_COURTESY = pattern(
    r"\b(?:historical(?:ly)?|fraternal|friendly|warm|centuries-old)\b[^,;]{0,30}\b(?:ties|relations|friendship|bonds)\b"
    r"|\b(?:дружб\w+|братск\w+|теплы\w+|добрососедск\w+)\b"
)
_JOINED = re.compile(
    r"[\s,](?:and|but|и|а также|а|но)\s+(?:(?:is|are|was|were|has|have|had|will|would|also|we|he|she|they|it|"
    r"both|также|будет|будут|он|она|они|мы)\s+)*$",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\s,](?:and|or|и|а также)\s+", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?!.*(?:[^s]s|ed|ing)$)[a-z]+|\w+(?:ть|ти|ться)", re.IGNORECASE)
_NEW_SUBJECT = re.compile(
    r"(?:\s|,\s)(?:and|but|и|а)\s+(?!to\b)(?![^,;]*\b(?:that|which|who|котор\w+)\b)(?=[^,;]{2,80}$)", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:which|that|котор\w+)\s+(?:[^,;.]{0,60}\s)?$", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:\w+\s+)?\b(?:agreements?|memorand\w+|contracts?|treat(?:y|ies)|protocols?|roadmaps?|соглашени\w+|"
    r"меморандум\w*|контракт\w*|договор\w*|протокол\w*)\b[^;.]{0,90}$",
    re.IGNORECASE,
)


_SUBJECT, _SHARE = 110, 1.0
"""Characters, and their number to one of the predicate; a longer subject is left out of the words that say it."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A wording with its clause, and where the words that say it start and end."""

    wording: Wording
    clause: Clause
    start: int
    end: int


def find_undertakings(sides: Sides, sentence: Sentence, wordings: list[Wording]) -> list[Undertaking]:
    """The wordings that say something of their own, each with its clause and quote."""
    whole = sides.text.document.text
    found: list[Undertaking] = []
    for at, wording in enumerate(wordings):
        if any(item.start <= wording.start < item.end for item in found):
            continue
        clause = _clause(sides, sentence, wording, wordings[:at])
        start, end = _quote(whole, sentence, wording, clause)
        if wording.rule.quote == "predicate" and any(start <= item.wording.start < wording.start for item in found):
            start = _from_auxiliary(whole, start, wording.start)
        for later in wordings[at + 1 :]:
            if wording.end < later.start < end:
                joint = _JOINED.search(whole, wording.end, later.start)
                if joint is None and later.rule.quote == "clause":
                    joint = _NEW_SUBJECT.search(whole, wording.stop, later.start)
                if joint is not None and not _is_shared(whole, wording, later, joint):
                    end = joint.start()
                    break
        start, end = trimmed(whole, start, end)
        if _counts(whole, sentence, wording, clause, start, end) and not _is_hollow(sides, wording, end):
            found.append(Undertaking(wording, clause, start, end))
    return found


_AUXILIARIES = pattern(r"(?:\b(?:is|are|was|were|has|have|been|will|would|also|also)\s+)+$")


def _from_auxiliary(whole: str, start: int, head: int) -> int:
    """Where the predicate of a head begins: "are" in "and are interested"."""
    match = _AUXILIARIES.search(whole, max(start, head - 25), head)
    return match.start() if match is not None else head


def _is_shared(whole: str, wording: Wording, later: Wording, joint: re.Match[str]) -> bool:
    """Whether the later verb hangs on the earlier wording too: "ready to allocate a site and discuss incentives"."""
    return (
        wording.rule.stage in ("ready", "wish", "proposed", "agreed")
        and joint.end() == later.start
        and _BARE.fullmatch(joint.group()) is not None
        and _INFINITIVE.fullmatch(whole[later.start : later.end]) is not None
    )


def _clause(sides: Sides, sentence: Sentence, wording: Wording, earlier: list[Wording]) -> Clause:
    """The clause of a wording; where another wording stands before it, the part with its own subject."""
    if wording.rule.quote == "before":
        return clause_around(
            sides.text, sentence, max(sentence.start, wording.start - 8), max(sentence.start, wording.start - 7)
        )
    clause = clause_around(sides.text, sentence, wording.start, wording.stop)
    inside = [w for w in earlier if clause.start <= w.start]
    if inside and wording.rule.quote == "clause":
        joints = list(_NEW_SUBJECT.finditer(sides.text.document.text, inside[-1].stop, wording.start))
        if joints:
            return Clause(joints[-1].end(), clause.end)
    return clause


def _quote(whole: str, sentence: Sentence, wording: Wording, clause: Clause) -> tuple[int, int]:
    mode = wording.rule.quote
    start, end = clause
    if wording.rule.stage == "signed":
        start = _antecedent(whole, sentence, clause, wording)
        if start < clause.start:
            return start, end
    if mode == "before":
        return start, end
    passive = mode == "signed" and wording.start - start > 3 and whole[wording.end - 1] in "аоын"
    opens = wording.start - start < 3
    if mode == "predicate" and wording.start - start <= min(_SUBJECT, _SHARE * (end - wording.start)):
        return start, max(end, wording.stop)
    if mode == "predicate" or (mode == "signed" and not passive):
        start = wording.start
    elif mode == "object":
        start = wording.stop
    return (start if not opens else min(start, wording.start)), max(end, wording.stop)


def _antecedent(whole: str, sentence: Sentence, clause: Clause, wording: Wording) -> int:
    """Where "an agreement on free trade" before "which they signed" starts; the clause's start when there is none."""
    if _RELATIVE.search(whole, clause.start, wording.start) is None:
        return clause.start
    paper = _PAPER.search(whole, max(sentence.start, clause.start - 110), clause.start)
    return paper.start() if paper is not None else clause.start


_HOLLOW = re.compile(
    r"the|a|an|as|well|too|also|in|at|on|to|with|today|yesterday|now|here|there|him|her|them|us|each|other|guests?|hosts?|governors?|"
    r"presidents?|ministers?|secretariat|\w+day|в|на|с|со|и|к|у|из|сегодня|вчера|гост\w+|их|его|её|ее|нам|им|тоже|также|этом|"
    r"глав\w+|губернатор\w*|президент\w*"
)
_LETTERS = re.compile(r"[^\W\d_]+")


def _is_hollow(sides: Sides, wording: Wording, end: int) -> bool:
    """Whether what is asked for is only somebody or somewhere: "looks to Guangxi", "spoke for the guests"."""
    if wording.rule.quote != "predicate" or wording.rule.stage not in ("wish", "proposed"):
        return False
    words = sides.text.document.text[wording.stop : end]
    if not words.strip():
        return False
    for place in reversed(sides.named(wording.stop, end)):
        words = words[: place.start - wording.stop] + words[place.end - wording.stop :]
    return all(_HOLLOW.fullmatch(word) is not None for word in _LETTERS.findall(words.casefold()))


_OPENING = pattern(
    r"(?:considering|given|in continuation of|учитывая|в продолжение)\s"
    r"|(?:as part of|in addition to|apart from|besides|despite|in view of|against the background|помимо|кроме|"
    r"несмотря|в рамках|"
    r"на фоне)\s[^,]*$"
)


def _counts(whole: str, sentence: Sentence, wording: Wording, clause: Clause, start: int, end: int) -> bool:
    """Whether the words are an item of cooperation, not a goal in figures, a condition, a question or a fragment."""
    words = whole[start:end]
    if words.count(" ") < 2 or whole[sentence.end - 1] == "?" or _OPENING.match(words):
        return False
    if _CONDITION_BEFORE.search(whole, clause.start, wording.start) or _COURTESY.search(words):
        return False
    stage = wording.rule.stage
    if stage != "signed" and _MONEY.search(words) and not _DEAL.search(words):
        return False
    if stage == "existing" and _QUANTITY.search(words):
        return False
    if stage == "signed" and re.search(r"\bby \d[\d.]* ?(?:percent|%)", words):
        return False
    return _GOAL.search(words) is None or stage == "signed"
