"""Numbers as list labels show them (ST_NumberFormat, ECMA-376-1 17.18.59)."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_MAX = 3_999
_LETTERS_MAX = 780  # as Word: z, aa, … up to thirty equal letters


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa, 28 → bb."""
    if not 1 <= number <= _LETTERS_MAX:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def roman(number: int) -> str:
    """4 → iv."""
    if not 1 <= number <= _ROMAN_MAX:
        return str(number)
    out = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        out += sign * times
    return out


# Formats in words or in other scripts are shown with figures.
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda number: "",
}


def shown(number: int, format_name: str) -> str:
    """The number in a format of Word's; figures when the format is not known."""
    return _FORMATS.get(format_name, str)(number)
