"""Who calls whom, read from the code: by what a file imports, by name within a file, and by name for methods."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

from tests.house.source.sources import ROOT, TREES

Place = tuple[Path, str]  # a file and the name of a function in it
TOGETHER = ("atomic", "_whole_or_nothing")  # what makes all of a block happen or nothing
IN_BATCHES = {"each", "one_by_one"}  # do what they are given in a transaction of its own


def called_by(path: Path, node: ast.Call) -> list[Place]:
    """The functions of ours that a call can mean."""
    called = node.func
    if isinstance(called, ast.Name):
        return [_imported(path).get(called.id, (path, called.id))]
    if not isinstance(called, ast.Attribute):
        return []
    if isinstance(called.value, ast.Name) and called.value.id in _imported(path):
        return [(_file_of(*_imported(path)[called.value.id]), called.attr)]
    return methods().get(called.attr, [])  # of something: any of that name


@cache
def methods() -> dict[str, list[Place]]:
    """Where a method of each name stands."""
    found: dict[str, list[Place]] = defaultdict(list)
    for path, tree in TREES.items():
        for node in (each for each in ast.walk(tree) if isinstance(each, ast.ClassDef)):
            for method in (each for each in node.body if isinstance(each, ast.FunctionDef)):
                found[method.name].append((path, method.name))
    return found


@cache
def _imported(path: Path) -> dict[str, Place]:
    """What stands in a file under which name: a function of a file, or a module."""
    found = {}
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and node.module:
            folder = ROOT.joinpath(*node.module.split("."))
            for each in node.names:
                found[each.asname or each.name] = (folder, each.name)
    return {
        name: (_file_of(folder), own) if _is_module(folder) else (folder, own) for name, (folder, own) in found.items()
    }


def _is_module(folder: Path) -> bool:
    return folder.with_suffix(".py").is_file()


def _file_of(folder: Path, name: str = "") -> Path:
    """The file of a module, given as a path without its ending, or as a folder and a name in it."""
    place = folder / name if name else folder
    return place.with_suffix(".py")


@cache
def functions() -> dict[Place, ast.FunctionDef]:
    """Every function, by its file and name; of methods of one name the last."""
    return {
        (path, node.name): node
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


@cache
def callers() -> dict[Place, set[Place]]:
    """The functions in which each is called; a file as a whole has no name."""
    found: dict[Place, set[Place]] = defaultdict(set)
    for path, tree in TREES.items():
        inside = {}
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            inside |= dict.fromkeys((node for node in ast.walk(function) if isinstance(node, ast.Call)), function.name)
        for node in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
            for place in called_by(path, node):
                found[place].add((path, inside.get(node, "")))
    return found


@cache
def together() -> set[Place]:
    """The functions of which all happens or nothing: by themselves, or by everybody who calls them."""
    found = {place for place, node in functions().items() if _begins_together(node)} | _in_batches()
    while True:
        more = {
            place
            for place, above in callers().items()
            if place not in found and place in functions() and above - {place} and above - {place} <= found
        }
        if not more:
            return found
        found |= more


def _begins_together(node: ast.FunctionDef) -> bool:
    blocks = [item.context_expr for each in ast.walk(node) if isinstance(each, ast.With) for item in each.items]
    return any(word in ast.unparse(each) for each in (*node.decorator_list, *blocks) for word in TOGETHER)


def _in_batches() -> set[Place]:
    """The methods that are given to what does them in batches."""
    given = {
        each.attr
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in IN_BATCHES
        for argument in node.args
        for each in (
            argument,
            *(argument.args if isinstance(argument, ast.Call) else ()),
        )  # itself, or partly filled in
        if isinstance(each, ast.Attribute)
    }
    return {place for name in given for place in methods().get(name, [])}
