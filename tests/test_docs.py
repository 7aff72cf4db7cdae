"""What the documents say is true."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from kserender.cli.settings import SETTINGS
from kserender.errors import ExitCode

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_tool", ROOT / "tools" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()


@pytest.mark.parametrize("name", sorted(tool.PAGES))
def test_page_made_from_the_code_is_current(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == tool.PAGES[name](), "run `make docs`"


def test_every_command_is_documented() -> None:
    documented = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    paths = [context.command_path for context in tool.every_command()]
    assert {"kserender", "kserender extract", "kserender generate beslut"} <= set(paths)
    for path in paths:
        assert f"## `{path}`\n" in documented


def test_every_option_and_argument_is_explained() -> None:
    for context in tool.every_command():
        for parameter in context.command.get_params(context):
            if parameter.param_type_name == "option":
                assert parameter.help, (context.command_path, parameter.name)


def test_every_exit_code_has_its_own_number_and_meaning() -> None:
    assert len({code.meaning for code in ExitCode}) == len(list(ExitCode)) == len({int(code) for code in ExitCode})
    assert 1 not in {int(code) for code in ExitCode}


def test_every_setting_is_documented() -> None:
    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in SETTINGS:
        assert f"KSERENDER_{name.upper()}" in documented
        assert f"\n{name} = " in documented


def test_the_readme_has_an_example() -> None:
    """That its output is true is held by test_page_made_from_the_code_is_current."""
    assert tool.EXAMPLE.search((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
