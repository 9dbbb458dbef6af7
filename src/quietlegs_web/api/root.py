"""The API below `/api/v1/`: its parts, who may use it, and its OpenAPI document."""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from quietlegs.records.log import BODIES, KINDS
from quietlegs_web.api import errors, phone, records, results
from quietlegs_web.api.auth import Phone, Program
from quietlegs_web.api.errors import answer

api = NinjaAPI(
    title="Quietlegs",
    version="1",
    description="A person's own log, plan, trial and finding. Writes are idempotent; ids are made by whoever writes.",
    auth=[Program(), Phone()],
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
errors.install(api)
api.add_router("", phone.router)
api.add_router("", results.router)
api.add_router("", records.router)

BODY = "#/components/schemas/"


@api.get("/openapi.json", auth=None, include_in_schema=False)
def openapi(request: HttpRequest) -> HttpResponse:
    """Give the OpenAPI document; the bodies of records are those of `quietlegs.records.log`."""
    return answer(document())


def document() -> dict[str, Any]:
    """The OpenAPI document, with one path a kind instead of `{kind}`."""
    found: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    _, components = msgspec.json.schema_components(list(BODIES.values()), ref_template=BODY + "{name}")
    found.setdefault("components", {}).setdefault("schemas", {}).update(components)
    found["paths"] = {
        written: _for_kind(operations, kind)
        for path, operations in found["paths"].items()
        for kind, written in (
            ((one, path.replace("{kind}", one)) for one in KINDS) if "{kind}" in path else [("", path)]
        )
    }
    return found


def _for_kind(operations: dict[str, Any], kind: str) -> dict[str, Any]:
    return {method: _operation(dict(one), kind, method) for method, one in operations.items()}


def _operation(operation: dict[str, Any], kind: str, method: str) -> dict[str, Any]:
    if not kind:
        return operation
    operation["operationId"] = f"{operation['operationId']}_{kind}"
    operation["parameters"] = [one for one in operation.get("parameters", []) if one["name"] != "kind"]
    if operation.pop("x-quietlegs-body", False):
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": BODY + BODIES[kind].__name__}}},
        }
        operation["parameters"].append(
            {"name": "If-Match", "in": "header", "schema": {"type": "string"}, "description": "Revision, in quotes."}
        )
    return operation
