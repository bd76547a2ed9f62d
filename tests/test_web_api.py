"""The API: its answers, its tags, its keys, and itself against its own description."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from litestar import Litestar
from litestar.testing import TestClient
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from musnad.desk.accounts import add_account
from musnad.desk.keys import account_of_key, new_key
from musnad.desk.tables import prepare_desk
from musnad.errors import DeskError
from musnad.ledger import Ledger, open_ledger
from musnad.record import Record
from musnad.web import WebOptions, create_app
from musnad.web.rights import shortened

SAMPLES = Path(__file__).parent.parent / "samples"
TEXT = "أكد وزير المياه سليم الورداني أن السد آمن."
_VALID_IS_ACCEPTED = positive_data_acceptance  # a schema knows of 31 February only that it is text
Client = TestClient[Litestar]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path_factory.mktemp("api") / "news.db")) as ledger:
        ledger.add(SAMPLES)
        prepare_desk(ledger.engine)
        add_account(ledger.engine, "نادية", "كلمة سر طويلة بما يكفي", "editor")
        yield ledger


@pytest.fixture(scope="module")
def app(shelf: Ledger) -> Litestar:
    return create_app(shelf, WebOptions())


@pytest.fixture
def client(app: Litestar) -> Iterator[Client]:
    with TestClient(app) as opened:
        yield opened


def test_articles_come_in_pages(client: Client, shelf: Ledger) -> None:
    seen: list[int] = []
    start: int | None = 0
    while start is not None:
        page = client.get("/api/articles", params={"start": start, "limit": 3}).json()
        seen += [line["number"] for line in page["articles"]]
        start = page["next"]
    assert sorted(seen) == list(range(1, shelf.stats().articles + 1))


def test_a_record_is_given_as_far_as_rights_allow(client: Client, shelf: Ledger) -> None:
    for number, record in enumerate(shelf.records(), start=1):
        given = Record.from_json(client.get(f"/api/articles/{number}").content)
        reserved = record.rights is not None and record.rights.reserved
        assert given == (shortened(record) if reserved else record)


def test_what_is_left_of_a_text_stands_in_its_blocks(shelf: Ledger) -> None:
    for record in map(shortened, shelf.records()):
        between = [(a.span[1], b.span[0]) for a, b in pairwise(record.blocks)]
        assert not any(record.text[start:end].strip() for start, end in between)


def test_a_search_is_that_of_the_ledger(client: Client) -> None:
    found = client.get("/api/search", params={"q": "السد", "in": "statements", "act": "assert"}).json()
    assert found["total"] == len(found["results"]) > 0
    assert {result["act"] for result in found["results"]} == {"assert"}


def test_events_come_in_pages(client: Client, shelf: Ledger) -> None:
    seen: list[str] = []
    start: int | None = 0
    while start is not None:
        page = client.get("/api/events", params={"start": start, "limit": 2}).json()
        seen += [event["id"] for event in page["events"]]
        start = page["next"]
    assert len(seen) == page["total"] > 2
    assert sorted(seen) == sorted(event.id for event in shelf.events())


def test_compressed_answers_keep_their_tag(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tags = set()
    for now in (1_000_000_000.0, 2_000_000_000.0):
        monkeypatch.setattr("gzip.time.time", lambda now=now: now)
        answer = client.get("/api/articles", headers={"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        tags.add(answer.headers["ETag"])
    assert len(tags) == 1


def test_who_has_an_answer_already_is_told_so(client: Client) -> None:
    for address in ("/api/stats", "/api/articles/1"):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        other = client.get(address, headers={"If-None-Match": '"something else"'})
        assert other.content == first.content


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/articles/99", 404),
        ("/api/articles/x", 404),
        ("/api/nothing", 404),
        ("/api/articles?start=-1", 400),
        ("/api/search?in=x", 400),
        ("/api/search?from=yesterday", 400),
        ("/api/events?type=x", 400),
        ("/api/events?status=certain", 400),
        ("/api/events?limit=0", 400),
        ("/api/events?q=%22", 400),
        ("/api/search?entity=%D9%84%D8%A7+%D8%A3%D8%AD%D8%AF", 404),
    ],
)
def test_mistakes_are_answered_as_json(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_key_adds_articles_and_is_kept_as_a_hash(client: Client, shelf: Ledger) -> None:
    key = new_key(shelf.engine, "نادية")
    send = {"text": TEXT, "outlet": "نهار الساحل"}
    assert client.post("/api/articles", json=send).status_code == 401
    assert client.post("/api/articles", json=send, headers={"X-API-Key": "guessed"}).status_code == 401
    for outcome in ("added", "unchanged"):
        answer = client.post("/api/articles", json=send, headers={"X-API-Key": key})
        assert answer.json() == {"outcome": outcome}
    wrong = client.post("/api/articles", json={"url": "file:///etc/passwd"}, headers={"X-API-Key": key})
    assert wrong.status_code == 400
    assert new_key(shelf.engine, "نادية") != key
    assert account_of_key(shelf.engine, key) is None


def test_keys_need_an_account(shelf: Ledger) -> None:
    with pytest.raises(DeskError):
        new_key(shelf.engine, "لا أحد")


def test_the_api_is_as_its_description_says(app: Litestar) -> None:
    described = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    tried = 0
    for found in described.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        tried += 1

        @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answers_as_described(case: schemathesis.Case) -> None:  # type: ignore[type-arg]  # of any API
            case.call_and_validate(excluded_checks=[_VALID_IS_ACCEPTED])

        answers_as_described()
    assert tried == 10
