"""What imports what: read from the source, at every grain, so that no arrow hides.

Counted as an import is every one that a file names: at its top, inside a function, for its types alone
(`if TYPE_CHECKING`), and as a string (`get_model("app", "Model")`). The packages are read from the folders themselves.
"""

import ast
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[3]
PACKAGES = sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if path.parent.name != "migrations"
}
TREES = {module: ast.parse(path.read_text(encoding="utf-8")) for module, path in MODULES.items()}
# What an installation may go without (optional in pyproject): only a function that needs it asks for it.
OPTIONAL = {"aiosmtpd", "opentelemetry", "psutil"}

# A program of its own sets Django up before it may import what rests on it.
PROGRAMS = {"bench.apart"}


def is_named_by(module, name):
    """What `module` (and `name` of it) stands for: a module of ours, or the package it comes from."""
    whole = f"{module}.{name}" if name else module
    return whole if whole in MODULES else module if module in MODULES else ""


def imports_in(module, tree):
    """The modules of ours that this one names, each with the line."""
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((is_named_by(each.name, ""), node.lineno) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *filter(None, [node.module])])
            yield from ((is_named_by(source, each.name), node.lineno) for each in node.names)
        elif model := model_named_by(node):
            yield model, node.lineno


def model_named_by(node):
    """The module of the model that `get_model("app", "Model")` or `get_model("app.Model")` names, if it is one."""
    words = string_arguments(node)
    if not words:
        return ""
    try:
        module = apps.get_model(*words).__module__
    except (LookupError, ValueError):
        return ""
    return module if module in MODULES else ""


def string_arguments(node):
    """The strings that `get_model` is called with, if that is what `node` is; `self.get_model` asks the own app."""
    if not isinstance(node, ast.Call) or not node.args or not all(isinstance(each, ast.Constant) for each in node.args):
        return []
    called = node.func
    is_own = isinstance(called, ast.Attribute) and ast.unparse(called.value) == "self"
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return [each.value for each in node.args] if name == "get_model" and not is_own else []


ARROWS = {
    module: {named for named, _line in imports_in(module, tree) if named not in ("", module)}
    for module, tree in TREES.items()
}


def reached_from(module):
    """All modules that `module` needs, directly or by others."""
    found, waiting = set(), [module]
    while waiting:
        fresh = ARROWS[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found


def in_a_circle(package):
    """The modules of this package that need themselves."""
    own = [module for module in MODULES if module.split(".")[0] == package]
    return sorted(module for module in own if module in reached_from(module))


def inside_functions(tree):
    """The imports inside functions, without those of what an installation may lack.

    `ready` of an app is left out: Django calls it when models may be imported, which its file cannot do at the top.
    """
    started = {
        method
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "AppConfig" in map(ast.unparse, node.bases)
        for method in node.body
        if getattr(method, "name", "") == "ready"
    }
    return {
        ast.unparse(node)
        for function in set(ast.walk(tree)) - started
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not {name.split(".")[0] for name in names_of(node)} <= OPTIONAL
    }


def names_of(node):
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]


def test_every_package_is_read():
    assert {"law", "dossiers", "consent", "retention", "cases", "wsn_privacy"} <= set(PACKAGES)
    assert any(".management.commands." in module for module in MODULES)


def test_what_may_be_asked_for_late_is_optional():
    extras = " ".join(each for extra in PROJECT["optional-dependencies"].values() for each in extra)
    assert all(name in extras for name in OPTIONAL)
    assert not [name for name in OPTIONAL if name in " ".join(PROJECT["dependencies"])]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_needs_itself_by_way_of_others(package):
    assert in_a_circle(package) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_is_imported_inside_a_function(package):
    late = {module for module in MODULES if module.split(".")[0] == package and inside_functions(TREES[module])}
    assert late == {module for module in PROGRAMS if module.split(".")[0] == package}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_model_is_named_by_a_string(package):
    named = [
        f"{module}:{node.lineno}"
        for module in MODULES
        if module.split(".")[0] == package
        for node in ast.walk(TREES[module])
        if string_arguments(node)
    ]
    assert named == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("from dossiers.journal import actions", {"dossiers.journal.actions"}),
        ("import dossiers.journal.actions", {"dossiers.journal.actions"}),
        ("from dossiers.models import Person", {"dossiers.models"}),
        ("def f():\n    from cases.flow import rules", {"cases.flow.rules"}),
        ("if TYPE_CHECKING:\n    from cases.models import Case", {"cases.models"}),
        ('apps.get_model("dossiers", "Seal")', {"dossiers.models.journal"}),
        ('apps.get_model("dossiers.Seal")', {"dossiers.models.journal"}),
        ("from . import wall", {"dossiers.access.wall"}),
        ("from .emergency import views", {"dossiers.access.emergency.views"}),
        ("import json", set()),
        ("self.get_model('Seal')", set()),
    ],
)
def test_every_way_to_name_a_module_is_seen(text, named):
    assert {module for module, _line in imports_in("dossiers.access.reading", ast.parse(text)) if module} == named


def test_an_import_inside_a_function_is_seen_unless_it_may_be_missing():
    assert inside_functions(ast.parse("def f():\n    import json")) == {"import json"}
    assert inside_functions(ast.parse("def f():\n    import psutil")) == set()
    assert inside_functions(ast.parse("import json")) == set()
    assert inside_functions(ast.parse("class Own(AppConfig):\n def ready(self):\n  import json")) == set()
    assert inside_functions(ast.parse("class Own:\n def ready(self):\n  import json")) == {"import json"}


# guardian keeps grants; who may look is asked of `visible_to` (docs/decisions/0020)

FROM_GUARDIAN = {
    "GroupObjectPermissionBase",
    "UserObjectPermissionBase",
    "WrongAppError",
    "assign_perm",
    "remove_perm",
}


def test_guardian_is_asked_to_keep_grants_and_nothing_else():
    named = {
        (module, alias.name)
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and any(name.split(".")[0] == "guardian" for name in names_of(node))
        for alias in node.names
        if alias.name not in FROM_GUARDIAN
    }
    assert {name for module, name in named if module != "dossiers.authority"} == set()
    assert ("dossiers.authority", "shortcuts") in named
    templates = (ROOT / "templates").rglob("*.html")
    assert not [str(path) for path in templates if "guardian" in path.read_text(encoding="utf-8")]
