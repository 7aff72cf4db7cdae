"""What is installed is whole, and is one name in site-packages."""

import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
MAPPED: dict[str, Path] = {name: ROOT / folder for name, folder in SETUPTOOLS["package-dir"].items()}
SOURCE_ONLY = {".py", ".po"}
DATA_ONLY = {"kserender.examples"}


def folder_of(package: str) -> Path:
    """Where a package's files are."""
    base = max((name for name in MAPPED if package == name or package.startswith(f"{name}.")), key=len)
    return MAPPED[base].joinpath(*package.removeprefix(base).split(".")[1:])


def files() -> set[Path]:
    """The files of the package folders, each once."""
    found = set()
    for folder in MAPPED.values():
        for path in folder.rglob("*"):
            inside = path.relative_to(folder).parts
            if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in inside):
                found.add(path.resolve())
    return found


def test_every_folder_with_modules_is_listed() -> None:
    with_modules = {path.parent for path in files() if path.suffix == ".py"}
    assert {folder_of(package).resolve() for package in set(SETUPTOOLS["packages"]) - DATA_ONLY} == with_modules


def test_every_package_is_inside_kserender() -> None:
    assert {package.split(".")[0] for package in SETUPTOOLS["packages"]} == {"kserender"}


def test_every_data_file_goes_into_the_wheel() -> None:
    shipped = {
        path.resolve()
        for package, patterns in SETUPTOOLS["package-data"].items()
        for pattern in patterns
        for path in folder_of(package).glob(pattern)
    }
    data = {path for path in files() if path.suffix not in SOURCE_ONLY}
    assert data <= shipped, sorted(str(path) for path in data - shipped)
    assert {path.suffix for path in data} >= {".toml", ".docx", ".mo"}  # or the test sees nothing


def test_data_patterns_belong_to_listed_packages() -> None:
    assert set(SETUPTOOLS["package-data"]) <= set(SETUPTOOLS["packages"])


@pytest.mark.parametrize("name", ["corpus", "examples", "extract", "templates"])
def test_checkout_is_itself_a_complete_package(name: str) -> None:
    link = ROOT / "kserender" / name
    if not link.is_symlink():
        pytest.skip("this checkout is without symbolic links")
    assert link.resolve() == ROOT / name


def test_no_file_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    # Put together here, so that this file has none of them.
    words = ["/" + "home/", "/" + "root/", "/" + "tmp/", "pypi" + ".org", "python" + "hosted.org", "--index" + "-url"]
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".toml", ".txt", ".md", ".yaml", ".json", ".po", ""}:
            text = path.read_text(encoding="utf-8")
            assert not [word for word in words if word in text], name


def test_pins_cover_every_requirement() -> None:
    def names(lines: list[str], sign: str) -> set[str]:
        return {line.partition(sign)[0].strip().lower().replace("_", "-") for line in lines if sign in line}

    project = PROJECT["project"]
    wanted = names(project["dependencies"] + project["optional-dependencies"]["dev"], ">=")
    assert len(wanted) > 15
    assert wanted <= names((ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines(), "==")
