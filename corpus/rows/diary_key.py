"""Diary numbers as they are compared: KS 2024-00123, ks/2024:123 and KS2024/123 are the same."""

import re

_PARTS = re.compile(r"[^\W\d_]+|\d+")


def diary_key(number: str) -> str:
    """Letters and figures apart, in lower case, without zeros before figures: "ks 2024 123"."""
    return " ".join(part.lstrip("0") or "0" if part.isdigit() else part for part in _PARTS.findall(number.lower()))
