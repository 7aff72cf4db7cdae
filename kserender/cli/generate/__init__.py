"""`kserender generate KIND`: documents in the house style."""

from kserender.cli.spoken import Group
from kserender.i18n import mark

KINDS = {"beslut": mark("A decision document (beslut) as a Word file.")}

command = Group(
    "generate",
    package="kserender.cli.generate",
    table=KINDS,
    help=mark("Generate a document in the style of a municipality's profile, and read it back as a check."),
)
