"""`kserender schema [WHICH]`: the contracts of the structured data."""

import json
from typing import Any

import click

from kserender.cli.console import put
from kserender.cli.spoken import Argument, Command
from kserender.i18n import mark


def schema(which: str) -> None:
    """Print the JSON Schema made from the classes of a contract."""
    name, described = CONTRACTS[which]()
    identified = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('/', ':')}",
        **described,
    }
    put(json.dumps(identified, ensure_ascii=False, indent=2) + "\n")


def _extraction() -> tuple[str, dict[str, Any]]:
    from kserender.paper import SCHEMA, Extraction

    return SCHEMA, Extraction.model_json_schema(by_alias=True)


def _comparison() -> tuple[str, dict[str, Any]]:
    from kserender.compare.comparison import SCHEMA, Comparison

    return SCHEMA, Comparison.model_json_schema(by_alias=True)


CONTRACTS = {"extraction": _extraction, "comparison": _comparison}

command = Command(
    "schema",
    callback=schema,
    help=mark(
        "Print the JSON Schema of what “kserender extract --format json” writes, or with “comparison” of what "
        "“kserender compare --format json” writes for proposals."
    ),
    params=[
        Argument(
            ["which"],
            type=click.Choice(list(CONTRACTS)),
            default="extraction",
            metavar="[extraction|comparison]",
        )
    ],
)
