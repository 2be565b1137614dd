"""What is shipped: locked versions without addresses, the data files, one version, a wheel that installs."""

import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import trucewatch

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(path: Path) -> dict[str, str]:
    """The versions that a file of requirements locks, by name."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", path.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", trucewatch.__version__)
    assert importlib.metadata.version("trucewatch") == trucewatch.__version__


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_what_is_installed_is_locked_by_hash_and_names_no_address(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    assert "://" not in words
    assert not re.search(r"^\s*(?:-i|--index|--extra-index|--find-links|--trusted)", words, flags=re.M)
    entries = re.split(r"\n(?=\S)", words.strip())
    assert entries
    for entry in entries:
        assert entry.startswith("#") or ("==" in entry and "--hash=sha256:" in entry), entry[:60]


def test_the_lock_of_the_browser_files_names_no_address() -> None:
    words = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in words
    assert '"resolved"' not in words
    packages = {name: one for name, one in json.loads(words)["packages"].items() if name}
    assert packages
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())


def test_every_dependency_is_locked_and_both_locks_agree() -> None:
    run, dev = locked(ROOT / "requirements/run.txt"), locked(ROOT / "requirements/dev.txt")
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.split(r"[<>=!~\[; ]", requirement)[0].lower()
        assert name in run, name
    assert {name: dev.get(name, version) for name, version in run.items()} == run


def test_the_licence_is_there_and_no_name_of_an_address_is() -> None:
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return Path(made)


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    due = {
        path.relative_to(source).as_posix()
        for path in (source / "trucewatch").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert due <= held
    assert {name.split("/")[0] for name in held} == {"trucewatch", f"trucewatch-{trucewatch.__version__}.dist-info"}


def test_the_wheel_runs_from_where_it_was_unpacked(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "import sys, trucewatch; from trucewatch.codebook import load; from trucewatch.export import schema; "
        "assert trucewatch.__file__.startswith(sys.argv[1]), trucewatch.__file__; schema(); print(len(load().names))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(tmp_path)}, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_nothing_that_a_command_made_is_kept_in_the_checkout() -> None:
    kept = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if kept.returncode:
        pytest.skip("this is no git checkout")
    files = [name for name in kept.stdout.split("\0") if name]
    assert [name for name in files if name.startswith("-") or name.endswith((".truce", ".truce.people"))] == []
    roots = {name for name in files if "/" not in name}
    assert roots <= {
        ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "package-lock.json",
        "package.json", "pyproject.toml",
    }  # fmt: skip
