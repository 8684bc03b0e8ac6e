"""Goods as a document names them, so that a reader of the brief's language can read them."""

import re
from collections.abc import Sequence

from entrepot.briefs.runs import Text, Words, joined
from entrepot.briefs.voice import Voice
from entrepot.nouns.product import name_of

MOST_WORDINGS = 3
_OBLIQUE = re.compile(
    r"(?:\w+(?:[оё]в|ую|юю|ами|ями|ыми|ими|ией|ческой|евтики|метики)|\w{3,}(?:[ую]|ии)|\w{3,}(?<!л)(?:ом|ем))(?!\w)",
    re.IGNORECASE,
)
_STRAIGHT = ("ь", "ы", *"бвгджзклмнпрстфхцчшщй")


def goods_name(voice: Voice, names: Sequence[str], hs: Sequence[str]) -> Text:
    """The words of the documents, those in the brief's alphabet first; where there are none, our name before them.

    Russian words that begin in an oblique case (“выделанную кожу”) are quoted after our name too.
    """
    own = [name for name in names if voice.is_own(name)]
    straight = [name for name in own if not (voice.language == "ru" and _OBLIQUE.match(name))]
    straight = _each_once(straight) if voice.language == "ru" else straight
    if straight:
        return joined([voice.runs(name) for name in straight[:MOST_WORDINGS]], "; ")
    words = joined([voice.verbatim(name) for name in (own or names)[:MOST_WORDINGS]], "; ")
    name = name_of(tuple(hs), "ru" if voice.language == "ru" else "en")
    return voice.say("goods.translated", name=(Words(name),), words=words) if name else words


def _each_once(names: list[str]) -> list[str]:
    """Russian words of which one is another's case ("текстиля", "текстиль") once, as the subject of a sentence."""
    found: dict[str, str] = {}
    for name in names:
        stem = name.casefold()[: max(4, len(name) - 2)]
        same = next((one for one in found if one.startswith(stem) or stem.startswith(one)), stem)
        found[same] = min(found.get(same, name), name, key=lambda one: not one.endswith(_STRAIGHT))
    return list(found.values())
