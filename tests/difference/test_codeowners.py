# Made-up personal data: no number, name or address in this file is anybody's.
"""CODEOWNERS is read as GitHub reads it: comments, escapes, folders, stars, and the last line that matches."""

from __future__ import annotations

import pytest

from generator.difference.codeowners import is_named, is_team, read_codeowners


# From GitHub's documentation of code owners and of .gitignore.
@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("*", ["a", "a/b.csv"], []),
        ("*.csv", ["a.csv", "a/b/c.csv"], ["a.csvx", "csv"]),
        ("/build/logs/", ["build/logs/a", "build/logs/a/b"], ["build/logs", "a/build/logs/b"]),
        ("docs/*", ["docs/a.md"], ["docs/a/b.md", "x/docs/a.md"]),
        ("apps/", ["apps/a", "x/apps/a/b"], ["apps", "myapps/a"]),
        ("/docs/", ["docs/a/b"], ["x/docs/a"]),
        ("/scripts", ["scripts", "scripts/a"], ["scriptsx", "x/scripts"]),
        ("**/logs", ["logs", "a/logs", "a/b/logs/c"], ["logsx"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b/c"], ["a/xb", "x/a/b"]),
        ("/datasets/**", ["datasets/a", "datasets/a/b"], ["datasetsx/a"]),
        ("/datasets/?hejiang/", ["datasets/zhejiang/a"], ["datasets//hejiang/a", "datasets/xzhejiang/a"]),
        (r"/my\ folder/", ["my folder/a"], ["my/a"]),
        ("/a+b/(c)", ["a+b/(c)"], ["aab/c"]),
        ("/Datasets/", ["Datasets/a"], ["datasets/a"]),
        ("/", [], ["a"]),
    ],
)
def test_a_pattern_matches_what_github_says_it_matches(pattern, matching, other):
    found = read_codeowners(f"{pattern} @o")

    assert [path for path in (*matching, *other) if found.owners(path)] == matching


def test_the_last_matching_line_counts_and_a_line_without_owners_frees_a_folder():
    found = read_codeowners("* @a @org/team\n/x/ @b # why\n\n  # no line\n/x/free/\n")

    assert [found.owners(path) for path in ("y", "x/1", "x/free/1")] == [("@a", "@org/team"), ("@b",), ()]


@pytest.mark.parametrize("line", ["!/x/ @a", "/x[a-z]/ @a", r"\#x @a", "/x/ a", "/x/ @", "/x/***/ @a"])
def test_a_line_that_github_cannot_read_is_passed_over_and_told(line):
    found = read_codeowners(f"* @a\n{line}\n")

    assert (found.skipped, [each.number for each in found.lines]) == ((2,), [1])


def test_an_account_is_known_by_name_whatever_its_capitals_and_a_team_is_not():
    assert is_named("Octo-Cat", ("@org/octo-cat", "@octo-cat"))
    assert not is_named("octo-cat", ("@org/octo-cat", "octo-cat@example.org"))
    assert [is_team(owner) for owner in ("@a", "@org/a", "a/b@example.org")] == [False, True, False]
