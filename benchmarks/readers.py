"""How long the readers take, as ratios to a baseline and to other libraries, all in one run; and how memory grows.

    python benchmarks/readers.py [ROUNDS]

The documents are made here, in three kinds: the examples with their bodies repeated, which are lean (a few styles, and
nothing in them but what is read); the same paragraphs and tables in python-docx's template, which has the styles that
Word's own has; and those saved and printed by LibreOffice.  Every way reads every document once a round, in turn; a
figure is the CPU time for all documents of a kind in the best of the rounds, for what else the machine does only adds
to it.  mammoth and markitdown are no dependency: without them their line says so.  Ends with 3 when a limit is passed.
"""

import gc
import io
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from kserender.extract import readers
from kserender.extract.readers import docx, pdf
from kserender.model import Document, Heading, Paragraph, Source, Table

ROOT = Path(__file__).parents[1]
EXAMPLES = ("tjansteskrivelse", "alternativt_forslag", "handlingsplan")
USUAL, LONG = 5, 40  # bodies; 5 make 55 kB of XML and about six pages
ROUNDS = 9

Way = Callable[[bytes], object]

# Ours / the other, at most; or the other / ours, at least.
AT_MOST = {"lxml: parse": 1.6, "pypdfium2: plain text": 2.5}
AT_LEAST = {"python-docx: full walk": 15.0, "mammoth": 25.0, "markitdown": 70.0, "pdfplumber: full": 20.0}
GROWTH = 1.05  # memory after 300 documents ÷ after 50
STEPS = (50, 150, 300)

_BODY = re.compile(rb"(<w:body>)(.*)(<w:sectPr.*</w:body>)", re.DOTALL)
# The parts that our reader parses.
_READ = re.compile(
    r"word/(document|styles|numbering|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
    r"|(word/)?_rels/(document\.xml)?\.rels|docProps/core\.xml"
)


def lean_files(times: int) -> list[bytes]:
    """The examples with their bodies so many times."""
    return [_repeated((ROOT / "examples" / f"{name}.docx").read_bytes(), times) for name in EXAMPLES]


def word_files(times: int) -> list[bytes]:
    """The same text in python-docx's template."""
    return [_in_template(docx.read(data, Source("", ""))) for data in lean_files(times)]


def _in_template(document: Document) -> bytes:
    made = import_module("docx").Document()
    for block in document.blocks:
        if isinstance(block, Table):
            table = made.add_table(0, max(len(row.cells) for row in block.rows), "Table Grid")
            for row in block.rows:
                for cell, target in zip(row.cells, table.add_row().cells, strict=False):
                    target.text = cell.text()
        elif isinstance(block, Heading | Paragraph):
            style = "List Number" if block.label else f"Heading {block.level}" if isinstance(block, Heading) else None
            paragraph = made.add_paragraph(style="Title" if style == "Heading 0" else style)
            for run in block.runs:
                words = paragraph.add_run(run.text)
                words.bold, words.italic, words.font.strike = run.bold or None, run.italic or None, run.strike or None
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _repeated(data: bytes, times: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = _BODY.sub(lambda match: match[1] + match[2] * times + match[3], part)
            new.writestr(name, part)
    return made.getvalue()


def converted(words: Sequence[bytes], suffix: str) -> list[bytes]:
    """The Word files as LibreOffice saves ("docx") or prints ("pdf") them; none without it."""
    if shutil.which("soffice") is None:
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{number}.docx" for number in range(len(words))]
        for path, data in zip(paths, words, strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", "--headless", "--norestore", profile, "--convert-to", suffix, "--outdir", name + "/made"]
        subprocess.run([*command, *paths], check=True, capture_output=True, timeout=300)
        return [(folder / "made" / path.name).with_suffix(f".{suffix}").read_bytes() for path in paths]


def lxml_parse(data: bytes) -> None:
    """Inflate and parse the parts that our reader reads, and nothing more."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if _READ.fullmatch(name):
                etree.fromstring(package.read(name))


def lxml_iterparse(data: bytes) -> None:
    """The same, element by element."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if _READ.fullmatch(name):
                for _event, _element in etree.iterparse(io.BytesIO(package.read(name))):
                    pass


def python_docx(data: bytes) -> int:
    """What python-docx tells of the things that our reader gives: styles, looks of runs, links, tables, heads, feet."""
    document = import_module("docx").Document(io.BytesIO(data))
    table_type = import_module("docx.table").Table
    seen = len(document.core_properties.title)
    stack = [document]
    for section in document.sections:
        stack += [section.header, section.footer, section.first_page_header, section.first_page_footer]
    while stack:
        for block in stack.pop().iter_inner_content():
            if isinstance(block, table_type):
                stack += (cell for row in block.rows for cell in row.cells if cell.grid_span)
                continue
            seen += len(block.style.name)
            for part in block.iter_inner_content():
                for run in getattr(part, "runs", None) or [part]:
                    font = run.font
                    looks = (font.bold, font.italic, font.underline, font.strike, font.double_strike, font.superscript)
                    seen += len(run.text) + len(run.style.name) + looks.count(True) + bool(font.hidden)
    return seen


def mammoth(data: bytes) -> object:
    """Word to HTML."""
    return import_module("mammoth").convert_to_html(io.BytesIO(data))


class Markitdown:
    """Word to Markdown; made once, as its users do."""

    def __init__(self) -> None:
        module = import_module("markitdown")
        self._info = module.StreamInfo(extension=".docx")
        self._made = module.MarkItDown(enable_plugins=False)

    def __call__(self, data: bytes) -> object:
        """Read one file."""
        return self._made.convert_stream(io.BytesIO(data), stream_info=self._info)


def pdfium_text(data: bytes) -> None:
    """The text of each page as pdfium gives it."""
    document = import_module("pypdfium2").PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def pdfplumber(data: bytes) -> None:
    """The words with their fonts, and the tables, of each page."""
    with import_module("pdfplumber").open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.extract_tables()
            page.close()


def installed(name: str, way: Callable[[], Way]) -> Way | None:
    """The way, when the library it needs is there."""
    return way() if find_spec(name) else None


def word_ways() -> dict[str, Way | None]:
    """Ours first."""
    source = Source("prov.docx", "")
    return {
        "kserender: Word reader": lambda data: docx.read(data, source),
        "kserender: read (with passes)": lambda data: readers.read_bytes(data, "prov.docx"),
        "lxml: parse": lxml_parse,
        "lxml: iterparse": lxml_iterparse,
        "python-docx: full walk": python_docx,
        "mammoth": installed("mammoth", lambda: mammoth),
        "markitdown": installed("markitdown", Markitdown),
    }


def pdf_ways() -> dict[str, Way | None]:
    """Ours first."""
    source = Source("prov.pdf", "")
    return {
        "kserender: PDF reader": lambda data: pdf.read(data, source),
        "kserender: read (with passes)": lambda data: readers.read_bytes(data, "prov.pdf"),
        "pypdfium2: plain text": pdfium_text,
        "pdfplumber: full": pdfplumber,
    }


def measured(ways: Mapping[str, Way | None], files: Sequence[bytes], rounds: int) -> dict[str, float]:
    """Milliseconds of CPU for all the files, by way: the best of the rounds, after one to warm up."""
    taken: dict[str, list[float]] = {name: [] for name, way in ways.items() if way}
    for number in range(rounds + 1):
        for name, way in ways.items():
            if way is None:
                continue
            gc.collect()
            started = time.process_time()
            for data in files:
                way(data)
            if number:
                taken[name].append(1000 * (time.process_time() - started))
    return {name: min(times) for name, times in taken.items()}


def compared(title: str, ways: Mapping[str, Way | None], files: Sequence[bytes], rounds: int, limited: bool) -> bool:
    """Print a table; whether all limits hold."""
    print(f"\n{title}: {len(files)} files, {sum(map(len, files)) // 1000} kB")
    if not files:
        print("  LibreOffice is not installed")
        return True
    found = measured(ways, files, rounds)
    ours = found[next(iter(ways))]
    fine = True
    for name in ways:
        if name not in found:
            print(f"  {name:<32} not installed")
            continue
        ratio = found[name] / ours
        said = ""
        if limited and (name in AT_MOST or name in AT_LEAST):
            holds = ours / found[name] <= AT_MOST[name] if name in AT_MOST else ratio >= AT_LEAST[name]
            limit = f"ours ≤ {AT_MOST[name]} ×" if name in AT_MOST else f"ours ≥ {AT_LEAST[name]:g} × faster"
            said = f"{limit}: {'yes' if holds else 'NO'}"
            fine = fine and holds
        shown = f"{ours / found[name]:.2f} × this" if ratio < 1 else f"{ratio:.1f} × ours"
        print(f"  {name:<32} {found[name]:>9.1f} ms  {shown:>12}  {said}".rstrip())
    return fine


def memory() -> None:
    """Read 300 documents and print the resident memory on the way, in MB.  Runs in a process of its own."""
    words = word_files(USUAL)
    files = [("a.docx", data) for data in words] + [("a.pdf", data) for data in converted(words, "pdf")]
    for number in range(1, STEPS[-1] + 1):
        name, data = files[number % len(files)]
        readers.read_bytes(data, name)
        if number in STEPS:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            print(pages * 4096 / 1e6)


def memory_is_flat() -> bool:
    """Print how much memory there is after some documents."""
    print("\nMemory, Word and PDF by turns")
    if not Path("/proc/self/statm").exists():
        print("  not measured on this system")
        return True
    done = subprocess.run([sys.executable, __file__, "--memory"], check=True, capture_output=True, text=True)
    found = [float(line) for line in done.stdout.split()]
    for step, size in zip(STEPS, found, strict=True):
        print(f"  after {step:>3} documents {size:>7.1f} MB")
    holds = found[-1] <= GROWTH * found[0]
    print(f"  at most {GROWTH} × from first to last: {'yes' if holds else 'NO'}")
    return holds


def main() -> int:
    """Measure and print."""
    if sys.argv[1:] == ["--memory"]:
        memory()
        return 0
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    few = max(1, rounds // 3)
    usual = word_files(USUAL)
    fine = compared("Word", word_ways(), usual, rounds, limited=True)
    fine &= compared("Word, saved by LibreOffice", word_ways(), converted(usual, "docx"), rounds, limited=True)
    fine &= compared("Word, lean", word_ways(), lean_files(USUAL), rounds, limited=False)
    fine &= compared("Word, lean and long", word_ways(), lean_files(LONG), few, limited=False)
    fine &= compared("PDF", pdf_ways(), converted(usual, "pdf"), rounds, limited=True)
    fine &= compared("PDF, long", pdf_ways(), converted(lean_files(LONG), "pdf"), few, limited=False)
    return 0 if memory_is_flat() and fine else 3


if __name__ == "__main__":
    sys.exit(main())
