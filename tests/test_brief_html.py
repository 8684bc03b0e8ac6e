"""The page: whole in itself, every link leads somewhere, headings in order, tables and charts that can be heard."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from entrepot.briefs.brief import render
from entrepot.briefs.formats._svg import wrap
from test_brief import NAMES, brief_of

VOID = {"meta", "br", "path", "rect"}


class Page(HTMLParser):
    """Elements with their attributes, in order; a tag that closes another than the open one is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture(scope="module", params=NAMES)
def text(request):
    return render(brief_of(request.param), "html")


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def test_it_asks_for_nothing_else(text, page):
    assert not page.of("link", "script", "img", "iframe", "object")
    assert not re.search(r"url\((?!#)|@import|src=", text)
    outside = [a["href"] for a in page.of("a") if not a["href"].startswith("#")]
    assert all(href.startswith("https://example.org/") for href in outside)


def test_ids_are_unique_and_every_link_leads_to_one(page):
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    led = {a["href"][1:] for a in page.of("a") if a["href"].startswith("#")}
    assert led <= set(ids)
    named = [name for _, a in page.elements for key in ("aria-labelledby",) if a.get(key) for name in a[key].split()]
    assert set(named) <= set(ids)


def test_every_number_leads_to_an_entry_and_every_entry_used_leads_back(text, page):
    numbers = [a for a in page.of("a") if a.get("class") == "n"]
    assert len(numbers) > 30
    assert all(re.fullmatch(r"#L\d+", a["href"]) for a in numbers)
    anchors = [a["id"] for a in numbers if "id" in a]
    assert all(f'href="#{anchor}"' in text for anchor in anchors)


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_language(page):
    assert page.of("html")[0]["lang"] == "en"
    assert all(len(page.of(tag)) == 1 for tag in ("main", "nav"))
    assert page.of("meta")[0]["charset"] == "utf-8"


def test_tables_say_what_their_heads_are_for(text, page):
    assert all(th["scope"] in ("col", "row") for th in page.of("th"))
    assert len(page.of("caption")) == len(page.of("table"))
    rows = re.findall(r"<tr>(.*?)</tr>", text)
    assert all(row.count("<th") + row.count("<td") > 0 for row in rows)


def test_a_chart_can_be_heard(page, text):
    charts = page.of("svg")
    assert charts
    assert all(svg["role"] and svg["aria-labelledby"] for svg in charts)
    assert text.count("<desc") == len(charts)
    assert re.search(r"<desc[^>]*>Bars of turnover.*January", text)


def test_part_years_look_different_from_full_years():
    text = render(brief_of("vologda"), "html")
    kinds = re.findall(r'class="bar ([a-z ]+)"', text)
    assert {"full stated", "part stated", "part computed"} <= set(kinds)
    chart = text[text.index("<svg") : text.index("</svg>")]
    assert chart.index(">Full years<") < chart.index(">2024<") < chart.index(">Parts of a year<")


def test_it_is_ready_for_the_dark_and_for_paper(text):
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "size: A4" in text
    svg = re.search(r"<svg.*?</svg>", text, re.S).group()
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b(?!-)(?![\w-])", re.sub(r'href="#[^"]*"|url\(#[^)]*\)', "", svg))


def test_colours_can_be_read(text):
    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    schemes = re.findall(r"--paper: (#\w{6}); --tint: (#\w{6}); --ink: (#\w{6}); --soft: (#\w{6})", style)
    assert len(schemes) >= 2
    for paper, tint, ink, soft in schemes:
        for ground in (paper, tint):
            for mark in (ink, soft):
                light, dark = sorted((luminance(ground), luminance(mark)), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_a_long_name_over_a_panel_is_broken_into_lines():
    assert wrap("Turnover", 20) == ["Turnover"]
    assert wrap("Кировская область → Беларусь", 20) == ["Кировская область →", "Беларусь"]
    assert wrap("Кировская", 3) == ["Кировская"]


def test_the_fan_can_be_heard_and_its_numbers_stand_in_a_table(text):
    goal = text[text.index('<section id="goal"') :]
    goal = goal[: goal.index("</section>")]
    if 'class="way"' not in goal:
        pytest.skip("no way to a goal in this brief")
    heard = re.search(r"<desc[^>]*>([^<]*)</desc>", goal)[1]
    assert "A broken line rises from $117.8 million in 2025 to $236 million in 2030" in heard
    assert "between $89 million and $343 million" in heard
    drawn = set(re.findall(r'href="#(L\d+)"', goal[goal.index("<svg") : goal.index("</svg>")]))
    assert drawn <= set(re.findall(r'href="#(L\d+)"', goal[goal.index("</svg>") :] + goal[: goal.index("<svg")]))
