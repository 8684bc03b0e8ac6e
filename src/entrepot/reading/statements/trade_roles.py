"""Trade roles: what a clause's verb of trade makes of a side: who would buy needs, who would sell offers."""

import re

from entrepot.nouns.statement import Role

_BUYS = re.compile(
    r"\b(?:to |would |will |could |and )?(?:buy|purchas|procur|acquir|import|obtain)(?:e|es|ing|ed|s)?\b"
    r"|\b(?:looking for|lacks?|in need of|short of|shopping list|demand for|asks? for|asked for)\b"
    r"|\b(?:закуп|покуп|куп|приобре|импортир|завоз|завез|получать|взять|брать|забирать|нужда|не хватает|спрос|запрос|"
    r"просит|просят|попроси|интересу|присмотре|присматрива)\w*",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"\b(?:sell|suppl|export|ship|provid|offer)(?:y|e|ies|ying|ing|s|ied|ped|ping|ed|es)?\b|\bdeliver(?:s|ed|ing)?\b"
    r"|\b(?:have to (?:give|offer|sell)|can be (?:bought|supplied|delivered|offered)|on offer|satisf\w+)\b"
    r"|\b(?:поставл|поставить|продать|продава|отгру|экспортир|предостав|снабж|обеспеч|закроем|построим|возить|"
    r"поехать|обещает)\w*",
    re.IGNORECASE,
)
_JOINTLY = re.compile(
    r"\b(?:joint\w*|together|both|each other|mutual\w*|exchang\w+|discuss\w*|talk\w*|agenda|cooperat\w+|"
    r"совместн\w*|вместе|обе|обоих|взаимн\w*|обмен\w*|обсу\w+|говорил\w*|сотруднич\w+|кооперац\w+)\b",
    re.IGNORECASE,
)


def role_of_trade(said: str, role: Role) -> Role:
    """The role that the first verb of buying or selling gives words which are nobody's alone; else as it was."""
    if role != "both" or _JOINTLY.search(said) is not None:
        return role
    buys, sells = _BUYS.search(said), _SELLS.search(said)
    if buys is None and sells is None:
        return role
    if buys is not None and (sells is None or buys.start() < sells.start()):
        return "need"
    return "offer"
