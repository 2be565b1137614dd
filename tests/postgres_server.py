"""A PostgreSQL server of our own for tests and measurements: made in a folder of its own, on a loopback port, as an
ordinary user, with an owner and a role that works; and taken down and started again as hard as a test wants it.

`python -m tests.postgres_server` starts one to be tried by hand, says its addresses, and stops it at Ctrl-C.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

OWNER, ROLE = "keeper", "worker"
DATABASE = "mission"

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "120",
    "shared_buffers": "32MB",
    "log_min_messages": "fatal",
}


def binaries() -> Path | None:
    """Return the folder with PostgreSQL's programs, the newest there is; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).resolve().parent if there else None


class PostgresServer:
    """One server. `start` and `stop` as often as wanted; `address` names a record on it."""

    def __init__(self, folder: Path, programs: Path, **settings: str) -> None:
        self._data = folder / "data"
        self._log = folder / "log"
        self._programs = programs
        self.port = _free_port()
        self._user = _ordinary_user()
        folder.chmod(0o755)
        self._data.mkdir(mode=0o700)
        self._log.touch()
        if self._user is not None:
            for path in (self._data, self._log):
                os.chown(path, self._user, pwd.getpwuid(self._user).pw_gid)
        self._run("initdb", "-D", str(self._data), "-U", "postgres", "-E", "UTF8", "--no-locale", "-A", "trust", "-N")
        asked = {**_SETTINGS, "port": str(self.port), **settings}
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in asked.items())

    def begin(self) -> None:
        """Start for the first time, and make the database and its two roles."""
        self.start()
        for statement in (
            f"CREATE ROLE {OWNER} LOGIN",
            f"CREATE ROLE {ROLE} LOGIN",
            f"CREATE DATABASE {DATABASE} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8'",
        ):
            self.execute(statement, database="postgres")

    def start(self) -> None:
        """Start, and return when connections are taken."""
        self._run("pg_ctl", "start", "-w", "-t", "60", "-D", str(self._data), "-l", str(self._log))

    def stop(self, mode: str = "fast") -> None:
        """Stop: `fast` in good order, `immediate` as in a crash."""
        self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", mode, "-D", str(self._data))

    def up(self) -> bool:
        """Whether it runs."""
        try:
            self._run("pg_ctl", "status", "-D", str(self._data))
        except RuntimeError:
            return False
        return True

    def execute(self, statement: str, *, role: str = "postgres", database: str = DATABASE) -> None:
        """Run a statement; raises what psycopg raises."""
        with psycopg.connect(self.plain(role, database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def plain(self, role: str, database: str = DATABASE) -> str:
        """Return the address for the driver."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def address(self, record: str, *, role: str = ROLE, keys: Path | None = None) -> str:
        """Return the address of a record for this role."""
        return f"{self.plain(role)}?record={record}" + (f"&keys={keys}" if keys else "")

    def _run(self, program: str, *args: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *args],
            user=self._user,
            group=None if self._user is None else pwd.getpwuid(self._user).pw_gid,
            extra_groups=None if self._user is None else [],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.strip()} {self._log.read_text(errors='replace')[-2000:]}")


@contextmanager
def running(**settings: str) -> Iterator[PostgresServer]:
    """A server that is gone afterwards, its folder too. Raises FileNotFoundError where PostgreSQL is not installed."""
    programs = binaries()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is not installed: `make postgres` (as root) installs it")
    with tempfile.TemporaryDirectory(prefix="trucewatch-postgres-") as folder:
        server = PostgresServer(Path(folder), programs, **settings)
        server.begin()
        try:
            yield server
        finally:
            server.stop("immediate")


def _ordinary_user() -> int | None:
    """Who to be: PostgreSQL does not run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise RuntimeError("there is no ordinary user to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def main() -> None:
    """Run until interrupted."""
    from trucewatch.register.opening import prepare

    with running() as server:
        prepare(server.address("trucewatch", role=OWNER), ROLE)
        sys.stdout.write(f"owner  {server.address('trucewatch', role=OWNER)}\nrecord {server.address('trucewatch')}\n")
        sys.stdout.flush()
        try:
            while True:
                time.sleep(60)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
