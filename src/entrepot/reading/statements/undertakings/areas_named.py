"""The fields of cooperation that words name: one, or each of a list."""

import re

_SPLIT = re.compile(
    r"\s*,\s*(?:(?:and|or|as well as|и|а также|или)\s+)?|\s*;\s*|\s+(?:and|as well as|along with|и|а также)\s+",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^.*?\b(?:cooperation|collaboration|cooperating|partnership|ties|relations|projects|links|interaction|"
    r"agreements?|issues|topics|questions|matters|"
    r"сотрудничеств\w+|взаимодействи\w+|кооперации|проекты|проектов|проектах|вопросы|вопросов|вопросах|связи|"
    r"связей|соглашения)\s+"
    r"(?:(?:in|on|of|between [^,]{3,40} in)\s+(?:the\s+)?(?:such\s+)?(?:(?:areas?|fields?|spheres?|"
    r"sectors?)\s+(?:of|like|such as|as)\s+)?|"
    r"(?:в|во|по|о|об)\s+(?:(?:таких\s+)?(?:сфер\w+|област\w+|отрасл\w+)\s+(?:как\s+)?)?)",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"^(?:(?:to|for|that|on|in|of|about|over|with|upon|the|a|an|also|how|such|areas?|fields?|including|both|"
    r"further|more|its|their|our|particularly|issues of|"
    r"development of|developing|expanding|expand|strengthening|increasing|increase|о том, как|что|чтобы|об|о|"
    r"во|в|на|по|к|и|также|более|вопросы|вопросах|"
    r"развитии|развитие|развития|расширить|расширение|в частности|сферы|сферу|сфере|области|числе|том)[\s,]+)+",
    re.IGNORECASE,
)
_HOW = re.compile(r"^\W*(?:о\s+)?том,\s+(?:как|чтобы)\s+", re.IGNORECASE)
_WITH = re.compile(
    r",\s+(?:with|including|such as|among|starting|beginning|в том числе|включая|начиная|куда|где|"
    r"котор\w+|which|where|who)\s.*$",
    re.IGNORECASE,
)
_INFINITIVES = re.compile(r"(?:.*\b)?to\s+\w+|(?:.*\s)?\w+(?:ть|ти)", re.IGNORECASE)
_NOT_AREA = re.compile(
    r"\d|^(?:as|at|in some|above|among)\s|\bin‑demand\b|\b(?:were|was|went|minister|president|"
    r"governor|heads?|leaders?|officials|министр|"
    r"президент|губернатор|он|она|it|they|том|this|said)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"(?:(?:mutual |bilateral |foreign |lower |expand |extend )?(?:trade|economy|economics|business|commerce|"
    r"trade barriers|infrastructure projects)(?: and \w+)?|investments?|"
    r"(?:(?:взаимн|двусторонн)\w+ )?(?:торговл\w+|экономик\w+|бизнес\w*|инфраструктурн\w+ проект\w+)|инвестици\w+|"
    r"(?:расширить|расширять|развивать) торговл\w+)",
    re.IGNORECASE,
)
"""Fields that name no field."""
_KNOWN = re.compile(
    r"industr|transport|energ|agri|cultur|touris|educat|sport|scien|health|digital|technolog|mining|"
    r"промышлен|транспорт|энергет|культур|туризм|образован|спорт|наук|медицин|цифров|технолог",
    re.IGNORECASE,
)
_NO_FIELD = re.compile(
    r"(?:to|along|at|by|from|under|help|look|seek|find|support|develop|expand|build|create|open|promote|strengthen|increase|"
    r"improve|make|take|hold|train|share|exchange|bring|use|cut|ease|(?:интерес|спрос|желани\w+) к)\s"
    r"|(?-i:[A-Z][a-z]+ [A-Z][a-z]+$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(
    r"\s(?:between|with|to|for|during|at|as|by|from|through|without|among|между|с|со|для|во время|при|через|"
    r"от)\s.*$",
    re.IGNORECASE,
)


def named_areas(words: str) -> list[str]:
    """Each area of a list of at least three; empty when the words hold no such list.

    "trade" and "investment" beside others are left to the list as a whole.
    """
    body = _LEAD.sub("", _WITH.sub("", _HOW.sub("", words)))
    parts = [part.strip(' ,.;:–—-“”«»"') for part in _SPLIT.split(body)]
    parts = [part for part in parts if part]
    if len(parts) < 3 or sum(len(_WORD.findall(part)) > 5 for part in parts) > 1:
        return []
    if (_INFINITIVES.fullmatch(parts[0]) and all(" " not in part for part in parts[1:-1])) or any(
        map(_NOT_AREA.search, parts)
    ):
        return []
    if (
        sum(
            bool(re.fullmatch(r"(?:the |and |to |in )?(?:[A-ZА-ЯЁ][\w’'-]+ ?){1,3}(?:in turn)?", part))
            for part in parts
        )
        > 1
    ):
        return []
    if _shares_noun(parts) or any(map(_NO_FIELD.match, parts[1:])):
        return []
    bare = [_SMALL.sub("", part) for part in parts]
    bare[-1] = _TAIL.sub("", bare[-1])
    named = [part for part in bare if part and _GENERAL.fullmatch(part) is None]
    return named or [part for part in bare if part]


_ADJECTIVE = re.compile(r"^(?:more )?[\w-]+(?:al|ic|ary|ive|ous|ial|ing|om|ом|ой|ых|их|ого|ая|ые|ый)$", re.IGNORECASE)


def _shares_noun(parts: list[str]) -> bool:
    """Whether the items are adjectives of one noun: "farm, municipal and special machines"."""
    inner = [part for part in parts[:-1] if " " not in part]
    adjectives = [part for part in inner if _ADJECTIVE.match(part) and not _KNOWN.search(part)]
    return (len(adjectives) >= 1 and len(inner) == len(parts) - 1 and " " in parts[-1]) or len(adjectives) == len(
        parts
    ) - 1


def area_words(words: str) -> str:
    """The field that some words are about, short."""
    bare = _SMALL.sub("", " ".join(words.split()).strip(' ,.;:–—-“”«»"'))
    return bare if len(bare) <= 90 else bare[:90].rsplit(" ", 1)[0]
