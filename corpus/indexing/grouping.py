"""Papers that say nearly the same get the same number: `near`, the lowest id of the group."""

from collections.abc import Iterable, Mapping
from functools import partial

from sqlalchemy import Connection, bindparam, exists, select, update

from kserender.corpus.indexing.near import Facts, groups, places
from kserender.corpus.store import Store
from kserender.corpus.store.tables import contents, files, papers

MANY = 500  # values in one question
UNKNOWN = "ovrigt"  # the kind of papers that no other kind was found for


def group(store: Store) -> tuple[int, int]:
    """Group the papers of all files that are present; the number of papers in groups, and of groups."""
    return store.begin(_group)


def _group(connection: Connection) -> tuple[int, int]:
    present = exists().where(files.c.content_id == papers.c.content_id, files.c.state == "present")
    # In an order that does not depend on which file was read first.
    signed = (
        select(papers.c.id, papers.c.signature)
        .join_from(papers, contents)
        .where(papers.c.signature.is_not(None), present)
        .order_by(contents.c.sha256, papers.c.ordinal)
    )
    keys: list[int] = []
    signatures: list[bytes] = []
    for key, signature in connection.execute(signed.execution_options(yield_per=MANY)):
        keys.append(key)
        signatures.append(places(signature))
    near: dict[int, int] = {}
    count = 0
    for members in groups(signatures, partial(_facts, connection, keys)):
        count += 1
        number = min(keys[at] for at in members)
        near |= {keys[at]: number for at in members}
    _write(connection, near)
    return len(near), count


def _facts(connection: Connection, keys: list[int], wanted: Iterable[int]) -> Mapping[int, Facts]:
    at = {keys[index]: index for index in wanted}
    found: dict[int, Facts] = {}
    for some in _portions(list(at)):
        asked = select(
            papers.c.id, papers.c.diary_number, papers.c.paragraph, papers.c.date, papers.c.kind, papers.c.content_id
        ).where(papers.c.id.in_(some))
        for key, diary_number, paragraph, date, kind, content in connection.execute(asked):
            known = "" if kind == UNKNOWN else kind
            found[at[key]] = Facts(diary_number or "", paragraph or "", date or "", known, content)
    return found


def _write(connection: Connection, near: Mapping[int, int]) -> None:
    """Write what is different from before."""
    numbered = select(papers.c.id, papers.c.near).where(papers.c.near.is_not(None))
    before: dict[int, int | None] = {row.id: row.near for row in connection.execute(numbered)}
    changed = [{"key": key, "number": near.get(key)} for key in {*near, *before} if near.get(key) != before.get(key)]
    if changed:
        to = update(papers).where(papers.c.id == bindparam("key")).values(near=bindparam("number"))
        connection.execute(to, sorted(changed, key=lambda row: row["key"] or 0))


def _portions(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + MANY] for start in range(0, len(keys), MANY))
