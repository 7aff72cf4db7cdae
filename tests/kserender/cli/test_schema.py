"""`kserender schema`: the contract, to check data against."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Cli = Callable[..., Any]  # the fixture of conftest.py


def test_what_is_extracted_keeps_to_the_schema(cli: Cli, paper: Path) -> None:
    schema = json.loads(cli("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    extraction = json.loads(cli("extract", paper).out)
    jsonschema.validate(extraction, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**extraction, "papper": []}, schema)


def test_schema_names_itself(cli: Cli) -> None:
    schema = json.loads(cli("schema").out)
    assert schema["$id"] == "urn:kserender:extraction:1"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
