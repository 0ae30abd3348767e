"""The house stands as it was drawn: who calls whom, what is opened where, how long things are."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GROUND = ("errors", "settings", "selection", "words")
FLOORS = {
    **dict.fromkeys(GROUND, 0),
    "sources": 1,
    "store": 1,
    "layers": 2,
    "network": 3,
    "measures": 4,
    "figures": 5,
    "people": 6,
    "views": 7,
    "publish": 6,
    "board": 6,
    "pages": 8,
    "build": 9,
    "backup": 9,
    "create_app": 9,
    "doors": 10,
    "app": 10,
}
TOP = 10
FREE_NAMES = {"utils", "helpers", "common", "manager", "util", "misc"}
OPENERS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "to_parquet", "to_file"),
    *("read_csv", "read_parquet", "read_file", "read_table", "read_json", "read_feather"),
    *("write_table", "memmap", "fromfile", "imread"),
}
MAY_OPEN = {"sources", "publish", "words", "store", "backup"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 40
Function = ast.FunctionDef | ast.AsyncFunctionDef

WATCHED_IMPORT = """
import importlib, json, sys
opened = []
root = sys.argv[1]
def watch(event, arguments):
    if event == "open" and str(arguments[0]).startswith(root):
        opened.append(str(arguments[0]))
    if event in ("socket.connect", "subprocess.Popen"):
        opened.append(event)
sys.addaudithook(watch)
for name in sys.argv[2:]:
    importlib.import_module(name)
code = ("/.venv/", "/__pycache__/")
print(json.dumps([one for one in opened if not one.endswith((".py", ".pyc", "pyproject.toml"))
                  and not any(part in one for part in code)]))
"""


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def modules() -> list[Path]:
    return sorted([*ROOT.glob("*.py"), *(ROOT / "dashboard").rglob("*.py")])


def python_files() -> list[Path]:
    return [*modules(), *sorted((ROOT / "tests").rglob("*.py"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "dashboard" and parts[1] != "__init__" else "app"


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "dashboard":
            yield from ((node.lineno, f"dashboard.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def lines_of(node: ast.AST) -> set[int]:
    return set(range(node.lineno, node.end_lineno + 1))  # type: ignore[attr-defined]


def own_lines(function: Function) -> int:
    """Count a function's lines without its docstring and without the functions in it."""
    lines = lines_of(function)
    if ast.get_docstring(function) is not None:
        lines -= lines_of(function.body[0])
    for inner in ast.walk(function):
        if isinstance(inner, Function) and inner is not function:
            lines -= lines_of(inner)
    return len(lines)


def called(node: ast.Call) -> str:
    function = node.func
    return getattr(function, "attr", "") or getattr(function, "id", "")


def test_every_module_has_a_floor() -> None:
    homeless = [name(path) for path in modules() if room(path) not in FLOORS]
    assert homeless == []


def test_a_room_calls_only_the_rooms_it_stands_on() -> None:
    faults = []
    for path in modules():
        own = FLOORS.get(room(path), TOP)
        for line, module in imports(parsed(path)):
            parts = module.split(".")
            if parts[0] != "dashboard" or len(parts) < 2 or parts[1].startswith("__"):
                continue
            floor = FLOORS.get(parts[1], TOP)
            same = parts[1] == room(path) or own == floor == 0
            if floor >= own and not same:
                faults.append(f"{name(path)}:{line} calls {module}")
    assert faults == []


def test_imports_are_absolute_and_stand_at_the_top_of_a_file() -> None:
    faults = []
    for path in python_files():
        tree = parsed(path)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                faults.append(f"{name(path)}:{node.lineno} is relative")
        for function in functions(tree):
            faults += [f"{name(path)}:{line} in a function" for line, _ in imports(function)]
    assert faults == []


def test_dash_is_known_to_pages_and_plotly_to_figures_only() -> None:
    homes = {"dash": "pages create_app", "dash_mantine_components": "pages create_app"}
    homes |= {"plotly": "figures", "gunicorn": "app", "geopandas": "sources layers network build"}
    faults = [
        f"{name(path)}:{line} imports {module}"
        for path in modules()
        for line, module in imports(parsed(path))
        if room(path) not in homes.get(module.split(".")[0], room(path)).split()
    ]
    assert faults == []


def test_data_files_are_opened_by_the_rooms_that_carry_them_only() -> None:
    faults = [
        f"{name(path)}:{node.lineno} calls {called(node)}"
        for path in modules()
        if room(path) not in MAY_OPEN
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and called(node) in OPENERS
    ]
    assert faults == []


def test_environment_variables_are_read_by_settings_only() -> None:
    faults = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        if room(path) != "settings"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb")
    ]
    assert faults == []


def test_importing_the_modules_opens_no_file_and_no_connection() -> None:
    dotted = [name(path)[:-3].replace("/", ".") for path in modules() if path.stem != "app"]
    run = subprocess.run(
        [sys.executable, "-c", WATCHED_IMPORT, str(ROOT), *dotted],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.splitlines()[-1]) == []


def test_no_file_is_too_long() -> None:
    scripts = [path for kind in ("*.js", "*.css") for path in (ROOT / "assets").rglob(kind)]
    lengths = {
        name(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in [*python_files(), *scripts]
    }
    assert {path: long for path, long in lengths.items() if long > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    faults = {
        f"{name(path)}:{function.lineno} {function.name}": own_lines(function)
        for path in python_files()
        for function in functions(parsed(path))
        if own_lines(function) > LONGEST_FUNCTION
    }
    assert faults == {}


def test_modules_and_variables_have_names_that_say_something() -> None:
    stems = [name(path) for path in python_files() if path.stem.lower() in FREE_NAMES]
    frames = [
        f"{name(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Name) and node.id == "df")
        or (isinstance(node, ast.arg) and node.arg == "df")
    ]
    assert (stems, frames) == ([], [])


def test_nothing_hides_a_wrong_callback() -> None:
    forbidden = {"allow_duplicate", "suppress_callback_exceptions"}
    faults = [
        f"{name(path)}:{node.value.lineno} {node.arg}"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.keyword) and node.arg in forbidden
    ]
    assert faults == []


def test_units_never_travel_in_the_attributes_of_a_table() -> None:
    faults = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr == "attrs"
    ]
    assert faults == []


def test_colours_are_written_in_the_tokens_only() -> None:
    colour = re.compile(
        r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\brgba?\((?!0, ?0, ?0, ?0\))|\bhsla?\("
    )
    files = [path for kind in ("*.js", "*.css") for path in (ROOT / "assets").rglob(kind)]
    faults = [
        f"{name(path)}:{number} {line.strip()}"
        for path in [*files, *modules()]
        if path.name != "tokens.css"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if colour.search(line)
    ]
    assert faults == []


def test_the_page_names_no_host_but_its_own() -> None:
    outside = re.compile(r"""(?:https?:)?//(?!www\.w3\.org/)[\w-]+\.[\w.-]+""")
    faults = [
        f"{name(path)}:{number}"
        for path in (ROOT / "assets").rglob("*")
        if path.suffix in {".js", ".css", ".mjs", ".html", ".svg"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if outside.search(line)
    ]
    assert faults == []


@pytest.mark.parametrize("file", ["app.py", "requirements.txt", "README.md", "CHANGELOG.md"])
def test_what_a_newcomer_looks_for_stands_at_the_top(file: str) -> None:
    assert (ROOT / file).is_file()
