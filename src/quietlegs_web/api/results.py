"""What the library makes of a person's records: the same values that pages and the command line show."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from quietlegs_web.actions.current_plan import current_plan
from quietlegs_web.actions.finding import finding_of
from quietlegs_web.api.auth import signed_in
from quietlegs_web.api.errors import answer

router = Router(tags=["results"])


@router.get("/finding", summary="The answer so far")
def finding(request: HttpRequest, outcome: str | None = None) -> HttpResponse:
    """Give the finding, equal to the JSON of `quietlegs finding` on the person's export."""
    person = signed_in(request)
    return answer(finding_of(person, outcome=outcome).to_dict(person.locale))


@router.get("/plan", summary="The plan of today")
def plan(request: HttpRequest) -> HttpResponse:
    """Give the plan, as the page and the phone show it: from the intake, the harms and the person's own nights."""
    person = signed_in(request)
    return answer(current_plan(person).to_dict(person.locale))
