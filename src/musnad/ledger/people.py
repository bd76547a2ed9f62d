"""People and bodies across articles: which entity of the ledger an entity of a record is."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from musnad.ledger.filed import Filed
from musnad.ledger.numbers import next_number
from musnad.ledger.tables import entities
from musnad.record import Entity
from musnad.text.fold import fold


def resolve(connection: Connection, batch: Sequence[Filed]) -> None:
    """Give each entity of ``batch`` its number, making those the ledger does not have yet."""
    wanted = {entity_key(entity): entity for filed in batch for entity in filed.prepared.entities}
    known = _known(connection, wanted)
    number = next_number(connection, entities)
    rows = [
        {"id": number + place, "key": key, "name": wanted[key].name, "type": wanted[key].type}
        for place, key in enumerate(key for key in wanted if key not in known)
    ]
    if rows:
        connection.execute(insert(entities), rows)
    known.update((str(row["key"]), int(row["id"])) for row in rows)
    for filed in batch:
        filed.entities = {entity.id: known[entity_key(entity)] for entity in filed.prepared.entities}


def entity_key(entity: Entity) -> str:
    """Return the name and type of ``entity`` as they are compared."""
    return f"{entity.type}:{' '.join(map(fold, entity.name.split()))}"


def _known(connection: Connection, keys: dict[str, Entity]) -> dict[str, int]:
    found = connection.execute(select(entities.c.key, entities.c.id).where(entities.c.key.in_(keys)))
    return {row.key: row.id for row in found}
