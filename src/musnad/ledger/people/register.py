"""The people, bodies and offices that a batch of articles may mean: read at once, written at once."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from musnad.ledger.preparing.naming import Naming, Office, word_keys
from musnad.ledger.store.bulk import insert_named
from musnad.ledger.store.numbers import in_pieces, next_number
from musnad.ledger.store.tables import entities, names, offices

Row = dict[str, Any]
_SEEN = ("seen", "first_day", "last_day")
_COLUMNS = ("key", "name", "type", *_SEEN)
_MOST_OFFICES = 24  # of one person: more tells nothing more


class Someone(msgspec.Struct, kw_only=True, eq=False):
    """An entity of the ledger while a batch is filed."""

    number: int
    key: str
    name: str
    type: str
    seen: int = 0
    first_day: str | None = None
    last_day: str | None = None
    offices: dict[Office, None] = {}
    is_new: bool = False
    is_changed: bool = False
    is_renamed: bool = False

    @property
    def kind(self) -> str:
        """What its key says it is: person, single, body, known, office."""
        return self.key.partition(" ")[0]

    @property
    def words(self) -> list[str]:
        """The words of a full name as they are compared."""
        return self.key.split()[1:]

    def was_seen(self, day: str | None) -> None:
        """Note that an article of ``day`` speaks of this person; of bodies it is not asked."""
        if self.type != "person":
            return
        self.seen += 1
        self.is_changed = True
        if day is not None:
            self.first_day = min(self.first_day or day, day)
            self.last_day = max(self.last_day or day, day)


def near(someone: Someone, day: str | None, days: int) -> bool:
    """Tell whether ``day`` is no more than ``days`` from when articles spoke of ``someone``."""
    at, first, last = map(_ordinal, (day, someone.first_day, someone.last_day))
    return at is not None and first is not None and last is not None and first - days <= at <= last + days


@lru_cache(maxsize=10_000)
def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day or "").toordinal()
    except ValueError:  # no day of the calendar: whoever read the article wrote something else
        return None


def short_forms(words: Sequence[str]) -> list[str]:
    """Return the shorter forms of a full name, as keys: given name and family or father, one word less."""
    father = [words[:3]] if words[1] == "بن" else []
    forms = [(words[0], words[-1]), *father, words[:-1]]
    keys = [f"person {' '.join(form)}" for form in forms if 1 < len(form) < len(words) and form[-1] != "بن"]
    return list(dict.fromkeys(keys))


def form_keys(words: Sequence[str]) -> list[str]:
    """Return by what the other forms of a full name are found, shorter and longer."""
    return [
        *short_forms(words),
        *(f"form {key}" for key in [f"person {' '.join(words)}", *short_forms(words)]),
    ]


def held_key(family: str, office: Office) -> str:
    """Return what those with this last name and an office with this head are found by."""
    return f"held {family} {office.head}"


class Register:
    """Who may be meant by the names of a batch."""

    def __init__(self, connection: Connection, namings: Iterable[Naming]) -> None:
        self._by_number: dict[int, Someone] = {}
        self._by_key: dict[str, Someone] = {}
        self._found: dict[str, list[Someone]] = {}
        self._names: list[Row] = []
        self._offices: list[Row] = []
        self._read(connection, {naming for naming in namings if naming.kind != "nobody"})
        self._next = next_number(connection, entities)

    def known(self, key: str) -> Someone | None:
        """Return who is called exactly so."""
        return self._by_key.get(key)

    def found(self, key: str) -> list[Someone]:
        """Return those whom ``key`` of the table of names leads to, in the order of their numbers."""
        return self._found.get(key, [])

    def forms(self, words: Sequence[str]) -> list[Someone]:
        """Return those whose full name has a shorter form in common with this one."""
        exact = (self._by_key.get(key) for key in short_forms(words))
        return [*filter(None, exact), *(one for key in form_keys(words) for one in self.found(key))]

    def bearers(self, family: str) -> list[Someone]:
        """Return those whose full name ends with this word."""
        found = self.found(f"word {family}")
        return [one for one in found if one.kind == "person" and one.words[-1] == family]

    def add(self, naming: Naming, key: str) -> Someone:
        """Return a new entity that is called so."""
        someone = Someone(
            number=self._next, key=key, name=naming.name, type=naming.type, offices={}, is_new=True
        )
        self._next += 1
        self._by_number[someone.number] = self._by_key[key] = someone
        self._lead(someone, _found_by(naming))
        return someone

    def call(self, someone: Someone, key: str) -> None:
        """Note another form of the full name of ``someone``."""
        self._by_key[key] = someone
        self._lead(someone, [key])

    def name(self, someone: Someone, naming: Naming) -> None:
        """Give the full name to ``someone`` known by one name only until now."""
        self._by_key.pop(someone.key, None)
        known = f"word {someone.words[0]}"
        someone.key, someone.name, someone.is_renamed = naming.key, naming.name, True
        self._by_key[naming.key] = someone
        self._lead(someone, [key for key in _found_by(naming) if key != known])

    def learn(self, someone: Someone, some: Iterable[Office]) -> None:
        """Note by which offices ``someone`` was called."""
        if someone.type != "person":
            return
        family = someone.words[0 if someone.kind == "single" else -1]
        for office in some:
            if office in someone.offices or len(someone.offices) >= _MOST_OFFICES:
                continue
            if all(other.head != office.head for other in someone.offices):
                self._lead(someone, [held_key(family, office)])
            someone.offices[office] = None
            self._offices.append({"entity": someone.number, "office": office.line})

    def write(self, connection: Connection) -> None:
        """Write down whom the batch brought, and what it told of those who were there."""
        everyone = self._by_number.values()
        old = [one for one in everyone if not one.is_new]
        seen = [_row(one, _SEEN) for one in old if one.is_changed]
        renamed = [_row(one, ("key", "name")) for one in old if one.is_renamed]
        for rows in (seen, renamed):
            if rows:
                connection.execute(update(entities).where(entities.c.id == bindparam("number")), rows)
        new = [_new_row(one) for one in everyone if one.is_new]
        for table, rows in ((entities, new), (names, self._names), (offices, self._offices)):
            insert_named(connection, table, rows)

    def _lead(self, someone: Someone, keys: Iterable[str]) -> None:
        for key in keys:
            self._found.setdefault(key, []).append(someone)
            self._names.append({"key": key, "entity": someone.number})

    def _read(self, connection: Connection, namings: set[Naming]) -> None:
        exact = {key for naming in namings for key in _exact(naming)}
        columns = (
            entities.c.id.label("number"), entities.c.key, entities.c.name, entities.c.type,
            entities.c.seen, entities.c.first_day, entities.c.last_day,
        )  # fmt: skip
        for some in in_pieces(exact):
            for row in connection.execute(select(*columns).where(entities.c.key.in_(some))).mappings():
                someone = self._take(row)
                self._by_key[someone.key] = someone
        query = select(names.c.key.label("found"), *columns).join(names, names.c.entity == entities.c.id)
        for some in in_pieces({key for naming in namings for key in _looked_for(naming)}):
            ordered = query.where(names.c.key.in_(some)).order_by(entities.c.id)
            for each in connection.execute(ordered).mappings().all():
                self._lead_to(dict(each))
        self._read_offices(connection)

    def _lead_to(self, values: dict[str, Any]) -> None:
        key = values.pop("found")
        someone = self._take(values)
        self._found.setdefault(key, []).append(someone)
        if key.startswith("person "):
            self._by_key[key] = someone

    def _take(self, values: Any) -> Someone:
        number = values["number"]
        if number not in self._by_number:
            self._by_number[number] = Someone(**values, offices={})
        return self._by_number[number]

    def _read_offices(self, connection: Connection) -> None:
        people = [number for number, one in self._by_number.items() if one.type == "person"]
        for some in in_pieces(people):
            query = select(offices.c.entity, offices.c.office).where(offices.c.entity.in_(some))
            for number, line in connection.execute(query).all():
                self._by_number[number].offices[Office.of_line(line)] = None


def _exact(naming: Naming) -> list[str]:
    if naming.kind == "person":
        return [naming.key, *short_forms(naming.words)]
    if naming.kind != "single":
        return [naming.key]
    own = [f"single {naming.key} {office.line}" for office in naming.offices]
    return [*own, f"single {naming.key}"]


def _looked_for(naming: Naming) -> list[str]:
    """Return the keys of the table of names by which those may be found whom ``naming`` means."""
    keys = [held_key(naming.family, office) for office in naming.offices]
    if naming.kind == "person":
        return [naming.key, *form_keys(naming.words), *keys]
    if naming.kind == "single":
        return [*keys, f"word {naming.family}"] if naming.stands else keys
    return [naming.key] if naming.kind == "unsure" else []


def _found_by(naming: Naming) -> list[str]:
    """Return the keys of the table of names that lead to whoever is called so."""
    if naming.kind == "single":
        return [f"word {naming.family}"]
    if naming.kind != "person":
        return [f"word {word}" for word in word_keys(naming.name)]
    words = dict.fromkeys(word for word in naming.words if word != "بن")
    return [*(f"word {word}" for word in words), *(f"form {key}" for key in short_forms(naming.words))]


def _row(someone: Someone, columns: Iterable[str]) -> Row:
    return {"number": someone.number} | {column: getattr(someone, column) for column in columns}


def _new_row(someone: Someone) -> Row:
    row = _row(someone, _COLUMNS)
    row["id"] = row.pop("number")
    return row
