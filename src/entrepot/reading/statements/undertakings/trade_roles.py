"""Trade roles: what a clause's verb of trade makes of a side: who would buy needs, who would sell offers."""

from functools import lru_cache

from entrepot.nouns.statement import Role
from entrepot.reading.statements.pattern import pattern

_BUYS = pattern(
    r"\b(?:to |would |will |could |and )?(?:buy|purchas|procur|acquir|import|obtain)(?:e|es|ing|ed|s)?\b"
    r"|\b(?:looking (?:for|to source)|lacks?|in need of|short(?:age)? of|shopping list|demand for|"
    r"ask(?:s|ed|ing)?(?: \w+)? for|"
    r"depend(?:s|ed|ent|ing)? on (?:imports?|supplies|purchases|deliveries)|"
    r"has to be brought|bids? for|queue for|in demand)\b"
    r"|\b(?:закуп|покуп|куп|приобре|импортир|завоз|завез|получать|взять|брать|забирать|нужда|не хватает|нехватк|"
    r"дефицит|недоста[её]т|зависит от (?:импорта|поставок)|спрос|запрос|"
    r"просит|просят|попроси|интересу|присмотре|присматрива)\w*"
)
_SELLS = pattern(
    r"\b(?:sell|suppl|export|ship|provid|offer)(?:y|e|ies|ying|ing|s|ied|ped|ping|ed|es)?\b|\bdeliver(?:s|ed|ing)?\b"
    r"|\b(?:has|have|with) (?:\w+ )?(?:experience|competenc\w+|expertise|capacit\w+|surplus\w*)\b"
    r"|\bcan (?:go|come|be sent|take on|train|make|build|equip|repair|share|teach|treat)\b"
    r"|\bis rich in\b|\bspecialis\w+ in\b"
    r"|\b(?:have to (?:give|offer|sell)|can be (?:bought|supplied|delivered|offered)|on offer)\b"
    r"|\b(?:поставл|поставить|продать|продава|отгру|экспортир|предостав|снабж|обеспеч|возить|обеща)\w*"
    r"|\b(?:построим|возвед[её]м|проложим|отремонтируем|обслужим|обучим|научим|поможем|сделаем|изготовим|доставим|"
    r"привез[её]м|отгрузим|собер[её]м|направим|выделим)\b"
)
_JOINTLY = pattern(
    r"\b(?:joint\w*|together|both|each other|mutual\w*|exchang\w+|discuss\w*|talk\w*|agenda|cooperat\w+|"
    r"совместн\w*|вместе|обе|обоих|взаимн\w*|обмен\w*|обсу\w+|говорил\w*|сотруднич\w+|кооперац\w+)\b"
)


_MET = pattern(
    r"\b(?:needs?|demand|requirements?|wants)\b[^.;]{0,90}\b(?:satisf\w+|met|covered|fulfill?ed)\b"
    r"|\b(?:satisfy|meet|cover|close)\w*\b[^.;]{0,40}\b(?:needs?|demand|requirements?)\b"
    r"|\b(?:потребност|спрос|нужд)\w*\s+(?:\w+\s+){0,2}(?:закро|закры|удовлетвор|обеспеч|покро|покры)\w*"
    r"|\b(?:закро|закры|удовлетвор|обеспеч|покро|покры)\w*\s+(?:\w+\s+){0,3}(?:потребност|спрос|нужд)\w*"
)
"""A need that is met is what the one who meets it offers."""
_GIVES = pattern(
    r"\b(?:can|could) \w+ (?:offer|sell|add|give|supply|export|bring)|\b(?:really )?(?:good|strong) (?:at|in)?\b"
    r"|\bhave to offer\b"
    r"|\b(?:может|можем|могут|могла|мог)\w*\s+(?:\w+\s+){0,2}(?:прода|предлож|постав|да)\w+|\bсильн\w+|\bпредлож"
)
_TAKES = pattern(r"\b(?:needs?|want|lacks?|short of|buy)\b|\b(?:нуж[ен]\w+|не хватает|купить|закупать)")


def role_asked(question: str) -> Role:
    """The role that a question gives to what answers it: of "Where are we really good?" an offer."""
    if _TAKES.search(question):
        return "need"
    return "offer" if _GIVES.search(question) else "both"


_WILLING = (
    r"\b(?:ready|willing|prepared|able|want(?:s|ed)?|wish(?:es|ed)?|would like|hop(?:e|es|ed)|plan(?:s|ned)?|"
    r"intend(?:s|ed)?|keen|eager|agreed)\s+(?:also\s+)?to\s+"
)
_WILLING_RU = (
    r"\b(?:готов\w*|хот(?:ел\w*|ят|им|ит)|хочет|намерен\w*|планиру\w+|не прочь|соглас\w+)\s+(?:бы\s+)?(?:\w+\s+)?"
)
_TO_BUY = pattern(
    _WILLING + r"(?:buy|purchase|import|procure|acquire|take|absorb|benefit from|learn from|draw on|adopt|borrow|"
    r"accept (?!(?:\w+ ){0,3}(?:students|tourists|patients|guests|workers|investors|pilgrims|delegations?))\w+)\b|"
    + _WILLING_RU
    + r"(?:покупать|закупать|купить|закупить|брать|взять|забирать|приобре\w+|импортировать|завозить|получать|"
    r"перенять|перенимать|позаимствовать|изучить (?:\w+ )?опыт|использовать (?:\w+ )?опыт)\b"
)
_TO_SELL = pattern(
    _WILLING
    + r"(?:sell|supply|export|ship|deliver|provide)\b|"
    + _WILLING_RU
    + r"(?:продавать|продать|поставлять|поставить|экспортировать|везти|вывозить|отгружать|отгрузить)\b"
)


def role_by_deed(said: str, role: Role) -> Role:
    """What "ready to buy" and "would like to sell" make of a side, whatever its readiness or its wish would."""
    buys, sells = _TO_BUY.search(said) is not None, _TO_SELL.search(said) is not None
    return role if buys == sells else "need" if buys else "offer"


@lru_cache(maxsize=512)
def is_met(said: str) -> bool:
    """Whether words tell of a need that somebody meets."""
    return _MET.search(said) is not None


@lru_cache(maxsize=512)
def role_of_trade(said: str, role: Role) -> Role:
    """The role that the first verb of buying or selling gives words which are nobody's alone; else as it was."""
    if role != "both" or _JOINTLY.search(said) is not None:
        return role
    if is_met(said):
        return "offer"
    buys, sells = _BUYS.search(said), _SELLS.search(said)
    if buys is None and sells is None:
        return role
    if buys is not None and (sells is None or buys.start() < sells.start()):
        return "need"
    return "offer"
