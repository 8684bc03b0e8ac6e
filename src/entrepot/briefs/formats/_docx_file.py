"""The Word file around a brief: its styles, its links, and bytes that are the same each time."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

_LINK = "1F4E79"
_QUIET = "595959"
_RULE = "BFBFBF"
_SAME_DAY = (1980, 1, 1, 0, 0, 0)
_POINTS = {
    "Title": 22, "Subtitle": 9.5, "Heading 1": 14, "Heading 2": 11.5, "Caption": 9.5, "Quote": 10.5, "Question": 10.5,
    "Note": 10.5, "Source": 9.5, "Head": 8.5, "Head Number": 8.5, "Cell": 8.5, "Cell Number": 8.5, "Below Table": 8,
    "Proof": 8.5, "Proof Quote": 8,
}  # fmt: skip
_QUIETER = ("Subtitle", "Question", "Below Table", "Proof Quote")
_BOLD = ("Heading 1", "Heading 2", "Caption", "Head", "Head Number", "Title")


def new_document(title: str, foot: str, language: str) -> Any:
    """An empty document on A4 with the styles of a brief, a running foot and page numbers."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    _style(document, {"en": "en-GB", "ru": "ru-RU"}[language])
    _foot(section.footer.paragraphs[0], foot)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = title, "Entrepot", "", language
    about.created = about.modified = datetime(*_SAME_DAY, tzinfo=UTC).replace(tzinfo=None)
    return document


def style_ids(document: Any) -> dict[str, str]:
    """The id of each style by its name: to look each one up anew for every paragraph takes ten times as long."""
    return {style.name: style.style_id for style in document.styles}


def saved(document: Any) -> bytes:
    """The file, with no time of writing in it."""
    draft, kept = io.BytesIO(), io.BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as parts, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as same:
        for name in parts.namelist():
            about = zipfile.ZipInfo(name, _SAME_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            same.writestr(about, parts.read(name))
    return kept.getvalue()


class Linked:
    """The links inside a document, from numbers and sources to where they are told."""

    def __init__(self) -> None:
        self._marks = 0

    def link(self, paragraph: Any, anchor: str, text: str, *, strong: bool = False) -> None:
        """Words that lead to an anchor."""
        from docx.shared import RGBColor

        run = paragraph.add_run(text)
        run.font.color.rgb = RGBColor.from_string(_LINK)
        run.bold = strong or None
        link = _element("w:hyperlink", anchor=anchor, history="1")
        paragraph._p.append(link)
        link.append(run._r)

    def target(self, paragraph: Any, anchor: str) -> None:
        """Where an anchor's links lead: its id in bold, which opens the paragraph."""
        self._marks += 1
        paragraph._p.append(_element("w:bookmarkStart", id=str(self._marks), name=anchor))
        self.link(paragraph, anchor, anchor, strong=True)
        paragraph._p.append(_element("w:bookmarkEnd", id=str(self._marks)))

    def repeat_head(self, table: Any) -> None:
        """A table's first row stands on each of its pages, and no row is cut by a page's end."""
        for at, row in enumerate(table.rows):
            about = row._tr.get_or_add_trPr()
            about.append(_element("w:cantSplit"))
            if at == 0:
                about.append(_element("w:tblHeader"))


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _style(document: Any, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(5)
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(_element("w:lang", val=language))
    for name, points in _POINTS.items():
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        style = styles[name]
        style.font.name, style.font.size, style.font.italic = "Calibri", Pt(points), name == "Question"
        for fonts in style.element.iter(qn("w:rFonts")):  # the theme's fonts would win over the named one
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.font.bold = name in _BOLD
        style.font.color.rgb = RGBColor.from_string(_QUIET if name in _QUIETER else "000000")
        if "Number" in name:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if name.startswith(("Head ", "Cell", "Proof")) or name == "Head":
            style.paragraph_format.space_after = Pt(1)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(6)
    styles["Proof Quote"].paragraph_format.left_indent = styles["Note"].paragraph_format.left_indent = Cm(0.7)
    styles["Title"].element.get_or_add_pPr().remove_all("w:pBdr")
    _table_style(styles)


def _table_style(styles: Any) -> None:
    """Rules above and below the heads, hairlines between rows, none upright."""
    from docx.enum.style import WD_STYLE_TYPE

    style = styles.add_style("Brief Table", WD_STYLE_TYPE.TABLE)
    about = _element("w:tblPr")
    rules = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        rules.append(_element(f"w:{side}", val="single", sz="4", space="0", color=_RULE))
    about.append(rules)
    style.element.append(about)


def _foot(paragraph: Any, words: str) -> None:
    """The brief's name and the number of the page."""
    from docx.shared import Pt

    paragraph.add_run(f"{words} · ").font.size = Pt(8)
    number = paragraph.add_run()
    number.font.size = Pt(8)
    for kind in ("begin", "", "end"):
        if kind:
            number._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            code = _element("w:instrText")
            code.text = "PAGE"
            number._r.append(code)
