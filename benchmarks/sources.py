"""Articles taken in a second from archives and tables, damaged ones among them: sources.py [CORPUS] [COUNT].

Intake alone, in one process: from bytes to articles with their blocks. Of the archive one record in
a hundred is damaged: each must be rejected, and all others must be read. Time is the processor time
of this process.
"""

import gzip
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from corpus import Text, texts
from musnad.intake import read_input

_EVERY = 100  # one record of so many is damaged
_MENU = "".join(f'<li><a href="/section/{number}">قسم الأخبار {number}</a></li>' for number in range(40))
_BESIDE = "".join(f'<li><a href="/{number}">خبر آخر من المدينة رقم {number}</a></li>' for number in range(30))


def page(item: Text) -> bytes:
    """Return the article as sites show it: with a menu, related articles and a notice."""
    title, _, body = item.text.partition("\n")
    paragraphs = "".join(f"<p>{line}</p>" for line in body.splitlines() if line.strip())
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="2025-03-04T10:15:00+01:00"></head><body>'
        f'<nav class="menu"><ul>{_MENU}</ul></nav><article><h1>{title}</h1>{paragraphs}</article>'
        f'<aside class="related"><ul>{_BESIDE}</ul></aside><footer>جميع الحقوق محفوظة</footer></body></html>'
    ).encode()


def archive(items: list[Text]) -> Iterator[bytes]:
    """Yield the records of an archive, each packed by itself as crawlers do."""
    for number, item in enumerate(items):
        body = page(item)
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        member = gzip.compress(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-03-09T10:00:00Z\r\n"
            b"WARC-Target-URI: https://news.example/%d\r\nContent-Type: application/http\r\n"
            b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (number, len(block), block)
        )
        yield member if number % _EVERY else member[: len(member) // 2] + bytes(64) + member[-200:]


def measure(name: str, path: Path) -> Counter[str]:
    """Take in ``path`` and print how fast; return how many articles and rejections came of it."""
    started = time.process_time()
    counts = Counter(type(found).__name__ for found in read_input(path))
    seconds = time.process_time() - started
    print(
        f"  {name}: {counts['Article'] / seconds:,.0f} articles/s, {counts['Rejected']:,} rejected "
        f"of {counts.total():,}; {path.stat().st_size / 1e6:.1f} MB"
    )
    return counts


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus")
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    where, items = texts(folder, count)
    print(f"sources: {len(items):,} {where}")
    rows = [{"id": item.id, "text": item.text} for item in items]
    with tempfile.TemporaryDirectory() as made:
        warc, parquet, lines = Path(made, "a.warc.gz"), Path(made, "a.parquet"), Path(made, "a.jsonl")
        warc.write_bytes(b"".join(archive(items)))
        pq.write_table(pa.Table.from_pylist(rows), parquet, compression="zstd")
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        measure("JSONL", lines)
        measure("Parquet", parquet)
        found = measure("WARC of pages, 1 % damaged", warc)
    damaged = len(range(0, len(items), _EVERY))
    assert found["Rejected"] >= damaged, found
    assert found["Article"] >= len(items) - damaged - damaged // 20, found


if __name__ == "__main__":
    main()
