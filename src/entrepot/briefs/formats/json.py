"""JSON: the facts of a brief, for other programs."""

import json

from entrepot.briefs.contract import brief_json
from entrepot.briefs.format import Format
from entrepot.briefs.written import Written


def render(written: Written) -> str:
    """The contract of `entrepot brief --format json`."""
    return json.dumps(brief_json(written.facts, written.voice), ensure_ascii=False, indent=2) + "\n"


FORMAT = Format("json", ".json", render)
