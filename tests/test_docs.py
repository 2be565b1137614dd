"""What is written about the program is what the program is."""

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from trucewatch.cli import main
from trucewatch.errors import TrucewatchError
from trucewatch.export import FORMATS, schema
from trucewatch.model import Entry, EntryKind
from trucewatch.register.check import Fault

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").rglob("*.md")])


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def rows(page: str) -> dict[str, str]:
    """The rows of a page's tables by the code words of their first cell."""
    found = {}
    for line in page.splitlines():
        if line.startswith("| `"):
            first, second, *_ = (cell.strip() for cell in line.strip("|").split("|"))
            found.update(dict.fromkeys(re.findall(r"`([^`]+)`", first), second))
    return found


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_cli", DOCS / "generate_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for part, found in command.commands.items():
            yield from below(f"{name} {part}", found)


def test_the_page_of_the_command_line_is_what_help_says(generator: ModuleType) -> None:
    assert read("cli.md") == generator.page(), "stale: run `python docs/generate_cli.py`"


def test_every_command_and_option_is_in_the_page_of_the_command_line() -> None:
    sections = dict(re.findall(r"^## (trucewatch.*?)\n(.*?)(?=^## |\Z)", read("cli.md"), flags=re.S | re.M))
    for name, command in below("trucewatch", main):
        assert name in sections
        for option in command.params:
            assert all(form in sections[name] for form in option.opts if form.startswith("-"))


def test_the_readme_and_the_changelog_name_every_command_a_user_begins_with() -> None:
    for page in ("README.md", "CHANGELOG.md"):
        words = (ROOT / page).read_text(encoding="utf-8")
        for name in ("read", "brief", "show", "check", "export"):
            assert name in words, page


def test_every_command_in_the_pages_is_one() -> None:
    known = {name.removeprefix("trucewatch ") for name, _ in below("trucewatch", main)} | {"trucewatch"}
    for page in PAGES:
        for line in re.findall(r"^\s*trucewatch ([a-z]+)", page.read_text(encoding="utf-8"), flags=re.M):
            assert line in known, page


def test_every_codebook_file_is_described_and_none_that_is_not_there() -> None:
    files = {file.name for file in (ROOT / "src/trucewatch/codebook/data").iterdir()}
    described = rows(read("codebook.md"))
    assert set(described) == files
    assert all(len(words.split()) > 2 for words in described.values())


def test_every_kind_of_entry_every_field_and_every_fault_is_described() -> None:
    page = read("register.md")
    described = rows(page)
    assert {kind.value for kind in EntryKind} <= set(described)
    assert set(Entry.__struct_fields__) <= set(described)
    for fault in Fault:
        assert fault.value in page or fault in (Fault.UNREADABLE, Fault.HEAD, Fault.STORE, Fault.CHECKPOINT)


def test_every_key_and_every_type_of_claim_of_the_document_is_described() -> None:
    described, shape = rows(read("json.md")), schema()
    assert set(shape["required"]) <= set(described)
    kinds = re.findall(r'"type": \{"const": "([a-z]+)"\}', json.dumps(shape))
    assert kinds
    assert set(kinds) <= set(described)


def test_every_format_is_named_in_the_readme_or_the_help() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8") + read("cli.md")
    assert all(name in words for name in (*FORMATS, "entries"))


def test_every_link_leads_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_module_the_architecture_names_is_there() -> None:
    for name in re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?)`", read("architecture.md")):
        assert any((base / name).exists() for base in (ROOT, ROOT / "src/trucewatch")), name


def test_each_decision_has_a_number_of_its_own_and_is_a_page() -> None:
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    assert len({page.name[:3] for page in decisions if page.name[:3].isdigit()}) == len(decisions)
    for page in decisions:
        words = page.read_text(encoding="utf-8")
        assert words.startswith("# ")
        assert len(words.split()) < 600, "a page each"


def test_every_error_says_what_it_is() -> None:
    left = [TrucewatchError]
    while left:
        error = left.pop()
        left += error.__subclasses__()
        assert error.__doc__


def test_the_pages_on_extractors_name_code_and_tests_that_are_there() -> None:
    named = re.findall(r"^\| [^|]+ \| ([^|]+) \| `([^`]+)` \|$", read("extractors.md"), flags=re.M)
    assert len(named) >= 5
    for code, tests in named:
        assert (ROOT / tests).is_dir(), tests
        for folder in re.findall(r"`([^`]+)`", code):
            assert (ROOT / "src/trucewatch" / folder).is_dir(), folder
    kinds = re.findall(r"^\| .+ \| [\d,]+ \| [\d,]+ \|$", read("errors.md"), flags=re.M)
    assert len(kinds) >= 30


def test_the_pages_on_safety_name_what_there_is() -> None:
    pages = {name: read(name) for name in ("hardening.md", "threats.md")}
    for name, page in pages.items():
        for path in re.findall(r"`((?:tests|evaluation|benchmarks)/[^`]+)`", page):
            assert (ROOT / path).exists(), (name, path)
        assert f"docs/{name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    options = {form for option in main.commands["serve"].params for form in (*option.opts, *option.secondary_opts)}
    line = re.search(r"ExecStart=\S+ serve (.*)", pages["hardening.md"])
    assert line is not None
    assert set(re.findall(r"--[a-z]+", line[1])) <= options


def test_the_threat_model_states_the_limits_that_hold() -> None:
    from trucewatch.web.people.sessions import PER_ADDRESS, PER_LOGIN, PER_LOGIN_AND_ADDRESS

    page = read("threats.md")
    assert f"{PER_LOGIN_AND_ADDRESS} guesses for a name from an address" in page
    assert f"{PER_LOGIN} for a name, {PER_ADDRESS} from an address" in page
