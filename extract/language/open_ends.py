"""Lines that end in a word no sentence or title ends in: "… enligt yrkande från"."""

from kserender.extract.language.tables import words


def ends_open(text: str) -> bool:
    """Whether something must follow the text's last word."""
    last = text.split()[-1:]
    return bool(last) and last[0] in words("open_ends", "words")
