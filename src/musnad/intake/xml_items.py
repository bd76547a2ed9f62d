"""The items of an XML list, one after the other: broken markup is read on, no entity expanded or fetched."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from lxml import etree

from musnad.article import Reason
from musnad.intake.options import Refusal


def xml_items(xml: bytes, *names: str) -> Iterator[Any]:
    """Yield each element with one of ``names``, in whatever namespace, when it has ended.

    It is complete then, and forgotten when the next is asked for.

    Raises:
        Refusal: it is so broken that there is none.
    """
    count = 0
    walk = etree.iterparse(
        BytesIO(xml),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    try:
        for _, element in walk:
            yield element
            count += 1
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise Refusal(Reason.BAD_FORMAT, f"it is broken: {error.msg}") from error
    if not count and len(walk.error_log):
        raise Refusal(Reason.BAD_FORMAT, f"it is broken: {walk.error_log[0].message.strip()}")


def _forget(element: Any) -> None:
    element.clear(keep_tail=True)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


_PLAIN: Final = frozenset({
    "", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2",
})  # fmt: skip
_PREFIXES: Final = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
}


def name_of(element: Any) -> str:
    """Return the name of ``element``, with the usual prefix of its namespace; «other:» for unknown ones."""
    space, _, name = str(element.tag).rpartition("}")
    space = space.removeprefix("{")
    if space in _PLAIN or "/sitemap/" in space:
        return name
    if "/sitemap-news/" in space:
        return f"news:{name}"
    return _PREFIXES.get(space, "other:") + name


def text_of(element: Any) -> str:
    """Return all text within ``element``."""
    return "".join(map(str, element.itertext(with_tail=False))).strip()
