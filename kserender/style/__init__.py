"""The styles that a decision point can be written in, and the way from each to each and exactly back.

    infinitive     Fastställa budgeten.
    att            att fastställa budgeten
    sentence       Nämnden fastställer budgeten.
    beslutar att   Nämnden beslutar att fastställa budgeten.   (Nämnden föreslår kommunstyrelsen besluta att …)
    passive        Budgeten fastställs.

A point is read as a phrase with its verb in front, and written from that.  What cannot be read for certain, or would
not come back as it was, is not converted.
"""

from kserender.style.convert import convert, with_verb
from kserender.style.form import Form, Style
from kserender.style.read import form_of

__all__ = ["Form", "Style", "convert", "form_of", "with_verb"]
