"""Many articles read without an exception, every span inside its text: robustness.py [CORPUS] [COUNT]."""

import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus import Text, texts
from musnad.article import Rejected
from musnad.extract.pipeline import extract
from musnad.intake import article_from_text
from musnad.record import Record, Span

_SHOWN = 5  # examples of each problem


def spans(record: Record) -> Iterator[tuple[str, Span]]:
    """Yield every span of ``record`` with what it is a span of."""
    yield from (("block", block.span) for block in record.blocks)
    yield from (("mention", span) for entity in record.entities for span in entity.mentions)
    yield from (("figure", figure.span) for figure in record.figures)
    yield from (("place", figure.place) for figure in record.figures if figure.place)
    yield from (("date", date.span) for date in record.dates)
    yield from (("trigger", event.trigger) for event in record.events)
    if record.rights:
        yield "rights", record.rights.notice
    for statement in record.statements:
        yield "cue", statement.cue.span
        yield from (("content", span) for span in statement.content)
        if statement.source.span:
            yield "source", statement.source.span
        if statement.occasion:
            yield "occasion", statement.occasion


def problems(record: Record) -> Iterator[str]:
    """Yield what is wrong with ``record``."""
    for kind, (start, end) in spans(record):
        if not 0 <= start < end <= len(record.text):
            yield f"{kind} outside its text"
        elif not record.text[start:end].strip():
            yield f"{kind} over blanks"
    last = 0
    for block in record.blocks:
        if block.span[0] < last:
            yield "overlapping blocks"
        last = block.span[1]
    known = {statement.id for statement in record.statements}
    if any(figure.statement not in known for figure in record.figures if figure.statement):
        yield "figure of an unknown statement"
    if any(step not in known for statement in record.statements for step in statement.via):
        yield "via an unknown statement"
    if any(dispute.denial not in known for dispute in record.disputes):
        yield "dispute of an unknown statement"


def check(item: Text, found: Counter[str]) -> None:
    """Read ``item`` and count what came of it."""
    try:
        article = article_from_text(item.text, id=item.id, published=item.published, outlet=item.outlet)
        if isinstance(article, Rejected):
            found[f"rejected: {article.reason.name.lower()}"] += 1
            return
        record = extract(article)
        wrong = list(problems(record))
        if Record.from_json(record.to_json()) != record:
            wrong.append("JSON changes the record")
    except Exception as error:  # noqa: BLE001 - any exception at all is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        wrong = [f"exception {type(error).__name__} in {Path(place.filename).name}:{place.lineno}"]
    found["read"] += 1
    for problem in wrong:
        found[f"PROBLEM {problem}"] += 1
        if found[f"PROBLEM {problem}"] <= _SHOWN:
            print(f"{item.id}: {problem}", file=sys.stderr)


def main() -> int:
    """Check and print; the exit status is 1 when anything was wrong."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus")
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    where, items = texts(folder, count)
    found: Counter[str] = Counter()
    for item in items:
        check(item, found)
    wrong = sum(number for kind, number in found.items() if kind.startswith("PROBLEM"))
    print(f"robustness: {len(items):,} {where}; {wrong} problems")
    for kind, number in found.most_common():
        print(f"  {number:>7,} {kind}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
