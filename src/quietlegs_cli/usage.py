"""A wrong use of a command, told in one sentence: which option, what was given, what to write instead."""

import re

_VALUE = re.compile(r"Invalid value for '(?P<option>[^']*)'(?: / '[^']*')*: (?:Value error, )?(?P<why>.*)")
_DATE = re.compile(r"'(?P<given>.*)' does not match the formats?\b")
_KINDS = {"valid int": "a whole number, such as 42", "valid float": "a number, such as 1.5"}


def explain_usage(error: Exception) -> str:
    """Say in one line what is wrong with a command's words; a command without any shows its help."""
    said: str = getattr(error, "format_message", error.__str__)()
    if "\n" in said.strip():
        return said
    line = " ".join(said.split()).rstrip(".")
    command = getattr(getattr(error, "ctx", None), "command_path", "quietlegs")
    if found := _VALUE.fullmatch(line):
        line = _about_value(found["option"], found["why"])
    stop = "" if line.endswith("?") else "."
    return f"quietlegs: {line}{stop} `{command} --help` explains the options."


def _about_value(option: str, why: str) -> str:
    """What is wrong with the value of one option."""
    if found := _DATE.match(why):
        return f"{option}: {found['given']} is not a date: write YYYY-MM-DD, such as 2026-11-23"
    for said, kind in _KINDS.items():
        if said in why:
            return f"{option}: write {kind}"
    return f"{option}: {why}"
