"""Whether a text is Markdown: its content decides, not its name."""

import re

_CERTAIN = re.compile(r"^#{1,6} \S|^\|.*\|[ \t]*\n\|[ \t:|-]*---[ \t:|-]*$|~~\S(?:[^~\n]*\S)?~~", re.MULTILINE)
_LIKELY = re.compile(r"\*\*\S(?:[^*\n]*\S)?\*\*|\[[^\[\]\n]+\]\(https?://|^> \S|^```", re.MULTILINE)
LIKELY_NEEDED = 3


def is_markdown(text: str) -> bool:
    """Whether the text has a Markdown heading, table rule or struck words, or several lesser signs."""
    if _CERTAIN.search(text):
        return True
    return sum(1 for _ in zip(_LIKELY.finditer(text), range(LIKELY_NEEDED), strict=False)) == LIKELY_NEEDED
