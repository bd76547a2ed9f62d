"""Articles read in a second on one core: speed.py [CORPUS] [COUNT].

Plain text to record, in one process, after start-up: the vocabulary is warm, as it is after the
first second of any longer run. Time is the processor time of this process.
"""

import sys
import time
from pathlib import Path

from corpus import Text, texts
from musnad.article import Rejected
from musnad.extract.pipeline import extract
from musnad.intake import article_from_text
from musnad.text import tokens

_WARM = 500


def read(item: Text) -> int:
    """Read one article; return the size of its record as JSON."""
    article = article_from_text(item.text, id=item.id, published=item.published, outlet=item.outlet)
    return 0 if isinstance(article, Rejected) else len(extract(article).to_json())


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus")
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    where, items = texts(folder, count)
    for item in items[:_WARM]:
        read(item)
    started, on_the_clock = time.process_time(), time.perf_counter()
    written = sum(read(item) for item in items)
    seconds, wall = time.process_time() - started, time.perf_counter() - on_the_clock
    words = sum(len(item.text.split()) for item in items)
    build = "interpreted" if str(tokens.__file__).endswith(".py") else "compiled"
    print(f"speed, {build}: {len(items):,} {where}, {words / len(items):.0f} words each")
    print(f"  {len(items) / seconds:,.0f} articles/s on one core ({1000 * seconds / len(items):.2f} ms each)")
    print(f"  {words / seconds:,.0f} words/s; {written / 1e6:,.1f} MB of records; {wall:.1f} s on the clock")


if __name__ == "__main__":
    main()
