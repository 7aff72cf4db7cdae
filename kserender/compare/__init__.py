"""Compares papers: what each would decide, and how their texts differ.

    compare(a, b)          → Comparison, the JSON contract `kserender/comparison/1`
    explain.explain(d)     → one difference as a plain sentence in the user's language

docs/decisions/0005-comparison.md tells why it is done this way.
"""

from kserender.compare.comparison import Comparison, Head
from kserender.compare.decisions import compare_decisions
from kserender.compare.listed import compare_attachments, compare_dispatch, compare_signatories
from kserender.compare.sections import compare_sections
from kserender.paper import Paper

__all__ = ["Comparison", "compare"]


def compare(a: Paper, b: Paper, *, path_a: str | None = None, path_b: str | None = None) -> Comparison:
    """Compare two papers; the paths are the files they were read from, for the reader of the result."""
    return Comparison(
        a=_head(a, path_a),
        b=_head(b, path_b),
        decisions=compare_decisions(a, b),
        sections=compare_sections(a, b),
        attachments=compare_attachments(a, b),
        dispatch=compare_dispatch(a, b),
        signatories=compare_signatories(a, b),
    )


def _head(paper: Paper, path: str | None) -> Head:
    shared = Head.model_fields.keys() - {"path"}
    if path is not None:
        path = path.encode("utf-8", "backslashreplace").decode()  # a file's name may hold bytes that are no text
    return Head(path=path, **{name: getattr(paper, name) for name in shared})
