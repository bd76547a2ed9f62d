"""A record made by hand: an invented page, every kind of find, spans by their words."""

import msgspec

from musnad.record import (
    Block,
    BlockKind,
    Cue,
    DateMention,
    Dispute,
    Entity,
    Figure,
    Record,
    Rights,
    Source,
    Span,
    Statement,
)

LINES: tuple[tuple[BlockKind, str], ...] = (
    ("section", "أخبار محلية"),
    ("title", "وزير المياه في تاليا: السد آمن"),
    ("credit", "المصدر: وكالات"),
    (
        "paragraph",
        "أكد وزير المياه، سليم الورداني، خلال مؤتمر صحفي، الأحد، أن “السد آمن تماماً”، نافياً إجلاء 1200 أسرة.",
    ),
    (
        "paragraph",
        "وذكرت صحيفة نهار الساحل نقلاً عن مسؤول محلي أن نحو ٣ آلاف عائلة غادرت بيوتها في 4 مارس 2031.",
    ),
    ("related", "اقرأ أيضاً: <script>alert('x')</script> & أخبار أخرى"),
    ("rights", "© جميع الحقوق محفوظة"),
)
TEXT = "\n\n".join(line for _, line in LINES)


def span(words: str, n: int = 0) -> Span:
    """Return where ``words`` stand in TEXT for the ``n``-th time (from 0)."""
    at = -1
    for _ in range(n + 1):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)


MINISTER = Source(span("وزير المياه، سليم الورداني"), "سليم الورداني", "person", "e1")
RECORD = Record(
    id="tests/dam",
    url="https://news.example/dam?a=1&b=2",
    outlet="نهار الساحل",
    published="2031-03-09",
    published_basis="caller",
    ruleset="0123456789abcdef",
    rights=Rights(span("© جميع الحقوق محفوظة"), reserved=True),
    text=TEXT,
    blocks=tuple(Block(span(line), kind) for kind, line in LINES),
    entities=(Entity("e1", "سليم الورداني", "person", ("وزير المياه",), (span("سليم الورداني"),)),),
    statements=(
        Statement(
            "s1", Cue(span("أكد"), "أكد"), MINISTER, (span("السد آمن تماماً"),), "direct", "assert",
            "verb-subject-complement", 0.97, date="2031-03-09", occasion=span("خلال مؤتمر صحفي"),
        ),
        Statement(
            "s2", Cue(span("نافياً"), "نفى"), Source(None, "سليم الورداني", "person", "e1"),
            (span("إجلاء 1200 أسرة"),), "indirect", "deny", "participle", 0.9,
        ),
        Statement(
            "s3", Cue(span("وذكرت"), "ذكر"), Source(span("صحيفة نهار الساحل"), "نهار الساحل", "organization"),
            (span("نحو ٣ آلاف عائلة غادرت بيوتها في 4 مارس 2031"),), "indirect", "assert",
            "verb-subject-complement", 0.97,
        ),
        Statement(
            "s4", Cue(span("نقلاً عن"), "نقلا عن"), Source(span("مسؤول محلي"), "مسؤول محلي", "person"),
            (span("نحو ٣ آلاف عائلة غادرت بيوتها في 4 مارس 2031"),), "indirect", "assert",
            "chain", 0.95, via=("s3",),
        ),
    ),
    figures=(
        Figure("f1", span("1200"), 1200, "exact", "أسرة", statement="s2"),
        Figure("f2", span("٣ آلاف"), 3000, "about", "عائلة", statement="s4"),
    ),
    dates=(
        DateMention(span("الأحد"), "2031-03-09"),
        DateMention(span("4 مارس 2031"), "2031-03-04"),
    ),
    disputes=(Dispute("s2", ("s4", "f2")),),
)  # fmt: skip

# The same, where the last paragraph is among the page's other articles.
ASIDE = msgspec.structs.replace(
    RECORD,
    blocks=tuple(Block(b.span, "related") if "وذكرت" in RECORD.words(b.span) else b for b in RECORD.blocks),
    figures=(RECORD.figures[0], msgspec.structs.replace(RECORD.figures[1], statement=None)),
)
