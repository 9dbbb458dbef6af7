"""What is open tonight, whatever the verdict: always something, and a call first where one is needed.

While a red flag is open or the person is ill, nothing is said about walking, moving the legs or rubbing anything.
"""

from collections.abc import Iterator

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import OWN_JUDGEMENT
from quietlegs.massage.hands import against_hand_massage
from quietlegs.records.intake import Intake
from quietlegs.records.plan import RedFlag, Screening, Verdict

_CALLS = (
    ("emergency", "tonight.call_now"),
    ("same_day", "tonight.call_today"),
    ("soon", "tonight.see_soon"),
    ("look", "tonight.look"),
)


def for_tonight(intake: Intake, screening: Screening, *, verdict: Verdict, catalogue: Catalogue) -> tuple[Reason, ...]:
    """Calls first, then what may be done; never empty. In an emergency nothing stands beside the calls."""
    calls = tuple(_calls(screening.red_flags, catalogue=catalogue))
    if any(flag.urgency == "emergency" for flag in screening.red_flags):
        return calls
    hands = not against_hand_massage(intake, catalogue=catalogue)
    return (*calls, *_open(intake, screening, verdict=verdict, hands=hands))


def _calls(red_flags: tuple[RedFlag, ...], *, catalogue: Catalogue) -> Iterator[Reason]:
    for urgency, code in _CALLS:
        for flag in red_flags:
            if flag.urgency == urgency:
                question = catalogue.rules[flag.id].question
                values: dict[str, Scalar] = {"action": flag.action, "question": question}
                yield Reason(about=flag.id, code=code, sources=flag.sources, values=values)


def _open(intake: Intake, screening: Screening, *, verdict: Verdict, hands: bool) -> Iterator[Reason]:
    at_ease = verdict != "stop" and not screening.red_flags
    if verdict in ("go", "adapt"):
        yield Reason(about="tonight", code="tonight.one_leg", sources=("nhsinform_dvt", OWN_JUDGEMENT))
        yield Reason(about="tonight", code="tonight.routine", sources=("lettieri2009", OWN_JUDGEMENT))
    if verdict == "incomplete":
        yield _own("tonight.answer_first", count=len(screening.missing))
    if verdict == "ask_first":
        yield _own("tonight.ask_first")
    yield _own("tonight.log")
    yield _own("tonight.breathing" if at_ease else "tonight.breathing_at_rest")
    if at_ease:
        yield _own("tonight.walk")
    yield _own("tonight.cool_room")
    if at_ease and hands:
        yield _own("tonight.hands_and_shoulders")
    if intake.touch == "worse":
        yield _own("tonight.no_touch")


def _own(code: str, **values: int) -> Reason:
    return Reason(about="tonight", code=code, sources=(OWN_JUDGEMENT,), values=dict(values))
