"""Compares papers: what each would decide, and how their texts differ.

    compare(a, b, c)       → Comparison, the JSON contract `kserender/comparison/1`; the first is what the others are
                             compared with
    compare_case(papers)   → the same of a case file's papers, where those that propose nothing are told apart
    explain, glance        → what differs, as plain sentences in the user's language

docs/decisions/0005-comparison.md tells why it is done this way.
"""

from collections.abc import Sequence

from kserender.compare.case import roles_in
from kserender.compare.comparison import Comparison, Role, TextPair
from kserender.compare.decisions.matters import matters
from kserender.compare.decisions.referrals import claims, referrals
from kserender.compare.heads import heads
from kserender.compare.listed import list_attachments, list_dispatch, list_signatories
from kserender.compare.sections import compare_sections
from kserender.compare.tables import compare_tables
from kserender.paper import Paper

__all__ = ["Comparison", "compare", "compare_case"]


def compare(*papers: Paper, paths: Sequence[str | None] = ()) -> Comparison:
    """Compare two or more papers with the first of them; the paths are the files they were read from."""
    roles: list[Role] = ["base" if at == 0 else "alternative" for at in range(len(papers))]
    return _compare(papers, roles, paths)


def compare_case(papers: Sequence[Paper], paths: Sequence[str | None] = ()) -> Comparison:
    """Compare the proposals among the papers of a case, with the one that is before the organ that decides.

    A paper whose path no other has was given by itself, and is compared in any case."""
    given = {at for at, path in enumerate(paths) if path is not None and list(paths).count(path) == 1}
    return _compare(papers, roles_in(papers, given), paths)


def _compare(papers: Sequence[Paper], roles: Sequence[Role], paths: Sequence[str | None]) -> Comparison:
    known = heads(papers, roles, paths or [None] * len(papers))
    compared = [(at, paper) for at, paper in enumerate(papers) if roles[at] in {"base", "alternative"}]
    # The base first: it is the reference in every matter that it has.
    compared.sort(key=lambda numbered: roles[numbered[0]] != "base")
    said = list(referrals(known, compared))
    return Comparison(
        papers=known,
        matters=matters(compared, said),
        referrals=said,
        claims=list(claims(compared)),
        texts=[_text_pair(compared[0], other) for other in compared[1:]],
        attachments=list_attachments(compared),
        dispatch=list_dispatch(compared),
        signatories=list_signatories(compared),
    )


def _text_pair(a: tuple[int, Paper], b: tuple[int, Paper]) -> TextPair:
    return TextPair(a=a[0], b=b[0], sections=compare_sections(a[1], b[1]), tables=list(compare_tables(a[1], b[1])))
