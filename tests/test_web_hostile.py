"""Five hundred hostile inputs: every page stands, and nothing of them is markup."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from urllib.parse import quote

import anyio
import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient
from lxml import etree, html

import musnad
from hostile import article, inputs
from musnad.desk.accounts import Account, add_account
from musnad.desk.comments import decide
from musnad.errors import InputError
from musnad.ledger import Ledger, open_ledger
from musnad.web import WebOptions, create_app

COUNT = 500
Client = TestClient[Litestar]
SCRIPTS = {"/static/htmx.min.js", "/static/reader.js"}
ACTIVE = {"iframe", "object", "embed", "base", "style", "frame", "applet", "math"}
HOSTILE = list(inputs(COUNT))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path_factory.mktemp("hostile") / "news.db")) as ledger:
        for number, text in enumerate(HOSTILE[::5]):
            with suppress(InputError):  # a text that is hardly Arabic any more never enters
                record = musnad.read(
                    text=article(text), id=f"h{number}", outlet=text, url=f"javascript:{text}"
                )
                ledger.add_records([record])
        yield ledger


@pytest.fixture(scope="module")
def client(shelf: Ledger) -> Iterator[Client]:
    with TestClient(create_app(shelf, WebOptions(open_to_all=True)), raise_server_exceptions=False) as opened:
        yield opened


def inert(answer: Response) -> str:
    """Return the page of ``answer`` if nothing in it can run; else say what can."""
    assert answer.status_code < 500, answer.text[:500]
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    if not answer.headers["Content-Type"].startswith("text/html"):
        return answer.text
    for element in html.fromstring(answer.text.replace("\0", "")).iter(etree.Element):
        name = str(element.tag)
        assert name not in ACTIVE, etree.tostring(element)[:200]
        assert name != "script" or element.get("src") in SCRIPTS
        assert name != "meta" or element.get("http-equiv") is None
        for attribute, value in element.attrib.items():
            assert not str(attribute).startswith("on"), attribute
            assert attribute != "style"
            if attribute in {"href", "src", "action", "hx-get"}:
                assert not re.match(r"\s*(javascript|data|vbscript):", str(value), re.IGNORECASE), value
                assert not str(value).startswith("//")
    return answer.text


def test_pages_of_hostile_articles_are_inert(client: Client, shelf: Ledger) -> None:
    many = shelf.stats().articles
    assert many > 80
    inert(client.get("/"))
    for number in range(1, many + 1):
        inert(client.get(f"/article/{number}"))
    for address in (
        "/articles",
        "/stories",
        "/story/1",
        "/source/1",
        "/search?in=statements",
        "/search?in=figures",
    ):
        assert client.get(address).status_code == 200, address
        inert(client.get(address))
        inert(client.get(address, params={"lang": "en"}))


def test_feeds_of_hostile_articles_are_xml(client: Client) -> None:
    for address in ("/stories.atom", "/source/1/feed.atom", "/search.atom?q=الوزير&in=statements"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert etree.fromstring(answer.content).tag.endswith("feed")


PLACES = [
    "/search?q={}",
    "/articles?outlet={}",
    "/search?source={}&in=statements",
    "/search.csv?q={}",
    "/article/{}",
    "/story/{}",
    "/source/1?from={}",
    "/search.atom?q={}",
    "/?lang={}",
    "/{}",
    "/search?page={}",
    "/source/{}",
    "/api/search?q={}",
    "/stories?start={}",
    "/article/1?about={}",
]


def test_every_hostile_address_is_answered(client: Client) -> None:
    for text, place in zip(HOSTILE, cycle(PLACES), strict=False):
        written = quote(text.encode("utf-8", "replace")[:4_000], safe="")
        inert(client.get(place.format(written), follow_redirects=False))


FORMS = (*("/article/1/comment", "/desk/add", "/desk/comments/1") * 5, "/sign-in")
FIELDS = ("name", "email", "body", "kind", "statement", "website")
KINDS = (
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json",
    "a/b",
)


def test_every_hostile_form_is_answered(client: Client, shelf: Ledger) -> None:
    add_account(shelf.engine, "نادية", "كلمة سر طويلة بما يكفي", "editor")
    token = forgery_token(client, "/article/1")
    limits = client.app.stores.get("rate_limit")
    for number, text in enumerate(HOSTILE):
        anyio.run(limits.delete_all)  # or all but the first would be refused for their number
        form = {"name": "قارئة", "email": "reader@mail.example", "body": text, "_csrf_token": token}
        form |= {FIELDS[number % len(FIELDS)]: text}
        sent = client.post(FORMS[number % len(FORMS)], data=form, follow_redirects=False)
        assert sent.status_code < 500, text
    for body in (b"\xff\xfe\0", b"a=" + b"%" * 999, b"--x\r\n", b"{", b"=" * 9_999):
        for kind in KINDS:
            headers = {"Content-Type": kind, "X-CSRFToken": token}
            assert client.post("/article/1/comment", content=body, headers=headers).status_code < 500


def forgery_token(client: Client, address: str) -> str:
    found = re.search(r'name="_csrf_token" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def test_hostile_comments_that_were_accepted_are_inert(shelf: Ledger) -> None:
    with TestClient(create_app(shelf, WebOptions(open_to_all=True))) as client:
        for number in range(1, 5):
            form = {
                "name": HOSTILE[number],
                "email": "reader@mail.example",
                "body": HOSTILE[number],
                "statement": "s1",
                "kind": "correction",
                "_csrf_token": forgery_token(client, "/article/2"),
            }
            assert client.post("/article/2/comment", data=form, follow_redirects=False).status_code == 303
            with shelf.engine.connect() as connection:
                last = connection.exec_driver_sql("SELECT max(id) FROM comments").scalar()
            decide(shelf.engine, int(last or 0), "accepted", Account(1, "نادية", "editor"))
        page = inert(client.get("/article/2"))
        assert HOSTILE[1].replace("<", "&lt;").replace(">", "&gt;") in page
