"""Where places lie: coordinates by name, from ``lexicon/gazetteer.tsv``."""

from functools import cache
from typing import Final

from musnad.lexicon.tables import LANGUAGE_DATA
from musnad.text.fold import fold

_TABLE: Final = "lexicon/gazetteer.tsv"
Coordinates = tuple[float, float]


def coordinates(name: str, country: str = "") -> Coordinates | None:
    """Return latitude and longitude of the place called ``name``, the most populous where several are.

    Args:
        name: as news writes it, with its article.
        country: ISO 3166 code; when given, only places of that country are looked at.
    """
    places = _places().get(fold(name))
    if places is None:
        return None
    fitting = [place for place in places if not country or place[0] == country]
    return (fitting[0][1], fitting[0][2]) if fitting else None


@cache
def _places() -> dict[str, tuple[tuple[str, float, float], ...]]:
    """Return country, latitude and longitude by folded name, the most populous first."""
    text = (LANGUAGE_DATA / _TABLE).read_text(encoding="utf-8")
    found: dict[str, tuple[tuple[str, float, float], ...]] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        names, country, latitude, longitude = line.split("\t")
        if country == "country":
            continue
        place = (country, float(latitude), float(longitude))
        for name in fold(names).split("|"):
            found[name] = (*found.get(name, ()), place)
    return found
