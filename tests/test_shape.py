"""What holds for the tree as a whole: which way imports point, what is never called, what must be documented."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("corpus", "index", "qa", "app")  # each may import itself and what stands before it
PACKAGES = LAYERS[:-1]
STEPS = ("understanding", "evidence", "figures", "gate", "drafts", "parts", "conversation", "multiple")
"""Packages of qa, from the question to the answer; each may import those before it."""
UNPICKLERS = {"pickle", "_pickle", "cPickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}
RUNNERS = {"eval", "exec"}
UNSAFE_CALLS = {"torch.load", "pandas.read_pickle"}
UNSAFE_FLAGS = {"allow_pickle", "trust_remote_code"}
LONGEST = 300


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def layer_files() -> list[Path]:
    return [*python_files(*PACKAGES), ROOT / "app.py"]


def all_files() -> list[Path]:
    return [*layer_files(), *python_files("benchmarks", "tests", "docs")]


def relative(path: Path) -> Path:
    return path.relative_to(ROOT)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST, path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the absolute name of every import at any depth; `path` is relative to the root."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = path.parent.parts[: len(path.parent.parts) - node.level + 1] if node.level else ()
            for name in [node.module] if node.module else [alias.name for alias in node.names]:
                yield node.lineno, ".".join((*above, name))
        elif isinstance(node, ast.Call) and dotted(node.func, {}) in {"__import__", "importlib.import_module"}:
            yield from ((node.lineno, a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def dotted(node: ast.expr, aliases: dict[str, str]) -> str:
    """Write `np.load` as `numpy.load`, given what the file's imports call things."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value, aliases)}.{node.attr}"
    return aliases.get(node.id, node.id) if isinstance(node, ast.Name) else ""


def backward_imports(source: str, path: Path) -> list[str]:
    own = LAYERS.index(path.parts[0].removesuffix(".py"))
    forbidden = {*LAYERS[own + 1 :], "benchmarks", "tests"}
    return [
        f"{path}:{line}: {name}" for line, name in imported(ast.parse(source), path) if name.split(".")[0] in forbidden
    ]


def unsafe(source: str) -> list[str]:
    tree = ast.parse(source)
    aliases = dict(renamed(tree))
    found = [(line, name) for line, name in imported(tree, Path("x.py")) if name.split(".")[0] in UNPICKLERS]
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            name = dotted(node, aliases)
            if name in UNSAFE_CALLS or name.removeprefix("builtins.") in RUNNERS:
                found.append((node.lineno, name))
        elif isinstance(node, ast.keyword) and node.arg in UNSAFE_FLAGS and not is_false(node.value):
            found.append((node.lineno, node.arg))
    return [f"{line}: {name}" for line, name in sorted(found)]


def is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def renamed(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname, alias.name) for alias in node.names if alias.asname)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements() -> list[Requirement]:
    extras = project()["optional-dependencies"].values()
    return [Requirement(line) for line in [*project()["dependencies"], *(line for extra in extras for line in extra)]]


def constraints() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [re.fullmatch(r"([a-z0-9-]+)==([0-9.]+)", line) for line in lines if line and not line.startswith("#")]
    assert None not in pins, "constraints.txt: every line is name==version, without a local version, a path or a host"
    return {pin[1]: pin[2] for pin in pins}


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("corpus/dedup.py", "from index import build_index"),
        ("corpus/readers/text.py", "def read():\n    import qa.types"),
        ("index/build.py", "if TYPE_CHECKING:\n    from qa.types import Answer"),
        ("index/embed.py", "from ..qa import types"),
        ("index/embed.py", "from .. import qa"),
        ("qa/cli.py", "from app import build_app"),
        ("qa/cli.py", "import importlib\nimportlib.import_module('app')"),
        ("app.py", "import tests.data"),
    ],
)
def test_a_backward_import_is_seen(path, source):
    assert len(backward_imports(source, Path(path))) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("index/build.py", "from corpus.types import Report\nfrom . import qa\nfrom .app import x"),
        ("app.py", "from qa import Assistant\nimport corpus, index"),
    ],
)
def test_a_forward_import_is_allowed(path, source):
    assert backward_imports(source, Path(path)) == []


def test_imports_point_one_way():
    assert [
        row for path in layer_files() for row in backward_imports(path.read_text(encoding="utf-8"), relative(path))
    ] == []


def early_imports(source: str, path: Path) -> list[str]:
    """Give what a file of one step of qa imports from a later one, or from the answerer and the API above them."""
    later = {f"qa.{step}" for step in STEPS[STEPS.index(path.parts[1]) + 1 :]} | {"qa.extractive", "qa.assistant"}
    found = imported(ast.parse(source), path)
    return [f"{path}:{line}: {name}" for line, name in found if ".".join(name.split(".")[:2]) in later]


def test_an_import_of_a_later_step_is_seen():
    source = "from qa.gate.gate import believe\nfrom qa.understanding.terms import Term\nimport qa.extractive"
    path = Path("qa/evidence/finding.py")
    assert early_imports(source, path) == [f"{path}:1: qa.gate.gate", f"{path}:3: qa.extractive"]


def test_the_steps_of_qa_point_one_way():
    files = python_files(*(f"qa/{step}" for step in STEPS))
    assert len(files) > len(STEPS)
    assert [row for path in files for row in early_imports(path.read_text(encoding="utf-8"), relative(path))] == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "def f():\n    from joblib import load",
        "__import__('marshal')",
        "import torch as t\nt.load('x')",
        "from torch import load as read\nread('x')",
        "np.load('x', allow_pickle=True)",
        "np.load('x', allow_pickle=flag)",
        "AutoModel.from_pretrained('x', trust_remote_code=True)",
        "import pandas as pd\npd.read_pickle('x')",
        "eval('1')",
        "list(map(exec, lines))",
        "import builtins\nbuiltins.eval('1')",
    ],
)
def test_an_unsafe_call_is_seen(source):
    assert len(unsafe(source)) == 1


@pytest.mark.parametrize("source", ["model.eval()", "np.load('x', allow_pickle=False)", "import json\njson.load(f)"])
def test_a_safe_call_is_allowed(source):
    assert unsafe(source) == []


def test_nothing_is_unpickled_or_evaluated():
    assert [f"{relative(path)}:{row}" for path in all_files() for row in unsafe(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_says_what_is_public(name):
    assert importlib.import_module(name).__all__


def test_public_names_exist():
    missing = []
    for path in layer_files():
        if path.name == "__init__.py":
            package = importlib.import_module(".".join(relative(path).parent.parts))
            missing += [f"{package.__name__}.{x}" for x in getattr(package, "__all__", ()) if not hasattr(package, x)]
    assert missing == []


def test_importing_the_packages_loads_no_model_library():
    code = (
        "import sys, corpus, index, qa, qa.cli\n"
        "print(*{'torch', 'transformers', 'sentence_transformers', 'gradio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_third_party_import_is_declared():
    declared = {canonicalize_name(requirement.name) for requirement in requirements()}
    distributions = packages_distributions()
    ours = {*LAYERS, *sys.stdlib_module_names}
    undeclared = {
        f"{relative(path)}:{line}: {top}"
        for path in layer_files()
        for line, name in imported(parse(path), relative(path))
        if (top := name.split(".")[0]) not in ours
        and not declared & {canonicalize_name(known) for known in distributions.get(top, [top])}
    }
    assert sorted(undeclared) == []


def test_every_dependency_is_pinned_within_its_range():
    pins = constraints()
    assert [
        str(requirement)
        for requirement in requirements()
        if not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
    ] == []


def test_the_changelog_ends_at_the_package_version():
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert released[0] == project()["version"]


def test_tests_are_no_package():
    assert list((ROOT / "tests").rglob("__init__.py")) == [], "it would hide the package of the same name"


def test_every_test_file_mirrors_a_source_file():
    astray = []
    for path in python_files(*(f"tests/{name}" for name in (*PACKAGES, "benchmarks"))):
        if not path.name.startswith("test_"):
            continue
        source = ROOT / relative(path).relative_to("tests").with_name(path.name.removeprefix("test_"))
        if not (source.is_file() or source.with_suffix("").joinpath("__init__.py").is_file()):
            astray.append(str(relative(path)))
    assert astray == []


def test_no_file_is_too_long_to_read():
    sources = [path for path in layer_files() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST]
    assert [str(relative(path)) for path in sources] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_command_is_documented(readme):
    from typer.main import get_command

    from qa.cli import cli

    text = (ROOT / readme).read_text(encoding="utf-8")
    commands = get_command(cli).commands
    assert "ask" in commands
    assert [name for name in commands if not re.search(rf"yanxiaoge {re.escape(name)}(?![\w-])", text)] == []
