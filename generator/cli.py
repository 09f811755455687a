"""Choose the command that was asked for, and say in the reader's language what cannot be understood."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from generator import messages
from generator.commands.shared import CLEAN, ERRORS, MISUSED, Parser, UnparsedError, choice
from generator.errors import UsageError
from generator.i18n import Catalogue, read_catalogue

# In the order in which the help shows them: each is a module of `generator.commands` with ``run(arguments, t)``.
# Only the module asked for is loaded; some of them load the whole site.
COMMANDS: Mapping[str, str] = {
    "validate": "validate",
    "stamp": "stamp",
    "format": "format",
    "new": "new",
    "penalty": "penalty",
    "template": "template",
    "import": "import_",
    "due": "due",
    "diff": "diff",
    "paths": "paths",
    "privacy": "privacy",
    "mask": "mask",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean or warnings only, 1 errors, 2 misuse."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal of another encoding must not stop a message about a Chinese file.
            stream.reconfigure(errors="backslashreplace")
    lang, rest = _language(given, os.environ)
    t = read_catalogue(messages.LOCALE_FOLDER, lang)
    try:
        return _run(rest, t)
    except UsageError as error:
        print(error, t("cli.see_help"), sep="\n", file=sys.stderr)
        return MISUSED
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    except OSError as error:
        print(t("cli.file_refused", path=error.filename, reason=error.strerror), file=sys.stderr)
        return MISUSED


def _language(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the language of the messages and the arguments without it.

    As asked for, else English where LANG says so, else Chinese; what cannot be read stays for `_run` to refuse.
    """
    parser = Parser()
    parser.add_argument("--lang", default="")
    try:
        options, rest = parser.parse_known_args(list(arguments))
    except UnparsedError:
        options, rest = None, list(arguments)
    if options and options.lang in messages.LANGUAGES:
        return str(options.lang), rest
    return ("en" if environment.get("LANG", "").startswith("en") else "zh"), list(arguments)


def _run(arguments: Sequence[str], t: Catalogue) -> int:
    command, *rest = arguments or [""]
    is_help = bool({"--help", "-h"} & set(arguments))
    if is_help:
        shown = [command] if command in COMMANDS else list(COMMANDS)
        usages = "\n".join(t(f"command.{name}.usage").rstrip() for name in shown)
        print(t("cli.help", usages=usages).strip())
        return CLEAN
    parser = Parser()
    parser.add_argument("--lang", type=choice("--lang", messages.LANGUAGES, t))
    try:
        parser.parse_known_args(list(arguments))
    except UnparsedError:
        raise UsageError(t("cli.bad_arguments", arguments=messages.visible(" ".join(arguments)))) from None
    if not command or command.startswith("-"):
        raise UsageError(t("cli.no_command"))
    if command not in COMMANDS:
        raise UsageError(t("cli.unknown_command", value=messages.visible(command), commands=" ".join(COMMANDS)))
    return int(import_module(f"generator.commands.{COMMANDS[command]}").run(rest, t))
