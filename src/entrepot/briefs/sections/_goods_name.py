"""Goods as a document names them, so that a reader of the brief's language can read them."""

import re
from collections.abc import Sequence

from entrepot.briefs.blocks import Text, Words, joined
from entrepot.briefs.voice import Voice
from entrepot.nouns.product import name_of

MOST_WORDINGS = 3
_OBLIQUE = re.compile(
    r"(?:\w+(?:ую|юю|ами|ями|ыми|ими|ией|ческой|евтики|метики)|\w{3,}(?:[ую]|ии)|\w{3,}(?<!л)(?:ом|ем))(?!\w)",
    re.IGNORECASE,
)


def goods_name(voice: Voice, names: Sequence[str], hs: Sequence[str]) -> Text:
    """The words of the documents, those in the brief's alphabet first; where there are none, our name before them.

    Russian words that begin in an oblique case (“выделанную кожу”) are quoted after our name too.
    """
    own = [name for name in names if voice.is_own(name)]
    straight = [name for name in own if not (voice.language == "ru" and _OBLIQUE.match(name))]
    if straight:
        return joined([voice.runs(name) for name in straight[:MOST_WORDINGS]], "; ")
    words = joined([voice.verbatim(name) for name in (own or names)[:MOST_WORDINGS]], "; ")
    name = name_of(tuple(hs), "ru" if voice.language == "ru" else "en")
    return voice.say("goods.translated", name=(Words(name),), words=words) if name else words
