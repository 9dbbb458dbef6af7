"""What a phone needs to be worth having without a network."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router

from quietlegs_web.actions.pack import pack_of
from quietlegs_web.api.auth import signed_in

router = Router(tags=["phone"])


@router.get("/pack", summary="Settings, plan, sealed nights and words for a phone")
def pack(request: HttpRequest) -> HttpResponse:
    """Give the pack; 304 where the phone has it already."""
    get_token(request)  # renews the phone's CSRF cookie, so that a sleeping phone can still write
    content, stable = pack_of(signed_in(request))
    tag = f'"{hashlib.sha256(stable).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(content, content_type="application/json")
    response.headers["ETag"] = tag
    return response
