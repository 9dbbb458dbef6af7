"""Bad input is one clear sentence with a 4xx; nothing was written."""

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from quietlegs.foundation.errors import InputError
from quietlegs_web.actions.log import NotYours


def answer(document: object, *, status: int = 200) -> HttpResponse:
    """Give a JSON document."""
    return HttpResponse(msgspec.json.encode(document), content_type="application/json", status=status)


def refuse(sentence: str, *, status: int) -> HttpResponse:
    """Give the sentence that says what is wrong and what to do."""
    return answer({"error": sentence}, status=status)


def install(api: NinjaAPI) -> None:
    """Make every refusal one sentence."""
    api.add_exception_handler(NotYours, lambda request, error: refuse(str(error), status=404))
    api.add_exception_handler(InputError, lambda request, error: refuse(str(error), status=422))
    api.add_exception_handler(ValidationError, _malformed)


def _malformed(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    first = error.errors[0] if isinstance(error, ValidationError) and error.errors else {}
    place = ".".join(str(part) for part in first.get("loc", ())[1:]) or "request"
    return refuse(f"{place}: {first.get('msg', 'cannot be read')}.", status=422)
