"""Hostile inputs: what nobody sends by mistake, always the same."""

import random
from collections.abc import Iterator

MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!--<script>alert(1)//-->",
    '<a href="javascript:alert(1)">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=//evil.example>",
    "<style>*{display:none}</style>",
    "<details open ontoggle=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7 * 7 }}{% raw %}",
    "${alert(1)}",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<div hx-get=/sign-out hx-trigger=load>x</div>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "]]><script>alert(1)</script>",
)
DIRECTIONS = (
    "\u202e\u202e\u202e",
    "\u2066\u2067\u2068",
    "\u202a\u202bقال\u202c",
    "\u200f\u200e" * 40,
    "\u2069" * 10,
    "\u061c\u200b\u200d\ufeff",
)
BYTES = (
    "\0",
    "\x1b[2J",
    "\U0001f600",
    "\ufffe",
    "\r\n\r\nSet-Cookie: a=b",
    "\u2028\u2029",
    "\x7f",
)
NUMBERS = (
    "9" * 400,
    "-1",
    "1e400",
    "٩" * 60,
    "0x7fffffffffffffff",
    "9223372036854775808",
    "NaN",
    "1." * 200,
    "٠٫٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠١",
)
QUERIES = (
    '"',
    '""',
    "-",
    '-"',
    "a OR b",
    "NEAR(x y)",
    "x*",
    "^x",
    "x:y",
    "'; DROP TABLE articles;--",
    "%",
    "_",
    "\\",
)
LONG = ("ا" * 5_000, "<" * 3_000, "قال إن " * 800, "(" * 2_000, "«" * 2_000)
ALL = (*MARKUP, *DIRECTIONS, *BYTES, *NUMBERS, *QUERIES, *LONG)


_PLAIN = (  # enough of it that the whole is taken for Arabic
    "وشارك في الحملة سكان الأحياء القديمة وطلاب المدارس وعمال البلدية، وجمعوا كميات كبيرة من النفايات. "
    "وتستمر الحملة حتى نهاية الأسبوع في جميع أنحاء المدينة، ثم تنتقل إلى القرى المجاورة. "
) * 3


def inputs(count: int) -> Iterator[str]:
    """Yield ``count`` inputs: each of the above alone, then two of them together with Arabic between."""
    yield from ALL[:count]
    chance = random.Random(7)  # noqa: S311 - for variety, not for secrets
    for _ in range(count - len(ALL)):
        one, other = chance.choice(ALL), chance.choice(ALL)
        yield f"{one} قال الوزير {other}"[:9_000]


def article(text: str) -> str:
    """Return an article with ``text`` in its title, its source, what was said, its figures."""
    return (
        f"خبر {text}\n\nقال رئيس البلدية {text} سمير العتيبي إن 120 متطوعاً {text} شاركوا في الحملة. "
        f"ونفت وزارة الصحة {text} وفاة 14 شخصاً يوم 3 مارس 2025.\n{_PLAIN}\nوأضاف العتيبي: «{text}»."
    )
