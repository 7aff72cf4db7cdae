"""`kserender profile …`: the municipalities' profiles, and one's own."""

from kserender.cli.spoken import Group
from kserender.i18n import mark

PROFILE = {
    "new": mark("Begin a profile of your own."),
    "show": mark("Show a profile as it holds, with all that it inherits."),
    "check": mark("Tell all that is wrong or missing in a profile."),
}

command = Group(
    "profile",
    package="kserender.cli.profile",
    table=PROFILE,
    help=mark("Make, show and check profiles: a municipality's organs, house style and templates."),
)
