"""How long searches take in a filled ledger, and what filing their index costs.

    python benchmarks/search.py LEDGER [--repeat N]

LEDGER is a path or a postgresql:// URL. The queries below are of the kinds people type: a frequent
word, a name, several words, phrases, with filters. Each is asked once to warm up, then N times; the
percentiles are over all queries, each with the quickest of its times, over all times, and over the
least time of the processor that each took, for others may use the machine.
"""

import argparse
import statistics
import time
from collections.abc import Iterator

import msgspec

from musnad.ledger import Ledger, SearchOptions, open_ledger
from musnad.ledger.search.index import KINDS

WORDS = (
    "في",
    "قال",
    "من",
    "وزير",
    "الرئيس",
    "الحرب",
    "النفط",
    "القاهرة",
    "قاهرة",
    "انتخابات",
    "زلزال",
    "وأكدت",
)
NAMES = ("سلمان", "بوتين", "دونالد ترامب", "أردوغان", "محمد بن سلمان", "حيدر العبادي", "ميركل", "كامارا")
SEVERAL = (
    "أسعار النفط",
    "وزير الخارجية الأميركي",
    "الحرب في اليمن",
    "مقتل جنود في هجوم",
    "قال رئيس الوزراء",
    "منتخب كأس العالم",
    "اللاجئين السوريين في الأردن",
    "ضحايا حادث سير ٢٠١٥",
)
PHRASES = (
    '"الأمم المتحدة"',
    '"رئيس الوزراء"',
    '"في المئة"',
    '"وزارة الصحة"',
    '"كأس العالم" قطر',
    '"من أجل السلام"',
)
WITHOUT = ("إيران -النووي", 'السعودية -"وكالة الأنباء"', "الرئيس -ترامب -بوتين")
FILTERED: tuple[tuple[str, dict[str, str]], ...] = (
    ("في", {"outlet": "okaz"}),
    ("وزير", {"from_day": "2015-08-01", "to_day": "2015-08-07"}),
    ("النفط", {"outlet": "CNN", "from_day": "2018"}),
    ("", {"outlet": "BBC"}),
)
OF_STATEMENTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("السلام", {"act": "deny"}),
    ("في", {"act": "deny", "from_day": "2018-10"}),
    ("النفط", {"source": "وزير"}),
    ("", {"source": "ترامب", "act": "criticize"}),
)


def asked() -> Iterator[tuple[str, SearchOptions]]:
    """Yield every query with its options, in articles, statements and figures."""
    plain = (*WORDS, *NAMES, *SEVERAL, *PHRASES, *WITHOUT)
    for kind in KINDS:
        for query in plain:
            yield query, SearchOptions(kind=kind)
        for query, options in (*FILTERED, *(OF_STATEMENTS if kind == "statements" else ())):
            yield query, msgspec.convert({"kind": kind, **options}, SearchOptions)


def timed(ledger: Ledger, repeat: int) -> Iterator[tuple[str, SearchOptions, list[float], float]]:
    """Yield the milliseconds of ``repeat`` times of each query, after one to warm up, and the processor's."""
    for query, options in asked():
        ledger.search(query, options=options)
        times = [_once(ledger, query, options) for _ in range(repeat)]
        yield query, options, [clock for clock, _ in times], min(used for _, used in times)


def _once(ledger: Ledger, query: str, options: SearchOptions) -> tuple[float, float]:
    began, used = time.perf_counter(), time.process_time()
    ledger.search(query, options=options)
    return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000


def percentile(times: list[float], share: int) -> float:
    """Return the time that ``share`` percent of ``times`` stay under."""
    return statistics.quantiles(times, n=100, method="inclusive")[share - 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    with open_ledger(given.ledger, create=False) as ledger:
        found = list(timed(ledger, given.repeat))
    best = [min(times) for _, _, times, _ in found]
    each = [one for _, _, times, _ in found for one in times]
    used = [least for *_, least in found]
    for name, times in (("quickest of each query", best), ("all times", each), ("of the processor", used)):
        shares = ", ".join(f"{share}th percentile {percentile(times, share):.1f}" for share in (50, 95, 99))
        print(f"{name}: {len(times)} searches, milliseconds: {shares}")
    for query, options, times, _ in sorted(found, key=lambda one: -min(one[2]))[:8]:
        print(f"  {min(times):6.1f} ms  {options.kind}: {query}")


if __name__ == "__main__":
    main()
