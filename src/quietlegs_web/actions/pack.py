"""What a phone carries so that it is worth having without a network."""

import base64

import msgspec

from quietlegs.interface.pack import PackRequest, make_pack
from quietlegs.records.finding import Finding
from quietlegs.records.pack import PackSettings
from quietlegs_web.actions import log, trial, trial_weeks
from quietlegs_web.actions.clock import now, today
from quietlegs_web.actions.current_plan import own_finding
from quietlegs_web.actions.intake import intake_of
from quietlegs_web.actions.plan import one_leg_answers, plan_of
from quietlegs_web.actions.rule_changes import told_on_the_phone
from quietlegs_web.storage.models import Person


def pack_of(person: Person) -> tuple[bytes, bytes]:
    """The pack as JSON, and the same without the instant at which it was made: equal while nothing changed.

    A week of a leaning trial that has begun is drawn first, if nobody has yet.
    """
    trial_weeks.draw_due(person)
    row, finding = trial.current(person), own_finding(person)
    request = PackRequest(
        person_id=str(person.pk),
        person_name=person.name,
        demo=person.demo,
        settings=PackSettings(
            zone=person.zone,
            boundary=person.boundary,
            mode=person.mode,  # type: ignore[arg-type]
            locale=person.locale,
            evening_at=person.evening_at,
        ),
        made_at=now(),
        today=today(person),
        intake=intake_of(person),
        trial=trial.trial_of(row) if row else None,
        trial_paused=bool(row and row.state == "paused"),
        key=base64.b64encode(bytes(row.key)).decode() if row else "",
        envelopes=trial.envelopes(row) if row else (),
        harms=tuple(body for _, body in log.bodies(person, "harm")),
        one_leg=one_leg_answers(person),
        leg_questions_at=person.leg_questions_at,
        finding=finding,
        rule_changed=_rule_changed(person, finding),
        locale=person.locale,
    )
    pack = make_pack(request)
    return msgspec.json.encode(pack), msgspec.json.encode(
        msgspec.structs.replace(pack, made_at=request.today.isoformat())
    )


def _rule_changed(person: Person, finding: Finding | None) -> str:
    """A safety rule that changed since a plan was last shown; where no plan was, nothing has to be told."""
    if not person.plans.exists():
        return ""
    return told_on_the_phone(person, plan_of(person, finding=finding))
