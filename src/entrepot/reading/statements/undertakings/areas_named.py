"""The field of cooperation that words name, short."""

import re

_SMALL = re.compile(
    r"^(?:(?:to|for|that|on|in|of|about|over|with|upon|the|a|an|also|how|such|areas?|fields?|including|both|"
    r"further|more|its|their|our|particularly|issues of|"
    r"development of|developing|expanding|expand|strengthening|increasing|increase|о том, как|что|чтобы|об|о|"
    r"во|в|на|по|к|и|также|более|вопросы|вопросах|"
    r"развитии|развитие|развития|расширить|расширение|в частности|сферы|сферу|сфере|области|числе|том)[\s,]+)+",
    re.IGNORECASE,
)


def area_words(words: str) -> str:
    """The field that some words are about, short."""
    bare = _SMALL.sub("", " ".join(words.split()).strip(' ,.;:–—-“”«»"'))
    return bare if len(bare) <= 90 else bare[:90].rsplit(" ", 1)[0]
