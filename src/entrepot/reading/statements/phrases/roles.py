"""Words for offices, English and Russian, and which of them may stand for one another."""

import re
from functools import lru_cache

from entrepot.reading.statements.lexicon import words

HEADS = words("roles", "heads")
PREFIXES = words("roles", "prefixes")
PORTFOLIOS = words("roles", "portfolios")
_STEMS = words("roles", "stems")
_ENDINGS = r"(?:а|у|ом|е|ы|и|я|ю|ем|ём|ь|ей|ой|ов|ам|ям|ами|ями|ах|ях)?"
_HEAD_RU = re.compile(rf"(?:{'|'.join(sorted(_STEMS))}){_ENDINGS}|глав(?:а|ы|е|у|ой|ою)|замглавы|управделами")
_CLASS_EN = {
    "president": "president", "king": "president", "queen": "president", "emir": "president", "sultan": "president",
    "premier": "premier", "pm": "premier", "chancellor": "premier", "minister": "minister", "governor": "governor",
    "gov": "governor", "akim": "governor", "hokim": "governor", "khokim": "governor", "mayor": "mayor",
    "ambassador": "ambassador", "chairman": "chairman", "chairwoman": "chairman", "chairperson": "chairman",
    "chair": "chairman", "head": "head", "chief": "head", "director": "director", "ceo": "director",
    "secretary": "secretary", "senator": "senator", "commissioner": "commissioner", "speaker": "speaker",
    "deputy": "deputy", "consul": "consul", "envoy": "ambassador", "official": "official",
}  # fmt: skip
_CLASS_RU = {
    "президент": "president", "король": "president", "эмир": "president", "султан": "president",
    "премьер": "premier", "премьер-министр": "premier", "канцлер": "premier", "министр": "minister",
    "губернатор": "governor", "аким": "governor", "хоким": "governor", "мэр": "mayor", "посол": "ambassador",
    "председател": "chairman", "глав": "head", "руководител": "head", "директор": "director",
    "гендиректор": "director", "секретар": "secretary", "сенатор": "senator", "вице-премьер": "vicepremier",
    "консул": "consul", "генконсул": "consul",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def is_head(word: str) -> bool:
    """Whether a lower-case word can be the noun of an office ("governor", «губернатором»)."""
    return word in HEADS or _HEAD_RU.fullmatch(word) is not None


def office(role: str) -> str:
    """What sort of office a role names: president, premier, minister, governor, head … or "" when it is none of them.

    A premier is told from a minister, a deputy from the one he stands in for.
    """
    parts = [word.strip(".,'’\"«»").casefold() for word in role.split()]
    for at, word in enumerate(parts):
        if (word in ("deputy", "vice") and at + 1 < len(parts)) or word.startswith(
            ("заместител", "замминистр", "зампред")
        ):
            following = parts[at + 1 :]
            premier = (
                "prime" in following or "премьер" in " ".join(following) or "pm" in following or "premier" in following
            )
            return "vicepremier" if premier else "deputy"
        if word == "prime":
            return "premier"
        if word == "chief" and at + 1 < len(parts):
            return "governor" if parts[at + 1] == "minister" else "head"
        found = _CLASS_EN.get(word) or _russian(word)
        if found:
            return found
    return ""


@lru_cache(maxsize=20_000)
def _russian(word: str) -> str:
    if _HEAD_RU.fullmatch(word) is None:
        return ""
    best = max((stem for stem in _CLASS_RU if word.startswith(stem)), key=len, default="")
    return _CLASS_RU.get(best, ("посл" in word[:4] and "ambassador") or "")
