"""An outlet tells whose side a report is written from: by its mark, or by the domain of its page."""

import pytest

from entrepot.reading.documents.publisher import publisher_of


@pytest.mark.parametrize(
    ("text", "name", "home"),
    [
        ("Trade grew\n\nISLAMABAD, May 2 (APP): Exports rose by a tenth.", "APP", "PAK"),
        ("Экспорт вырос\n\nБишкек, 2 мая. /Кабар/. Экспорт вырос на 5 %.", "Kabar", "KGZ"),
        ("Exports rose by a tenth.\n\nWrite to desk@trade-news.kz", None, "KAZ"),
        ("Exports rose by a tenth, a spokesman said.", None, None),
    ],
)
def test_home_of_a_publisher(text: str, name: str | None, home: str | None) -> None:
    assert publisher_of(text, (0, len(text))) == (name, home)
