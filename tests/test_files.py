"""The files of the project hold nothing of the machine they were written on."""

from __future__ import annotations

import json
import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = {
    *(".py", ".js", ".mjs", ".css", ".md", ".txt", ".toml", ".json", ".csv", ".po", ".cfg"),
    *(".yml", ".yaml", ".html", ".svg", ""),
}


def is_made(path: Path, ignored: list[str]) -> bool:
    """Return whether git ignores a file, by the simple patterns that ``.gitignore`` has."""
    folders = [path, *path.parents]
    return path.parts[0] == ".git" or any(
        fnmatch(one.name if "/" not in pattern else one.as_posix(), pattern)
        for one in folders
        for pattern in ignored
    )


def text_files() -> list[Path]:
    """Return the text files that the project carries, what was made from them left out."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.strip("/") for line in lines]
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.suffix in TEXT and path.is_file() and not is_made(path.relative_to(ROOT), ignored)
    ]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_host_of_a_package_registry() -> None:
    hosts = [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com")]
    hosts += [("yarnpkg", "com"), ("deb", "debian", "org"), ("conda", "io"), ("unpkg", "com")]
    assert lines_with(re.compile("|".join(re.escape(".".join(host)) for host in hosts))) == []


def test_no_file_names_a_folder_of_somebody_s_machine() -> None:
    folders = ("work", "root", "home", "Users", "opt")
    pattern = rf"(?<![\w.~:/-])/(?:{'|'.join(folders)})/\w"
    assert lines_with(re.compile(pattern)) == []


def test_the_locked_packages_say_no_address_to_fetch_them_from() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [one for one, entry in locked.items() if "resolved" in entry] == []
    assert [one for one, entry in locked.items() if one and "integrity" not in entry] == []
    for path in ROOT.glob("requirements*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--index-url" not in text
        assert "://" not in text


def test_every_locked_python_package_has_a_hash() -> None:
    for path in ROOT.glob("requirements*.txt"):
        entries = re.split(r"\n(?=[a-z0-9])", path.read_text(encoding="utf-8"), flags=re.I)
        pinned = [entry for entry in entries if re.match(r"[\w.-]+==", entry)]
        assert pinned
        assert [entry for entry in pinned if "--hash=sha256:" not in entry] == []


def test_text_files_are_utf_8_with_unix_line_ends_and_a_last_line_end() -> None:
    faults = []
    for path in text_files():
        content = path.read_bytes()
        content.decode("utf-8")
        if b"\r" in content or (content and not content.endswith(b"\n")):
            faults.append(str(path.relative_to(ROOT)))
    assert faults == []


def test_the_makefile_lists_its_targets() -> None:
    run = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("run", "test", "check", "mend", "data", "bench", "words"):
        assert f"make {target} " in run.stdout
