"""Excerpts: exact words of a text around the finds."""

from musnad.ledger.search.excerpts import Excerpt, Hit, excerpt, shortened

BEFORE, AFTER = "زار الوفد القرية صباحاً. " * 6, "ثم غادر الوفد القرية مساءً. " * 6
TEXT = f"{BEFORE}وفتح الوزيرُ السدَّ القديم أمام الزوار. {AFTER}"


def hit(word: str, part: int = 0, exactness: float = 1.0) -> Hit:
    start = TEXT.index(word)
    return Hit(part, (start, start + len(word)), exactness)


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("  فتح السد \n", (0, 12), [], most=40) == Excerpt("فتح السد", (2, 10))


def test_a_long_text_is_cut_at_words_around_the_finds() -> None:
    found = excerpt(TEXT, (0, len(TEXT)), [hit("الوزيرُ"), hit("السدَّ", 1)], most=60)
    assert found.text == TEXT[found.span[0] : found.span[1]]
    assert len(found.text) <= 60
    assert "[الوزيرُ] [السدَّ] القديم" in found.marked()
    assert TEXT[found.span[0] - 1].isspace()
    assert TEXT[found.span[1]].isspace()


def test_the_window_has_most_of_the_query() -> None:
    hits = sorted([hit("زار"), hit("القرية"), hit("الوزيرُ", 1), hit("السدَّ", 2)], key=lambda each: each.span)
    assert "[السدَّ]" in excerpt(TEXT, (0, len(TEXT)), hits, most=50).marked()


def test_finds_that_overlap_are_one_mark() -> None:
    found = excerpt("فتح السد", (0, 8), [Hit(0, (0, 8), 1.0), Hit(1, (4, 8), 1.0)], most=40)
    assert found.marks == ((0, 8),)


def test_a_word_longer_than_the_excerpt_is_cut() -> None:
    found = excerpt("ط" * 500, (0, 500), [Hit(0, (0, 500), 1.0)], most=40)
    assert (len(found.text), found.marks) == (40, ())


def test_less_is_shown_where_rights_are_reserved() -> None:
    found = excerpt(TEXT, (0, len(TEXT)), [hit("الوزيرُ"), hit("السدَّ", 1)], most=120)
    less = shortened(found, 30)
    assert less.text == TEXT[less.span[0] : less.span[1]]
    assert len(less.text) <= 30
    assert "[الوزيرُ]" in less.marked()
