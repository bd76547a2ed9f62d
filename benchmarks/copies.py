"""Copies found in a day's articles against comparing all with all: copies.py [CORPUS] [DAY …]."""

import json
import lzma
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import musnad
from musnad.ledger import open_ledger
from musnad.ledger.copies import groups
from musnad.ledger.copies.likeness import ALIKE
from musnad.ledger.preparing.shingles import body_words
from musnad.ledger.preparing.split_text import SplitText
from musnad.ledger.store.connect import reading
from musnad.record import Record

_FILE = "saudinewsnet.jsonl.xz"
_DAYS = ("2015-07-25", "2015-08-03", "2015-08-10")
_RUN = 5  # words
_ALIKE = 0.5

Pairs = set[tuple[int, int]]


def main() -> int:
    """Print how many pairs were found and how many of those found are right, day by day."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus") / _FILE
    if not path.exists():
        print(f"copies: not measured: there is no {path}")
        return 0
    days = tuple(sys.argv[2:]) or _DAYS
    for day, items in _of_days(path, days).items():
        _measure(day, items)
    return 0


def _of_days(path: Path, days: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {day: [] for day in days}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            found.get((item.get("published") or "")[:10], []).append(item)
    return found


def _measure(day: str, items: Iterable[dict[str, str]]) -> None:
    records = [musnad.read(text=item["text"], title=item["title"], id=item["id"]) for item in items]
    with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/day.db") as ledger:
        ledger.add_records(records)
        with reading(ledger.engine) as connection:
            numbers = range(1, len(records) + 1)
            pairs = [pair for number in numbers for pair in groups.pairs_of(connection, number)]
            led = groups.group_of(connection, numbers)
    near = {(min(pair[:2]), max(pair[:2])) for pair in pairs if pair.jaccard >= ALIKE}
    grouped = {pair for group in _groups(led) for pair in combinations(group, 2)}
    print(f"copies of {day}: {len(records):,} articles, {len(set(led.values())):,} texts")
    began = time.perf_counter()
    right, written = _alike(map(_forms, records)), _alike(map(_written, records))
    print(
        f"  {len(right)} pairs alike (all with all in {time.perf_counter() - began:.1f} s): "
        f"recall {_part(right & near, right):.3f}, precision {_part(right & near, near):.3f}; "
        f"recall of the {len(written)} alike as they are spelt {_part(written & near, written):.3f}"
    )
    print(f"  in one group {len(grouped)} pairs, with {_part(right & grouped, right):.3f} of those alike")


def _part(some: Pairs, of: Pairs) -> float:
    return len(some) / len(of) if of else 1.0


def _forms(record: Record) -> list[str]:
    """Return the words of the text as they are compared: folded, furniture and punctuation left out."""
    return [word.form for word in body_words(SplitText(record))]


def _written(record: Record) -> list[str]:
    """Return the same words in the spelling of their outlet."""
    return [word.surface for word in body_words(SplitText(record))]


def _groups(led: dict[int, int]) -> list[list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for article, leader in led.items():
        groups[leader].append(article)
    return [sorted(group) for group in groups.values()]


def _alike(texts: Iterable[list[str]]) -> Pairs:
    """Return every two of ``texts`` (by place, from 1) that have half of their runs of words in common.

    Counts for all pairs, over the texts in which each run stands.
    """
    runs = [set(zip(*(words[start:] for start in range(_RUN)), strict=False)) for words in texts]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, some in enumerate(runs):
        for run in some:
            holders[run].append(place)
    common: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        common.update(combinations(places, 2))
    return {
        (one + 1, other + 1)
        for (one, other), count in common.items()
        if count >= _ALIKE * (len(runs[one]) + len(runs[other]) - count)
    }


if __name__ == "__main__":
    sys.exit(main())
