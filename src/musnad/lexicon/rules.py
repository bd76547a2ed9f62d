"""Rules of statements as a linguist describes them, each with the examples that are its tests.

``data/ar/rules/statements.toml`` names every rule that can recognise a statement; its head explains
the form. What an example marks is read here into spans, so that tests compare them with a record.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple, get_args

from musnad.errors import LanguageDataError
from musnad.lexicon.tables import LANGUAGE_DATA
from musnad.record import Act, Mode, Span

FILE: Final = "rules/statements.toml"
_MODES: Final = frozenset(get_args(Mode))
_ACTS: Final = frozenset(get_args(Act))
_RULE_KEYS: Final = frozenset({"name", "title", "description", "example", "counter"})
_EXAMPLE_KEYS: Final = frozenset({"text", "source", "mode", "act", "others", "headline", "before"})
_COUNTER_KEYS: Final = frozenset({"text", "instead", "headline", "before"})
_NAME: Final = re.compile("[a-z]+(?:-[a-z]+)*")
_HEADER: Final = re.compile(r"\s*\[\[\s*(rule(?:\.\w+)?)\s*\]\]")
_CLOSING: Final = {"*": "*", "{": "}", "[": "]"}
_TYPES: Final = {str: "a text", int: "a whole number", list: "a list"}


class Example(NamedTuple):
    """A paragraph in which a rule recognises a statement. Spans are of ``text``, which bears no signs."""

    text: str
    cue: Span
    content: tuple[Span, ...]
    source_span: Span | None
    source: str
    mode: str
    act: str
    others: int  # statements in the paragraph besides this one
    headline: str
    before: str
    line: int


class Counter(NamedTuple):
    """A paragraph in which a rule recognises nothing; ``instead`` are the rules that do."""

    text: str
    instead: tuple[str, ...]
    headline: str
    before: str
    line: int


class Rule(NamedTuple):
    """A way to recognise a statement, described for people and tried on its examples."""

    name: str
    title: str
    description: str
    examples: tuple[Example, ...]
    counters: tuple[Counter, ...]
    line: int


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of the language data, in the order of their file.

    Raises:
        LanguageDataError: an entry is wrong; the message names file, line, rule and key.
    """
    return read_rules((LANGUAGE_DATA / FILE).read_text(encoding="utf-8"))


def rule_title(name: str) -> str:
    """Return the short English title of the rule ``name``, empty where no rule is called so."""
    return _titles().get(name, "")


@cache
def _titles() -> dict[str, str]:
    return {rule.name: rule.title for rule in rules()}


def read_rules(text: str, file: str = FILE) -> tuple[Rule, ...]:
    """Return the rules that the TOML ``text`` holds, checked; ``file`` is named in errors.

    Raises:
        LanguageDataError: ``text`` is no TOML, has keys that no rule has, or lacks or misspells one.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else len(text.splitlines())  # else it says: at the end
        raise LanguageDataError(file, number, "file", str(error)) from error
    whole = _Entry(found, file, 0, "file")
    whole.allow(frozenset({"rule"}))
    headers = _headers(text)
    read = tuple(
        _rule(_Entry(one, file, next(headers["rule"]), "rule"), headers) for one in whole.tables("rule")
    )
    names: set[str] = set()
    for rule in read:
        if rule.name in names:
            raise LanguageDataError(file, rule.line, rule.name, "there are two rules of this name; join them")
        names.add(rule.name)
    return read


def _headers(text: str) -> dict[str, Iterator[int]]:
    """Return the lines of the tables by their header, in order: tomllib does not tell them."""
    lines: dict[str, list[int]] = {"rule": [], "rule.example": [], "rule.counter": []}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header is not None:
            lines.setdefault(header[1], []).append(number)
    return {header: iter(numbers) for header, numbers in lines.items()}


class _Entry:
    """A table of the file, with where it stands, for errors."""

    __slots__ = ("_cells", "_file", "_owner", "line")

    def __init__(self, cells: Mapping[str, Any], file: str, line: int, owner: str) -> None:
        self._cells = cells
        self._file = file
        self._owner = owner
        self.line = line

    def error(self, key: str, problem: str) -> LanguageDataError:
        return LanguageDataError(self._file, self.line, f"{self._owner}: {key}", problem)

    def called(self, owner: str) -> "_Entry":
        return _Entry(self._cells, self._file, self.line, owner)

    def below(self, cells: Mapping[str, Any], line: int, kind: str) -> "_Entry":
        return _Entry(cells, self._file, line, f"{self._owner}, {kind}")

    def allow(self, keys: frozenset[str]) -> None:
        for key in self._cells:
            if key not in keys:
                raise self.error(key, f"is not one of: {', '.join(sorted(keys))}")

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        found: list[Mapping[str, Any]] = self._typed(key, list)
        if not all(isinstance(one, dict) for one in found):
            raise self.error(key, f"write each under a header [[{key}]]")
        return found

    def text(self, key: str, default: str | None = None) -> str:
        """Return the text of ``key``; without a default it must be there and not be empty."""
        if key not in self._cells and default is not None:
            return default
        value: str = self._typed(key, str).strip()
        if not value:
            raise self.error(key, "is missing or empty")
        return value

    def number(self, key: str) -> int:
        value: int = self._typed(key, int)
        return value

    def words(self, key: str) -> tuple[str, ...]:
        found = self._typed(key, list)
        if not all(isinstance(one, str) for one in found):
            raise self.error(key, "must be a list of texts")
        return tuple(found)

    def one_of(self, key: str, allowed: frozenset[str], default: str) -> str:
        value = self.text(key, default)
        if value not in allowed:
            raise self.error(key, f"«{value}» is not one of: {', '.join(sorted(allowed))}")
        return value

    def _typed(self, key: str, kind: type) -> Any:
        value = self._cells.get(key, kind())
        if not isinstance(value, kind):
            raise self.error(key, f"must be {_TYPES[kind]}")
        return value


def _rule(entry: _Entry, headers: Mapping[str, Iterator[int]]) -> Rule:
    name = entry.text("name")
    if not _NAME.fullmatch(name):
        raise entry.error("name", f"«{name}»; write small Latin letters and hyphens")
    entry = entry.called(name)
    entry.allow(_RULE_KEYS)
    examples = tuple(
        _example(entry.below(one, next(headers["rule.example"], entry.line), "example"))
        for one in entry.tables("example")
    )
    counters = tuple(
        _counter(entry.below(one, next(headers["rule.counter"], entry.line), "counter"))
        for one in entry.tables("counter")
    )
    if not examples:
        raise entry.error("example", "a rule needs at least one")
    return Rule(name, entry.text("title"), entry.text("description"), examples, counters, entry.line)


def _example(entry: _Entry) -> Example:
    entry.allow(_EXAMPLE_KEYS)
    text, spans = _unmarked(entry)
    cue = _only(entry, spans["*"], "mark one cue with a * on both sides")
    sources = spans["{"]
    if not spans["["]:
        raise entry.error("text", "mark the content with [ and ]")
    return Example(
        text,
        cue,
        tuple(spans["["]),
        _only(entry, sources, "mark no more than one source with { and }") if sources else None,
        entry.text("source", ""),
        entry.one_of("mode", _MODES, "indirect"),
        entry.one_of("act", _ACTS, "assert"),
        entry.number("others"),
        entry.text("headline", ""),
        entry.text("before", ""),
        entry.line,
    )


def _counter(entry: _Entry) -> Counter:
    entry.allow(_COUNTER_KEYS)
    return Counter(
        entry.text("text"),
        entry.words("instead"),
        entry.text("headline", ""),
        entry.text("before", ""),
        entry.line,
    )


def _only(entry: _Entry, spans: list[Span], problem: str) -> Span:
    if len(spans) != 1:
        raise entry.error("text", problem)
    return spans[0]


def _unmarked(entry: _Entry) -> tuple[str, dict[str, list[Span]]]:
    """Return the text without its signs, and the spans each sign encloses."""
    kept: list[str] = []
    spans: dict[str, list[Span]] = {sign: [] for sign in _CLOSING}
    opened: list[tuple[str, int]] = []
    for letter in entry.text("text"):
        if opened and letter == _CLOSING[opened[-1][0]]:
            sign, start = opened.pop()
            spans[sign].append((start, len(kept)))
        elif letter in _CLOSING:
            opened.append((letter, len(kept)))
        elif letter in "]}":
            raise entry.error("text", f"a {letter} closes nothing")
        else:
            kept.append(letter)
    if opened:
        raise entry.error("text", f"a {opened[-1][0]} is not closed")
    for found in spans.values():
        found.sort()
    return "".join(kept), spans
