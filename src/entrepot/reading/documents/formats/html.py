"""Web pages: the story, without the page around it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from entrepot.errors import EntrepotError
from entrepot.reading.documents.dateline import is_date_line, parse_date
from entrepot.reading.documents.encoding import declared_encoding, decode, looks_binary
from entrepot.reading.documents.format import Content, Format
from entrepot.reading.documents.furniture import is_furniture, without_furniture

_OPENING = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?>(?:<!--.*?-->|<\?xml[^>]*>)\s*)*+<(?:!doctype\s+html|html|head|body|article|div|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_NEVER_STORY = (
    "script", "style", "noscript", "template", "iframe", "nav", "aside", "footer", "button", "select", "svg",
    "dialog",
)  # fmt: skip
_FURNITURE_NAMES = re.compile(
    r"(?:^|[-_ ])(?:related|recent|popular|latest|most[-_]?read|recommend\w*|share|sharing|social\w*|follow|subscri\w+|"
    r"newsletter|cookies?|consent|menu|nav\w*|breadcrumbs?|tags?|keywords?|sidebar|footer|banner|advert\w*|promo|"
    r"comments?|popup|modal|weather|currency|rates|ticker|lang(?:uage)?s?)(?:$|[-_ ])",
    re.IGNORECASE,
)
_BLOCKS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th", "tr", "dt", "dd", "div", "section",
    "article", "main", "figcaption",
))  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "pubdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_DEEPEST = 250
_MOST_TAGS = 60_000
_LARGEST_FURNITURE = 0.3  # share of a page's words; what is larger may be the story, whatever its class is called


def looks_like_html(head: bytes) -> bool:
    """Whether bytes open as a web page does, in any encoding."""
    return _OPENING.match(head.replace(b"\x00", b"").lstrip(b"\xff\xfe")) is not None


def recognise(head: bytes, name: str) -> bool:
    return looks_like_html(head) or (name.lower().endswith(_SUFFIXES) and not looks_binary(head))


def read(data: bytes, where: str) -> Content:
    page = decode(data, where, declared=declared_encoding(data[:4096]))
    tree = _tree(page, where)
    title, publisher, link = _title(tree), _meta(tree, "og:site_name"), _link(tree)
    published = _published(tree) or _date_by_title(_block_lines(tree), title)
    _prune(tree)
    text = without_furniture(_story(tree))
    if not text.strip():
        raise EntrepotError(
            "the page holds no story, only its frame",
            where=where,
            hint="Pages that scripts fill are empty when saved as source: print the page to PDF, or copy its text.",
        )
    if title and title.casefold() not in text[: len(title) + 400].casefold():
        text = f"{title}\n\n{text}"
    return Content(text, title, published, publisher, link)


def _tree(page: str, where: str) -> Any:
    from lxml import html

    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page or "<p></p>", parser=parser)
    except Exception as fault:  # lxml: ParserError, XMLSyntaxError, ValueError
        raise EntrepotError(
            f"is no web page that can be parsed ({type(fault).__name__})",
            where=where,
            hint="Save the page again from the browser, or copy its text.",
        ) from None
    tags = sum(1 for _ in tree.iter())
    if tags > _MOST_TAGS:
        raise EntrepotError(
            f"holds {tags:,} tags, as no story's page does",
            where=where,
            hint="Copy the text of the story into a .txt file.",
        )
    if _depth(tree) > _DEEPEST:
        raise EntrepotError(
            f"its tags are nested more than {_DEEPEST} deep, as no story's are",
            where=where,
            hint="Copy the text of the story into a .txt file.",
        )
    return tree


def _depth(tree: Any) -> int:
    from lxml.etree import iterwalk

    depth = deepest = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            break
    return deepest


def _meta(tree: Any, name: str) -> str | None:
    for tag in tree.iter("meta"):
        if (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower() == name:
            return (tag.get("content") or "").strip() or None
    return None


def _title(tree: Any) -> str | None:
    heads = [_words(h) for h in tree.iter("h1")]
    heads = [h for h in heads if 15 <= len(h) <= 300]
    if len(heads) == 1:
        return heads[0]
    named = _meta(tree, "og:title") or next((_words(t) for t in tree.iter("title")), "")
    if named in heads:
        return named
    return re.sub(r"\s+[|–—-]\s+[^|–—]{2,40}$", "", named) or None


def _published(tree: Any) -> date | None:
    for name in _PUBLISHED:
        if (stamp := _meta(tree, name)) and (day := parse_date(stamp)):
            return day
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and (day := _linked_date(script.text or "")):
            return day
    times = [t for t in tree.iter("time") if t.get("itemprop") == "datePublished" or t.get("pubdate")]
    stamps = {t.get("datetime") or "" for t in times}
    days = {parse_date(stamp) for stamp in stamps}
    return days.pop() if len(days) == 1 else None


def _date_by_title(lines: list[str], title: str | None) -> date | None:
    """The date line nearest the headline, as far as five lines from it; the day of rendering stands in a frame line."""
    at = next((i for i, line in enumerate(lines) if line == title), None)
    if at is None:
        return None
    near = sorted(range(max(0, at - 5), min(len(lines), at + 6)), key=lambda i: abs(i - at))
    days = (parse_date(lines[i]) for i in near if is_date_line(lines[i]) and not is_furniture(lines[i]))
    return next((day for day in days if day), None)


def _linked_date(script: str) -> date | None:
    """`datePublished` of the JSON-LD in a page."""
    try:
        found = list(_values(json.loads(script), "datePublished"))
    except (ValueError, RecursionError):
        return None
    return parse_date(found[0]) if found else None


def _values(node: object, key: str) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get(key), str):
            yield node[key]
        for below in node.values():
            yield from _values(below, key)
    elif isinstance(node, list):
        for below in node:
            yield from _values(below, key)


def _link(tree: Any) -> str | None:
    for tag in tree.iter("link"):
        if (tag.get("rel") or "").lower() == "canonical" and (tag.get("href") or "").startswith("http"):
            return str(tag.get("href"))
    link = _meta(tree, "og:url")
    return link if link and link.startswith("http") else None


def _prune(tree: Any) -> None:
    """Take out what is never story: by tag, by the name of its class or id, and lists that are mostly links."""
    for element in list(tree.iter(*_NEVER_STORY)):
        if element.getparent() is not None:
            element.drop_tree()
    measures = _measures(tree)
    whole = max(1, measures[tree].characters)
    heads = {above for head in tree.iter("h1") for above in head.iterancestors()}
    for element in list(tree.iter("div", "section", "ul", "ol", "table", "p", "span", "header", "form")):
        size = measures[element]
        if element.getparent() is None or element in heads:
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        link_list = size.links >= 3 and size.linked > 0.75 * max(1, size.characters)
        is_small = size.characters <= _LARGEST_FURNITURE * whole
        if link_list or (is_small and (element.tag == "form" or _FURNITURE_NAMES.search(named))):
            element.drop_tree()


@dataclass(slots=True)
class _Measure:
    """characters: of the words in an element; linked: those inside links; links: how many links."""

    characters: int = 0
    linked: int = 0
    links: int = 0


def _measures(tree: Any) -> dict[Any, _Measure]:
    found: dict[Any, _Measure] = {}
    for element in reversed(list(tree.iter())):
        mine = found.setdefault(element, _Measure())
        mine.characters += len((element.text or "").strip())
        if element.tag == "a":
            mine.linked, mine.links = mine.characters, mine.links + 1
        parent = element.getparent()
        if parent is not None:
            above = found.setdefault(parent, _Measure())
            above.characters += mine.characters + len((element.tail or "").strip())
            above.linked += mine.linked
            above.links += mine.links
    return found


def _story(tree: Any) -> str:
    from trafilatura import extract
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    found = extract(tree, config=config, include_comments=False, include_tables=True, deduplicate=False) or ""
    whole = "\n".join(_block_lines(tree))
    return found if len(found) >= 0.4 * len(whole) else _fuller(found, whole)


def _fuller(found: str, whole: str) -> str:
    """The extractor's choice, unless it left most of the prose behind."""

    def prose(text: str) -> int:
        return sum(len(line) for line in text.splitlines() if len(line) > 80)

    return found if found and prose(found) >= 0.5 * prose(whole) else whole


def _block_lines(tree: Any) -> list[str]:
    """The page's words, one line for each innermost block."""
    lines, line = [], ""
    from lxml.etree import iterwalk

    for event, node in iterwalk(tree.find("body") if tree.find("body") is not None else tree, events=("start", "end")):
        if node.tag in _BLOCKS or node.tag == "br":
            lines.append(line)
            line = ""
        line += (node.text or "") if event == "start" else (node.tail or "")
    return [clean for clean in (" ".join(x.split()) for x in [*lines, line]) if clean]


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


FORMAT = Format("html", "Web page", _SUFFIXES, recognise, read)
