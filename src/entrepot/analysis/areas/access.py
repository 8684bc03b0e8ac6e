"""Access: a request to let one's own goods into the other's market, which is an offer of these goods."""

import re

from entrepot.nouns.statement import Cooperation

_BAR = re.compile(
    r"\b(?:quotas?|duty|duties|tariffs?|bans?|embargo|restrictions?|market access|access to (?:\w+ ){0,3}markets?)\b|"
    r"\b(?:квот|пошлин|тариф|запрет|эмбарго|ограничени)\w*|\bдоступ\w* на (?:\w+ )?рын\w+",
    re.IGNORECASE,
)


def asks_for_access(statement: Cooperation) -> bool:
    """Whether a need is a wider quota, a lower duty, an end of a ban: its side wants to sell, not to buy."""
    return statement.role == "need" and any(_BAR.search(quote.text) is not None for quote in statement.quotes)
