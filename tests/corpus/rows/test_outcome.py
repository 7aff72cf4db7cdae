"""What the decisions of a paper come to."""

import pytest

from kserender.corpus.rows.outcome import outcome
from kserender.paper import Decision, Paper


@pytest.mark.parametrize(
    ("actions", "found"),
    [
        (["bifalla"], "bifall"),
        (["godkänna", "justera"], "bifall"),
        (["avslå"], "avslag"),
        (["avslå", "anteckna"], "avslag"),
        (["bifalla", "avslå"], "delvis bifall"),
        (["anse besvarad"], "besvarad"),
        (["avslå", "anse besvarad"], "avslag"),
        (["återremittera"], "återremiss"),
        (["bordlägga", "notera"], "bordläggning"),
        (["uppdra", "återremittera"], "återremiss"),
        (["justera"], None),
        (["anteckna"], None),
        ([None], None),
        ([], None),
    ],
)
def test_outcome_of_a_paragraph(actions: list[str | None], found: str | None) -> None:
    points = [Decision(text="Punkt.", action=action) for action in actions]
    assert outcome(Paper(kind="protokollsutdrag", decisions=points)) == found


def test_proposal_has_no_outcome() -> None:
    assert outcome(Paper(kind="tjansteskrivelse", decisions=[Decision(text="Avslå.", action="avslå")])) is None
