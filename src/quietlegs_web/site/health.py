"""Whether the server lives, and whether it can work; for whoever watches over it."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse


def healthy(request: HttpRequest) -> JsonResponse:
    """Answer: the process lives."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """Answer whether the database can be read and is on the newest schema."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "the database cannot be read"}, status=503)
    if waiting:
        return JsonResponse({"status": "the database waits for a migration"}, status=503)
    return JsonResponse({"status": "ready"})
