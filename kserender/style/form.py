"""What a style is, as far as a point shows it."""

from dataclasses import dataclass
from typing import Literal

Style = Literal["att", "infinitive", "passive", "sentence", "beslutar att"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A style with all that it takes to write a point in it.

    `body` is the organ that decides and `to` the one that it is proposed to, as they stand in the text.  `capital`
    tells whether the point begins with a capital letter, and `end` is the sign after it.  `object_capital` tells
    whether the object does where it does not come first; None leaves that to what the words show, `capital_organs`
    being how the house writes organs.
    """

    style: Style
    body: str | None = None
    to: str | None = None
    capital: bool = True
    end: str = "."
    object_capital: bool | None = None
    capital_organs: bool = True


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is decided, with its verb in front: the verb's infinitive, its object and the rest, as they are written.

    `split` tells that object and rest are told apart; where they are not, all is in `object`.  `tail` is what follows
    the sentence: further sentences that tell more.
    """

    verb: str
    object: str
    rest: str
    split: bool
    tail: str
