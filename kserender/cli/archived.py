"""The statistics of an archive, as `kserender stats --db` writes them."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kserender.cli.console import put, say
from kserender.errors import ExitCode

if TYPE_CHECKING:
    from kserender.corpus.statistics import Statistics


def archived(url: str, form: str | None, output: Path | None) -> ExitCode:
    """Write the statistics of an archive; without `form`, as the name of the output says."""
    from kserender.corpus.statistics import statistics
    from kserender.corpus.store import open_store

    with open_store(url) as store:
        counted = statistics(store)
        name = store.name
    form = form or SUFFIXES.get(output.suffix.lower() if output else "", "text")
    put(FORMS[form](counted, name, output is None and sys.stdout.isatty()), output)
    return ExitCode.OK


def _text(counted: "Statistics", name: str, terminal: bool) -> str:
    from kserender.corpus.statistics.report import report
    from kserender.render.figures_text import figures_text

    return figures_text(report(counted, name), shutil.get_terminal_size().columns if terminal else 100)


def _json(counted: "Statistics", name: str, terminal: bool) -> str:
    from kserender.corpus.statistics import data

    return json.dumps(data(counted), ensure_ascii=False, indent=1) + "\n"


def _html(counted: "Statistics", name: str, terminal: bool) -> str:
    from kserender.corpus.statistics.report import report
    from kserender.render.page.figures import figures_html

    page, missing = figures_html(report(counted, name))
    if missing is not None:  # the page is whole without them
        say(f"{missing.what} {missing.remedy}")
    return page


FORMS: dict[str, Callable[["Statistics", str, bool], str]] = {"text": _text, "json": _json, "html": _html}
SUFFIXES = {".html": "html", ".htm": "html", ".json": "json"}
