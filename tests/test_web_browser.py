"""The reader in a real browser: reading, commenting, moderating, hostile content, narrow screens."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, ViewportSize, expect

import musnad
from browser import SCREENSHOTS, running_browser, served
from hostile import DIRECTIONS, MARKUP, NUMBERS, article
from musnad.desk.accounts import add_account
from musnad.desk.tables import prepare_desk
from musnad.ledger import open_ledger
from musnad.web import WebOptions, create_app
from musnad.web.site import site_words

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = site_words("ar")
PASSWORD = "كلمة سر طويلة بما يكفي"  # noqa: S105 - of an invented editor
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e\u2066 & \"'>"
STORY = "/story/9"  # the only one of the samples that several outlets tell
HOSTILES = 35  # articles of hostile texts
NARROW = ViewportSize(width=360, height=740)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    del browser  # without one there is nothing to serve
    with open_ledger(str(tmp_path_factory.mktemp("web") / "news.db")) as ledger:
        ledger.add(SAMPLES)
        said = f"قال رئيس البلدية {HOSTILE} سمير العتيبي إن 120 متطوعاً {HOSTILE} شاركوا في الحملة."
        ledger.add_records([musnad.read(text=f"خبر {HOSTILE}\n\n{said}", id="hostile", outlet=HOSTILE)])
        hostile = dict.fromkeys((*MARKUP, *DIRECTIONS, *NUMBERS))
        assert len(hostile) == HOSTILES
        ledger.add_records(
            [musnad.read(text=article(text), id=f"h{at}", outlet=text) for at, text in enumerate(hostile)]
        )
        prepare_desk(ledger.engine)
        add_account(ledger.engine, "نادية", PASSWORD, "editor")
        with served(create_app(ledger, WebOptions(open_to_all=True))) as address:
            yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page on which anything that goes wrong in the browser fails the test."""
    context = browser.new_context(base_url=site)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("dialog", lambda dialog: refuse(dialog, wrong))
    opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    opened.on("console", lambda line: wrong.extend([line.text] if line.type == "error" else []))
    opened.on("request", lambda asked: wrong.extend([] if asked.url.startswith(site) else [asked.url]))
    yield opened
    context.close()
    assert wrong == []


def refuse(dialog: Dialog, wrong: list[str]) -> None:
    wrong.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def shown(page: Page, name: str) -> None:
    """Keep a picture of ``page``."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def test_from_the_front_page_to_an_article_and_a_statement(page: Page) -> None:
    page.goto("/")
    shown(page, "front")
    page.get_by_role("link", name="سد السنديان آمن").first.click()
    cue = page.locator("#text .cue").first
    entry = page.locator("#record .item").first
    cue.hover()
    expect(entry).to_have_class("item s0 lit")
    shown(page, "article")
    entry.locator("a.cueword").click()
    assert page.evaluate("location.hash") == "#t-s0"


def test_the_keyboard_reaches_the_content_and_the_statements(page: Page) -> None:
    page.goto("/article/1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#main')")


def test_marks_tell_what_is_known_of_them_by_pointer_and_keyboard(page: Page) -> None:
    page.goto("/article/1")
    card = page.locator("#card")
    page.locator("#text .cue").first.hover()
    expect(card).to_be_visible()
    for told in (WORDS["rule"], "%"):
        expect(card).to_contain_text(told)
    shown(page, "card")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    cue = page.locator("#text .cue").nth(1)
    cue.focus()
    expect(card).to_be_visible()
    expect(cue).to_have_attribute("aria-describedby", "card")
    page.locator("#text .figure").first.focus()
    expect(card).to_contain_text("84")


def test_comparing_outlets_in_a_story(page: Page) -> None:
    page.goto("/")
    page.get_by_role("heading", name="سيول وادي السنديان").get_by_role("link").first.click()
    expect(page.locator(".outletcard")).to_have_count(4)
    expect(page.locator("svg.dots circle").first).to_be_visible()
    expect(page.locator("svg.arcs path.copy")).to_have_count(1)
    shown(page, "story")
    page.locator(".matrix a", has_text="ناهد الكرماوي").click()
    expect(page.get_by_role("heading", name=WORDS["who_denied_them"])).to_be_visible()
    shown(page, "source")
    page.locator("article.said .body a").first.click()
    assert page.evaluate("!!document.querySelector(':target.cue')")


def test_back_to_top(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto("/article/1")
    page.locator("footer.site").scroll_into_view_if_needed()
    page.get_by_role("link", name=WORDS["back_to_top"]).click()
    expect(page.locator("header.site")).to_be_in_viewport()


@pytest.mark.parametrize(
    "address", ["/", "/article/1", STORY, "/source/1", "/articles", "/search?in=figures", "/sign-in"]
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_narrow_screens_show_everything_without_scrolling_sideways(
    page: Page, address: str, language: str
) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    shown(page, f"narrow-{language}{address.replace('/', '-').split('?')[0]}")


def test_searching_narrowing_down_and_opening_a_find(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("السدود")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.locator("#f-in").select_option("statements")
    page.locator("form.query button").click()
    expect(page).to_have_url(re.compile("in=statements"))
    page.get_by_label(WORDS["facets"]).get_by_role("link").first.click()
    shown(page, "search")
    page.locator("article.line h2 a").first.click()
    expect(page.locator("#record")).to_be_visible()


def test_a_comment_goes_from_the_reader_to_the_editor_to_the_page(page: Page) -> None:
    page.goto("/article/2")
    page.get_by_label(WORDS["name"]).fill("قارئة")
    page.get_by_label(WORDS["email"]).fill("reader@mail.example")
    page.get_by_label(WORDS["kind"]).select_option("correction")
    page.get_by_label(WORDS["comment_about"]).select_option(index=1)
    page.locator("#f-body").fill("هذا ليس كلامه")
    page.get_by_role("button", name=WORDS["send"]).click()
    expect(page.get_by_text(WORDS["thanks"])).to_be_visible()
    page.goto("/sign-in")
    page.get_by_label(WORDS["name"]).fill("نادية")
    page.get_by_label(WORDS["password"]).fill(PASSWORD)
    page.get_by_role("button", name=WORDS["sign_in"]).click()
    expect(page.get_by_text("هذا ليس كلامه")).to_be_visible()
    shown(page, "desk")
    page.get_by_role("button", name=WORDS["accept"]).click()
    page.goto("/article/2")
    expect(page.get_by_text(WORDS["accepted_correction"])).to_be_visible()
    shown(page, "comments")


def test_the_browser_asks_for_required_fields(page: Page) -> None:
    page.goto("/article/1")
    page.get_by_role("button", name=WORDS["send"]).click()
    assert "thanks" not in page.url
    assert page.evaluate("document.activeElement.name") == "name"


def test_nothing_of_a_hostile_article_runs(page: Page) -> None:
    page.goto("/articles?start=30")
    page.locator("article.line", has_text="<img src=x onerror=alert(2)>").locator("h2 a").first.click()
    expect(page.locator("article h1, article p").first).to_contain_text("<script>")
    shown(page, "hostile")


def test_nothing_of_many_hostile_articles_runs(page: Page, site: str) -> None:
    with httpx.Client(base_url=site) as client:
        last = len(client.get("/api/articles?limit=100").json()["articles"])
    for number in range(last - HOSTILES + 1, last + 1):
        page.goto(f"/article/{number}")
        expect(page.locator("#record")).to_be_attached()
    for address in ("/articles", "/search?q=الوزير", "/search?in=statements&lang=en"):
        page.goto(address)
    assert page.evaluate("document.scripts.length") == 2


def test_reading_works_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    opened = context.new_page()
    opened.goto("/")
    opened.get_by_role("link", name="سد السنديان آمن").first.click()
    expect(opened.locator("#record .item").first).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/article/1",
        "/article/2?lang=en",
        "/article/10",
        STORY,
        f"{STORY}?lang=en",
        "/stories",
        "/articles",
        "/source/1",
        "/source/2?lang=en",
        "/search?q=السد",
        "/search?q=x",
        "/sign-in",
        "/desk",
        "/nothing",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_accessibility_violations(
    browser: Browser, site: str, address: str, scheme: str
) -> None:
    context = browser.new_context(
        base_url=site, bypass_csp=True, color_scheme="dark" if scheme == "dark" else "light"
    )
    opened = context.new_page()
    opened.goto(address)
    found = Axe().run(opened)
    told = [f"{item['id']}: {item['nodes'][0]['html']}" for item in found.response["violations"]]
    context.close()
    assert told == []
