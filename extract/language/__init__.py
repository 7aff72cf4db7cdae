"""Swedish: the spaCy pipeline, and the word lists as commented data tables."""
