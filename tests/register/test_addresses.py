"""How a record on a server is named, and that no message shows its password."""

from pathlib import Path

import pytest

from trucewatch.errors import RegisterUnavailable
from trucewatch.register.addresses import address_of, file_of, on_server, shown
from trucewatch.register.opening import files_of, open_record, prepare


def test_a_path_is_a_file_and_an_address_is_a_server() -> None:
    assert not on_server("case.truce")
    assert not on_server(Path("postgresql:/case.truce"))
    assert on_server("postgresql://host/mission")
    assert file_of("case.truce") == Path("case.truce")
    assert files_of("postgresql://host/mission") == ()
    with pytest.raises(RegisterUnavailable, match="needs a record in a file"):
        file_of("postgresql://host/mission")


def test_what_is_ours_is_taken_out_and_the_rest_is_left_to_the_driver() -> None:
    address = address_of("postgresql://ana@host:5433/mission?record=north&keys=/srv/north.keys&sslmode=require")
    assert address.driver == "postgresql+psycopg://ana@host:5433/mission?sslmode=require"
    assert (address.name, address.keys) == ("north", Path("/srv/north.keys"))
    assert address_of("postgres://host/mission").name == "trucewatch"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana:s3cret@host/mission",
        "postgresql://ana:s3cret@host:5432/mission?sslmode=require",
        "postgresql://ana@host/mission?password=s3cret",
        "postgresql://:s3cret@host/mission?record=north",
    ],
)
def test_a_password_is_never_shown(address: str) -> None:
    assert "s3cret" in address_of(address).driver
    assert "s3cret" not in shown(address)
    assert "s3cret" not in address_of(address).shown
    assert "host" in shown(address)


@pytest.mark.parametrize("name", ["", "North", "a-b", "pg_catalog", "1st", 'x"; DROP TABLE entry; --', "é", "a" * 60])
def test_a_name_that_could_be_anything_else_is_refused(name: str) -> None:
    with pytest.raises(RegisterUnavailable):
        address_of(f"postgresql://host/mission?record={name}")


@pytest.mark.parametrize(
    "address", ["postgresql://host:port/mission", "postgresql://[host/mission", "postgresql://h/m?a"]
)
def test_an_address_that_is_none_is_named(address: str) -> None:
    with pytest.raises(RegisterUnavailable, match="not the address of a database"):
        open_record(address)


def test_only_servers_are_prepared(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnavailable, match="only a record on a server"):
        prepare(tmp_path / "case.truce", "worker")


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(RegisterUnavailable, match="cannot be reached"):
        open_record("postgresql://worker:s3cret@127.0.0.1:1/mission")
