"""Invented articles for ledgers: those annotated for the engine, at addresses of their own."""

import json
from pathlib import Path

from musnad.evaluation.loading import load

_OUTLETS = ("نهار الساحل", "صدى تاليا", "وكالة أنباء مرجان")


def rows(count: int = 30) -> list[dict[str, str]]:
    """Return ``count`` articles as lines of a table."""
    invented = list(load(Path(__file__).parent / "gold" / "articles"))
    return [
        {
            "id": f"a{number}",
            "text": invented[number % len(invented)].text + f"\n\nالعدد {number}.",
            "url": f"https://news.example/{number}",
            "outlet": _OUTLETS[number % len(_OUTLETS)],
            "published": f"2031-03-{1 + number % 28:02}",
        }
        for number in range(count)
    ]


def table(path: Path, articles: list[dict[str, str]]) -> Path:
    """Write ``articles`` as JSONL and return where."""
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    return path
