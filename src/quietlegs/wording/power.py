"""Words for a trial's prospects."""

from msgspec.structs import replace

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.trial import Power, PowerRow
from quietlegs.wording.points import points
from quietlegs.wording.speak import say


def put_words(power: Power, *, locale: str = "en") -> Power:
    """The prospects with their text filled in."""
    return replace(power, text=power_text(power, locale=locale))


def power_text(power: Power, *, locale: str = "en") -> str:
    """What the trial can and cannot settle, one thought a line."""
    course = ".course" if power.question == "course" else ""
    opening: dict[str, Scalar] = {
        "nights": power.nights,
        "noise": f"{power.noise:.1f}",
        "missing": _in_100(power.assumed_missing),
    }
    predictable: dict[str, Scalar] = {"percent": _in_100(power.predictable_share)}
    lines = [
        say(f"power.opening{course}", opening, locale=locale),
        *(_row(row, locale=locale) for row in power.rows),
        *([say("power.leans", locale=locale)] if power.law == "adaptive" else []),
        say("power.predictable", predictable, locale=locale),
        say("power.noise", locale=locale),
    ]
    return "\n".join(lines)


def _row(row: PowerRow, *, locale: str) -> str:
    values: dict[str, Scalar] = {
        "points": points(f"{abs(row.true_effect):g}", locale=locale),
        "helps": _in_100(row.helps),
        "no_help": _in_100(row.no_worthwhile_help),
        "wrong": _in_100(row.helps + row.harms),
        "open": _in_100(row.cannot_tell_yet),
    }
    text = say("power.relief" if row.true_effect else "power.nothing", values, locale=locale)
    if row.median_nights is None:
        return text
    return text + say("power.half", {"median": row.median_nights}, locale=locale)


def _in_100(share: float) -> str:
    return f"{100 * share:.0f}"
