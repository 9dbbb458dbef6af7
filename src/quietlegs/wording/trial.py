"""Words for a trial: its design, a night's assignment, and its verification."""

from collections.abc import Iterable
from datetime import date

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.records.plan import Routine, Step
from quietlegs.records.trial import DrawnWeek, Trial
from quietlegs.wording.finding import arm_name
from quietlegs.wording.speak import say


def in_words(reasons: Iterable[Reason], *, locale: str = "en") -> str:
    """Say reasons one after the other, a line each; an arm is called by its everyday name."""
    return "\n".join(_sentence(reason, locale=locale) for reason in reasons)


def design_text(trial: Trial, *, predictable_share: float, locale: str = "en") -> str:
    """Tell what was drawn, by which law and from which seed, without a word about any single night."""
    values: dict[str, Scalar] = {
        "nights": trial.nights,
        "start": trial.start.isoformat(),
        "end": trial.last_night.isoformat(),
        "sides": len(trial.arms) + 1,
        "arms": ", ".join(arm_name(arm.id, locale=locale) for arm in trial.arms),
        "comparison": say(f"comparison.{trial.comparison}", locale=locale),
        "blocks": len(trial.design.blocks),
        "percent": round(100 * predictable_share),
        "mid": f"{trial.mid:g}",
        "low": f"{trial.range[0]:g}",
        "high": f"{trial.range[1]:g}",
        "seed": trial.seed,
    }
    codes = (
        f"trial.arms.{trial.question}",
        f"trial.law.{trial.design.law}",
        *(["trial.law.adaptive_next"] if trial.design.law == "adaptive" else []),
        "trial.predictable",
        "trial.mid",
        "trial.seed",
        "trial.screened" if trial.screened else "trial.not_screened",
        "trial.power_next",
    )
    return "\n".join(say(code, values, locale=locale) for code in codes)


def week_text(week: DrawnWeek, *, nights: tuple[date, ...], weeks: int, locale: str = "en") -> str:
    """Tell that an adaptive trial's week was drawn, without a word about any single night or any side's chances.

    `nights`: those of the week; `weeks`: how many the trial has. Nights that were over are named: they have no draw.
    """
    given = [night for night in nights if week.gives(night)]
    over = ", ".join(night.isoformat() for night in nights if not week.gives(night))
    count = {0: "none", 1: "one"}.get(week.rated, "many")
    values: dict[str, Scalar] = {
        "week": week.week,
        "nights": len(given),
        "over": over,
        "first": given[0].isoformat() if given else None,
        "start": nights[0].isoformat(),
        "end": nights[-1].isoformat(),
        "next": week.week + 1,
        "rated": say(f"trial.week_rated.{count}", {"count": week.rated}, locale=locale),
    }
    kind = "drawn" if not over else "late" if given else "over"
    codes = (f"trial.week_{kind}", "trial.week_next" if week.week < weeks else "trial.week_last")
    return "\n".join(say(code, values, locale=locale) for code in codes)


def steps_text(routine: Routine, *, locale: str = "en") -> list[str]:
    """List a routine's steps, a line each: where, how long, how firmly at most."""
    return [_step(number, step, locale=locale) for number, step in enumerate(routine.steps, start=1)]


def _step(number: int, step: Step, *, locale: str) -> str:
    base, _, side = step.region.rpartition("_")
    minutes, seconds = divmod(step.seconds, 60)
    values: dict[str, Scalar] = {
        "number": number,
        "what": arm_name(step.technique, locale=locale),
        "side": say(f"side.{side}", locale=locale),
        "base": say(f"base.{base}", locale=locale),
        "time": f"{minutes}:{seconds:02d}",
        "pressure": step.pressure_max,
    }
    return say("assignment.step" if step.pressure_max else "assignment.step_without_pressure", values, locale=locale)


def _sentence(reason: Reason, *, locale: str) -> str:
    arm = reason.values.get("arm")
    named: dict[str, Scalar] = {"arm": arm_name(arm, locale=locale)} if isinstance(arm, str) else {}
    return say(reason.code, {**reason.values, **named}, locale=locale)
