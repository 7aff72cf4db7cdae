"""What the user should know of a PDF that was read."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kserender.errors import BrokenFile, EmptyFile
from kserender.extract.readers.builder import Builder
from kserender.extract.readers.pdf.document import Facts
from kserender.extract.readers.pdf.pages import Findings
from kserender.i18n import _, mark
from kserender.model import Level

# A font with so many letters without meaning, or so large a part of a document's letters, is told of.
MANY_UNMAPPED, PART_UNMAPPED = 20, 0.02

_UNREAD = {
    "comment": mark("{count} comments in the margin are not read."),
    "field": mark("{count} form fields are not read."),
    "attachment": mark("{count} files attached to pages are not read."),
    "marking": mark("{count} markings (highlights, stamps, drawings) are not read."),
}

_SETTLED: dict[str, tuple[str, Level, str]] = {
    "table": (
        "pdf-table-unruled",
        "info",
        mark("Page {page}: columns of words without rules are read as a table; confidence {percent} %."),
    ),
    "rows": (
        "pdf-table-doubtful",
        "warning",
        mark("Page {page}: columns of words may be a table, but are read as lines; confidence {percent} %."),
    ),
    "grid": (
        "pdf-table-broken",
        "warning",
        mark("Page {page}: rules are missing in a table, so that cells may be wrong; confidence {percent} %."),
    ),
    "regrid": (
        "pdf-table-mended",
        "warning",
        mark("Page {page}: the missing rules of a table were filled in; confidence {percent} %."),
    ),
    "text": (
        "pdf-text-mended",
        "warning",
        mark("Page {page}: letters without a known meaning were read in another way; confidence {percent} %."),
    ),
}


def tell(builder: Builder, facts: Facts, found: Mapping[int, Findings]) -> None:
    """Add the messages; raises EmptyFile or BrokenFile if no page has text."""
    lost = [number for number in range(1, facts.pages + 1) if number not in found]
    if not any(page.letters or (page.recognised and page.recognised.lines) for page in found.values()):
        raise _without_text(facts, found, lost)
    if lost:
        _say(builder, "pdf-page-lost", "error", _("Pages that are damaged and were left out: {pages}."), lost)
    if not facts.is_whole:
        builder.say("pdf-cut-short", "warning", _("The end of the PDF is missing; pages may be missing too."))
    pictures = {number: page.recognised for number, page in found.items() if page.is_picture}
    blank = [number for number, text in pictures.items() if text is not None and not text.lines]
    if blank:
        _say(builder, "pdf-page-picture", "warning", _("Pages that are pictures without any text: {pages}."), blank)
    if len(pictures) > len(blank):
        from kserender.extract.readers import ocr

        ocr.tell(builder, {number: text for number, text in pictures.items() if number not in blank})
    _tell_unmapped(builder, found)
    for number, page in found.items():
        for doubt, confidence in page.doubts:
            code, level, text = _SETTLED[doubt]
            builder.say(code, level, _(text).format(page=number, percent=round(100 * confidence)))
    outside = sum(page.outside for page in found.values())
    if outside:
        builder.say(
            "pdf-text-outside",
            "warning",
            _("{count} words stand outside the visible page and were left out.").format(count=outside),
        )
    unread: Counter[str] = Counter()
    for page in found.values():
        unread.update(dict(page.unread))
    for kind, count in sorted(unread.items()):
        builder.say(f"pdf-unread-{kind}", "info", _(_UNREAD[kind]).format(count=count))
    if facts.attachments:
        text = _("{count} attached files are not read.").format(count=facts.attachments)
        builder.say("pdf-attachments", "info", text)
    if facts.scripts:
        builder.say("pdf-scripts", "warning", _("The PDF holds scripts (JavaScript); they are not run."))


def _without_text(facts: Facts, found: Mapping[int, Findings], lost: list[int]) -> EmptyFile | BrokenFile:
    if not found or (not facts.is_whole and not any(page.pictures for page in found.values())):
        return BrokenFile(_("The PDF is damaged or cut short."), _("Fetch it again, or ask the sender for a new copy."))
    if any(page.pictures for page in found.values()):
        return EmptyFile(
            _("The PDF has only pictures of pages, no text."),
            _("Run text recognition (OCR) on it, with Swedish chosen, and read the result."),
        )
    return EmptyFile(_("The PDF has no text."), _("Check that it is the right file."))


def _tell_unmapped(builder: Builder, found: Mapping[int, Findings]) -> None:
    count: Counter[str] = Counter()
    for page in found.values():
        count.update(dict(page.unmapped))
    letters = sum(page.letters for page in found.values())
    fonts = [name or "?" for name, bad in sorted(count.items()) if bad >= MANY_UNMAPPED]
    if fonts or sum(count.values()) > PART_UNMAPPED * letters:
        builder.say(
            "pdf-letters-unknown",
            "warning",
            _("Some letters have no known meaning, so that words may be wrong. Fonts: {fonts}.").format(
                fonts=", ".join(fonts or sorted(count))
            ),
        )


def _say(builder: Builder, code: str, level: str, text: str, pages: Iterable[int]) -> None:
    builder.say(code, level, text.format(pages=ranges(pages)))  # type: ignore[arg-type]


def ranges(numbers: Iterable[int]) -> str:
    """The numbers with stretches drawn together: 1, 3, 4, 5 as "1, 3–5"."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)
