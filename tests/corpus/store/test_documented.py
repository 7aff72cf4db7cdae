"""docs/archive.md says what is in the archive, no more and no less."""

import re
from pathlib import Path
from typing import Any

import pytest

from kserender.corpus.store import open_store
from kserender.corpus.store.tables import metadata
from kserender.corpus.store.writing import Batch, Present
from kserender.paper import Person, Yrkande

DOCUMENT = (Path(__file__).parents[3] / "docs" / "archive.md").read_text(encoding="utf-8")
TABLE = re.compile(r"^### `(\w+)`\n\n\| kolumn \| vad \|\n\|---\|---\|\n((?:\|.*\n)+)", re.MULTILINE)
SQLITE, POSTGRESQL = re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL)


def test_every_table_and_column_is_described_in_order() -> None:
    described = {name: re.findall(r"^\| `(\w+)`", rows, re.MULTILINE) for name, rows in TABLE.findall(DOCUMENT)}
    assert described == {name: [column.name for column in table.columns] for name, table in metadata.tables.items()}


@pytest.mark.parametrize("question", SQLITE.split("\n\n"), ids=lambda question: question.partition("\n")[0])
def test_questions_in_the_document_have_answers(question: str, tmp_path: Path, content: Any) -> None:
    answers(str(tmp_path / "arkiv.db"), question, content)


def test_question_for_postgresql_has_an_answer(postgres: Any, content: Any) -> None:
    answers(postgres.database(), POSTGRESQL, content)


def answers(url: str, question: str, content: Any) -> None:
    claims = [Yrkande(people=[Person(name="Ebba Storm", party="Moderaterna")], position="avslag", text="Avslag.")]
    park = content("parken", title="Park med lekplats", kind="protokollsutdrag", yrkanden=claims)
    torn = content("tornet")
    torn["contents"]["outcome"] = "delvis"
    with open_store(url, create=True) as store:
        files = [
            Present(name, part["contents"]["sha256"], 1) for name, part in (("park.docx", park), ("torn.pdf", torn))
        ]
        store.write(Batch([park, torn], files))
        with store.connect() as connection:
            assert connection.exec_driver_sql(question).all()
