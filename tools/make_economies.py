"""Write src/entrepot/nouns/codes/{economies,economy_names,blocs}.csv.

    npm install cldr-core@48.2.0 cldr-localenames-full@48.2.0 cldr-subdivisions-full@48.2.0
    python tools/make_economies.py node_modules ru.xml

`node_modules` holds the three CLDR packages; `ru.xml` is CLDR's common/subdivisions/ru.xml (release 41, the last one
with Russian names for most subdivisions; Debian ships it in the package unicode-cldr-core). What CLDR does not have
stands in tools/economies/*.txt and is ours. Origins and licences: src/entrepot/nouns/codes/SOURCES.md.
"""

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from russian_forms import adjective_forms, compound_form, name_forms, people_forms

HERE = Path(__file__).parent
CODES = HERE.parent / "src" / "entrepot" / "nouns" / "codes"
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
# Country -> the subdivisions whose bare name is safe to read in a text, without "Province" or "State".
BARE = {
    "US": r"..",
    "CA": r"..",
    "CN": r"..",
    "DE": r"..",
    "AT": r".",
    "IN": r"..",
    "AU": r"..+",
    "BR": r"..",
    "GB": r"ENG|SCT|WLS|NIR",
    "IT": r"\d\d",
    "ES": r"AN|AR|AS|CB|CL|CM|CN|CT|EX|GA|IB|NC|PV|VC",
    "FR": r"[A-Z0-9]{3}|20R",
    "BE": r"BRU|VLG|WAL",
}
NEEDS_HEAD = frozenset(
    "US-WA US-DC AU-VIC AU-NT AU-ACT BR-PA BR-AC BR-AM BR-DF BR-PB IT-67 IN-DL IN-LA FR-CVL FR-PDL".split()
)
HEAD_EN = re.compile(r" (Oblast|Krai|Region|Republic|Autonomous Okrug|Okrug|Province|County|District|City)$")
HEAD_RU = re.compile(r"ая область|ий край|ий автономный округ|ая автономная область|ий велаят")
Row = tuple[str, str, str, str]


def hand(name: str) -> Iterator[list[str]]:
    """The fields of each line of tools/economies/`name`."""
    for line in (HERE / "economies" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def cldr(modules: Path, path: str, *keys: str) -> dict:
    data = json.loads((modules / path).read_text(encoding="utf-8"))
    for key in keys:
        data = data[key]
    return data


def countries(modules: Path) -> list[list[str]]:
    numbers = cldr(modules, "cldr-core/supplemental/codeMappings.json", "supplemental", "codeMappings")
    en, ru = (
        cldr(
            modules, f"cldr-localenames-full/main/{x}/territories.json", "main", x, "localeDisplayNames", "territories"
        )
        for x in ("en", "ru")
    )
    renamed = {fields[0]: (fields[1], fields[2]) for fields in hand("renamed.txt")}
    rows = [["XKX", "XK", "", "", "country", "Kosovo", "Косово"]]
    for alpha2, mapping in numbers.items():
        if alpha2 in NOT_ISO or alpha2 not in en or mapping.get("_numeric", "999") >= "900" or "_alpha3" not in mapping:
            continue
        code = mapping["_alpha3"]
        name = en[alpha2].replace(" & ", " and ").replace("’", "'")
        name_ru = ru[alpha2].replace("о-ва", "острова").replace("о-в ", "остров ").replace("’", "'")
        ours, ours_ru = renamed.get(code, ("", ""))
        rows.append([code, alpha2, mapping["_numeric"], "", "country", ours or name, ours_ru or name_ru])
    return sorted(rows)


def regions(modules: Path, russian: Path, alpha3: dict[str, str]) -> list[list[str]]:
    en = cldr(
        modules, "cldr-subdivisions-full/subdivisions/en/en.json", "subdivisions", "localeDisplayNames", "subdivisions"
    )
    inside = cldr(
        modules, "cldr-core/supplemental/subdivisionContainment.json", "supplemental", "subdivisionContainment"
    )
    ru = dict(re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]+)<', russian.read_text(encoding="utf-8")))
    ours = {fields[0]: (fields[1], fields[2]) for fields in hand("renamed.txt")}
    ours |= {fields[0]: (fields[1], fields[3]) for fields in hand("regions.txt")}
    elsewhere = {old for old, _ in hand("other_codes.txt")}
    live = {key for group in inside.values() for key in group["_contains"]}
    rows = []
    for key in sorted(live):
        code = f"{key[:2]}-{key[2:]}".upper()
        if code in elsewhere or (key not in en and code not in ours):
            continue
        name, name_ru = ours.get(code) or (en[key], ru.get(key, ""))
        clean = [re.sub(r"[²³]$", "", text).replace("’", "'") for text in (name, name_ru)]
        rows.append([code, "", "", alpha3[key[:2].upper()], "region", *clean])
    return rows


def marked(text: str) -> tuple[str, str]:
    """'UAE~' is an abbreviation; 'RB#' is understood when asked for, but not looked for in a text."""
    if text.endswith("~"):
        return text[:-1], "abbreviation"
    return (text[:-1], "parse") if text.endswith("#") else (text, "name")


def english(code: str, names: str) -> Iterator[Row]:
    for text in filter(None, names.split(";")):
        name, form = marked(text)
        yield code, "en", name, form
        if name.startswith("St. "):
            yield code, "en", "Saint " + name[4:], form
            yield code, "en", "St " + name[4:], form


def russian(code: str, names: str, form: str = "name") -> Iterator[Row]:
    for text in filter(None, names.split(";")):
        name, mark = marked(text)
        mark = form if mark == "name" else mark
        for variant in (name,) if mark in {"abbreviation", "parse"} else name_forms(name):
            yield code, "ru", variant, mark


def russian_adjectives(code: str, adjectives: str) -> Iterator[Row]:
    for adjective in filter(None, adjectives.split(";")):
        if adjective.endswith("#"):
            continue
        for form in (*adjective_forms(adjective), compound_form(adjective)):
            if form:
                yield code, "ru", form, "adjective"


def english_adjectives(code: str, adjectives: str) -> Iterator[Row]:
    """'Danish/Danes': adjective and demonyms; 'Kenyan': adjective, demonyms with s; 'Chinese/': no demonym."""
    for text in filter(None, adjectives.split(";")):
        adjective, slash, people = text.partition("/")
        if adjective.endswith(("'s", "#")):
            continue
        yield code, "en", adjective, "adjective"
        for demonym in people.split(";") if slash else ([] if adjective.endswith("-") else [adjective + "s"]):
            if demonym:
                yield code, "en", demonym, "demonym"


def country_names(rows: Iterable[list[str]]) -> Iterator[Row]:
    known = set()
    for code, _, _, _, _, name, name_ru in rows:
        known.add(code)
        yield from english(code, name)
        yield from russian(code, name_ru + ("~" if name_ru.isupper() else ""))
    for code, en, adj, ru, adj_ru, people_ru, capital, capital_ru in hand("countries.txt"):
        if code not in known:
            raise SystemExit(f"countries.txt: {code} is no country code")
        yield from english(code, en)
        yield from english_adjectives(code, adj)
        yield from russian(code, ru)
        yield from russian_adjectives(code, adj_ru)
        for people in filter(None, people_ru.split(";")):
            yield from ((code, "ru", form, "demonym") for form in people_forms(people))
        yield from ((code, "en", city, "capital") for city in capital.split(";") if city)
        yield from russian(code, capital_ru, "capital")


def cities(code: str, pairs: str) -> Iterator[Row]:
    for pair in filter(None, pairs.split(";")):
        en, _, ru = pair.partition("~")
        if en.endswith("#") or ru.endswith("#"):
            continue
        yield code, "en", en, "city"
        yield from russian(code, ru, "city")


def transliterated(adjective: str) -> str:
    """«кировская» -> "Kirovskaya"."""
    single = str.maketrans("абвгдезийклмнопрстуфыэё", "abvgdeziyklmnoprstufyee")
    several = {
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "ъ": "",
        "ь": "",
    }
    return "".join(several.get(letter, letter) for letter in adjective).translate(single).capitalize()


def region_names() -> Iterator[Row]:
    for code, name, stems, name_ru, ru, adjectives, towns in hand("regions.txt"):
        whole = [s[1:] for s in stems.split(";") if s.startswith("=")]
        stem, head = HEAD_EN.sub("", name), HEAD_EN.search(name)
        yield from english(code, ";".join([name, *whole]))
        for other in dict.fromkeys([stem if head else "", *(s for s in stems.split(";") if s[:1] not in {"=", ""})]):
            if other and not (head and head[1] == "City"):
                yield code, "en", other, "stem"
        if HEAD_RU.search(name_ru) and name_ru.endswith("область") and adjectives:
            yield code, "en", transliterated(adjectives.split(";")[0][:-2] + "ая"), "stem"
        if name_ru.endswith("край") and adjectives:
            yield code, "en", transliterated(adjectives.split(";")[0]), "stem"
            yield code, "en", transliterated(adjectives.split(";")[0][:-2]) + "y", "stem"
        if head and head[1] == "City":
            yield code, "en", stem, "city"
            yield from russian(code, name_ru.removeprefix("город "), "city")
        yield from russian(code, ";".join([name_ru, ru]))
        yield from russian_adjectives(code, adjectives)
        yield from cities(code, towns)
    for code, towns in hand("cities.txt"):
        yield from cities(code, towns)
    for code, adjectives in hand("region_adjectives.txt"):
        yield from english_adjectives(code, adjectives)


def world_names(rows: list[list[str]]) -> Iterator[Row]:
    ours = {fields[0] for fields in hand("regions.txt")}
    known = {row[0] for row in rows}
    for code, _, _, _, _, name, name_ru in rows:
        pattern = BARE.get(code[:2])
        if code not in ours and code not in NEEDS_HEAD and pattern and re.fullmatch(pattern, code[3:]):
            yield from english(code, name)
            yield from russian(code, name_ru)
    for code, en, adj, ru, adj_ru, towns in hand("world.txt"):
        if code not in known:
            print(f"world.txt: {code} is no current ISO 3166-2 code; left out", file=sys.stderr)
            continue
        yield from english(code, en)
        yield from english_adjectives(code, adj)
        yield from russian(code, ru)
        yield from russian_adjectives(code, adj_ru)
        yield from cities(code, towns)


def inhabitants() -> Iterator[Row]:
    for code, en, ru in hand("inhabitants.txt"):
        yield from ((code, "en", name, "demonym") for name in en.split(";") if name)
        for people in filter(None, ru.split(";")):
            yield from ((code, "ru", form, "demonym") for form in people_forms(people))


def bloc_names() -> Iterator[Row]:
    for code, name, en, adj, name_ru, ru, adj_ru, _ in hand("blocs.txt"):
        yield from english(code, ";".join([name, en]))
        yield from english_adjectives(code, adj)
        yield from russian(code, ";".join([name_ru, ru]))
        yield from russian_adjectives(code, adj_ru)


def write(name: str, header: list[str], rows: Iterable[Iterable[str]]) -> None:
    with (CODES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(modules: Path, russian_xml: Path) -> None:
    nations = countries(modules)
    parts = regions(modules, russian_xml, {row[1]: row[0] for row in nations})
    names = [*country_names(nations), *region_names(), *world_names(parts), *inhabitants(), *bloc_names()]
    names += [(new, "", old, "parse") for old, new in hand("other_codes.txt")]
    names += [("", language, text, "none") for language, text in hand("not.txt")]
    names += [("", language, text, "common") for language, text in hand("common.txt")]
    known = {row[0] for row in nations} | {row[0] for row in parts} | {fields[0] for fields in hand("blocs.txt")} | {""}
    if strangers := {row[0] for row in names} - known:
        raise SystemExit(f"names for unknown codes: {sorted(strangers)}")
    CODES.mkdir(parents=True, exist_ok=True)
    write("economies.csv", ["code", "alpha2", "m49", "parent", "kind", "name_en", "name_ru"], [*nations, *parts])
    write(
        "economy_names.csv", ["code", "language", "name", "form"], sorted(dict.fromkeys(names), key=lambda row: row[1])
    )
    write("blocs.csv", ["code", "name_en", "name_ru", "members"], ([f[0], f[1], f[4], f[7]] for f in hand("blocs.txt")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
