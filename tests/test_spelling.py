"""Names across alphabets: shown as agencies write them, compared whatever the spelling."""

import pytest

from entrepot.nouns.spelling import is_cyrillic, romanised, spelling_key


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Георгий Филимонов", "Georgy Filimonov"),
        ("Дмитрий Крутой", "Dmitry Krutoy"),
        ("Евгений Щукин", "Yevgeny Shchukin"),
        ("Матвиенко", "Matviyenko"),
        ("Подъёмов", "Podyomov"),
        ("МАЗ", "MAZ"),
        ("«СтанкоГомель» 2", "«Stankogomel» 2"),
        ("Minsk", "Minsk"),
    ],
)
def test_names_are_romanised(name, latin):
    assert romanised(name) == latin


@pytest.mark.parametrize(
    "spellings",
    [
        ("Филимонов", "Filimonov"),
        ("Каранкевич", "Karankevich"),
        ("Щукин", "Shchukin", "Schukin"),
        ("Евгений", "Yevgeny", "Evgeni", "Evgeniy"),
        ("Алексей", "Aleksei", "Alexey", "Alexei"),
        ("Матвиенко", "Matviyenko", "Matvienko"),
        ("Соколов", "SOKOLOV"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings):
    assert len({spelling_key(name) for name in spellings}) == 1


def test_different_names_have_different_keys():
    assert len({spelling_key(name) for name in ("Соколов", "Соколова", "Sokolsky", "Смирнов")}) == 4


def test_cyrillic_is_told_from_latin():
    assert is_cyrillic("Минск") and is_cyrillic("MAЗ") and not is_cyrillic("Minsk 2")
