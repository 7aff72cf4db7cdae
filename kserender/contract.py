"""What all parts of the extraction contract share: the base class, places, messages, people and inferences."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Contract(BaseModel):
    """Fields are the contract: an unknown one in a file is an error, not silence."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True, populate_by_name=True)


class Place(Contract):
    """Where a text stands: page (1-based), paragraph (1-based), characters `start:end` of the paragraph's marked
    text, and an `address` that survives editing: heading path / number under it # hash of the text."""

    file: str
    page: int | None = None
    paragraph: int
    start: int
    end: int
    address: str | None = None


class Message(Contract):
    """Something the user should know."""

    code: str
    level: Literal["info", "warning", "error"]
    text: str
    place: Place | None = None


class Person(Contract):
    """A person with party ("Moderaterna") and role ("Kommunalråd")."""

    name: str
    party: str | None = None
    role: str | None = None


class Inference(Contract):
    """A text that does not stand so in the document, and a person has to confirm: `field` is its path in the paper or
    meeting ("decisions[2].text"), `confidence` how sure it is all the same."""

    field: str
    value: str
    reason: str
    confidence: float = Field(ge=0, le=1)
