"""Search finds names in any spelling, codes first."""

from __future__ import annotations

import pytest

from dashboard.measures.other_names import OTHER_NAMES
from dashboard.measures.search import Entry, SearchIndex, fold

INDEX = SearchIndex(
    [
        Entry("SE", "region", "0", "SE", "SE", ("Sverige", "Sweden", "Suède")),
        Entry("SE12", "region", "2", "SE", "SE12", ("Östra Mellansverige",)),
        Entry("SE123", "region", "3", "SE", "SE123", ("Östergötlands län",)),
        Entry("ITH", "region", "1", "IT", "ITH", ("Nord-Est",)),
        Entry("port:SEGOT", "port", "place", "SE", "SEGOT", ("Göteborg",)),
        Entry("port:NLRTM", "port", "place", "NL", "NLRTM", ("Rotterdam",)),
        Entry("cluster:C06", "cluster", "place", "SE", "C06", ("Östergötland", "", "Norrköping")),
        Entry("corridor:ETC-SCM", "corridor", "", "", "ETC-SCM", ("Scandinavian-Mediterranean",)),
        Entry("EL30", "region", "2", "EL", "EL30", ("Aττική", "Attiki")),
    ]
)


def ids(text: str) -> list[str]:
    return [hit.subject_id for hit in INDEX.find(text)]


@pytest.mark.parametrize("text", ["göteborg", "GOTEBORG", "Gothenburg", "segot", "SE GOT", "Göte"])
def test_a_port_is_found_by_every_name_and_by_its_code(text: str) -> None:
    assert ids(text)[0] == "port:SEGOT"


@pytest.mark.parametrize("text", ["Sweden", "sverige", "suede", "se"])
def test_a_country_is_found_in_every_language(text: str) -> None:
    assert ids(text)[0] == "SE"


def test_a_code_comes_before_names_and_names_before_parts_of_names() -> None:
    assert ids("se") == ["SE", "port:SEGOT", "SE12", "SE123"]
    assert ids("sverige") == ["SE", "SE12"]
    assert ids("ostergot") == ["cluster:C06", "SE123"]


def test_a_word_inside_a_name_is_found() -> None:
    assert ids("mellan") == ["SE12"]
    assert ids("mediterr") == ["corridor:ETC-SCM"]
    assert ids("lan") == ["SE123", "cluster:C06", "SE12"]


def test_corridors_are_found_by_code() -> None:
    assert ids("ETC-SCM") == ["corridor:ETC-SCM"]
    assert ids("etcscm") == ["corridor:ETC-SCM"]


def test_greek_is_found_with_and_without_accents() -> None:
    assert fold("Άγιος") == fold("ΑΓΙΟΣ")
    assert ids("attiki") == ["EL30"]


def test_nothing_finds_nothing() -> None:
    assert (ids(""), ids("   "), ids("- ,"), ids("zzz")) == ([], [], [], [])


def test_at_most_twelve_hits_are_given() -> None:
    many = SearchIndex(
        Entry(f"SE{n:03}", "region", "3", "SE", f"SE{n:03}", (f"Län {n}",)) for n in range(50)
    )
    assert len(many.find("län")) == 12


@pytest.mark.parametrize("language_name", ["Gênes", "genoa", "Genua", "genova"])
def test_a_town_is_found_by_what_other_languages_call_it(language_name: str) -> None:
    port = Entry("port:ITGOA", "port", "place", "IT", "ITGOA", ("Genova",))
    assert [hit.name for hit in SearchIndex([port]).find(language_name)] == ["Genova"]


def test_other_names_are_kept_by_folded_words() -> None:
    assert [word for word in OTHER_NAMES if fold(word) != word or " " in word] == []
