"""Following feeds: only what is new is fetched, slowly, and only what the site lets programs have."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_samples import PAGE, TITLE
from musnad.article import Article, Reason, Rejected
from musnad.intake import IntakeOptions, read_input
from musnad.intake.feeds import parse_listing
from musnad.intake.following import Follower, FollowOptions, new_articles
from musnad.intake.options import Refusal
from musnad.intake.politeness import Pace
from musnad.intake.visits import MemoryVisits
from news_site import Site, news_site

LOCAL = IntakeOptions(allow_private=True, timeout_s=5.0, size_bytes=100_000)
OPTIONS = FollowOptions(intake=LOCAL, delay_s=0)
LATER = "2099-01-01T00:00:00Z"
HOSTILE = re.findall(
    r"\S+",
    "<item> </item> <entry> <link> </link> <link/> <url> <loc> </loc> <title> http://x/ <![CDATA[ ]]> <!-- "
    "--> <!DOCTYPE &a; &#0; &#xD800; </rss> <channel> <?x <updated> 2025-03-04 <guid> mailto:x //[ <a:b> "
    "<sitemap> &LT; & &nbsp; &#x110000;",
)
TDM = "/.well-known/tdmrep.json"


@pytest.fixture
def site() -> Iterator[Site]:
    with news_site() as served:
        yield served


@pytest.fixture
def visits() -> MemoryVisits:
    return MemoryVisits()


def follow(feed: str, visits: MemoryVisits, options: FollowOptions = OPTIONS) -> list[str]:
    """Return the paths of the articles that are new, and of what was rejected its reason."""
    return [
        "/" + str(item.url).rpartition("/")[2] if isinstance(item, Article) else item.reason.name.lower()
        for item in new_articles(feed, visits, options)
    ]


def rejected(feed: str, visits: MemoryVisits) -> Rejected:
    (item,) = new_articles(feed, visits, OPTIONS)
    assert isinstance(item, Rejected), item
    return item


def sitemap(*entries: tuple[str, str]) -> str:
    urls = "".join(f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>" for url, day in entries)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def index(*entries: tuple[str, str]) -> str:
    maps = "".join(f"<sitemap><loc>{url}</loc><lastmod>{day}</lastmod></sitemap>" for url, day in entries)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'


def atom(*entries: tuple[str, str]) -> str:
    items = "".join(
        f'<entry><link href="{url}"/><updated>{moment}</updated>'
        "<published>2025-03-01T09:00:00+03:00</published></entry>"
        for url, moment in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>الشاطئ</title>{items}</feed>'


# What is new.


def test_an_article_has_what_page_and_feed_say_of_it(site: Site, visits: MemoryVisits) -> None:
    site.put("/a", PAGE.replace("article:published_time", "x").replace("og:site_name", "x"))
    (found,) = new_articles(site.put("/atom", atom(("/a", LATER))), visits, OPTIONS)
    assert isinstance(found, Article)
    assert (found.title, found.url, found.outlet) == (TITLE, site.address + "/a", "صحيفة الشاطئ")
    assert (found.published, found.published_basis) == ("2025-03-01T09:00:00+03:00", "meta")
    assert found.fetched is not None


def test_only_what_is_new_is_fetched(site: Site, visits: MemoryVisits) -> None:
    for number in (1, 2, 3):
        site.article(number)
    feed = site.rss(1, 2)
    assert follow(feed, visits) == ["/1", "/2"]
    assert site.new() == ["/rss", "/1", "/2"]
    assert follow(feed, visits) == []
    site.rss(3, 1, 2)
    assert follow(feed, visits) == ["/3"]
    assert site.new() == ["/rss", "/rss", "/3"]


@pytest.mark.parametrize("header", [{"ETag": '"7"'}, {"Last_Modified": "Tue, 04 Mar 2025 10:15:00 GMT"}])
def test_an_unchanged_feed_is_not_sent_again(
    site: Site, visits: MemoryVisits, header: dict[str, str]
) -> None:
    site.article(1)
    feed = site.rss(1, **header)
    assert follow(feed, visits) == ["/1"]
    site.bodies["/rss"] = b"would be broken"
    assert follow(feed, visits) == []


def test_a_changed_article_is_fetched_again_an_unchanged_one_only_asked_for(
    site: Site, visits: MemoryVisits
) -> None:
    for number, headers in ((1, {}), (2, {"ETag": '"x"'}), (3, {})):
        site.article(number, **headers)
    feed = site.put("/atom", atom(("/1", "2025-03-04T00:00:00Z"), ("/2", LATER), ("/3", LATER)))
    assert follow(feed, visits) == ["/1", "/2", "/3"]
    site.article(3, "جديدا")
    follower = Follower(visits, OPTIONS)
    (again,) = follower.new_articles(feed)
    assert isinstance(again, Article)
    assert "جديدا" in again.text
    assert follower.unchanged == 2


def test_what_failed_is_tried_again_and_what_was_refused_is_not(site: Site, visits: MemoryVisits) -> None:
    site.article(1)
    site.article(2)
    site.put("/3", "The harbour was opened")
    site.statuses["/2"] = 500
    feed = site.rss(1, 2, 3, 4, ETag='"7"')
    assert follow(feed, visits) == ["/1", "fetch_failed", "not_arabic", "not_found"]
    del site.statuses["/2"]
    assert follow(feed, visits) == ["/2"]  # the feed was asked for as a whole: not all in it was done


def test_an_article_that_was_not_put_away_is_given_again(site: Site, visits: MemoryVisits) -> None:
    site.article(1)
    feed = site.rss(1)
    articles = new_articles(feed, visits, OPTIONS)
    assert isinstance(next(articles), Article)  # and here the program was killed
    assert follow(feed, visits) == ["/1"]


def test_the_newest_come_first_and_the_rest_the_next_time(site: Site, visits: MemoryVisits) -> None:
    days = [(f"{site.article(number)}", f"2025-03-0{number}") for number in (2, 4, 1, 3)]
    feed = site.put("/map.xml", sitemap(*days), ETag='"7"')
    few = FollowOptions(intake=LOCAL, delay_s=0, max_articles=3)
    follower = Follower(visits, few)
    assert len(list(follower.new_articles(feed))) == 3
    assert follower.left == 1
    assert follow(feed, visits) == ["/1"]
    assert follow(feed, visits) == []


def test_an_index_leads_to_sitemaps_that_have_changed(site: Site, visits: MemoryVisits) -> None:
    old, new = site.put("/old.xml", sitemap((site.article(1), "2025-01-01"))), site.address + "/new.xml.gz"
    site.put("/new.xml.gz", gzip.compress(sitemap((site.article(2), "2025-03-01")).encode()))
    feed = site.put("/index.xml", index((old, "2025-01-01"), (new, LATER)))
    assert follow(feed, visits) == ["/2", "/1"]
    site.new()
    assert follow(feed, visits) == []
    assert site.new() == ["/index.xml", "/new.xml.gz"]


def test_indexes_that_lead_to_themselves_end(site: Site, visits: MemoryVisits) -> None:
    feed = site.address + "/index.xml"
    site.put("/index.xml", index((feed, LATER)))
    assert follow(feed, visits) == []


def test_sitemaps_of_news_tell_titles_and_days(site: Site, visits: MemoryVisits) -> None:
    url = site.put("/5", "قال الوزير إن السوق مفتوحة أمام التجار من الآن")
    news = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
        "<image:image><image:loc>https://shati.example/a.jpg</image:loc></image:image>"
        f"<loc>{url}</loc><news:news><news:publication><news:name>الشاطئ</news:name></news:publication>"
        "<news:publication_date>2025-03-04</news:publication_date><news:title>فتح السوق</news:title>"
        "</news:news></url></urlset>"
    )
    (found,) = new_articles(site.put("/news.xml", news), visits, OPTIONS)
    assert isinstance(found, Article)
    assert (found.title, found.published, found.outlet) == ("فتح السوق", "2025-03-04", "الشاطئ")


def test_a_feed_may_be_a_file(site: Site, visits: MemoryVisits, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(atom((site.article(1), LATER)), encoding="utf-8")
    assert follow(str(path), visits) == ["/1"]
    assert follow(str(tmp_path / "none.xml"), visits) == ["not_found"]


# What is no feed, or a hostile one.


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (PAGE, Reason.BAD_FORMAT),
        ("<rss><channel><item><link>/1</link>", None),
        ("<rss", Reason.BAD_FORMAT),
        ("<urlset>", Reason.BAD_FORMAT),
        (
            '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>',
            Reason.BAD_FORMAT,
        ),
        ('<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url/></urlset>', Reason.BAD_FORMAT),
        ("\0\1\2\3" * 100, Reason.NOT_TEXT),
        ("", Reason.BAD_FORMAT),
        ("<rss>" + "<a>" * 2_000, Reason.BAD_FORMAT),
        ("<urlset>" + "<url>" * 2_000, Reason.BAD_FORMAT),
        ("x" * 200_000, Reason.TOO_LARGE),
    ],
)
def test_feeds_that_are_none_are_told(
    site: Site, visits: MemoryVisits, body: str, reason: Reason | None
) -> None:
    found = list(new_articles(site.put("/feed", body), visits, OPTIONS))
    if reason:
        assert [item.reason for item in found if isinstance(item, Rejected)] == [reason]
        assert len(found) == 1


def test_a_bomb_of_a_sitemap_is_too_large(site: Site, visits: MemoryVisits) -> None:
    site.put("/map.gz", gzip.compress(b"<urlset>" + b" " * 10_000_000))
    assert rejected(site.address + "/map.gz", visits).reason is Reason.TOO_LARGE


def test_of_a_feed_that_was_cut_all_before_is_read(site: Site, visits: MemoryVisits) -> None:
    feed = site.rss(*(number for number in (1, 2, 3) if site.article(number)), ETag='"7"')
    site.bodies["/rss"] = site.bodies["/rss"].partition(b"<link>/3")[0]
    assert follow(feed, visits) == ["bad_format", "bad_format", "/1", "/2"]
    site.rss(1, 2, 3, ETag='"7"')
    assert follow(feed, visits) == ["/3"]


def test_entries_without_an_address_are_counted(site: Site, visits: MemoryVisits) -> None:
    site.article(1)
    feed = site.put("/feed", atom(("/1", LATER), ("mailto:x@shati.example", LATER), ("javascript:x", LATER)))
    first, second = new_articles(feed, visits, OPTIONS)
    assert isinstance(first, Rejected)
    assert first.message.startswith("2 ")
    assert isinstance(second, Article)


def test_addresses_in_a_feed_never_lead_into_the_local_network(site: Site, visits: MemoryVisits) -> None:
    assert follow(site.rss(1), visits, FollowOptions(delay_s=0)) == ["private_address"]


def test_the_words_of_a_feed_may_be_in_an_old_encoding(site: Site, visits: MemoryVisits) -> None:
    site.put("/1", "قال الوزير إن السوق مفتوحة أمام التجار من الآن")
    rss = (
        '<rss version="2.0"><channel><title>صحيفة الشاطئ</title><item><link>/1</link></item></channel></rss>'
    )
    feed = site.put("/feed", ('<?xml version="1.0" encoding="utf-8"?>' + rss).encode("cp1256"))
    (found,) = new_articles(feed, visits, OPTIONS)
    assert isinstance(found, Article)
    assert found.outlet == "صحيفة الشاطئ"


def test_a_feed_that_is_read_as_an_article_is_told(tmp_path: Path) -> None:
    for name, text in (("a", atom(("https://shati.example/1", LATER))), ("b", sitemap(("x", LATER)))):
        (tmp_path / name).write_text('<?xml version="1.0"?>\n' + text, encoding="utf-8")
        (found,) = read_input(tmp_path / name)
        assert isinstance(found, Rejected)
        assert "musnad watch" in found.message


# What the site wants.


def test_robots_are_obeyed(site: Site, visits: MemoryVisits) -> None:
    site.article(1)
    site.article(2)
    site.put("/robots.txt", "User-agent: *\nDisallow: /2\n\nUser-agent: other\nDisallow: /")
    assert follow(site.rss(1, 2), visits) == ["/1", "robots"]
    assert "/2" not in site.asked
    site.put("/robots.txt", "User-agent: musnad\nDisallow: /")
    assert follow(site.rss(1, 2), MemoryVisits()) == ["robots"]


@pytest.mark.parametrize(("status", "expected"), [(404, ["/1"]), (403, ["/1"]), (500, ["fetch_failed"])])
def test_a_site_without_robots_allows_all_one_that_fails_nothing(
    site: Site, visits: MemoryVisits, status: int, expected: list[str]
) -> None:
    site.article(1)
    site.statuses["/robots.txt"] = status
    assert follow(site.rss(1), visits) == expected


def test_robots_hold_for_where_a_redirect_leads(site: Site, visits: MemoryVisits) -> None:
    site.put("/1", "", Location="/private/1")
    site.statuses["/1"] = 302
    site.put("/private/1", PAGE)
    site.put("/robots.txt", "User-agent: *\nDisallow: /private")
    assert follow(site.rss(1), visits) == ["robots"]
    assert "/private/1" not in site.asked


def test_the_program_says_who_it_is(site: Site, visits: MemoryVisits) -> None:
    site.article(1)
    contact = IntakeOptions(allow_private=True, contact="https://desk.example/bot")
    follow(site.rss(1), visits, FollowOptions(intake=contact, delay_s=0))
    (agent,) = site.agents
    assert "musnad/" in agent
    assert "+https://desk.example/bot" in agent


class Clock:
    """A clock that goes on only when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += seconds


def paced(
    site: Site, visits: MemoryVisits, feed: str, delay_s: float = 2.0
) -> tuple[list[float], list[Article | Rejected]]:
    clock = Clock()
    pace = Pace(max_wait_s=60, clock=lambda: clock.time, sleep=clock.sleep)
    follower = Follower(visits, FollowOptions(intake=LOCAL, delay_s=delay_s), pace)
    found = list(follower.new_articles(feed))
    assert site.new()
    return clock.slept, found


def test_a_host_is_left_alone_between_requests(site: Site, visits: MemoryVisits) -> None:
    feed = site.rss(*(number for number in (1, 2, 3) if site.article(number)))
    assert paced(site, visits, feed)[0] == [2.0, 2.0, 2.0]


def test_a_host_may_want_more_time(site: Site, visits: MemoryVisits) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7")
    feed = site.rss(*(number for number in (1, 2) if site.article(number)))
    assert paced(site, visits, feed)[0] == [7.0, 7.0]


@pytest.mark.parametrize(("told", "waited"), [("20", [2.0, 20.0]), ("", [2.0, 60.0]), ("soon", [2.0, 60.0])])
def test_a_busy_host_is_left_alone_as_long_as_it_says(
    site: Site, visits: MemoryVisits, told: str, waited: list[float]
) -> None:
    feed = site.rss(*(number for number in (1, 2) if site.article(number)))
    site.statuses["/1"] = 429
    site.headers["/1"] = {"Retry-After": told}
    slept, found = paced(site, visits, feed)
    assert slept == waited
    assert [type(item) for item in found] == [Rejected, Article]


@pytest.mark.parametrize("told", ["7200", "Fri, 01 Jan 2999 00:00:00 GMT"])
def test_who_wants_to_be_left_alone_for_long_is_left_for_the_next_time(
    site: Site, visits: MemoryVisits, told: str
) -> None:
    feed = site.rss(*(number for number in (1, 2, 3) if site.article(number)))
    site.statuses["/1"] = 503
    site.headers["/1"] = {"Retry-After": told}
    slept, found = paced(site, visits, feed)
    assert slept == [2.0]
    assert {item.reason for item in found if isinstance(item, Rejected)} == {Reason.FETCH_FAILED}
    del site.statuses["/1"]
    assert follow(feed, visits) == ["/1", "/2", "/3"]


# Reservations of text and data mining.

RESERVED = (
    '<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="https://shati.example/p">'
)
FREE = '<meta name="tdm-reservation" content="0">'


def rule(location: str, value: object = 1) -> dict[str, object]:
    return {"location": location, "tdm-reservation": value}


@pytest.mark.parametrize(
    ("rules", "is_reserved"),
    [
        ([rule("/")], True),
        ([rule("/1")], True),
        ([rule("/2")], False),
        ([rule("/1", 0), rule("/")], False),
        ([rule("/1$")], True),
        ([rule("/*$")], True),
        ([rule("/*.jpg")], False),
        ([rule("*1")], True),
        ([rule("/1x$")], False),
        ([rule("/%31")], True),
        ([rule("/", "yes")], False),
        ([rule("/", None), rule("/")], False),
        ({"location": "/"}, False),
        ([5, {"location": 5}, rule("/")], True),
        ([rule("/" + "*a" * 5_000)], False),
    ],
)
def test_the_file_of_a_host_reserves_paths(
    site: Site,
    visits: MemoryVisits,
    rules: object,
    is_reserved: bool,  # noqa: FBT001 (a case of the table)
) -> None:
    site.article(1)
    site.put(TDM, json.dumps(rules))
    assert follow(site.rss(1), visits) == (["reserved"] if is_reserved else ["/1"])


@pytest.mark.parametrize(
    ("file", "header", "meta", "is_reserved"),
    [
        (None, "1", "", True),
        (None, None, RESERVED, True),
        (1, "0", "", False),
        (1, "0", RESERVED, True),
        (0, "1", "", True),
        (1, None, FREE, False),
        (None, "1", FREE, False),
        (1, "nonsense", "", True),
        (None, "2", "", False),
    ],
)
def test_the_page_goes_before_its_header_and_that_before_the_file(
    site: Site,
    visits: MemoryVisits,
    file: int | None,
    header: str | None,
    meta: str,
    *,
    is_reserved: bool,
) -> None:
    if file is not None:
        site.put(TDM, json.dumps([rule("/", file)]))
    headers = {"tdm-reservation": header} if header else {}
    site.put("/1", PAGE.replace("<head>", f"<head>{meta}"), **headers)
    assert follow(site.rss(1), visits) == (["reserved"] if is_reserved else ["/1"])
    assert follow(site.rss(1), visits) == []


def test_a_reservation_names_its_policy_and_the_way_for_who_has_a_licence(
    site: Site, visits: MemoryVisits
) -> None:
    site.put("/1", PAGE.replace("<head>", f"<head>{RESERVED}"))
    found = rejected(site.rss(1), visits)
    assert "https://shati.example/p" in found.message
    assert "--licensed 127.0.0.1" in found.message
    licensed = IntakeOptions(allow_private=True, licensed=("127.0.0.1",))
    assert follow(site.rss(1), MemoryVisits(), FollowOptions(intake=licensed, delay_s=0)) == ["/1"]


def test_one_page_that_is_read_by_its_address_may_be_reserved_too(site: Site) -> None:
    (found,) = read_input(site.put("/1", PAGE, tdm_reservation="1"), options=LOCAL)
    assert isinstance(found, Rejected)
    assert found.reason is Reason.RESERVED


HEAD = 'version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("<link>/a</link><title>خبر</title>", ("/a", "خبر", None)),
        ("<link> https://shati.example/a#top </link>", ("/a", None, None)),
        ("<guid>https://shati.example/a</guid>", ("/a", None, None)),
        ('<guid isPermaLink="false">https://shati.example/b</guid><link>/a</link>', ("/a", None, None)),
        ("<title><![CDATA[<b>خبر</b> &amp; آخر]]></title><link>/a</link>", ("/a", "خبر & آخر", None)),
        ("<media:title>صورة</media:title><title>خبر</title><link>/a</link>", ("/a", "خبر", None)),
        ("<title>خبر & آخر</title><link>/a?x=1&y=2</link>", ("/a?x=1&y=2", "خبر & آخر", None)),
        (
            "<link>/a</link><pubDate>Tue, 04 Mar 2025 10:15:00 +0300</pubDate>",
            ("/a", None, "2025-03-04T10:15:00+03:00"),
        ),
        ("<title>السوق&nbsp;والبحر&hellip;</title><link>/a</link>", ("/a", "السوق والبحر…", None)),
        ("<link>/a</link><dc:date>2025-03-04</dc:date>", ("/a", None, "2025-03-04")),
        ("<link>/a</link><pubDate>قريبا</pubDate>", ("/a", None, None)),
        (
            '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="/x"/><link>/a</link>',
            ("/a", None, None),
        ),
        ('<link rel="enclosure" href="/x"/><link href="/a"/>', ("/a", None, None)),
    ],
)
def test_items_are_read_as_they_are_written(item: str, expected: tuple[str, str | None, str | None]) -> None:
    feed = f"<rss {HEAD}><channel><title>الشاطئ</title><item>{item}</item></channel></rss>"
    (found,) = parse_listing(feed.encode(), "https://shati.example/feed").entries
    path, title, published = expected
    assert (found.url, found.outlet) == (f"https://shati.example{path}", "الشاطئ")
    assert found.title == title
    assert found.published == published


def test_rss_1_has_its_items_beside_the_channel() -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        "<channel><title>الشاطئ</title></channel><item><link>https://shati.example/1</link></item></rdf:RDF>"
    )
    (found,) = parse_listing(feed.encode(), "https://shati.example/feed").entries
    assert (found.url, found.outlet) == ("https://shati.example/1", "الشاطئ")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=40).map("".join))
def test_whatever_a_feed_holds_a_list_or_a_refusal_comes_of_it(text: str) -> None:
    for root in ("rss", "feed", "urlset", "sitemapindex"):
        try:
            listing = parse_listing(f"<{root}>{text}".encode(), "https://shati.example/feed")
        except Refusal as refusal:
            assert refusal.message  # noqa: PT017 (either is right)
        else:
            assert all(entry.url.startswith("http") for entry in listing.entries + listing.sitemaps)
