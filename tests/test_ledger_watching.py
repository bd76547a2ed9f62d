"""Watching feeds: what is new is added once, whatever fails or ends in between."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.article import Reason, Rejected
from musnad.cli import main
from musnad.intake import IntakeOptions
from musnad.intake.following import FollowOptions
from musnad.intake.visits import Visit
from musnad.ledger import Ledger, Outcome, open_ledger
from musnad.ledger.visiting import LedgerVisits
from musnad.ledger.watching import Watcher, WatchOptions
from news_site import Site, news_site

OPTIONS = WatchOptions(
    every_s=600,
    follow=FollowOptions(intake=IntakeOptions(allow_private=True, timeout_s=5.0), delay_s=0),
)


@pytest.fixture
def site() -> Iterator[Site]:
    with news_site() as served:
        yield served


def polled(ledger: Ledger, *feeds: str) -> Counter[Outcome | Reason]:
    outcomes = Watcher(ledger, feeds, OPTIONS).poll()
    return Counter(item.reason if isinstance(item, Rejected) else item for item in outcomes)


def test_visits_are_remembered(ledger: Ledger) -> None:
    log = LedgerVisits(ledger.engine)
    first = Visit(url="https://shati.example/1", visited_at="2025-03-04T10:00:00+00:00", etag='"7"')
    log.put(first)
    log.put(Visit(url="https://shati.example/2", visited_at="2025-03-04T10:00:00+00:00"))
    addresses = [f"https://shati.example/{number}" for number in range(2_000)]
    assert log.known(addresses)["https://shati.example/1"] == first
    later = Visit(url=first.url, visited_at="2025-03-05T10:00:00+00:00", content_hash="f" * 64)
    log.put(later)
    assert log.known(addresses) | {"x": first} == {
        first.url: later,
        "https://shati.example/2": Visit(url="https://shati.example/2", visited_at=first.visited_at),
        "x": first,
    }


def test_what_is_new_is_added(ledger: Ledger, site: Site) -> None:
    feed = site.rss(*(number for number in (1, 2) if site.article(number)))
    assert polled(ledger, feed) == {Outcome.ADDED: 2}
    assert polled(ledger, feed) == {}
    site.rss(3, 1, 2)
    assert polled(ledger, feed) == {Reason.NOT_FOUND: 1}
    assert ledger.stats().rejected == 1
    assert {record.url for record in ledger.records()} == {f"{site.address}/{number}" for number in (1, 2)}


def test_a_changed_article_is_a_new_version(ledger: Ledger, site: Site) -> None:
    feed = site.put("/map.xml", f"<urlset><url><loc>{site.article(1)}</loc></url></urlset>")
    assert polled(ledger, feed) == {Outcome.ADDED: 1}
    site.article(1, "جديدا")
    page = f"<url><loc>{site.address}/1</loc><lastmod>2099-01-01</lastmod></url>"
    site.put("/map.xml", f"<urlset>{page}</urlset>")
    assert polled(ledger, feed) == {Outcome.UPDATED: 1}


def test_a_poll_that_ended_in_the_middle_goes_on(ledger: Ledger, site: Site) -> None:
    feed = site.rss(*(number for number in (1, 2, 3) if site.article(number)))
    poll = Watcher(ledger, [feed], OPTIONS).poll()
    assert next(poll) is Outcome.ADDED
    poll.close()  # type: ignore[attr-defined]  # it is a generator: killed in the middle
    assert polled(ledger, feed)[Outcome.ADDED] == 2
    assert len(list(ledger.records())) == 3


def test_failing_feeds_do_not_hold_up_the_others(ledger: Ledger, site: Site) -> None:
    site.article(1)
    site.statuses["/broken"] = 500
    feeds = [site.address + "/broken", site.address + "/none", site.rss(1), "http://[", "ftp://x/y"]
    found = polled(ledger, *feeds)
    assert found == {Outcome.ADDED: 1, Reason.FETCH_FAILED: 3, Reason.NOT_FOUND: 1}


def test_a_failing_feed_is_asked_less_and_less_often(tmp_path: Path, site: Site) -> None:
    now = 0.0
    feed = site.address + "/rss"
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        watcher = Watcher(ledger, [feed], OPTIONS, clock=lambda: now)
        waits = []
        for _ in range(10):
            list(watcher.poll())
            waits.append(watcher.wait_s())
            assert list(watcher.poll()) == []  # not due
            now += waits[-1]
        assert waits[:3] == [1200, 2400, 4800]
        assert waits[-1] == 86_400
        site.rss()
        list(watcher.poll())
        assert watcher.wait_s() == 600


def test_feeds_take_turns(tmp_path: Path, site: Site) -> None:
    for number in range(1, 5):
        site.article(number)
    feeds = [site.rss(1, 2, path="/a"), site.rss(3, 4, path="/b")]
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        polled(ledger, *feeds)
    assert site.new() == ["/a", "/1", "/b", "/3", "/2", "/4"]


def arguments(tmp_path: Path, *feeds: str) -> list[str]:
    return ["watch", *feeds, "--ledger", str(tmp_path / "news.db"), "--allow-private", "--delay", "0"]


def test_the_command_says_what_became_of_how_many(tmp_path: Path, site: Site) -> None:
    feed = site.rss(*(number for number in (1, 2, 3) if site.article(number)))
    few = [*arguments(tmp_path, feed), "--once", "--max-articles", "2"]
    result = CliRunner().invoke(main, few)
    assert result.exit_code == 0
    assert "2 added, 0 unchanged, 0 updated, 1 left for the next time" in result.stdout
    site.rss(4, 1, 2, 3)
    result = CliRunner().invoke(main, few)
    assert "1 added, 2 unchanged, 0 updated, 1 rejected (not found 1)" in result.stdout
    assert result.exit_code == 3
    assert f"{site.address}/4: not found: " in result.stderr
    broken = CliRunner().invoke(main, [*arguments(tmp_path, site.address + "/none"), "--once"])
    assert broken.exit_code == Reason.NOT_FOUND.value


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C is no signal that a test can send")
def test_ctrl_c_ends_it_cleanly(tmp_path: Path, site: Site) -> None:
    feed = site.rss(*(number for number in (1, 2) if site.article(number)))
    program = [sys.executable, "-c", "from musnad.cli import main; main()"]
    command = [*program, *arguments(tmp_path, feed, site.address + "/none")]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(  # noqa: S603 (this program itself)
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert "2 added" in process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in errors
    assert "what was added is kept" in errors
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        assert len(list(ledger.records())) == 2
