"""List labels typed by hand at the start of a paragraph: "1.", "a)", "-", "●", "1.2"."""

import re

_BULLET = r"[-–—•●▪◦·*¤○■□‣⁃]"
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+(?=\s)|\(\d{1,2}\)|[a-zåäö][.)](?=\s)|\([a-zåäö]\))"
# No digit after a number's full stop ("2.5 mnkr"), no letter after a dash or asterisk ("-tjänst", "*not").
_LABEL = re.compile(rf"(?:[•●▪◦¤○■□‣⁃·]|{_BULLET}(?=\s)|{_NUMBER}(?![\d.]))\s*")


def label_at_start(text: str) -> tuple[str | None, int]:
    """The label and where the text after it begins; "- 1.Plan" has the label "1.", and an ornament ("- -") none."""
    if not any(sign.isalnum() for sign in text):
        return None, 0
    at = len(text) - len(text.lstrip())
    label = None
    while match := _LABEL.match(text, at):
        if match.end() == len(text):
            break
        label, at = match[0].strip(), match.end()
    return label, at
