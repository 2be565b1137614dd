"""The codebook: shipped files, layers laid over them, and files that are no good."""

import hashlib
import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from trucewatch.codebook import load
from trucewatch.errors import CodebookError

DATA = Path(str(resources.files("trucewatch.codebook"))) / "data"
HEAD = 'version = "1"\nsource = "here"\n'


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    return tmp_path


def test_every_shipped_file_states_its_version_and_its_source() -> None:
    files = sorted(DATA.iterdir())
    assert len(files) > 20
    for file in files:
        lines = file.read_text(encoding="utf-8")
        if file.suffix == ".toml":
            table = tomllib.loads(lines)
            assert str(table["version"]).isdigit(), file.name
            assert len(str(table["source"]).split()) > 3, file.name
        else:
            assert file.suffix == ".tsv", file.name
            head = " ".join(line for line in lines.splitlines() if line.startswith("#"))
            assert "version" in head, file.name
            assert "source" in head, file.name


def test_every_shipped_file_is_a_table_of_the_codebook() -> None:
    assert load().names == tuple(sorted(file.stem for file in DATA.iterdir()))


def test_no_shipped_list_says_a_word_twice() -> None:
    def lists(value: object, path: str) -> list[tuple[str, list[str]]]:
        if isinstance(value, dict):
            return [found for key, item in value.items() for found in lists(item, f"{path}.{key}")]
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return [(path, value)]
        return []

    for file in sorted(DATA.glob("*.toml")):
        for path, words in lists(tomllib.loads(file.read_text(encoding="utf-8")), file.stem):
            assert len(words) == len(set(words)), (path, sorted({word for word in words if words.count(word) > 1}))


def test_lists_grow_tables_merge_and_single_values_are_replaced(layer: Path) -> None:
    (layer / "intake.toml").write_text(HEAD + '[limits]\nbytes = 99\n[facts]\noutlet = ["organ", "outlet"]\n')
    shipped, laid = load().table("intake"), load([layer]).table("intake")
    assert laid["limits"] == {**shipped["limits"], "bytes": 99}
    assert laid["facts"]["outlet"] == [*shipped["facts"]["outlet"], "organ"], "a word that is there is not added"
    assert laid["version"] == "1"
    assert load([layer]).words("intake", "facts", "outlet")[-1] == "organ"


def test_rows_of_a_layer_come_after_the_shipped_ones(layer: Path) -> None:
    columns = list(load().rows("outlets")[0])
    row = ["The Varland Post", *[""] * (len(columns) - 1)]
    (layer / "outlets.tsv").write_text(
        "# version 1\n# source: here\n" + "\t".join(columns) + "\n" + "\t".join(row) + "\n"
    )
    shipped, laid = load().rows("outlets"), load([layer]).rows("outlets")
    assert laid[: len(shipped)] == shipped
    assert [found[columns[0]] for found in laid[len(shipped) :]] == ["The Varland Post"]


def test_layers_are_laid_in_order_and_may_bring_tables_of_their_own(tmp_path: Path) -> None:
    for name, value in (("one", 1), ("two", 2)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.toml").write_text(f"{HEAD}number = {value}\n")
        (tmp_path / name / "notes.md").write_text("not a table")
    both = load([tmp_path / "one", tmp_path / "two"])
    assert both.table("mine")["number"] == 2
    assert "notes" not in both.names


def test_the_digest_names_the_tables_and_nothing_else(layer: Path) -> None:
    plain = load().digest
    assert plain == load().digest
    assert len(plain) == hashlib.sha256().digest_size * 2
    (layer / "notes.md").write_text("not a table")
    assert load([layer]).digest == plain
    (layer / "hedges.toml").write_text(HEAD + 'adverbs = ["so they say"]\n')
    assert load([layer]).digest != plain
    code = "from trucewatch.codebook import load; print(load().digest)"
    elsewhere = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "77"}
    )
    assert elsewhere.stdout.strip() == plain


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.toml", b"a = [", "codebook file x.toml is not TOML"),
        ("x.toml", b'version = "1"\n', "codebook file x.toml does not state its source"),
        ("x.toml", b'source = "here"\n', "codebook file x.toml does not state its version"),
        ("x.toml", b"\xff\xfe", "codebook file x.toml cannot be read"),
        ("x.tsv", b"", "codebook file x.tsv does not begin with its version and source"),
        ("x.tsv", b"name\tkind\n", "codebook file x.tsv does not begin with its version and source"),
        ("x.tsv", b"# version 1\nname\tkind\none\n", "codebook file x.tsv: row 1 has not as many cells as the header"),
        ("x.tsv", b"# version 1\nname\na\nb\tc\n", "codebook file x.tsv: row 2 has not as many cells as the header"),
    ],
)
def test_a_file_that_is_no_good_is_named(name: str, content: bytes, why: str, layer: Path) -> None:
    (layer / name).write_bytes(content)
    with pytest.raises(CodebookError, match=why):
        load([layer])


def test_a_folder_that_is_not_there_is_named(layer: Path) -> None:
    with pytest.raises(CodebookError, match=r"no codebook folder at .*nowhere"):
        load([layer / "nowhere"])


def test_what_the_codebook_has_not_is_named() -> None:
    book = load()
    with pytest.raises(CodebookError, match="has no table 'nothing'"):
        book.table("nothing")
    with pytest.raises(CodebookError, match="has no rows 'nothing'"):
        book.rows("nothing")
    with pytest.raises(CodebookError, match=r"intake has no facts\.nothing"):
        book.words("intake", "facts", "nothing")
    with pytest.raises(CodebookError, match=r"intake\.limits is not a list of words"):
        book.words("intake", "limits")


def test_quotation_marks_in_a_row_are_letters(layer: Path) -> None:
    (layer / "x.tsv").write_text('# version 1\n# source: here\nname\tkind\n"half\tquoted\n', encoding="utf-8")
    assert load([layer]).rows("x") == ({"name": '"half', "kind": "quoted"},)
