"""What users import: these names, with types that resolve, at next to no cost."""

from __future__ import annotations

import inspect
import subprocess
import sys
import typing
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files

import attrs
import pytest

import forumparse as fp
from forumparse import errors, model

NAMES = [
    "AbsoluteTimestamp",
    "Article",
    "Block",
    "ClockTime",
    "Elapsed",
    "ForumParseError",
    "MissingExtra",
    "Page",
    "PageClock",
    "PageProblems",
    "Paragraph",
    "Post",
    "Problem",
    "ReferenceWindow",
    "RelativeDay",
    "RelativeWeekday",
    "Resolution",
    "Resolver",
    "SidebarPost",
    "Span",
    "Timestamp",
    "UnknownLocale",
    "UnresolvableTimestamp",
    "from_dict",
    "infer_reference",
    "parse_html",
    "parse_page",
    "parse_timestamp",
    "to_dict",
    "to_records",
]
DOORS = {
    "AbsoluteTimestamp": "forumparse.model",
    "ForumParseError": "forumparse.errors",
    "Resolver": "forumparse.resolver",
    "to_dict": "forumparse.export",
}


def test_these_are_the_names():
    assert fp.__all__ == NAMES
    assert set(fp._HOME_OF) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(name):
    assert getattr(fp, name) is not None
    assert name in dir(fp)


@pytest.mark.parametrize("name", DOORS)
def test_pickles_and_annotations_name_a_public_module(name):
    assert getattr(fp, name).__module__ == DOORS[name]


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"Timestamp"}))
def test_every_public_thing_says_what_it_is(name):
    assert inspect.getdoc(getattr(fp, name))


def test_a_misspelt_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'parse_pages'"):
        fp.parse_pages  # noqa: B018


def test_the_version_is_that_of_the_package():
    assert fp.__version__ == version("forumparse")


def hinted() -> list[object]:
    """Return every public function, class, and public method of a class."""
    found: list[object] = []
    for name in NAMES:
        value = getattr(fp, name)
        if inspect.isclass(value):
            methods = [each for key, each in vars(value).items() if not key.startswith("_")]
            found += [value, *(each for each in methods if inspect.isfunction(each))]
            found += [each.fget for each in methods if isinstance(each, property)]
        elif inspect.isfunction(value):
            found.append(value)
    return found


@pytest.mark.parametrize("value", hinted(), ids=lambda value: value.__qualname__)
def test_type_hints_resolve(value):
    hints = typing.get_type_hints(value)
    if inspect.isfunction(value):
        assert "return" in hints
    elif attrs.has(value):
        assert {field.name for field in attrs.fields(value) if field.init} <= hints.keys()


TYPES = [value for value in vars(model).values() if inspect.isclass(value) and attrs.has(value)]


@pytest.mark.parametrize("cls", TYPES, ids=lambda cls: cls.__name__)
def test_types_are_frozen_slotted_and_on_their_own(cls):
    assert cls.__bases__ == (object,)
    assert "__slots__" in vars(cls)
    assert cls.__setattr__ is not object.__setattr__
    positional = {"Span", "ClockTime"}
    assert all(field.kw_only for field in attrs.fields(cls)) is (cls.__name__ not in positional)


def source_after(cls: type, field: str) -> str:
    lines = [line.strip() for line in inspect.getsource(cls).splitlines()]
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{field}:"))
    return next(line for line in lines[start + 1 :] if not line.startswith((")", "default=")))


@pytest.mark.parametrize(
    ("cls", "field"), [(cls, field.name) for cls in TYPES for field in attrs.fields(cls)]
)
def test_every_field_says_what_it_holds(cls, field):
    assert source_after(cls, field).startswith('"""')


def test_every_error_has_one_root():
    raised = [value for value in vars(errors).values() if inspect.isclass(value)]
    assert all(issubclass(error, fp.ForumParseError) for error in raised)


def test_the_package_carries_its_data():
    assert files("forumparse").joinpath("py.typed").is_file()
    assert files("forumparse").joinpath("page.schema.json").is_file()
    assert files("forumparse").joinpath("locales", "en.toml").is_file()


TABLES = ("resiliparse", "pyarrow", "pandas", "rich", "matplotlib")
HEAVY = ("attrs", "regex", "dateutil", "zoneinfo", *TABLES)
USE = {
    "": HEAVY,
    "fp.Span(0, 1)": ("regex", "dateutil", *TABLES),
    "fp.parse_page('» Ferry\\nToday at 7:09 am')": TABLES,
    "import forumparse.plot, forumparse.notebook": TABLES,
}


@pytest.mark.parametrize("use", USE)
def test_nothing_is_loaded_before_it_is_needed(use):
    code = f"import sys\nimport forumparse as fp\n{use}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert "forumparse" in loaded
    assert loaded.isdisjoint(USE[use])


@pytest.mark.parametrize(
    "module", ["model", "errors", "resolver", "export", "html", "cli", "notebook", "plot"]
)
def test_doors_open(module):
    assert import_module(f"forumparse.{module}").__doc__
