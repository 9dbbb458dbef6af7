"""A pooled result in words: the number with its interval, how far the studies differ, and what a new one would show."""

import math
from collections.abc import Iterator

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.pooled import Pooled
from quietlegs.wording.speak import say
from quietlegs.wording.text_plot import Line, text_plot

_LEVELS = ((25.0, "none"), (50.0, "some"), (75.0, "clear"), (math.inf, "far"))
"""I² in percent below which a word holds (Higgins and others 2003: low, moderate, high from 25, 50 and 75)."""

_FEW = 5
MAY_BE_CHANCE = 0.1
"""A p of Q from which on the differences of few studies may be chance; 0.1 and not 0.05, as few studies test weakly."""


def caution_text(code: str, *, locale: str = "en") -> str:
    """The sentence for a caution beside a pooled number."""
    return say(f"pool.{code}", locale=locale)


def pooled_sentences(pooled: Pooled, *, locale: str = "en") -> str:
    """The result as a paragraph: estimate with its interval first."""
    return " ".join(_sentences(pooled, locale=locale))


def pooled_text(pooled: Pooled, *, locale: str = "en") -> str:
    """The result for a terminal: words, a plot made of letters, cautions, and one line for statisticians."""
    cautions = [f"- {caution_text(one.code, locale=locale)}" for one in pooled.cautions]
    parts = (
        pooled_sentences(pooled, locale=locale),
        f"{say('pool.plot', locale=locale)}:\n{text_plot(_lines(pooled, locale=locale))}",
        "\n".join([f"{say('pool.keep_in_mind', locale=locale)}:", *cautions]),
        _for_statisticians(pooled, locale=locale),
    )
    return "\n\n".join(parts) + "\n"


def number(value: float, *, decimals: int) -> str:
    """A number with so many decimals; what rounds to nothing has no sign."""
    told = f"{value:.{decimals}f}"
    return told.lstrip("-") if float(told) == 0 else told


def decimals_for(error: float) -> int:
    """How many decimals say something when a number is known to within this error: two figures of the error."""
    if not 0 < error < math.inf:
        return 2
    return min(6, max(0, 1 - math.floor(math.log10(error))))


def _sentences(pooled: Pooled, *, locale: str) -> Iterator[str]:
    decimals = decimals_for(pooled.se)

    def line(code: str, **values: float | int) -> str:
        told: dict[str, Scalar] = {
            key: number(value, decimals=decimals) if isinstance(value, float) else value
            for key, value in values.items()
        }
        return say(f"pool.{code}", told, locale=locale)

    yield line("estimate", k=pooled.k, estimate=pooled.estimate, low=pooled.ci_low, high=pooled.ci_high)
    yield line("direction")
    yield line(f"alike_{how_alike(pooled)}")
    if pooled.pi_low is None or pooled.pi_high is None:
        yield line("no_new_study")
        return
    yield line("new_study", low=pooled.pi_low, high=pooled.pi_high)
    if pooled.pi_low < 0 < pooled.pi_high and not pooled.ci_low < 0 < pooled.ci_high:
        yield line("new_study_both")


def how_alike(pooled: Pooled) -> str:
    """The word for how far the studies differ; few that seem alike are not called alike, nor apart by chance alone."""
    level = next(word for limit, word in _LEVELS if pooled.i2 < limit)
    unsure = level in ("none", "some") or pooled.q_p >= MAY_BE_CHANCE
    return "few" if pooled.k < _FEW and unsure else level


def _lines(pooled: Pooled, *, locale: str) -> list[Line]:
    decimals = decimals_for(pooled.se)

    def one(name: str, bounds: tuple[float, float], middle: float | None, share: str = "") -> Line:
        low, high = (number(bound, decimals=decimals) for bound in bounds)
        told = f"({low} to {high})" if middle is None else f"{number(middle, decimals=decimals)} ({low} to {high})"
        return Line(name, told, bounds, middle, share)

    lines = [
        one(study.study_id, (study.ci_low, study.ci_high), study.yi, _share(study.weight, locale=locale))
        for study in pooled.studies
    ]
    lines.append(one(say("pool.together", locale=locale), (pooled.ci_low, pooled.ci_high), pooled.estimate))
    if pooled.pi_low is not None and pooled.pi_high is not None:
        lines.append(one(say("pool.new", locale=locale), (pooled.pi_low, pooled.pi_high), None))
    return lines


def _share(weight: float, *, locale: str) -> str:
    return say("pool.share", {"share": f"{weight:.0f}" if weight >= 1 else "<1"}, locale=locale)


def _for_statisticians(pooled: Pooled, *, locale: str) -> str:
    decimals = decimals_for(pooled.se)
    values: dict[str, Scalar] = {
        "measure": say(f"pool.measure_{pooled.measure}", locale=locale),
        "method": say(f"pool.method_{pooled.method}", locale=locale),
        "knapp": say(f"pool.knapp_{'with' if pooled.hartung_knapp else 'without'}", locale=locale),
        "tau2": number(pooled.tau2, decimals=min(6, 2 * decimals)),
        "i2": f"{pooled.i2:.1f}",
        "q": f"{pooled.q:.2f}",
        "q_df": pooled.q_df,
        "q_p": "< 0.001" if pooled.q_p < 0.001 else f"{pooled.q_p:.3f}",
    }
    return say("pool.for_statisticians", values, locale=locale)
