"""Web pages as sites build them: the story comes through, whatever stands around it."""

import pytest

from entrepot.reading.documents.reader import read

LEAD = "Trade of the two regions reached $90 million in 2024, the minister said after talks with the governor."
MORE = "The sides agreed to set up a joint plant, and the region is ready to give a site for it near the railway."
STORY = f"<h1>Two regions plan a joint plant</h1><p>3 March 2025</p><p>{LEAD}</p><p>{MORE}</p>"
LINKS = "".join(f'<li><a href="/{i}">A headline of another story, number {i} of the week</a></li>' for i in range(12))

HEAD = "<h1>Two regions plan a joint plant</h1>"
MENU = f"<div class=menu>{LINKS}</div>"
NOBODY = "Nonsense, it was $5 million at the most, said nobody."

PAGES = {
    "a form around all": f"<form id=aspnetForm><input type=hidden><div>{STORY}</div>{MENU}</form>",
    "a misleading class": f'<div class="page social-enabled"><div class="news-tags-body">{STORY}</div></div>',
    "lines broken, not paragraphs": f"{HEAD}<div>3 March 2025<br>{LEAD}<br><br>{MORE}</div>",
    "upper case tags": STORY.upper().replace(LEAD.upper(), LEAD).replace(MORE.upper(), MORE),
    "a table for the layout": f"<table><tr><td><ul>{LINKS}</ul></td><td>{STORY}</td></tr></table>",
    "lists before and after": f"<ul>{LINKS}</ul><article>{STORY}</article><div><h3>Latest news</h3>{MENU}</div>",
    "a story in spans": f"<div>{HEAD}<span>{LEAD}</span> <span>{MORE}</span></div>",
    "a cookie note first": f"<div>We use cookies to improve your visit to this site.</div><main>{STORY}</main>",
    "scripts among the words": STORY.replace("<p>", "<p><script>var x = '$77 million';</script>"),
    "comments of readers": f'{STORY}<div class="comments"><p>{NOBODY}</p></div>',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_story_comes_through(page):
    document = read(
        f"<!DOCTYPE html><html><head><title>Site</title></head><body>{page}</body></html>".encode(), "a.html"
    )
    story = document.text[slice(*document.story)]
    assert LEAD in story
    assert MORE in story
    for other in ("headline of another", "cookies", "$77 million", "$5 million", "Latest news"):
        assert other not in story


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?><html>', "cp1251"),
        ('<html><head><meta charset="koi8-r"></head>', "koi8-r"),
        ('<html><head><meta charset="utf-8"></head>', "cp1251"),
        ("<html>", "utf-8"),
        ("<html>", "utf-16"),
    ],
    ids=["xhtml", "koi8-r", "declared wrong", "undeclared", "utf-16"],
)
def test_encodings_of_pages(head, encoding):
    lead = "Товарооборот двух областей достиг 90 млн долларов за год, сообщил губернатор после встречи с министром."
    page = f"{head}<body><h1>Области строят совместный завод</h1><p>{lead}</p></body></html>"
    document = read(page.encode(encoding), "page.html")
    assert lead in document.text
    assert (document.title, document.language) == ("Области строят совместный завод", "ru")


def test_a_page_of_many_links_is_quick():
    import time

    page = f"<html><body>{MENU}{STORY}{'<div>' * 100}{LINKS * 800}{'</div>' * 100}</body></html>"
    began = time.perf_counter()
    assert LEAD in read(page.encode(), "a.html").text
    assert time.perf_counter() - began < 10
