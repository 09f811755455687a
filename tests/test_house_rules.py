"""The rules of the house, each as a test that prints who breaks it."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
import subprocess
import typing
from pathlib import Path

import pytest

from generator import corpus as corpus_module
from generator import records
from generator.config import Settings
from generator.i18n import read_catalogue
from generator.linking import link
from generator.packages import read_packages
from generator.pages.data_pages import code_label
from generator.pages.writer import Writer
from generator.schemas import read_schemas

ROOT = Path(__file__).parents[1]
MOST_LINES = 300
MODULES = sorted(path for folder in ("generator", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
TEST_MODULES = sorted((ROOT / "tests").rglob("*.py"))
SETTINGS = Settings(root=ROOT, site_url="https://data.example.org/", repo_url="")
SCHEMAS = read_schemas(SETTINGS.schemas)
CATALOGUES = (ROOT / "site_src/i18n", ROOT / "generator/locale")
# Halves of one sentence, which each language parts at another place.
SPLIT = ("statute.first_", "statute.last_")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_CHINESE = "\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE_LETTER = re.compile(f"[{_CHINESE}]")
_LETTER = re.compile(r"[a-zA-Z]")
_HALF_WIDTH = re.compile(
    rf"[{_CHINESE}][,;!?](?!\w)|[{_CHINESE}][:.](?=\s|$)|[{_CHINESE}]\(|\([{_CHINESE}]|\"[{_CHINESE}]"
)
_MACHINE = re.compile(r"(?<![\w.])/(?:home|work|root|Users)/\w|\b[a-z]:\\\\Users\\\\", re.IGNORECASE)
_REGISTRY = re.compile(
    r"\b(?:files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs\.org|mirrors?\.\w+\.\w+)", re.IGNORECASE
)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Return the files of the repository: those of git, or where there is none, those of the known folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        return sorted(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())
    folders = ("benchmarks", "datasets", "docs", "generator", "scripts", "site_src", "tests", ".github")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path for path in (*found, *ROOT.glob("*.*")) if "__pycache__" not in path.parts and path.is_file())


def test_every_module_says_its_job_in_one_line():
    silent = []
    for path in (*MODULES, *TEST_MODULES):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        first = (ast.get_docstring(tree) or "").partition("\n")[0]
        if tree.body and not first.endswith((".", "?")):
            silent.append(shown(path))

    assert silent == []


def test_no_module_of_the_generator_is_longer_than_300_lines():
    lines = {shown(path): len(path.read_text("utf-8").splitlines()) for path in (ROOT / "generator").rglob("*.py")}

    assert {name: number for name, number in lines.items() if number > MOST_LINES} == {}


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = [
        shown(path) for path in (*MODULES, *TEST_MODULES) if path.stem in {"utils", "util", "helpers", "misc", "common"}
    ]

    assert drawers == []


@pytest.mark.parametrize("folder", CATALOGUES, ids=lambda folder: folder.name)
def test_both_catalogues_have_the_same_words_to_say_with_the_same_placeholders(folder):
    chinese, english = (read_catalogue(folder, lang).words for lang in ("zh", "en"))
    placeholders = {
        key: (sorted(set(_PLACEHOLDER.findall(chinese[key]))), sorted(set(_PLACEHOLDER.findall(english[key]))))
        for key in chinese.keys() & english.keys()
        if not key.startswith(SPLIT)
    }

    assert chinese.keys() ^ english.keys() == set()
    assert len(chinese) > 0
    assert {key: pair for key, pair in placeholders.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("folder", CATALOGUES, ids=lambda folder: folder.name)
def test_no_word_of_a_catalogue_is_empty(folder):
    # Chinese puts nothing between the parts of some lists.
    empty = [
        (lang, key)
        for lang in ("zh", "en")
        for key, word in read_catalogue(folder, lang).words.items()
        if not word and not key.endswith(("_space", "_join"))
    ]

    assert empty == []


@pytest.mark.parametrize("folder", CATALOGUES, ids=lambda folder: folder.name)
def test_chinese_words_use_full_width_punctuation(folder):
    half = {key: word for key, word in read_catalogue(folder, "zh").words.items() if _HALF_WIDTH.search(word)}
    half.pop("cite.gbt", None)  # GB/T 7714 sets its own full stops.

    assert half == {}


def test_every_code_of_every_table_has_a_word_in_both_languages():
    corpus = link(read_packages(SETTINGS.datasets, schemas=SCHEMAS).packages)
    unnamed = []
    for lang in ("zh", "en"):
        writer = Writer(corpus, read_catalogue(SETTINGS.words, lang), "")
        for schema in SCHEMAS.values():
            for field in schema.fields:
                for code in field.enum:
                    label = code_label(writer, schema.name, field, code)
                    is_word = label != code or f"code.{field.name}.{code}" in writer.t.words
                    if not is_word or not (_CHINESE_LETTER if lang == "zh" else _LETTER).search(label):
                        unnamed.append((lang, schema.name, field.name, code))

    assert unnamed == []


def test_the_repository_names_no_machine_and_no_registry():
    named = {}
    for path in tracked():
        if path.suffix in {".lock", ".png", ".jpg", ".svg", ".csv"} or path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if found := [match.group(0) for rule in (_MACHINE, _REGISTRY) for match in rule.finditer(text)]:
            named[shown(path)] = found[:3]

    assert named == {}


def test_lock_files_name_versions_and_hashes_and_no_address():
    wrong = {
        path.name: found
        for path in ROOT.glob("*.lock")
        if (
            found := re.findall(
                r"^.*(?:https?://|file:|--index-url|--find-links).*$", path.read_text("utf-8"), re.MULTILINE
            )
        )
    }
    unhashed = {
        (path.name, entry.partition("==")[0])
        for path in ROOT.glob("*.lock")
        for entry in re.split(r"^(?=\w)", path.read_text("utf-8"), flags=re.MULTILINE)
        if "==" in entry and "--hash=sha256:" not in entry
    }

    assert (wrong, unhashed) == ({}, set())


def test_style_sheets_ask_how_many_letters_fit_and_not_how_wide_the_window_is():
    """A query of the container in rem answers for large type too; one of the window does not."""
    asking = [
        shown(path)
        for path in sorted((ROOT / "site_src/assets/css").rglob("*.css"))
        if re.search(r"@media[^{]*width", path.read_text(encoding="utf-8"))
    ]

    assert asking == []


def test_every_table_has_one_record_class_with_just_its_fields():
    """Record classes are the schemas: a column that nobody reads, or a field that no table has, is a mistake."""
    missing, different = [], {}
    classes = record_classes()
    for name, schema in SCHEMAS.items():
        columns = sorted(field.name for field in schema.fields)
        fitting = [found for found in classes if sorted(columns_of(found)) == columns]
        if not fitting:
            near = max(classes, key=lambda found: len(set(columns_of(found)) & set(columns)))
            missing.append(name)
            different[name] = (near.__name__, sorted(set(columns_of(near)) ^ set(columns)))

    assert {name: different[name] for name in missing if name not in FOLDED_TABLES} == {}


# Tables whose rows are folded into the record that they belong to, each as a tuple of its values.
FOLDED_TABLES = {
    "agreement-ip-types",
    "case-violations",
    "ended-places",
    "provision-measures",
    "region-group-members",
    "standard-issuers",
    "standard-jurisdictions",
    "tier-measures",
}


def record_classes() -> list[type]:
    found = [getattr(records, name) for name in dir(records)]
    return [item for item in found if isinstance(item, type) and dataclasses.is_dataclass(item)]


def columns_of(found: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(found) if field.name not in ("package", "line"))


def test_every_command_of_the_readme_is_a_target_of_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [ROOT / "README.md", *ROOT.glob("CONTRIBUTING*.md"), *(ROOT / "site_src/pages").rglob("*.md")]
    asked = {
        (shown(path), command)
        for path in pages
        for command in re.findall(r"(?:`|^|\s)make ([a-z-]+)(?=`|\s|$)", path.read_text("utf-8"), re.MULTILINE)
        if f"make {command}`" in path.read_text("utf-8")
        or re.search(rf"^make {command}\b", path.read_text("utf-8"), re.M)
    }

    assert {command for _, command in asked} >= {"site", "test"}
    assert {(page, command) for page, command in asked if command not in targets} == set()


def test_the_corpus_is_made_of_frozen_values():
    thawed = [
        item.__name__
        for module in (corpus_module, records)
        for item in vars(module).values()
        if isinstance(item, type) and dataclasses.is_dataclass(item) and not item.__dataclass_params__.frozen
    ]

    assert thawed == []


def test_every_type_that_a_record_names_is_plain_and_cannot_change():
    changeable = []
    for item in record_classes():
        for name, hint in typing.get_type_hints(item).items():
            if typing.get_origin(hint) in (list, dict, set) or hint in (list, dict, set):
                changeable.append((item.__name__, name))

    assert changeable == []


def test_the_name_of_a_test_is_a_sentence():
    short = [
        (shown(path), node.name)
        for path in TEST_MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and node.name.count("_") < 3
    ]

    assert short == []


def test_every_test_asserts_something():
    empty = []
    for path in TEST_MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not proves(node):
                empty.append((shown(path), node.name))

    assert empty == []


def proves(test: ast.FunctionDef) -> bool:
    """Tell whether a test has an assertion, an expectation, or an error that must come."""
    source = ast.unparse(test)
    return any(isinstance(node, ast.Assert) for node in ast.walk(test)) or "expect(" in source or "raises(" in source


def test_every_schema_is_named_after_its_file():
    wrong = [
        path.name
        for path in sorted(SETTINGS.schemas.glob("*.json"))
        if json.loads(path.read_text(encoding="utf-8"))["name"] != path.stem
    ]

    assert wrong == []
