"""Find elements by their names without namespaces, of which files of the same kind use several."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without namespace, or ''."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that name, or None."""
    return next((found for found in element if local(found) == name), None)


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements along a path of names."""
    first, *rest = names
    for found in element:
        if local(found) == first:
            if rest:
                yield from children(found, *rest)
            else:
                yield found
