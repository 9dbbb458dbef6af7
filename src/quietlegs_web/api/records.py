"""Records of the log: written by phones and programs, idempotent, with ids made by whoever writes."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from quietlegs_web.actions import log
from quietlegs_web.api.auth import signed_in
from quietlegs_web.api.errors import answer

router = Router(tags=["records"])


@router.get("/changes", summary="What changed, in order")
def changes(request: HttpRequest, since: int = 0, limit: int = log.MOST_CHANGES) -> HttpResponse:
    """Give revisions after `since`; `next` is what to ask from the next time."""
    found, more = log.changes(signed_in(request), since=since, limit=max(1, min(limit, log.MOST_CHANGES)))
    last = found[-1].seq if found else since
    return answer({"changes": [one.to_dict() for one in found], "next": last, "more": more})


@router.get("/{kind}/{id}", summary="One record as it stands")
def get(request: HttpRequest, kind: str, id: UUID) -> HttpResponse:
    """Give the current revision."""
    return answer(log.get(signed_in(request), kind=kind, id=id).to_dict())


@router.get("/{kind}/{id}/history", summary="Every revision of a record")
def history(request: HttpRequest, kind: str, id: UUID) -> HttpResponse:
    """Give every revision, the first one first."""
    found = log.history(signed_in(request), kind=kind, id=id)
    return answer({"revisions": [one.to_dict() for one in found]})


@router.put("/{kind}/{id}", summary="Keep a record", openapi_extra={"x-quietlegs-body": True})
def put(request: HttpRequest, kind: str, id: UUID) -> HttpResponse:
    """Keep a record under an id of the writer's own; the same again changes nothing, another body is a new revision.

    `If-Match: "3"` says which revision the body was made on, `"0"` that it is new.
    """
    kept = log.write(signed_in(request), log.Write(kind=kind, id=id, body=request.body, base=_base(request)))
    return answer(kept.to_dict(), status=201 if kept.created else 200)


@router.delete("/{kind}/{id}", summary="Mark a record as deleted")
def delete(request: HttpRequest, kind: str, id: UUID) -> HttpResponse:
    """Mark a record as deleted; its history stays until the person erases it."""
    return answer(log.write(signed_in(request), log.Write(kind=kind, id=id, body=None, base=_base(request))).to_dict())


@router.post("/{kind}/{id}/keep/{revision}", summary="Choose between two versions")
def keep(request: HttpRequest, kind: str, id: UUID, revision: int) -> HttpResponse:
    """Make a revision's body the current one and end the conflict."""
    return answer(log.keep(signed_in(request), kind=kind, id=id, revision=revision).to_dict())


def _base(request: HttpRequest) -> int | None:
    """The revision that `If-Match` names; None where nothing is said."""
    given = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not given or given == "*":
        return None
    if not given.isdecimal() or len(given) > 9:
        raise log.RecordError(f'If-Match: {given[:20]!r} is no revision: write its number in quotes, such as "3".')
    return int(given)
