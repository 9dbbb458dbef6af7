"""Print how long functions and files are, and fail where the house's rules are broken."""

import ast
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FUNCTION_CAP, FUNCTION_P90, FUNCTION_MEDIAN = 60, 30, 9
FILE_CAP, FILE_MEDIAN = 400, 150
PARAMETERS, POSITIONAL = 5, 2


@dataclass(frozen=True)
class Function:
    """One function: where it stands, how many lines it has, and how many parameters may be given by position."""

    place: str
    lines: int
    positional: int
    is_command: bool


def main() -> int:
    """Print the table; exit status 1 when a cap, a median or the 90th percentile is exceeded."""
    files = sorted((ROOT / "src").rglob("*.py"))
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    functions = [function for path in files for function in functions_of(path)]
    print(f"{'':10}{'count':>7}{'median':>8}{'p90':>6}{'max':>6}")
    print(row("functions", [function.lines for function in functions]))
    print(row("files", list(lengths.values())))
    listed = [function for function in functions if not function.is_command and function.positional > POSITIONAL]
    print(f"more than {POSITIONAL} parameters by position: {len(listed)}")
    for function in listed:
        print(f"  {function.place}: {function.positional}")
    broken = [*broken_by_functions(functions), *broken_by_files(lengths)]
    for line in broken:
        print(f"too large: {line}", file=sys.stderr)
    return 1 if broken else 0


def functions_of(path: Path) -> Iterator[Function]:
    """Every function and method of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(
                place=f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
                lines=(node.end_lineno or node.lineno) - node.lineno + 1,
                positional=positional(node),
                is_command="quietlegs_cli" in path.parts,
            )


def positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the parameters that may be given by position; `self` and `cls` are no parameters."""
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])


def row(title: str, values: list[int]) -> str:
    """One line of the table."""
    return f"{title:10}{len(values):7}{statistics.median(values):8g}{p90(values):6}{max(values):6}"


def p90(values: list[int]) -> int:
    """The value that nine in ten do not exceed."""
    return sorted(values)[min(len(values) - 1, int(0.9 * len(values)))]


def broken_by_functions(functions: list[Function]) -> Iterator[str]:
    """Rules about functions that do not hold. A command's parameters are its options, counted by nobody."""
    lines = [function.lines for function in functions]
    for function in functions:
        if function.lines > FUNCTION_CAP:
            yield f"{function.place}: {function.lines} lines, at most {FUNCTION_CAP}"
        if function.positional > PARAMETERS and not function.is_command:
            yield f"{function.place}: {function.positional} parameters, at most {PARAMETERS}"
    if statistics.median(lines) > FUNCTION_MEDIAN:
        yield f"the median function has {statistics.median(lines):g} lines, at most {FUNCTION_MEDIAN}"
    if p90(lines) > FUNCTION_P90:
        yield f"one function in ten has {p90(lines)} lines or more, at most {FUNCTION_P90}"


def broken_by_files(lengths: dict[str, int]) -> Iterator[str]:
    """Rules about files that do not hold."""
    for name, lines in lengths.items():
        if lines > FILE_CAP:
            yield f"{name}: {lines} lines, at most {FILE_CAP}"
    if statistics.median(lengths.values()) > FILE_MEDIAN:
        yield f"the median file has {statistics.median(lengths.values()):g} lines, at most {FILE_MEDIAN}"


if __name__ == "__main__":
    sys.exit(main())
