"""Builds a page as a tree, so that whatever was said or named stays text and can never become markup."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

from interpreter.exporters.wording import clean

Node: TypeAlias = Element
Content: TypeAlias = Node | str | None
"""What an element holds; None is left out."""


def element(tag: str, *content: Content, **attributes: str | float | None) -> Node:
    """Return an element; of an attribute's name a last `_` is dropped and others become `-`, None is left out.

    Text is put on one line without control characters and without characters that reorder what stands beside them.
    """
    made = Element(
        tag, {_name(key): written(value) for key, value in attributes.items() if value is not None}
    )
    for part in content:
        if isinstance(part, str):
            _say(made, clean(part))
        elif part is not None:
            made.append(part)
    return made


def holding(tag: str, content: Iterable[Content], **attributes: str | float | None) -> Node:
    """Return an element with everything that `content` yields."""
    return element(tag, *content, **attributes)


def foreign(text: str, language: str | None = None) -> Node:
    """Return text from outside, such as a name or a sentence, in a direction of its own."""
    return element("bdi", text, lang=language)


def words_of(text: str) -> Iterator[Content]:
    """Yield a text in which `*…*` stands for what is stressed."""
    for place, part in enumerate(text.split("*")):
        yield element("strong", part) if place % 2 else part


def written(value: str | float) -> str:
    """Return an attribute's value; numbers have at most two decimals."""
    return clean(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def as_html(root: Node, style: str) -> str:
    """Return the document; `style` goes into it as it is. Every drawing is told by its own title and description."""
    for number, drawing in enumerate(drawing for drawing in root.iter("svg") if drawing.get("role") == "img"):
        named = [part for part in drawing if part.tag in {"title", "desc"}]
        for part in named:
            part.set("id", f"{part.tag}{number}")
        drawing.set("aria-labelledby", " ".join(part.get("id", "") for part in named))
    text = tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{text.replace('<style></style>', f'<style>{style}</style>', 1)}\n"


def _say(made: Node, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text


def _name(key: str) -> str:
    return key.removesuffix("_").replace("_", "-")
