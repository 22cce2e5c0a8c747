"""The size of the rooms, `python -m tests.house.source.measures` prints it, and `test_rooms` holds it."""

from collections import Counter

from tests.house.source.sources import FILES, TESTS, functions, name_of, tree_of

ALL = [*FILES, *TESTS]
MOST_MODULES, LONGEST_FILE, LONGEST_FUNCTION = 20, 300, 40


def modules_per_folder() -> Counter[str]:
    """How many modules lie flat in each folder; `__init__` is the folder itself."""
    return Counter(name_of(path.parent) for path in ALL if path.name != "__init__.py")


def lines_per_file() -> Counter[str]:
    """How many lines each file has."""
    return Counter({name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in ALL})


def lines_per_function() -> Counter[str]:
    """How many lines each function has, from its `def` to its last line."""
    return Counter(
        {
            f"{name_of(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
            for path in ALL
            for node in functions(tree_of(path))
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
