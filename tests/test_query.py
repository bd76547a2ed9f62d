"""What is typed into a search, read."""

import pytest

from musnad.errors import QueryError
from musnad.ledger.search.query import MOST_WORDS, Part, Query, parse


def forms(query: Query) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    return [part.forms for part in query.wanted], [part.forms for part in query.refused]


@pytest.mark.parametrize(
    ("typed", "wanted", "refused"),
    [
        ("وزير الصحة", [("وزير",), ("الصحه",)], []),
        ('"وزير الصحة" لقاح', [("وزير", "الصحه"), ("لقاح",)], []),
        ("«وزير الصحة»", [("وزير", "الصحه")], []),
        ('"وزير الصحة', [("وزير", "الصحه")], []),
        ("لقاح -سد", [("لقاح",)], [("سد",)]),
        ('لقاح -"سد القرية"', [("لقاح",)], [("سد", "القريه")]),
        ("لقاح −سد", [("لقاح",)], [("سد",)]),
        ("\u202bلقاح\u202c \u200f-سد", [("لقاح",)], [("سد",)]),
        ("لقاح - سد", [("لقاح",), ("سد",)], []),
        ("كوفيد-١٩", [("كوفيد", "19")], []),
        ("لقاح لقاح", [("لقاح",)], []),
        ("١٬٢٥٠ و ٣٫٥%", [("1250",), ("و",), ("3.5",)], []),
        ("UNICEF's", [("unicef", "s")], []),
        ("  ", [], []),
        ("", [], []),
    ],
)
def test_what_is_typed(typed: str, wanted: list[tuple[str, ...]], refused: list[tuple[str, ...]]) -> None:
    assert forms(parse(typed)) == (wanted, refused)


def test_little_words_are_required_only_alone() -> None:
    assert [part.forms for part in parse("الحرب في القرية").required] == [("الحرب",), ("القريه",)]
    assert [part.forms for part in parse("في").required] == [("في",)]
    assert parse('"في القرية"').required == (Part(("في", "القريه"), quoted=True),)


@pytest.mark.parametrize("typed", ["؟", '"', "- -", "\x00", "سد " * (MOST_WORDS + 1), "س" * 100_000])
def test_what_cannot_be_read_is_refused_with_a_reason(typed: str) -> None:
    with pytest.raises(QueryError, match="give"):
        parse(typed)
