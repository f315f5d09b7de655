"""Turns plain values, as JSON and TOML give them, into typed ones, and finds every mistake at once.

A form is a dataclass of texts, numbers, truth values, enums, tables of texts, optional ones of these, and tuples of
forms. A trailing underscore in a field's name is not written: `from_` is `from`.
"""

import dataclasses
import difflib
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import msgspec

Form = TypeVar("Form")

_IN_WORDS: dict[Any, str] = {
    bool: "true or false",
    dict[str, str]: "a table of texts",
    float: "a number",
    int: "a whole number",
    str: "text in quotation marks",
}


def filled(form: type[Form], value: object, mistakes: list[str], *, place: str = "") -> Form | None:
    """Return `value` as a `form`; where it is none, return None and add one sentence per mistake to `mistakes`."""
    before = len(mistakes)
    result = _Reading(mistakes).read(form, value, place)
    return None if len(mistakes) > before else typing.cast("Form", result)


def written_name(field: str) -> str:
    """Return how a field is called outside."""
    return field.removesuffix("_")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return “ did you mean X?” or what there is."""
    known = list(known)
    close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]}?"
    return f"there is {', '.join(known)}." if known else "there is none."


class _Reading:
    """Reads one value, noting mistakes with their place."""

    def __init__(self, mistakes: list[str]) -> None:
        self._mistakes = mistakes

    def read(self, kind: Any, value: object, place: str) -> object:  # noqa: ANN401 - a type, or a form of one
        optional = _optional(kind)
        if optional is not None:
            return None if value is None else self.read(optional, value, place)
        if dataclasses.is_dataclass(kind):
            return self._form(kind, value, place)
        if typing.get_origin(kind) is tuple:
            return self._items(typing.get_args(kind)[0], value, place)
        return self._leaf(kind, value, place)

    def _form(self, form: Any, value: object, place: str) -> object:  # noqa: ANN401
        if not isinstance(value, Mapping):
            self._note(place, "must be a table of settings")
            return None
        fields = _fields(form)
        for key in value:
            if key not in fields:
                self._note(place, f"has no setting {key}; {did_you_mean(str(key), fields)}", stop="")
        chosen: dict[str, object] = {}
        for name, field in fields.items():
            inside = f"{place} › {name}" if place else name
            if name in value:
                chosen[field.name] = self.read(field.kind, value[name], inside)
            elif field.required:
                self._note(inside, "is missing")
        complete = all(field.name in chosen for field in fields.values() if field.required)
        return form(**chosen) if complete else None

    def _items(self, kind: Any, value: object, place: str) -> object:  # noqa: ANN401
        if not isinstance(value, Sequence) or isinstance(value, str):
            self._note(place, "must be a list")
            return ()
        return tuple(self.read(kind, item, f"{place} {number}") for number, item in enumerate(value, 1))

    def _leaf(self, kind: Any, value: object, place: str) -> object:  # noqa: ANN401
        try:
            return msgspec.convert(value, kind, strict=True)
        except msgspec.ValidationError:
            self._note(place, *_wanted(kind, value))
            return None

    def _note(self, place: str, what: str, stop: str = ".") -> None:
        self._mistakes.append(f"{place or 'this'} {what}{stop}")


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    name: str
    kind: Any
    required: bool


@cache
def _fields(form: Any) -> dict[str, _Field]:  # noqa: ANN401
    hints = typing.get_type_hints(form)
    return {
        written_name(field.name): _Field(
            field.name,
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(form)
    }


def _optional(kind: Any) -> Any:  # noqa: ANN401
    """Return X of `X | None`, None for anything else."""
    if not isinstance(kind, types.UnionType) and typing.get_origin(kind) is not typing.Union:
        return None
    (one,) = (member for member in typing.get_args(kind) if member is not type(None))
    return one


def _wanted(kind: Any, value: object) -> tuple[str, str]:  # noqa: ANN401
    """Return what a value should have been, and how the sentence ends."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"cannot be {_shown(value)}; {did_you_mean(str(value), kind)}", ""
    return f"must be {_IN_WORDS.get(kind, 'something else')}, not {_shown(value)}", "."


def _shown(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
