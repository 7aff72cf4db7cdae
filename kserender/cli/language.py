"""The language of a run: ours and click's."""

import gettext
import os

from kserender import i18n


def speak(language: str) -> None:
    """Let everything that is shown be in this language.

    Click asks gettext's global domain, which follows LANGUAGE: so that is set, and the domain is ours, where click's
    texts are translated together with our own.
    """
    i18n.use(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(i18n.DOMAIN, i18n.FOLDER)
    gettext.textdomain(i18n.DOMAIN)
