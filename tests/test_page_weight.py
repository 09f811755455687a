"""What every page loads first: a packed style sheet that says the same, and its scripts by name."""

from __future__ import annotations

from pathlib import Path

from generator.page_weight import first_scripts, pack_css, pack_shell, without_unused

ASSETS = Path(__file__).parents[1] / "site_src" / "assets"


def test_a_packed_sheet_keeps_rules_strings_and_the_blanks_that_mean_something():
    sheet = """/* One; {two} */
    a :hover , b { content: " · ";  margin: calc(1px + 2px) auto; }
    @media (min-width: 4em) { i::after { content: "（"; } }
    """

    assert pack_css(sheet) == (
        'a :hover , b{content: " · ";margin: calc(1px + 2px) auto;}@media (min-width: 4em){i::after{content: "（";}}'
    )


def test_no_string_of_a_sheet_holds_a_mark_that_packing_would_touch():
    found = [
        path.name
        for path in (ASSETS / "css").glob("*.css")
        for line in path.read_text("utf-8").split('"')[1::2]
        if set(line) & set("{};")
    ]

    assert found == []


def test_the_scripts_that_the_first_one_imports_are_named_in_order():
    start = 'import { a } from "./one.js";\nimport "./two-b.js";\nconst c = import("./later.js");\n'

    assert first_scripts(start) == ("one.js", "two-b.js")
    named = first_scripts((ASSETS / "js" / "site.js").read_text("utf-8"))
    assert "list.js" in named and all((ASSETS / "js" / name).is_file() for name in named)


def test_a_page_keeps_nothing_that_only_the_scripts_of_the_theme_would_use():
    page = """<body>
    <input class="md-toggle" type="checkbox" id="__drawer">
    <label class="md-overlay" for="__drawer"></label>
    <div data-md-component="skip">
      <a href="#_1" class="md-skip">
      </a>
    </div>
    <div data-md-component="announce">

    </div>
    <pre>
      as written
    </pre>
    <div class="md-dialog" data-md-component="dialog">
      <div class="md-dialog__inner md-typeset"></div>
    </div>
    </body>"""

    assert without_unused(page) == "<body>\n    <pre>\n      as written\n    </pre>\n    </body>"


def test_a_shell_has_neither_indents_nor_empty_lines():
    assert pack_shell("<main>\n\n   <p>one  two</p>\n  \n</main>") == "<main>\n<p>one  two</p>\n</main>"
