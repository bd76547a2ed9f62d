"""Articles from web pages: their text, blocks and facts; hostile markup."""

import json
import time

import pytest

from intake_samples import BODY, PAGE, TITLE
from musnad.article import Article, Reason, Rejected
from musnad.intake import article_from_html
from musnad.intake.page import is_page


def page(html: str | bytes) -> Article:
    found = article_from_html(html)
    assert isinstance(found, Article), found
    return found


def kinds(found: Article) -> dict[str, str]:
    assert found.blocks is not None
    return {found.text[slice(*block.span)]: block.kind for block in found.blocks}


def with_head(extra: str, *, drop: str = "") -> str:
    return PAGE.replace(drop, "", 1).replace("</head>", f"{extra}</head>")


PUBLISHED_META = '<meta property="article:published_time" content="2025-03-04T10:15:00+01:00">'


def test_blocks_of_a_page() -> None:
    assert kinds(page(PAGE)) == {
        "الرئيسية": "navigation",
        "سياسة": "navigation",
        TITLE: "title",
        "الثلاثاء 4 مارس 2025": "dateline",
        "كتبت: ليلى المرجاني": "byline",
        "رئيس البلدية خلال افتتاح السوق الجديدة": "caption",
        BODY[0]: "paragraph",
        BODY[1]: "paragraph",
        "كلفة المشروع": "heading",
        BODY[2]: "paragraph",
        "اقرأ أيضا: صيادو مرجانة يحتجون على ارتفاع أسعار الوقود": "related",
        BODY[3]: "paragraph",
        "الوسوم: مرجانة صيد": "navigation",
        "مقالات ذات صلة": "related",
        "وزير النقل يزور ميناء مرجانة ويعد بتوسعته": "related",
        "اترك تعليقاً": "comments",
        "الاسم": "comments",
        "جميع الحقوق محفوظة © 2025 صحيفة الشاطئ": "rights",
    }


def test_rights_are_reserved_where_the_page_says_so() -> None:
    found = page(PAGE)
    assert found.rights is not None
    assert found.rights.reserved
    assert found.text[slice(*found.rights.notice)].startswith("جميع الحقوق محفوظة")
    assert page(PAGE.replace("جميع الحقوق محفوظة ©", "موقع")).rights is None


def test_facts_of_a_page() -> None:
    found = page(PAGE)
    assert (found.title, found.outlet) == (TITLE, "صحيفة الشاطئ")
    assert found.url == "https://shati.example/news/41"
    assert (found.published, found.published_basis) == ("2025-03-04T10:15:00+01:00", "meta")


def test_json_ld_goes_first() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "لا", "datePublished": "2001-01-01"},
            {
                "@type": ["NewsArticle"],
                "headline": "عنوان &quot;آخر&quot;",
                "datePublished": "2025-03-05",
                "publisher": {"name": "دار المرجان"},
            },
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    found = page(with_head(script, drop='<meta property="og:site_name" content="صحيفة الشاطئ">'))
    assert (found.published, found.outlet) == ("2025-03-05", "دار المرجان")
    assert found.title == TITLE  # as it stands on the page


@pytest.mark.parametrize(
    "data", ["{", "[" * 100_000, '{"@type": 5}', '[{"@type": "NewsArticle", "headline": {}}]', "null"]
)
def test_broken_json_ld_is_passed_over(data: str) -> None:
    found = page(with_head(f'<script type="application/ld+json">{data}</script>'))
    assert found.published == "2025-03-04T10:15:00+01:00"


def test_the_date_of_a_time_element() -> None:
    html = PAGE.replace(PUBLISHED_META, "").replace("<span>الثلاثاء", '<time datetime="2025-03-06">الثلاثاء')
    assert (page(html).published, page(html).published_basis) == ("2025-03-06", "meta")


def test_the_date_line_under_the_title() -> None:
    found = page(PAGE.replace(PUBLISHED_META, ""))
    assert (found.published, found.published_basis) == ("2025-03-04", "text")


def test_a_page_without_a_date() -> None:
    found = page(f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in BODY))
    assert (found.published, found.published_basis) == (None, None)


def test_the_outlet_beside_the_title() -> None:
    found = page(PAGE.replace('<meta property="og:site_name" content="صحيفة الشاطئ">', ""))
    assert found.outlet == "صحيفة الشاطئ"


def test_scripts_styles_and_hidden_text_are_not_on_the_page() -> None:
    html = PAGE.replace(
        "<h2>",
        '<script>alert("هجوم")</script><div style="display: none">مخفي</div><p hidden>مستور</p>'
        "<template>قالب</template><noscript>بديل</noscript><svg><text>رسم</text></svg><h2>",
    )
    text = page(html).text
    assert text == page(PAGE).text


def test_one_line_for_each_block_and_one_space_between_words() -> None:
    found = page(
        f"<h1>{TITLE.replace(' ', '<br>', 1)}</h1><div>{BODY[0]}<ul><li>أولا:&nbsp; <b>السو</b>ق</li>"
        f"<li>ثانيا</li></ul>{BODY[1]}<br>{BODY[2]}</div><a>هنا</a><a>هناك</a>"
    )
    assert found.text.split("\n") == [TITLE, BODY[0], "أولا: السوق", "ثانيا", BODY[1], BODY[2], "هنا هناك"]


def test_blocks_cover_every_line_in_order() -> None:
    found = page(PAGE)
    assert found.blocks is not None
    assert "\n".join(found.text[slice(*block.span)] for block in found.blocks) == found.text


def test_a_page_without_structure_is_read_by_its_words() -> None:
    short = "<p>عنوان قصير</p><p>اترك تعليقا</p>"
    assert kinds(page(short)) == {"عنوان قصير": "title", "اترك تعليقا": "comments"}


def test_old_pages_of_tables() -> None:
    rows = "".join(f"<tr><td><font>{line}</font></td></tr>" for line in BODY)
    links = "".join(f'<td><a href="/{number}">رابط رقم {number}</a></td>' for number in range(9))
    found = kinds(page(f"<table><tr>{links}</tr></table><h1>{TITLE}</h1><table>{rows}</table>"))
    assert [found[line] for line in (TITLE, *BODY)] == ["title"] + ["paragraph"] * 4
    assert found["رابط رقم 3"] == "navigation"


def test_the_last_line_of_an_inline_element_is_within_it() -> None:
    lines = "<br><br>".join(BODY)
    found = kinds(page(f"<table><tr><td><b>{TITLE}</b><br><font>{lines}</font><br></td></tr></table>"))
    assert [found[line] for line in BODY] == ["paragraph"] * 4


def test_rules_for_comments_do_not_count_as_the_article() -> None:
    rule = "<p>يحذف التعليق إذا خالف القاعدة رقم {} من هذه القواعد التي وضعتها إدارة الموقع.</p>"
    rules = "".join(map(rule.format, range(40)))
    html = PAGE.replace('<div class="text">', '<div class="article-body">')
    html = html.replace("</body>", f"<div>{rules}</div></body>")
    found = kinds(page(html))
    assert all(found[line] == "paragraph" for line in BODY)
    assert not any(kind == "paragraph" for line, kind in found.items() if line.startswith("يحذف"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, True),
        ("<!-- x --><!-- y --> <p>نص", True),
        ("\n<?xml version='1.0'?><!DOCTYPE html><html>", True),
        ("نص <b>غليظ</b> وحده", False),
        ("سطر</p>\nسطر</p>\nسطر</div>", True),
        ("5 < 6 و 7 > 3", False),
        ("<" * 70_000, False),
        ("<!--" * 20_000, False),
        (" " * 200_000 + "x", False),
    ],
)
def test_pages_are_told_by_their_content(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_page(text) is expected


HOSTILE = {
    "nested": "<div>" * 60_000,
    "nested inline": "<p><b>" * 30_000,
    "unclosed tables": "<table><tr><td>" * 20_000,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(60_000)) + ">",
    "quoted attributes": "<p " + " ".join(f'a{number}=">"' for number in range(40_000)) + ">",
    "signs": "<" * 300_000,
    "comments": "<!--" * 80_000,
    "open quote": '<a b="' * 60_000,
    "scripts": "<script>" * 40_000,
    "classes": '<p class="' + "share " * 60_000 + '">',
    "blanks": " " * 400_000 + "<p>",
    "ends": "</div></p></b>" * 30_000,
    "entities": "&#x41;&amp;&bogus;&#99999999999;" * 10_000,
    "json": '<script type="application/ld+json">' + "[{" * 60_000 + "</script>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_bounded_time(name: str) -> None:
    started = time.process_time()
    found = article_from_html(HOSTILE[name] + PAGE)
    assert time.process_time() - started < 5.0
    assert isinstance(found, Article | Rejected)


def test_pages_of_too_many_elements_are_refused() -> None:
    found = article_from_html("<i>ا</i>" * 310_000)
    assert isinstance(found, Rejected)
    assert found.reason is Reason.TOO_LARGE
