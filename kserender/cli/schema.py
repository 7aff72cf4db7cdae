"""`kserender schema`: the contract of the structured data."""

import json

from kserender.cli.console import put
from kserender.cli.spoken import Command
from kserender.i18n import mark


def schema() -> None:
    """Print the JSON Schema made from the classes of kserender.paper."""
    from kserender.paper import SCHEMA, Extraction

    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **Extraction.model_json_schema(by_alias=True),
    }
    put(json.dumps(described, ensure_ascii=False, indent=2) + "\n")


command = Command(
    "schema",
    callback=schema,
    help=mark("Print the JSON Schema of what “kserender extract --format json” writes."),
)
