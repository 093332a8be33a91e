"""What is filled in and frozen is what the class itself makes, and as frozen."""

import pickle

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError

import forumparse as fp
from forumparse._filling import span_of

PAGE = """\
The old pier will be mended before the autumn, the harbour master told the town on Monday.
Nobody knows yet who will pay for it, and the ferry goes on stopping at the breakwater.
» Ferry to stop at the old pier again
Today at 7:09 am by Rosa
» The lamp on the breakwater
Saturday at 8:15 pm by Emil
» Nets left on the quay
Thu 12 Dec 2024, 6:34 am by Rosa
"""


def made():
    yield span_of(3, 9)
    page = fp.parse_page(PAGE)
    for post in page.sidebar:
        yield from (post, post.timestamp, post.timestamp.span, post.span)
    for paragraph in page.article.paragraphs:
        yield from (paragraph, paragraph.span)


def test_filled_in_values_are_what_their_class_makes():
    for value in made():
        cls = type(value)
        plain = cls(**{field.name: getattr(value, field.name) for field in fields(cls)})
        assert value == plain
        assert hash(value) == hash(plain)
        assert repr(value) == repr(plain)
        assert evolve(value) == pickle.loads(pickle.dumps(value)) == value


def test_filled_in_values_are_frozen():
    for value in made():
        for field in fields(type(value)):
            with pytest.raises(FrozenInstanceError):
                setattr(value, field.name, None)
