"""`kserender profile new`: a profile of one's own to fill in."""

from pathlib import Path

from kserender.cli.console import say
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, mark


def new(name: str, inherits: str, full_name: str | None) -> ExitCode:
    """Write the commented file in the folder of the user's own profiles; one that is there is never replaced."""
    from kserender.files import write_atomic
    from kserender.profile.new import SAFE, text_of_new
    from kserender.profile.places import FILE, own_folder, place_of

    if not SAFE.fullmatch(name):
        raise UsageError(
            _("{name} cannot be the name of a profile.").format(name=name),
            _("Use small letters a–z, figures and hyphens: ekhamra."),
        )
    place = own_folder() / name / FILE
    if place.exists():
        raise UsageError(_("There is a profile at {path} already.").format(path=place), _("Choose another name."))
    place_of(inherits)
    place.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(Path(place), text_of_new(name, inherits, full_name).encode("utf-8"))
    say(_("Wrote {path}. Fill it in, then run: kserender profile check {name}").format(path=place, name=name))
    return ExitCode.OK


command = Command(
    "new",
    callback=new,
    help=mark("Write a profile.toml with explanations, to fill in, in the folder of your own profiles."),
    params=[
        Argument(["name"], metavar=mark("NAME")),
        Option(
            ["--inherits"],
            default="generic",
            metavar=mark("NAME"),
            help=mark("The profile that it builds on: what yours does not say, that one says."),
        ),
        Option(
            ["--municipality", "full_name"],
            metavar=mark("TEXT"),
            help=mark("The municipality's name as it stands on papers: “Ekhamra kommun”."),
        ),
    ],
)
