"""Put files of other projects that pages load into `src/trucewatch/web/static/vendor/`, as locked.

`python tools/vendor.py` installs the locked packages with npm into build/browser-files and copies the files below.
Without npm it says so and leaves things as they are: pages work without these files, but the map and the charts need
them. `python tools/vendor.py --lock` writes package-lock.json anew after a change of package.json, without addresses.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build/browser-files"
VENDOR = ROOT / "src/trucewatch/web/static/vendor"
FONTS = ROOT / "src/trucewatch/briefs/fonts"
CHECKS = ROOT / "build/axe.min.js"

FILES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx.LICENSE.txt",
    "maplibre-gl/dist/maplibre-gl.mjs": "maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre-gl.css",
    "maplibre-gl/LICENSE.txt": "maplibre-gl.LICENSE.txt",
    "echarts/dist/echarts.common.min.js": "echarts.common.min.js",
    "echarts/LICENSE": "echarts.LICENSE.txt",
    "echarts/NOTICE": "echarts.NOTICE.txt",
    "world-atlas/countries-50m.json": "countries-50m.json",
    "world-atlas/LICENSE": "world-atlas.LICENSE.txt",
}
"""The file in its package, and what it is called here."""

LETTERS = {
    "dejavu-fonts-ttf/ttf/DejaVuSans.ttf": "DejaVuSans.ttf",
    "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf": "DejaVuSans-Bold.ttf",
    "dejavu-fonts-ttf/LICENSE": "DejaVu.LICENSE.txt",
}
"""The fonts of PDFs."""


def main() -> int:
    """Do what the arguments say; return the exit status."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed: the map and the charts are left out of the pages", file=sys.stderr)
        return 0
    if "--lock" in sys.argv[1:]:
        return lock(npm)
    return fetch(npm)


def fetch(npm: str) -> int:
    """Install what is locked and copy what pages load."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, WORK / name)
    done = run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", folder=WORK)
    if done:
        print("the browser files could not be fetched: pages do without the map and the charts", file=sys.stderr)
        return done
    for folder, files in ((VENDOR, FILES), (FONTS, LETTERS)):
        folder.mkdir(parents=True, exist_ok=True)
        for source, target in files.items():
            shutil.copy(WORK / "node_modules" / source, folder / target)
    shutil.copy(WORK / "node_modules/axe-core/axe.min.js", CHECKS)
    return 0


def lock(npm: str) -> int:
    """Write package-lock.json anew: versions and hashes, no address of any host."""
    done = run(
        npm, "install", "--package-lock-only", "--omit-lockfile-registry-resolved", "--ignore-scripts", folder=ROOT
    )
    path = ROOT / "package-lock.json"
    locked = json.loads(path.read_text(encoding="utf-8"))
    for package in locked["packages"].values():
        for name in ("funding", "resolved"):
            package.pop(name, None)
    path.write_text(json.dumps(locked, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return done


def run(*command: str, folder: Path) -> int:
    """Run a command and return its exit status; what it says goes to standard error."""
    return subprocess.run(command, cwd=folder, stdout=sys.stderr, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
