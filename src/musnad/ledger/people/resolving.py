"""People and bodies across articles: which entity of the ledger an entity of a record is.

A full name, a body, an office are who they are by their key. A longer or shorter form of a full name,
and a single name («كامارا»), join somebody only where the evidence agrees: an office, the days, nobody
else of that name. Else they are entities of their own, or nobody's: to keep two people apart that are
one is a gap, to make two people one is a falsehood.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from musnad.ledger.people.offices import agree, contradict
from musnad.ledger.people.register import Register, Someone, held_key, near
from musnad.ledger.preparing.filed import Filed
from musnad.ledger.preparing.naming import Naming

_BY_OFFICE_DAYS = 180  # how far apart two articles may be whose names an office brings together
_BY_TITLE_DAYS = 30  # the same where it is one word: «الرئيس»
_BY_NAME_DAYS = 14  # the same where nothing but the name does
_FAR_MORE = 4  # times as many articles
_KNOWN_FROM = 2  # articles in which somebody was named in full before the name alone can do


def resolve(connection: Connection, batch: Sequence[Filed]) -> None:
    """Give the entities of ``batch`` their numbers, making those that the ledger does not have yet."""
    register = Register(connection, [naming for filed in batch for naming in filed.prepared.namings])
    for filed in batch:
        prepared = filed.prepared
        here: dict[int, Someone] = {}
        for entity, naming in zip(prepared.entities, prepared.namings, strict=True):
            someone = _whom(register, naming, prepared.article.day)
            if someone is not None:
                filed.entities[entity.id] = someone.number
                here[someone.number] = someone
                register.learn(someone, naming.offices)
        for someone in here.values():
            someone.was_seen(prepared.article.day)
    register.write(connection)


def _whom(register: Register, naming: Naming, day: str | None) -> Someone | None:
    match naming.kind:
        case "nobody":
            return None
        case "unsure":
            return register.known(naming.key)
        case "person":
            return register.known(naming.key) or _person(register, naming, day)
        case "single":
            return _single(register, naming, day)
        case _:
            return register.known(naming.key) or register.add(naming, naming.key)


def _person(register: Register, naming: Naming, day: str | None) -> Someone:
    """Return who a full name means that the ledger does not have in this form."""
    forms = register.forms(naming.words)
    same = [one for one in _each(forms) if _is_form(naming, one) and _by_office(naming, one, day)]
    if len(same) == 1:
        register.call(same[0], naming.key)
        return same[0]
    alone = [
        one for one in _holders(register, naming) if one.kind == "single" and _by_office(naming, one, day)
    ]
    if len(alone) == 1:
        register.name(alone[0], naming)
        return alone[0]
    return register.add(naming, naming.key)


def _is_form(naming: Naming, someone: Someone) -> bool:
    """Tell whether one of two full names has all the words of the other."""
    mine, other = set(naming.words), set(someone.words)
    return mine <= other or other <= mine


def _single(register: Register, naming: Naming, day: str | None) -> Someone | None:
    """Return who is meant by one name alone, if that is certain enough."""
    holders = _holders(register, naming)
    by_office = [one for one in holders if _by_office(naming, one, day)]
    people = [one for one in by_office if one.kind == "person"] or by_office
    if people:
        return _foremost(people)
    bearers = register.bearers(naming.family) if naming.stands else []
    by_title = [one for one in _each([*holders, *bearers]) if _by_title(naming, one, day)]
    if len(by_title) == 1:
        return by_title[0]
    return None if by_title else _by_name(register, naming, bearers, day)


def _foremost(people: list[Someone]) -> Someone | None:
    """Return the only one, or who is spoken of far more than the others, beside «سيب» the usual «جوزيف»."""
    first, *others = sorted(people, key=lambda one: (-one.seen, one.number))
    return first if all(first.seen >= _FAR_MORE * other.seen for other in others) else None


def _by_name(register: Register, naming: Naming, bearers: list[Someone], day: str | None) -> Someone | None:
    """Return the only one of late whose full name ends so; else who is known by this name alone."""
    if bearers:
        around = [one for one in bearers if near(one, day, _BY_TITLE_DAYS)]
        only = around[0] if len(around) == 1 else None
        if only is None or only.seen < _KNOWN_FROM or not near(only, day, _BY_NAME_DAYS):
            return None
        other = contradict(naming.offices, only.offices) or _is_other(naming, only)
        return None if other else only
    strong = next((office for office in naming.offices if len(office.keys) > 1 and office.is_held), None)
    if strong is not None:
        key = f"single {naming.key} {strong.line}"
    elif naming.stands == "alone":
        key = f"single {naming.key}"
    else:
        return None
    return register.known(key) or register.add(naming, key)


def _is_other(naming: Naming, someone: Someone) -> bool:
    """Tell whether both are called by offices that one person holds; theirs did not agree."""
    return all(
        any(office.is_held and len(office.keys) > 1 for office in some)
        for some in (naming.offices, someone.offices)
    )


def _by_office(naming: Naming, someone: Someone, day: str | None) -> bool:
    return near(someone, day, _BY_OFFICE_DAYS) and agree(naming.offices, someone.offices)


def _by_title(naming: Naming, someone: Someone, day: str | None) -> bool:
    """Tell whether ``someone`` has the office of which only one word is told: «الرئيس», «الروسي»."""
    if any(len(office.keys) > 1 for office in naming.offices):
        return False
    words = {office.head for office in naming.offices}
    held = {key for office in someone.offices for key in office.keys}
    return bool(words & held) and someone.kind == "person" and near(someone, day, _BY_TITLE_DAYS)


def _holders(register: Register, naming: Naming) -> list[Someone]:
    """Return those with the same last name and an office with the same head."""
    keys = dict.fromkeys(held_key(naming.family, office) for office in naming.offices)
    return _each(one for key in keys for one in register.found(key))


def _each(some: Iterable[Someone]) -> list[Someone]:
    return list({one.number: one for one in some}.values())
