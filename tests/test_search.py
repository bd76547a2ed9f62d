"""Searching a ledger: the same finds in the same order on SQLite and PostgreSQL."""

import itertools
from pathlib import Path

import pytest

import musnad
from ledger_articles import rows, table
from musnad.errors import LedgerError, QueryError
from musnad.ledger import AddOptions, Ledger, SearchOptions, open_ledger
from musnad.ledger.filing import adding
from musnad.ledger.search.query import MOST_LETTERS
from musnad.ledger.search.searching import COUNTED
from postgres_server import Server

DAM = "أكد وزير المياه سليم الورداني أن السد آمن، وأن 1,250 مهندساً فحصوه في القاهرة."
DENIAL = "نفى وزير المياه سليم الورداني أن السد تصدع، وقال إن الأنباء المتداولة بالقاهرة كاذبة."
MARKET = "قالت شركة مرجان إن أسعار القمح ارتفعت بنسبة ٣٫٥ في المئة في قاهرة المعز."


def article(text: str, number: int, **facts: str) -> musnad.Record:
    known = {"id": f"a{number}", "published": f"2031-03-{number:02}"}
    return musnad.read(text=text, **(known | facts))  # type: ignore[arg-type]  # the facts are texts


def fill(ledger: Ledger, *texts: str) -> None:
    ledger.add_records(article(text, number) for number, text in enumerate(texts, 1))


def found(ledger: Ledger, query: str, **options: object) -> list[str]:
    """Return the ids of what is found, the best first; of statements with their own."""
    wanted = SearchOptions(**({"copies": True} | options))  # type: ignore[arg-type]  # also wrong ones
    results = ledger.search(query, options=wanted).results
    return [f"{result.record} {result.id}" if result.id else result.record for result in results]


@pytest.mark.parametrize(
    "query",
    [
        "القاهرة",
        "قاهرة",
        "بالقاهرة",
        "والقاهرة",
        "وبالقاهره",
        "القَاهِرَةُ",
        "القـــاهرة",
        "\u2067القاهرة\u2069",
        "كالقاهرة",
        "للقاهرة",
    ],
)
def test_a_word_is_found_whatever_is_written_on_it(ledger: Ledger, query: str) -> None:
    fill(ledger, DAM, DENIAL, MARKET, "زار الوفد مرسى سنابل.")
    assert sorted(found(ledger, query)) == ["a1", "a2", "a3"]


def test_the_form_that_was_typed_stands_before_others(ledger: Ledger) -> None:
    fill(ledger, "زار الوفد سنابل ليلاً.", "زار الوفد السنابل ليلاً.", "مر الوفد بسنابل ليلاً.")
    assert found(ledger, "سنابل") == ["a1", "a2", "a3"]
    assert found(ledger, "السنابل") == ["a2", "a1", "a3"]
    assert found(ledger, "بسنابل")[0] == "a3"


def test_another_word_is_not_taken_for_one_with_clitics(ledger: Ledger) -> None:
    fill(ledger, "شرب الفلاح من الزير.", "استقبل الوزير الفلاح.", "مرض مدرس القرية.", "أغلقت مدرسة القرية.")
    assert found(ledger, "زير") == ["a1"]
    assert found(ledger, "وزير") == ["a2"]
    assert found(ledger, "مدرس") == ["a3"]


@pytest.mark.parametrize("query", ["1250", "1,250", "١٢٥٠", "١٬٢٥٠", "۱۲۵۰"])
def test_numbers_are_found_in_any_digits(ledger: Ledger, query: str) -> None:
    fill(ledger, DAM, DENIAL, MARKET)
    assert found(ledger, query) == ["a1"]
    assert found(ledger, "3.5") == ["a3"]


def test_all_words_are_needed_but_little_ones(ledger: Ledger) -> None:
    fill(ledger, DAM, DENIAL, MARKET)
    assert set(found(ledger, "وزير المياه")) == {"a1", "a2"}
    assert found(ledger, "وزير القمح") == []
    assert set(found(ledger, "الورداني من المياه")) == {"a1", "a2"}
    assert set(found(ledger, "في")) == {"a1", "a3"}


def test_phrases_keep_their_order(ledger: Ledger) -> None:
    fill(ledger, "زارت وزيرة الصحة القرية.", "قالت الصحة إن وزيرة زارت القرية.", "أعلن بوزارة الصحة.")
    assert found(ledger, '"وزيرة الصحة"') == ["a1"]
    assert found(ledger, "«وزيرة الصحة»") == ["a1"]
    assert found(ledger, "“وزارة صحة") == ["a3"]
    assert found(ledger, '"الصحة وزيرة"') == []


def test_what_has_a_minus_must_be_missing(ledger: Ledger) -> None:
    fill(ledger, DAM, DENIAL, MARKET)
    assert found(ledger, "القاهرة -المياه") == ["a3"]
    assert set(found(ledger, 'القاهرة -"أسعار القمح"')) == {"a1", "a2"}
    assert found(ledger, "-المياه") == ["a3"]
    assert set(found(ledger, "القاهرة - المياه")) == {"a1", "a2"}


def test_statements_are_found_by_words_source_and_act(ledger: Ledger) -> None:
    fill(ledger, DAM, DENIAL, MARKET)
    assert found(ledger, "السد", kind="statements") == ["a2 s1", "a1 s1"]
    assert found(ledger, "", kind="statements", source="الورداني", act="deny") == ["a2 s1"]
    assert found(ledger, "أسعار", kind="statements", source="مرجان") == ["a3 s1"]
    assert found(ledger, "أسعار", kind="statements", source="الورداني") == []
    (result,) = ledger.search("آمن", options=SearchOptions(kind="statements")).results
    assert (result.source, result.act) == ("سليم الورداني", "assert")
    record = ledger.record(result.article)
    assert [record.words(span) for span in result.spans] == [record.words(record.statements[0].content[0])]


def test_figures_are_found_by_what_stands_around_them(ledger: Ledger) -> None:
    fill(ledger, DAM, DENIAL, MARKET)
    assert found(ledger, "مهندس", kind="figures") == ["a1 f1"]
    assert found(ledger, "القمح", kind="figures", source="مرجان") == ["a3 f1"]
    assert found(ledger, "الأنباء", kind="figures") == []


def test_filters(ledger: Ledger) -> None:
    ledger.add_records(
        [
            article(DAM, 1, outlet="نهار الساحل", published="2030-12-31"),
            article(DENIAL, 2, outlet="صدى تاليا", published="2031-02-28T10:00:00+02:00"),
            musnad.read(text=MARKET, id="a3", outlet="Talia News"),
        ]
    )
    assert found(ledger, "القاهرة") == ["a1", "a3", "a2"]  # as typed before بالقاهرة; without a day last
    assert found(ledger, "القاهرة", outlet="الساحل") == ["a1"]
    assert found(ledger, "القاهرة", outlet="talia news") == ["a3"]
    assert found(ledger, "القاهرة", from_day="2031") == ["a2"]
    assert found(ledger, "القاهرة", from_day="2031-02", to_day="2031-02") == ["a2"]
    assert found(ledger, "القاهرة", to_day="2030-12-31") == ["a1"]
    assert found(ledger, "", outlet="صدى") == ["a2"]


def test_entities_are_found_by_name_and_number(ledger: Ledger) -> None:
    fill(ledger, DAM, DENIAL, MARKET)
    assert found(ledger, "", entity="سليم الورداني") == ["a2", "a1"]
    assert found(ledger, "السد", kind="statements", entity="سليم الورداني") == ["a2 s1", "a1 s1"]
    assert found(ledger, "القمح", kind="statements", entity="سليم الورداني") == []
    with pytest.raises(LedgerError, match="نوح"):
        found(ledger, "", entity="نوح الجبلي")


def test_pages_follow_each_other_without_gap(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bound in ("_NEWEST", "_IN_TITLE", "_AS_TYPED"):
        monkeypatch.setattr(f"musnad.ledger.search.searching.{bound}", 4)
    ledger.add(table(tmp_path / "docs.jsonl", rows(90)))
    for query, total in (("", 90), ("الوزارة", 24)):
        pages = [found(ledger, query, limit=11, page=page) for page in range(1, 10)]
        assert sum(map(len, pages)) == len(set(itertools.chain(*pages))) == total
        assert ledger.search(query, options=SearchOptions(copies=True)).total == total


def test_replaced_versions_are_not_found(ledger: Ledger) -> None:
    ledger.add_records([article(DAM, 1, url="https://news.example/1")])
    ledger.add_records([article(MARKET, 1, url="https://news.example/1")])
    assert found(ledger, "السد") == found(ledger, "السد", kind="statements") == []
    assert found(ledger, "القمح", kind="statements") == ["a1 s1"]


def test_page_furniture_is_not_searched(ledger: Ledger) -> None:
    fill(ledger, f"{DAM}\n\nاقرأ أيضاً\nحريق في مصنع المرجان بسنابل\n")
    assert found(ledger, "حريق") == []
    assert found(ledger, "آمن") == ["a1"]


def test_titles_go_before_texts(ledger: Ledger) -> None:
    page = "<html><head><title>{}</title></head><body><article><h1>{}</h1><p>{}</p></article></body></html>"
    told = f"{DENIAL} وأضاف الوزير أن الوزارة ستفتح أبواب السد للصحفيين في نهاية الأسبوع المقبل."
    texts = [page.format(title, title, told) for title in ("الورداني يرد على الأنباء", "الوزير يرد")]
    ledger.add_records(article(text, number) for number, text in enumerate(texts, 1))
    assert found(ledger, "الورداني") == ["a1", "a2"]


def test_facets_count_the_finds(ledger: Ledger) -> None:
    ledger.add_records([article(DAM, 1, outlet="نهار الساحل"), article(DENIAL, 2, outlet="نهار الساحل")])
    counts = ledger.facets("", options=SearchOptions(kind="statements"))
    assert (counts.counted, counts.more) == (3, False)
    assert counts.outlets == {"نهار الساحل": 3}
    assert counts.months == {"2031-03": 3}
    assert counts.acts == {"assert": 2, "deny": 1}
    assert counts.sources == {"سليم الورداني": 3}


def test_results_tell_whether_rights_are_reserved(ledger: Ledger) -> None:
    fill(ledger, DAM, f"{DENIAL}\n\nجميع الحقوق محفوظة © نهار الساحل\n")
    reserved = {result.record: result.reserved for result in ledger.search("الورداني").results}
    assert reserved == {"a1": False, "a2": True}


HOSTILE = [
    '"',
    '""',
    "-",
    "--",
    '"-"',
    "؟!",
    "\x00",
    "*",
    "\ud800",
    "\u202e\u2066",
]
ODD = [
    "السد\x00",
    "السد*",
    'NOT "السد" OR (السد',
    "السد' OR 1=1; DROP TABLE articles; --",
    "head : السد",
    "السد:* & !المياه",
    "{head body} : السد",
    "\\السد\\",
    "السد \ud800",
    "\u202eالسد\u202c " * 20,
    "^السد + NEAR(السد, 3)",
    "=o.نهار",
    "%s :name $1 السد",
    "السد" * 400,
    "د." * 30,
    "москва 北京",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_what_has_no_word_is_refused(ledger: Ledger, query: str) -> None:
    with pytest.raises(QueryError, match="no word"):
        ledger.search(query)


@pytest.mark.parametrize("query", ODD)
def test_signs_of_query_languages_mean_nothing(ledger: Ledger, query: str) -> None:
    fill(ledger, DAM, DENIAL)
    for kind in ("articles", "statements", "figures"):
        ledger.search(query, options=SearchOptions(kind=kind))
    assert found(ledger, "\u202eالسد\u202c") == ["a2", "a1"]


def test_long_queries_are_refused(ledger: Ledger) -> None:
    with pytest.raises(QueryError, match="at most"):
        ledger.search("سد " * 100)
    with pytest.raises(QueryError, match="at most"):
        ledger.search("س" * (MOST_LETTERS + 1))
    with pytest.raises(QueryError, match="at most"):
        ledger.search("س" * 100_000)


@pytest.mark.parametrize(
    "options",
    [
        {"from_day": "أمس"},
        {"to_day": "2031-13"},
        {"from_day": "0000"},
        {"limit": 0},
        {"page": 0},
        {"source": "?", "kind": "statements"},
        {"outlet": " "},
        {"act": "deny"},
        {"source": "الوزير"},
        {"kind": "books"},
    ],
)
def test_options_that_make_no_sense_are_refused(ledger: Ledger, options: dict[str, object]) -> None:
    with pytest.raises(QueryError):
        found(ledger, "السد", **options)


def test_long_articles_are_searched_to_their_bound(ledger: Ledger) -> None:
    fill(ledger, f"{DAM} " * 2_000 + "ثم جاءت الخاتمة.", f"{DAM} {'ط' * 20_000} الخاتمة.")
    assert set(found(ledger, "آمن")) == {"a1", "a2"}
    assert found(ledger, "الخاتمة") == ["a2"]
    assert found(ledger, "ط" * 1_000) == ["a2"]


def test_both_databases_find_the_same_in_the_same_order(tmp_path: Path, postgresql: Server) -> None:
    source = table(tmp_path / "docs.jsonl", rows(60))
    queries = ["الوزارة", "قال", "في", '"وزارة الصحة"', "وزير -الصحة", "العدد 7", "", "مدينة الشركة"]
    answers = []
    for place in (str(tmp_path / "news.db"), postgresql.new_database("both")):
        with open_ledger(place) as ledger:
            ledger.add(source)
            answers.append(
                [
                    ledger.search(query, options=SearchOptions(kind=kind, limit=50))
                    for query in queries
                    for kind in ("articles", "statements", "figures")
                ]
            )
    assert answers[0] == answers[1]
    assert sum(bool(each.results) for each in answers[0]) > 15


def test_more_finds_than_are_counted(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.ledger.search.searching.COUNTED", 5)
    ledger.add_records(article(f"العدد {number} صدر.", number) for number in range(1, 9))
    results = ledger.search("العدد", options=SearchOptions(limit=2))
    assert (results.total, results.more) == (5, True)
    assert ledger.facets("العدد").more
    assert COUNTED == 1_000


def test_batches_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = table(tmp_path / "docs.jsonl", rows(20))
    answers = []
    for size in (1, 7, 256):
        monkeypatch.setattr(adding, "_BATCH", size)
        with open_ledger(str(tmp_path / f"{size}.db")) as ledger:
            ledger.add(source, options=AddOptions())
            answers.append((ledger.contents_hash(), ledger.search("الوزير")))
    assert answers[0] == answers[1] == answers[2]


def test_copies_are_one_find(ledger: Ledger) -> None:
    told = f"{DAM} {DENIAL} وأضاف الوزير أن الوزارة ستفتح أبواب السد للصحفيين في نهاية الأسبوع المقبل."
    records = [article(told, number, url=f"https://news.example/{number}") for number in (1, 2, 3)]
    ledger.add_records([*records, article(MARKET, 4)])
    results = ledger.search("القاهرة")
    assert [(result.record, result.copies) for result in results.results] == [("a3", 2), ("a4", 0)]
    assert results.total == 2
    assert sorted(found(ledger, "القاهرة")) == ["a1", "a2", "a3", "a4"]
