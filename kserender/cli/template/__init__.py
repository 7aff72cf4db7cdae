"""`kserender template …`: the Word templates that documents are made in."""

from kserender.cli.spoken import Group
from kserender.i18n import mark

TEMPLATE = {"check": mark("Tell what a Word template has and lacks.")}

command = Group(
    "template",
    package="kserender.cli.template",
    table=TEMPLATE,
    help=mark("Look at the Word templates that documents are made in."),
)
