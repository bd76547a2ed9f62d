"""How the commands about stories show them to people."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from musnad.export.plot import Mark, Panel
from musnad.export.sheet import Cell, Look, Style, row
from musnad.export.view import labels
from musnad.ledger.figures.comparing import name_of

if TYPE_CHECKING:
    from musnad.ledger.figures.comparing import Claim, Comparison
    from musnad.ledger.stories.lists import Related, StoryLine
    from musnad.ledger.stories.story import Story

_DAY = 10
_OUTLET = 14
_VERDICTS: dict[str, Style] = {"disagree": "alert", "changed": "number", "agree": "soft"}


def figure_lines(comparisons: "Sequence[Comparison]", look: Look) -> Iterator[str]:
    """Yield compared figures: what is measured, then each claim with who makes it."""
    words = labels(look.language)
    for comparison in comparisons:
        verdict = words[f"verdict_{comparison.verdict}"]
        head = Cell(name_of(comparison, words), style="heading")
        yield from row((head, Cell(verdict, 18, _VERDICTS[comparison.verdict])), look)
        for claim in comparison.claims:
            yield from row(
                (
                    Cell(claim.day or "", _DAY, "soft", is_rtl=False),
                    Cell(_with_bound(claim, words), 26, "number"),
                    Cell(_who(claim, words), style="name"),
                ),
                look,
            )
        yield ""


def panels(comparisons: "Sequence[Comparison]", words: dict[str, str]) -> list[Panel]:
    """Return ``comparisons`` as they are drawn."""
    return [
        Panel(
            title=name_of(comparison, words),
            note=words[f"verdict_{comparison.verdict}"],
            marks=[
                Mark(
                    label=" · ".join(part for part in (claim.day, _who(claim, words)) if part),
                    words=_with_bound(claim, words),
                    low=claim.low,
                    high=claim.high,
                )
                for claim in comparison.claims
            ],
            is_apart=comparison.verdict == "disagree",
        )
        for comparison in comparisons
    ]


def _with_bound(claim: "Claim", words: dict[str, str]) -> str:
    bound = "" if claim.bound in ("exact", "range") else words[f"bound_{claim.bound}"]
    return f"{bound} {claim.words}".strip()


def _who(claim: "Claim", words: dict[str, str]) -> str:
    who = " · ".join(part for part in (claim.source, claim.outlet) if part) or words["unnamed"]
    return f"{who} ({words['story_also']}: {'، '.join(claim.also)})" if claim.also else who


def story_lines(found: "Sequence[StoryLine]", look: Look) -> Iterator[str]:
    """Yield a list of stories."""
    words = labels(look.language)
    for line in found:
        disputed = words["story_disputed"] if line.is_disputed else ""
        yield from row(
            (
                Cell(str(line.number), 6, "number", is_rtl=False),
                Cell(line.last_day or "", _DAY, "soft", is_rtl=False),
                Cell(line.title, style="name"),
                Cell(disputed, 10, "alert"),
            ),
            look,
        )
        counts = f"{words['story_articles']}: {line.articles} · {words['statements']}: {line.statements}"
        outlets = "، ".join(line.outlets)
        yield from row((Cell("", 6), Cell("", _DAY), Cell(f"{counts} · {outlets}", style="soft")), look)


def whole_story(found: "Story", look: Look) -> Iterator[str]:
    """Yield a story: articles, statements, figures, days."""
    words = labels(look.language)
    yield from _heading(words["story_articles"], look)
    for article in found.articles:
        copied = f" ({words['story_copy']} {article.copy_of})" if article.copy_of else ""
        yield from row(
            (
                Cell(str(article.number), 6, "number", is_rtl=False),
                Cell(article.day or "", _DAY, "soft", is_rtl=False),
                Cell(article.outlet or "", _OUTLET, "name"),
                Cell(article.title + copied),
            ),
            look,
        )
    yield from _heading(words["story_said"], look)
    for said in found.statements:
        who = said.source or words["unnamed"]
        act = words[f"act_{said.act}"]
        cells = (
            Cell(said.day or "", _DAY, "soft", is_rtl=False),
            Cell(said.outlet or "", _OUTLET),
            Cell(f"{who} ({act})", 30, "alert" if said.act == "deny" else "name"),
            Cell(said.words),
        )
        yield from row(cells, look)
    if found.figures:
        yield from _heading(words["figures"], look)
        yield from figure_lines(found.figures, look)
    yield from _heading(words["story_timeline"], look)
    for moment in found.timeline:
        when = Cell(moment.day, _DAY, "number", is_rtl=False)
        yield from row((when, Cell(moment.outlet or "", _OUTLET), Cell(moment.words)), look)


def related_lines(found: "Sequence[Related]", look: Look) -> Iterator[str]:
    """Yield articles related to one, the most like it first."""
    words = labels(look.language)
    for one in found:
        article = one.article
        yield from row(
            (
                Cell(str(article.number), 6, "number", is_rtl=False),
                Cell(f"{one.likeness:.2f}", 4, "soft", is_rtl=False),
                Cell((article.published or "")[:_DAY], _DAY, "soft", is_rtl=False),
                Cell(article.outlet or "", _OUTLET, "name"),
                Cell(article.title),
                Cell(words["story_same"] if one.is_same_story else "", 14, "soft"),
            ),
            look,
        )


def _heading(text: str, look: Look) -> Iterator[str]:
    yield ""
    yield from row((Cell(text, style="heading"),), look)
