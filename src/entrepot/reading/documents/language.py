"""The language of a text, by its script and its commonest words."""

import re
from collections import Counter

from entrepot.errors import EntrepotError

READ = {"en": "English", "ru": "Russian"}

# The commonest short words of each language that no other here shares as often.
_COMMON = {
    "en": "the of and to in is that for was with said on by has at as from it be this are will which have its",
    "ru": "и в на с что по не для из года к как это от был при также году его более которые между до после за",
    "be": "і ў з на што для як гэта ад быў таксама года яго паміж пасля гэтым якія беларусі былі не да",
    "uk": "і в у з на що для як це від був також року його між після які та не до й є",
    "bg": "и в на с че за от е са не се по като да при между също това година",
    "kk": "және мен бен үшін бойынша деп туралы осы бұл қазақстан жылы арасындағы болды болып",
    "de": "der die das und in zu den mit von für ist im auf des dem ein eine nicht auch wird wurde nach",
    "fr": "le la les de des et en un une du dans est que pour par sur au avec qui plus ce sont",
    "es": "el la los las de y en que un una del por para con se su es más al como",
    "it": "il lo la gli di e che in un una del della per con si è più al dei sono come",
    "pt": "o a os as de e em que um uma do da para com não por mais dos é ao",
    "pl": "i w na z do się że nie jest to przez oraz dla po od o jak roku",
    "tr": "ve bir bu ile için de da olarak olan türkiye daha ticaret yıl arasında kadar",
    "az": "və bir bu ilə üçün də da olan ki azərbaycan ticarət edib ili arasında bildirib",
    "uz": "va bu bilan uchun ham bir oʻzbekiston o'zbekiston savdo yil boʻyicha bo'yicha bo'lgan",
    "ro": "și în de la cu pe care din a pentru este un o mai fost sunt",
    "nl": "de het een en van in is dat op te voor met zijn niet aan ook werd door",
}  # fmt: skip
_WORDS_OF = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_NAMES = {
    "be": "Belarusian", "uk": "Ukrainian", "bg": "Bulgarian", "kk": "Kazakh", "de": "German", "fr": "French",
    "es": "Spanish", "it": "Italian", "pt": "Portuguese", "pl": "Polish", "tr": "Turkish", "az": "Azerbaijani",
    "uz": "Uzbek", "ro": "Romanian", "nl": "Dutch",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ][^\W\d_]+)?")
_SCRIPTS = (
    ("\u4e00", "\u9fff", "Chinese or Japanese"), ("\u3040", "\u30ff", "Japanese"), ("\uac00", "\ud7af", "Korean"),
    ("\u0600", "\u06ff", "Arabic or Persian"), ("\u0900", "\u097f", "Hindi"), ("\u0590", "\u05ff", "Hebrew"),
    ("\u0530", "\u058f", "Armenian"), ("\u10a0", "\u10ff", "Georgian"), ("\u0370", "\u03ff", "Greek"),
)  # fmt: skip

_ANY_OTHER = re.compile(f"[{''.join(f'{first}-{last}' for first, last, _ in _SCRIPTS)}]")


def language_of(story: str, where: str) -> str:
    """`en` or `ru`; a text in another language, or in none, is an error that says which are read."""
    sample = story[:8_000]
    if other := _other_script(sample):
        raise _unread(other, where)
    words = Counter(map(str.lower, _WORD.findall(sample)))
    if not words:
        raise EntrepotError("has no words, only signs and numbers", where=where, hint="Give the report as text.")
    total = words.total()
    shares = {code: sum(words[w] for w in words.keys() & known) / total for code, known in _WORDS_OF.items()}
    best = max(shares, key=lambda code: (shares[code], code in READ))
    if shares[best] >= 0.04 and best not in READ:
        raise _unread(_NAMES[best], where)
    if shares[best] >= 0.04:
        return best
    if total > 40:
        raise _unread("a language that is not recognised", where)
    cyrillic = sum("а" <= char <= "я" for char in sample.lower())
    return "ru" if cyrillic > len(sample) / 4 else "en"


def _other_script(sample: str) -> str | None:
    if not _ANY_OTHER.search(sample):
        return None
    letters = sum(char.isalpha() for char in sample)
    for first, last, name in _SCRIPTS:
        if sum(first <= char <= last for char in sample) > letters / 3:
            return name
    return None


def _unread(language: str, where: str) -> EntrepotError:
    return EntrepotError(
        f"is in {language}; reports are read in {' and '.join(READ.values())}",
        where=where,
        hint="Look for the agency's English or Russian version of the report.",
    )
