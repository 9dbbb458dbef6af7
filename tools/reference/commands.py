"""`docs/reference/commands.md`: every command with its options, read from the command line itself."""

from collections.abc import Iterator
from dataclasses import dataclass

import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from quietlegs_cli.main import COMMANDS, app_with

Parameter = TyperArgument | TyperOption
HEAD = """# Commands

Generated from the command line itself by `make reference`; do not edit.

Bad input: one clear sentence on standard error, exit status 2, nothing written. Status 1 is our own fault, 0 is good.
`--json` prints one JSON document and nothing else; its schemas are in [schemas](schemas/).
"""


@dataclass(frozen=True)
class Command:
    """One command by its full name."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]


def commands_page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for command in commands() for line in section(command))]).rstrip() + "\n"


def commands() -> list[Command]:
    """Every command of the command line, in the order in which `--help` lists them."""
    return list(below(typer.main.get_command(app_with(COMMANDS)), "quietlegs"))


def below(node: object, name: str) -> Iterator[Command]:
    """The commands at and below a node of the command tree."""
    if isinstance(node, TyperGroup):
        for word, child in node.commands.items():
            yield from below(child, f"{name} {word}")
    elif isinstance(node, TyperCommand):
        parameters = (item for item in node.params if isinstance(item, TyperArgument | TyperOption))
        yield Command(name, (node.help or "").strip(), tuple(parameters))


def section(command: Command) -> Iterator[str]:
    """One command: what it does, its example, and a table of what it takes."""
    yield f"## `{command.name}`\n"
    yield f"{command.help}\n"
    if command.parameters:
        yield "| argument or option | default | meaning |\n|---|---|---|"
        yield from (f"| {spelled(one)} | {default_of(one)} | {cell(help_of(one))} |" for one in command.parameters)
        yield ""


def spelled(parameter: Parameter) -> str:
    """How a parameter is written on the command line."""
    if isinstance(parameter, TyperArgument):
        return f"`{parameter.metavar or (parameter.name or '').upper()}`"
    value = f" {parameter.metavar}" if parameter.metavar else ""
    return ", ".join(f"`{name}{value}`" for name in (*parameter.opts, *parameter.secondary_opts))


def default_of(parameter: Parameter) -> str:
    """What holds when the parameter is left out."""
    if parameter.required:
        return "required"
    absent = parameter.default in (None, "", [], (), False) or callable(parameter.default)
    return "" if absent else f"`{parameter.default}`"


def help_of(parameter: Parameter) -> str:
    """What the parameter means."""
    return (parameter.help or "").strip()


def cell(text: str) -> str:
    """Text that may stand in a cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")
