"""Which verb is written where, read from the code."""

import ast

from dossiers import verbs
from tests.house.source.sources import TREES

READ = {"filter", "exclude", "get", "Q"}  # a verb as a keyword of these is sought, not written


KINDS = {(kind.__module__, kind.__name__): kind for kind in verbs.JournalVerb.__subclasses__()}


def called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def enclosing(tree):
    """Every call in a file, with the function that it stands in, or None."""
    inside = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            inside |= dict.fromkeys((n for n in ast.walk(function) if isinstance(n, ast.Call)), function)
    return [(node, inside.get(node)) for node in ast.walk(tree) if isinstance(node, ast.Call)]


CALLS = [(path, node, function) for path, tree in TREES.items() for node, function in enclosing(tree)]


def handed_on(node, writers):
    """What a call hands on as a verb: the argument that is called so, or that stands where the verb belongs."""
    named = [word.value for word in node.keywords if word.arg == "verb" and called(node) not in READ]
    place = writers.get(called(node))
    for given in [*named, *(node.args[place : place + 1] if place is not None else ())]:
        yield given.value if isinstance(given, ast.Attribute) and given.attr == "value" else given


def all_writers():
    """The functions that hand a verb on to the journal, and the place of the verb among their arguments."""
    writers = {"record": 0, "record_many": 0}
    while True:
        found = dict(writers)
        for _path, node, function in CALLS:
            names = [each.arg for each in function.args.args] if function else []
            for given in handed_on(node, writers):
                if isinstance(given, ast.Name) and given.id in names:
                    found[function.name] = names.index(given.id)
        if found == writers:
            return writers
        writers = found


def values_of(path, given):
    """What an argument can be: itself, either side of a choice, or what stands under its name in the file."""
    if isinstance(given, ast.IfExp):
        return [*values_of(path, given.body), *values_of(path, given.orelse)]
    if isinstance(given, ast.Subscript):
        return [each for table in assigned(path, given.value) for each in getattr(table, "values", [])]
    if isinstance(given, ast.Name):
        return [each for value in assigned(path, given) for each in values_of(path, value)]
    return [given]


def assigned(path, name):
    """What is assigned to a name, or is the first of the tuples that a loop goes through under that name."""
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == ast.unparse(name):
            yield node.value
        first = node.target.elts[0] if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) else None
        if first and ast.unparse(first) == ast.unparse(name):
            yield from (each.elts[0] for each in node.iter.elts)


def written():
    """Every verb that a call writes: the file, the class and the name of the member; or what stands there instead."""
    writers = all_writers()
    for path, node, function in CALLS:
        own = {each.arg for each in function.args.args + function.args.kwonlyargs} if function else set()
        for given in handed_on(node, writers):
            if isinstance(given, ast.Name) and given.id in own:
                continue  # handed on for whoever calls this
            for value in values_of(path, given):
                yield path, ast.unparse(value), node.lineno


WRITTEN = list(written())


def member(path, text):
    """The member that a text of the code names, by what the file imports under that name; or None."""
    name, _, attribute = text.partition(".")
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and name in [each.name for each in node.names]:
            kind = KINDS.get((node.module, name))
            return kind.__members__.get(attribute) if kind else None
    return None
