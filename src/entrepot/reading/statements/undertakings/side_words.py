"""Side words: words that tell whose an item of cooperation is: both, ours, the guests, who asks and who is asked."""

from functools import cache

from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.undertakings.modality import rules

BOTH = pattern(
    r"\b(?:both|the (?:two|sides|parties|countries|nations|partners|presidents|leaders|ministers|neighbou?rs)|"
    r"each other|between|стороны|страны|обе|оба|министры|главы|участники|партнеры|между)\b"
)
JOINT = pattern(r"\b(?:mutual\w*|joint\w*|together|bilateral|взаимн\w*|совместн\w*|вместе|двусторонн\w*|сообща)\b")
"""What is done together, which one side alone may wish for."""
OURS = pattern(r"\b(?:we|our|us|ours|i|my|мы|наш\w*|нам|нас|нами|я|мне|мой|мо[еёю]\w*)\b")
YOURS = pattern(r"\b(?:you|your|yours|вы|вам|вас|ваш\w*|вами)\b")
OPENINGS = {
    **dict.fromkeys(("he", "she", "his", "her", "him", "он", "она", "его", "ее", "её", "ему", "ей"), "he"),
    **dict.fromkeys(("they", "their", "them", "these", "those", "они", "их", "им", "эти", "те"), "they"),
    **dict.fromkeys(("it", "its", "this", "that", "оно", "это", "этот", "эта", "такой", "такая"), "it"),
    **dict.fromkeys(("hosts", "host", "хозяева", "принимающая"), "hosts"),
    **dict.fromkeys(("guests", "guest", "visitors", "visiting", "гости", "гостям", "гостей", "делегация"), "guests"),
    **dict.fromkeys(("here", "здесь", "тут", "local", "местные", "местных", "местным"), "here"),
    **dict.fromkeys(("there", "туда", "там"), "there"),
}
AT_HOME = frozenset(("hosts", "guests", "here", "there"))
OF = frozenset(("of", "from", "in", "из", "в", "by"))


@cache
def verbs() -> frozenset[str]:
    """The words that a clause's verb may be."""
    heads = {head for rule in rules() for head in rule.heads if not head.endswith("*")}
    return frozenset(heads) - _NOUNS | _AUXILIARIES


_AUXILIARIES = frozenset(
    "is are was were be been has have had will would can could may might should must do does did sees saw wants "
    "says said "
    "есть был была было были будет будут может могут должен должна должны стал стала стали имеет имеют".split()
)
_NOUNS = frozenset(
    "agreement agreements talks talk plans plan interest readiness proposal proposals agenda table project "
    "projects".split()
)


ASKED = frozenset(
    "invited asked urged encouraged advised requested recommended welcome called should ought expected "
    "приглашены приглашают приглашает ждут ждет призвали просят призваны следует стоит".split()
)
"""What follows the name of those who are addressed."""
ASKING = frozenset(
    "asked asks urged urges invited invites encouraged encourages advised wants called upon "
    "призвал призвала попросил попросила просит пригласил пригласила приглашает просят".split()
)
"""What stands before it."""
INVITING = ASKED | ASKING
TO = frozenset(("to", "in", "в", "на"))
