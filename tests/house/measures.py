"""The size of the rooms, measured from the source: `python tests/house/measures.py` prints it, `test_rooms` holds it.

Read are all top-level folders that are a package, the tests among them, so that a new one is measured by itself.
"""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(path.parent.name for path in ROOT.glob("*/__init__.py"))
FILES = sorted(
    path
    for folder in [*PACKAGES, "tests"]
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and "sql" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MOST_MODULES, LONGEST_FILE, LONGEST_FUNCTION = 20, 300, 40


def name_of(path: Path) -> str:
    """The path from the root of the project."""
    return str(path.relative_to(ROOT))


def modules_per_folder() -> Counter[str]:
    """How many modules lie flat in each folder; `__init__` is the folder itself."""
    return Counter(name_of(path.parent) for path in FILES if path.name != "__init__.py")


def lines_per_file() -> Counter[str]:
    """How many lines each file has."""
    return Counter({name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES})


def lines_per_function() -> Counter[str]:
    """How many lines each function has, from its `def` to its last line."""
    return Counter(
        {
            f"{name_of(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
            for path in FILES
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
    )


def main() -> None:
    """Print the ten largest of each, with what is the most."""
    for title, counted, most in (
        ("modules in a folder", modules_per_folder(), MOST_MODULES),
        ("lines in a file", lines_per_file(), LONGEST_FILE),
        ("lines in a function", lines_per_function(), LONGEST_FUNCTION),
    ):
        over = sum(count > most for count in counted.values())
        print(f"{title}: {len(counted)} counted, {most} at most, {over} over")  # noqa: T201
        for name, count in counted.most_common(10):
            print(f"  {count:5}  {name}")  # noqa: T201


if __name__ == "__main__":
    main()
