"""What is worked out when all files have been read.  When it is broken off, the next run does it."""

from kserender.corpus.indexing.absent import mark_absent
from kserender.corpus.indexing.grouping import group
from kserender.corpus.indexing.known import Seen, is_unfinished, set_finished
from kserender.corpus.indexing.report import Report
from kserender.corpus.indexing.scan import Scan
from kserender.corpus.search import vocabulary
from kserender.corpus.store import Store


def finish(store: Store, scan: Scan, seen: Seen, report: Report) -> None:
    """Mark what is gone, group what is nearly the same, and renew the vocabulary if anything is new."""
    mark_absent(store, scan, seen, report)
    if is_unfinished(store):
        report.near, report.groups = group(store)
        vocabulary.finish(store)
        store.begin(set_finished)
