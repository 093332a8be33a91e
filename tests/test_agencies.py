from __future__ import annotations

import pytest

from forumparse._agencies import is_agency, is_agency_like

KNOWN = (
    "Reuters REUTERS AP dpa AFP/AP Al-Sumaria ALSUMARIA Agence-France-Presse رويترز 新华社".split()
)


@pytest.mark.parametrize(
    "name", [*KNOWN, "AP, Reuters", "Al Furat News", "РИА Новости", " Reuters "]
)
def test_known_sources(name):
    assert is_agency(name)
    assert is_agency_like(name)


@pytest.mark.parametrize("name", ["", "R", "2016", "Video", "map", "Ina", "Rocky", "Reuters " * 20])
def test_names_that_are_no_source(name):
    assert not is_agency(name)


@pytest.mark.parametrize("name", ["Salt News", "The Harbour Gazette", "Salt Wire", "salt-news.com"])
def test_names_that_call_themselves_a_source(name):
    assert not is_agency(name)
    assert is_agency_like(name) == name[0].isupper()


@pytest.mark.parametrize(
    "name", ["Breaking News", "Latest News", "News", "Monday", "a b c d e News"]
)
def test_names_that_do_not(name):
    assert not is_agency_like(name)
