"""Goods named in a brief: in its language, in the case of a heading."""

import pytest

from entrepot.briefs.sections._goods_name import goods_name
from entrepot.briefs.voice import Voice


@pytest.mark.parametrize(
    ("language", "names", "hs", "shown"),
    [
        ("en", ("passenger cars", "легковые автомобили"), ("8703",), "passenger cars"),
        ("en", ("локомотивы",), ("8601", "8602"), "locomotives (“локомотивы”)"),
        ("ru", ("локомотивы",), ("8602",), "локомотивы"),
        ("ru", ("пластмассу",), ("39",), "пластмассы («пластмассу»)"),
        ("ru", ("выделанную кожу",), (), "«выделанную кожу»"),
        ("ru", ("товары легкой промышленности",), (), "товары легкой промышленности"),
        ("ru", ("чай",), (), "чай"),
        ("ru", ("транспортом",), ("87",), "транспортные средства («транспортом»)"),
        ("ru", ("продукцией машиностроения",), (), "«продукцией машиностроения»"),
        ("ru", ("химической промышленности",), (), "«химической промышленности»"),
        ("ru", ("металлургии",), (), "«металлургии»"),
        ("ru", ("металлолом",), (), "металлолом"),
        ("ru", ("листовой прокат",), (), "листовой прокат"),
    ],
)
def test_a_name_reads_in_the_language_of_the_brief(language, names, hs, shown):
    voice = Voice.of(language)
    assert voice.plain(goods_name(voice, names, hs)).lower() == shown
