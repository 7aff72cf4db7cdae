"""`kserender compare A [B…]`: what each proposal would decide, or what was edited between two versions."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

import click

from kserender.cli import compared, options
from kserender.cli.console import say, spare
from kserender.cli.limited import limited
from kserender.cli.sources import Source, View, papers_of
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, mark

Mode = Literal["auto", "proposals", "versions"]
# What `--ignore` names, and the option of the comparison of versions that it stands for.
IGNORABLE = {"quotes": "quotes", "dashes": "dashes", "spacing": "spacing", "case": "capitals", "format": "text_only"}


def compare(
    files: tuple[Path, ...],
    mode: Mode,
    which: View,
    ignore: tuple[str, ...],
    author: str | None,
    form: str | None,
    output: Path | None,
) -> ExitCode:
    """Compare the papers of the files, or the two files as versions of one text."""
    spare(files, output)
    suffix = compared.suffix_of(form, output)
    compared.check(suffix, None if mode == "auto" else mode, output)
    if mode == "versions" and len(files) != 2:
        raise UsageError(_("Versions are compared two at a time."), _("Give the old file and then the new one."))
    sources = [Source(path, which) for path in files]
    with limited():
        chosen = _mode(sources) if mode == "auto" else mode
        compared.check(suffix, chosen, output)
        if chosen == "versions":
            _versions(sources, _ignored(ignore), author, suffix, output)
        else:
            _proposals(sources, suffix, output)
    return ExitCode.PARTIAL if any(source.partly for source in sources) else ExitCode.OK


def _mode(sources: list[Source]) -> compared.Mode:
    """Versions when the two texts have most of their words in common; says which it is, and why."""
    if len(sources) != 2 or any(source.data for source in sources):
        return "proposals"
    from kserender.compare.mode import VERSIONS, equal_share

    share = equal_share(sources[0].text(), sources[1].text())
    told: dict[compared.Mode, str] = {
        "versions": _("{percent} % of the words are equal: compared as versions (else: --mode proposals)."),
        "proposals": _("{percent} % of the words are equal: compared as proposals (else: --mode versions)."),
    }
    mode: compared.Mode = "versions" if share >= VERSIONS else "proposals"
    say(told[mode].format(percent=int(100 * share)))
    return mode


def _proposals(sources: list[Source], suffix: str, output: Path | None) -> None:
    from kserender.compare import compare, compare_case

    found = [(source, papers_of(source)) for source in sources]
    papers = [paper for _source, several in found for paper in several]
    paths = [str(source.path) for source, several in found for _paper in several]
    if len(papers) < 2:
        raise UsageError(
            _("There is only one paper to compare."), _("Give two or more files, or one that holds several papers.")
        )
    if all(len(several) == 1 for _source, several in found):
        comparison = compare(*papers, paths=paths)
    else:
        comparison = compare_case(papers, paths)
        if not any(head.role == "alternative" for head in comparison.papers):
            raise UsageError(
                _("None of the papers is an alternative to another."),
                _("Give also the file with the proposal that they are to be compared with."),
            )
    if output is not None:
        compared.write(compared.PROPOSALS, suffix, comparison, output)
    elif suffix == ".txt":
        from rich.console import Console

        from kserender.render.terminal import show_comparison

        show_comparison(comparison, Console())
    else:
        compared.show(compared.PROPOSALS, suffix, comparison)


def _versions(
    sources: list[Source], ignored: dict[str, bool], author: str | None, suffix: str, output: Path | None
) -> None:
    from kserender.compare.versions import Options, compare_versions

    for source in sources:
        if source.data:
            error = UsageError(_("Structured data have no text to compare."), _("Give the documents themselves."))
            error.file = str(source.path)
            raise error
    old, new = (source.document for source in sources)
    versions = compare_versions(old, new, Options(view=sources[0].which, **ignored))
    edited = compared.Edited(sources[0].path, versions, author)
    if output is not None:
        compared.write(compared.VERSIONS, suffix, edited, output)
        if suffix in {".docx", ".pdf"}:
            from kserender.render.redline import left_out

            for sentence in left_out(versions):
                say(sentence)
    elif suffix == ".txt":
        from rich.console import Console

        from kserender.render.terminal_versions import show_versions

        show_versions(versions, Console())
    else:
        compared.show(compared.VERSIONS, suffix, edited)


def _ignored(names: Iterable[str]) -> dict[str, bool]:
    """The options that are named, several in one word with commas between them or one by one."""
    wanted = [name.strip() for several in names for name in several.split(",") if name.strip()]
    for name in wanted:
        if name not in IGNORABLE:
            raise UsageError(
                _("“{name}” is nothing that can be ignored.").format(name=name),
                _("There are: {names}.").format(names=", ".join(IGNORABLE)),
            )
    return {IGNORABLE[name]: True for name in wanted}


command = Command(
    "compare",
    callback=compare,
    help=mark(
        "Compare proposals: what each would decide, point by point, in whom it gives the task, when, for how much. The "
        "first FILE is what the others are compared with; one FILE alone is a case file with several papers. Two "
        "versions of one text are compared word by word instead."
    ),
    params=[
        Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar=mark("FILE...")),
        Option(
            ["--mode"],
            type=click.Choice(get_args(Mode)),
            default="auto",
            show_default=True,
            help=mark(
                "proposals: what each would decide; versions: what was edited from the first to the second; auto: "
                "versions when most of the words are equal."
            ),
        ),
        Option(
            ["--view", "which"],
            type=click.Choice(get_args(View)),
            default="revised",
            show_default=True,
            help=mark("Of files with changes marked in them: revised, as proposed, or original, as it was before."),
        ),
        Option(
            ["--ignore"],
            multiple=True,
            metavar=mark("WHAT,..."),
            help=mark("Between versions, pass over these: quotes, dashes, spacing, case, format."),
        ),
        Option(["--author"], metavar=mark("NAME"), help=mark("Who stands as author of the changes, between versions.")),
        Option(
            ["--format", "form"],
            type=click.Choice(list(compared.FORMATS)),
            help=mark(
                "text: to read; json: to process. Without it the suffix of the file after -o counts, or else text."
            ),
        ),
        options.output(
            help=mark(
                "Write to this file instead of standard output; its suffix says in which form: .html, .docx, .pdf, "
                ".xlsx, .txt or .json, and for proposals .md."
            )
        ),
    ],
)
