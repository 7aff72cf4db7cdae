"""A query that is a diary number."""

import re

_LABEL = re.compile(r"^\s*(?:d\.?n\.?r|diarien(?:umme)?r|ärendenummer)\b[.:]*", re.IGNORECASE)
# One that is written without a word such as Dnr before it.
_WHOLE = re.compile(
    r"""\s*(?:
        [^\W\d_]{1,6}[ /.-]?\d{2,6}(?:[-/:. ]\d{1,6}){1,2}        # KS 2024-123, KS/2024:123, SBN-2024-00123
      | \d{2,6}[-/:.](?!\d\d-\d\d\s*$)\d{1,6}(?:[-/:.]\d{1,6})?   # 0123/24, 2024-123, but not 2024-03-06
      | \d{2,4}[-/:.][^\W\d_]{2,6}[ -]?\d{1,6}                    # 2024/KS 123, 18/KS 0106
      | \d{4}[-/:.]\d{1,6}[ -][^\W\d_]{2,6}                       # 2024.123 KS
    )\s*""",
    re.VERBOSE,
)


def as_diary_number(text: str) -> str | None:
    """The diary number that the whole text is, perhaps after "Dnr"."""
    bare, labelled = _LABEL.subn("", text, count=1)
    if labelled and any(map(str.isdigit, bare)):
        return bare.strip()
    return bare.strip() if _WHOLE.fullmatch(bare) else None
