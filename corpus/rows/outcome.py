"""What the decisions of a paper come to; which verbs say so is in outcomes.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kserender.paper import Paper

TABLE = Path(__file__).with_name("outcomes.toml")
PARTLY = ["bifall", "avslag"]


def outcome(paper: Paper) -> str | None:
    """återremiss, bordläggning, bifall, delvis bifall, avslag or besvarad; None where the verbs do not say."""
    table = _table()
    if paper.kind not in table["deciding"]:
        return None
    actions = {point.action for point in paper.decisions}
    found = [name for name, verbs in table["outcome"] if actions.intersection(verbs)]
    if found[:2] == PARTLY:
        return "delvis bifall"
    return found[0] if found else None


@cache
def _table() -> dict[str, Any]:
    with TABLE.open("rb") as file:
        return tomllib.load(file)
