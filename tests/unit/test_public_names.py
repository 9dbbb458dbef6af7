"""What `import quietlegs` gives is pinned: a name is added or taken away on purpose or not at all."""

import ast
from pathlib import Path

import quietlegs

IN_THE_CONTRACT = {
    "design_trial",
    "find",
    "find_many",
    "make_plan",
    "pool",
    "read_diary",
    "read_intake",
    "read_trial",
}
"""People script against these; they keep their names."""

ADDED: set[str] = {
    "draw_week",
    "list_claims",
    "read_finding",
    "show_claim",
    "simulate_persons",
    "tonight",
    "trial_power",
    "verify_trial",
}
"""Further names, one for each thing that the command line does."""


def test_the_public_names_are_these() -> None:
    assert set(quietlegs.__all__) == IN_THE_CONTRACT | ADDED


def test_each_public_name_is_there_and_says_what_it_does() -> None:
    silent = [name for name in quietlegs.__all__ if not getattr(quietlegs, name).__doc__]
    assert silent == []


def test_a_type_checker_sees_the_same_names() -> None:
    tree = ast.parse(Path(str(quietlegs.__file__)).read_text(encoding="utf-8"))
    seen = {
        alias.name
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == set(quietlegs.__all__)
