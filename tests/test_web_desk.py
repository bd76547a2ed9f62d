"""Comments, corrections and the editors' desk."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import select

import musnad
from musnad.cli import main
from musnad.desk.accounts import add_account, sign_in
from musnad.desk.comments import LONGEST_BODY, Comment, by_statement
from musnad.desk.tables import accounts, comments, prepare_desk, signed_in
from musnad.errors import DeskError
from musnad.ledger import Ledger, open_ledger
from musnad.ledger.store.connect import reading
from musnad.web import WebOptions, create_app
from musnad.web.site import site_words

WORDS = site_words("ar")
TEXT = "سد آمن\n\nأكد وزير المياه سليم الورداني أن السد آمن. ونفى الوزير إجلاء 1200 أسرة."
PASSWORD = "كلمة سر طويلة بما يكفي"  # noqa: S105 - of an invented editor
GOOD = {"name": "قارئة", "email": "reader@mail.example", "body": "هذا ليس كلامه", "statement": "s1"}
Client = TestClient[Litestar]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Ledger]:
    yield from stocked(str(tmp_path / "news.db"))


def stocked(place: str) -> Iterator[Ledger]:
    with open_ledger(place) as ledger:
        ledger.add_records([musnad.read(text=TEXT, url="https://news.example/dam")])
        prepare_desk(ledger.engine)
        add_account(ledger.engine, "نادية", PASSWORD, "editor")
        yield ledger


@pytest.fixture
def client(shelf: Ledger) -> Iterator[Client]:
    with TestClient(create_app(shelf, WebOptions())) as opened:
        yield opened


def token(client: Client, address: str) -> str:
    found = re.search(r'name="_csrf_token" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def send(client: Client, address: str, form: dict[str, str], page: str = "/article/1") -> Response:
    return client.post(address, data=form | {"_csrf_token": token(client, page)}, follow_redirects=False)


def comment(client: Client, **changed: str) -> Response:
    return send(client, "/article/1/comment", GOOD | changed)


def signed(client: Client, password: str = PASSWORD) -> Response:
    return send(client, "/sign-in", {"name": "نادية", "password": password}, "/sign-in")


def kept(ledger: Ledger) -> list[tuple[str, str]]:
    with reading(ledger.engine) as connection:
        return [(row.body, row.state) for row in connection.execute(select(comments))]


def test_a_comment_waits_and_appears_when_an_editor_accepts_it(place: str) -> None:
    for ledger in stocked(place):  # on both kinds of database
        with TestClient(create_app(ledger, WebOptions())) as client:
            accept_a_comment(client)


def accept_a_comment(client: Client) -> None:
    answer = comment(client, kind="correction")
    assert answer.status_code == 303
    assert WORDS["thanks"] in client.get(answer.headers["Location"]).text
    assert GOOD["body"] not in client.get("/article/1").text
    signed(client)
    assert GOOD["body"] in client.get("/desk").text
    decided = send(client, "/desk/comments/1", {"state": "accepted"}, "/desk")
    assert decided.status_code == 303
    page = client.get("/article/1").text
    assert GOOD["body"] in page
    assert WORDS["accepted_correction"] in page
    assert GOOD["email"] not in page + client.get("/desk").text


def test_a_rejected_comment_never_appears(client: Client, shelf: Ledger) -> None:
    comment(client)
    signed(client)
    send(client, "/desk/comments/1", {"state": "rejected"}, "/desk")
    assert GOOD["body"] not in client.get("/article/1").text
    assert kept(shelf) == [(GOOD["body"], "rejected")]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", " ", "wrong_name"),
        ("name", "ا" * 81, "wrong_name"),
        ("email", "reader", "wrong_email"),
        ("email", "a@b.c" * 100, "wrong_email"),
        ("body", "\n", "wrong_body"),
        ("body", "ا" * (LONGEST_BODY + 1), "wrong_body"),
        ("body", "https://a.example https://b.example www.c.example", "too_many_links"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_beside_the_field(
    client: Client, shelf: Ledger, field: str, value: str, told: str
) -> None:
    answer = comment(client, **{field: value})
    assert answer.status_code == 422
    assert WORDS[told] in answer.text
    others = {name: text for name, text in GOOD.items() if name not in {field, "statement"}}
    assert all(text in answer.text for text in others.values())
    assert kept(shelf) == []


def test_forms_without_their_token_are_refused(client: Client, shelf: Ledger) -> None:
    for form in (GOOD, GOOD | {"_csrf_token": "0" * 128}):
        assert client.post("/article/1/comment", data=form).status_code == 403
    assert kept(shelf) == []


def test_programs_that_fill_in_every_field_are_thanked_and_forgotten(client: Client, shelf: Ledger) -> None:
    assert comment(client, website="https://spam.example").status_code == 303
    assert kept(shelf) == []


def test_too_many_comments_at_once_are_refused(client: Client) -> None:
    assert [comment(client).status_code for _ in range(8)].count(429) == 2


def test_passwords_are_guessed_slowly(client: Client) -> None:
    answers = [signed(client, "wrong password").status_code for _ in range(11)]
    assert answers == [401] * 10 + [429]


def test_only_the_signed_in_reach_the_desk(client: Client, shelf: Ledger) -> None:
    comment(client)
    assert client.get("/desk", follow_redirects=False).headers["Location"] == "/sign-in"
    assert send(client, "/desk/comments/1", {"state": "accepted"}).status_code == 401
    assert send(client, "/desk/add", {"text": TEXT}).status_code == 401
    client.cookies.set("musnad_session", "guessed")
    assert send(client, "/desk/comments/1", {"state": "accepted"}).status_code == 401
    assert kept(shelf) == [(GOOD["body"], "waiting")]
    assert shelf.stats().articles == 1


def test_signing_out_ends_the_session(client: Client, shelf: Ledger) -> None:
    signed(client)
    session = client.cookies["musnad_session"]
    send(client, "/sign-out", {}, "/desk")
    client.cookies.set("musnad_session", session)
    assert client.get("/desk", follow_redirects=False).status_code == 303
    with reading(shelf.engine) as connection:
        assert connection.execute(select(signed_in)).all() == []


def test_neither_passwords_nor_sessions_are_kept_as_they_are(client: Client, shelf: Ledger) -> None:
    signed(client)
    with reading(shelf.engine) as connection:
        stored = str(connection.execute(select(accounts)).all()) + str(
            connection.execute(select(signed_in)).all()
        )
    assert PASSWORD not in stored
    assert client.cookies["musnad_session"] not in stored
    assert "$argon2id$" in stored


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    cookie = signed(client).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_a_new_password_ends_the_sessions(shelf: Ledger) -> None:
    assert sign_in(shelf.engine, "نادية", PASSWORD)
    add_account(shelf.engine, "نادية", "another long one", "owner")
    with reading(shelf.engine) as connection:
        assert connection.execute(select(signed_in)).all() == []
    assert sign_in(shelf.engine, "نادية", PASSWORD) is None
    assert sign_in(shelf.engine, "نادية", "another long one")


@pytest.mark.parametrize(
    ("name", "password"), [("", "long enough 1"), ("ن" * 101, "long enough 1"), ("ن", "short")]
)
def test_accounts_need_a_name_and_a_password(shelf: Ledger, name: str, password: str) -> None:
    with pytest.raises(DeskError):
        add_account(shelf.engine, name, password, "editor")


def test_owners_see_protected_articles_whole(tmp_path: Path) -> None:
    protected = Path(__file__).parent.parent / "samples"
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        ledger.add(protected)
        prepare_desk(ledger.engine)
        add_account(ledger.engine, "نادية", PASSWORD, "owner")
        number = next(
            n for n, record in enumerate(ledger.records(), 1) if record.rights and record.rights.reserved
        )
        with TestClient(create_app(ledger, WebOptions())) as client:
            assert WORDS["shortened"] in client.get(f"/article/{number}").text
            signed(client)
            assert WORDS["shortened"] not in client.get(f"/article/{number}").text


def test_an_editor_adds_an_article_by_its_text(client: Client, shelf: Ledger) -> None:
    signed(client)
    answer = send(
        client, "/desk/add", {"text": f"{TEXT} وأضاف أن العمل جار.", "outlet": "نهار الساحل"}, "/desk"
    )
    assert WORDS["outcome_added"] in answer.text
    assert [record.outlet for record in shelf.records()] == [None, "نهار الساحل"]
    told = send(client, "/desk/add", {"text": "Nothing Arabic in this at all."}, "/desk")
    assert told.status_code == 422


class Page(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def neighbour() -> Iterator[str]:
    """A server of the local network, which no page may reach."""
    Page.asked = 0
    server = HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_fetching_never_reaches_private_addresses(client: Client, neighbour: str) -> None:
    signed(client)
    for address in (neighbour, neighbour.replace("127.0.0.1", "localhost")):
        assert send(client, "/desk/add", {"url": address}, "/desk").status_code == 422
    assert Page.asked == 0


@pytest.mark.parametrize("path", ["/etc/passwd", "-", ".", "file:///etc/passwd", "//x", "https://a b"])
def test_no_file_of_the_machine_is_read(client: Client, shelf: Ledger, path: str) -> None:
    signed(client)
    assert send(client, "/desk/add", {"url": path}, "/desk").status_code == 422
    assert shelf.stats().articles == 1


def test_comments_stay_with_the_words_they_are_about() -> None:
    record = musnad.read(text=TEXT)
    first = record.statements[0]
    facts = {"article_key": "k", "kind": "comment", "name": "ق", "body": "ب", "state": "accepted"}
    kept_there = Comment(
        number=1, place=first.cue.span, words=f"{record.words(first.cue.span)} …", written_at="",
        decided_by=None, **facts,  # type: ignore[arg-type]  # texts of the literals
    )  # fmt: skip
    moved = Comment(
        number=2, place=first.cue.span, words="صرح …", written_at="", decided_by=None,
        **facts,  # type: ignore[arg-type]  # texts of the literals
    )  # fmt: skip
    assert by_statement(record, [kept_there, moved]) == {first.id: [kept_there], "": [moved]}


def test_hostile_comments_are_shown_as_they_were_written(client: Client) -> None:
    hostile = "<img src=x onerror=alert(1)>\u202e </textarea><script>"
    comment(client, body=hostile, name=hostile)
    signed(client)
    for address in ("/desk", "/article/1"):
        page = client.get(address).text
        assert "<img" not in page
        assert "<script>" not in page
        send(client, "/desk/comments/1", {"state": "accepted"}, "/desk")


@pytest.mark.parametrize("body", [b"\xff\xfe=%zz&name", b"{", b"a" * 3_000_000])
def test_broken_forms_are_refused(client: Client, body: bytes) -> None:
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"):
        answer = client.post("/article/1/comment", content=body, headers={"Content-Type": kind})
        assert 400 <= answer.status_code < 500


def test_the_command_makes_accounts(tmp_path: Path) -> None:
    place = str(tmp_path / "news.db")
    open_ledger(place).close()
    arguments = ["account", "سامي", "--ledger", place, "--role", "owner", "--password"]
    assert "سامي: owner" in CliRunner().invoke(main, [*arguments, PASSWORD]).output
    refused = CliRunner().invoke(main, [*arguments, "short"])
    assert refused.exit_code == 1
    assert "at least 10 characters" in refused.output
