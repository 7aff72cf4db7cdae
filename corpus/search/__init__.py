"""Finding papers again, by their words in any form, by number, and by what they are."""

from kserender.corpus.search.filters import Filters
from kserender.corpus.search.results import Count, Hit, Results, Span, plain
from kserender.corpus.search.searching import search
from kserender.corpus.search.vocabulary import finish

__all__ = ["Count", "Filters", "Hit", "Results", "Span", "finish", "plain", "search"]
