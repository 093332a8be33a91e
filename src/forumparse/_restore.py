"""Plain data back into a page, checked against the annotations of the model.

One loader is made per annotation, so that a field added to a class is read without a change here,
and data from elsewhere cannot put a text where a number belongs.  A union is told apart by the
`kind` of its members.  Nothing here knows what a page is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache, partial
from types import UnionType
from typing import (
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from .model import Page

T = TypeVar("T")
Loader: TypeAlias = Callable[[object], object]

_TYPES: Final = 64  # more than the model has classes


def restore(data: Mapping[str, object]) -> Page:
    """Return the page that *data* describes.

    Raises:
        ValueError: when a key without a default is missing, or a value is outside its set.
        TypeError: when a value has the wrong type.
    """
    return cast("Page", _object(Page)(data))


@lru_cache(maxsize=_TYPES)
def _object(cls: type) -> Loader:
    hints = get_type_hints(cls)
    fields = attrs.fields(cls)
    loaders = {
        each.name: _loader(hints[each.name], f"{cls.__name__}.{each.name}") for each in fields
    }
    required = [each.name for each in fields if each.default is attrs.NOTHING]

    def load(value: object) -> object:
        data = _mapping(value, cls.__name__)
        missing = [name for name in required if name not in data]
        if missing:
            raise ValueError(f"{cls.__name__} lacks {', '.join(missing)}")
        return cls(**{name: load(data[name]) for name, load in loaders.items() if name in data})

    return load


def _loader(hint: object, name: str) -> Loader:
    origin = get_origin(hint)
    if origin is Literal:
        return partial(_one_of, get_args(hint), name)
    if origin is tuple:
        return partial(_items, _loader(get_args(hint)[0], name), name)
    if origin is UnionType:
        return _union([member for member in get_args(hint) if member is not type(None)], name)
    if attrs.has(cast("type", hint)):
        return _object(cast("type", hint))
    if hint is datetime:
        return partial(_moment, name)
    return partial(_expect, cast("type", hint), name=name)


def _union(members: list[object], name: str) -> Loader:
    """Return a loader of None, of the one member, or of the member that `kind` names."""
    if len(members) == 1:
        only = _loader(members[0], name)
        return lambda value: None if value is None else only(value)
    classes = [cast("type", member) for member in members]
    by_kind = {attrs.fields_dict(cls)["kind"].default: _object(cls) for cls in classes}

    def load(value: object) -> object:
        if value is None:
            return None
        kind = _mapping(value, name).get("kind")
        return by_kind[_one_of(tuple(by_kind), f"the kind of {name}", kind)](value)

    return load


def _items(load: Loader, name: str, value: object) -> tuple[object, ...]:
    return tuple(map(load, _expect(list, value, name)))


def _one_of(choices: tuple[object, ...], name: str, value: object) -> object:
    if value not in choices:
        raise ValueError(f"{name} is one of {', '.join(map(repr, choices))}, not {value!r}")
    return value


def _mapping(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} is a dict, not a {type(value).__name__}")
    return value


def _moment(name: str, value: object) -> datetime:
    return datetime.fromisoformat(_expect(str, value, name))


def _expect(kind: type[T], value: object, name: str) -> T:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"{name} is a {kind.__name__}, not a {type(value).__name__}")
    return value
