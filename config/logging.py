"""One line of JSON for each log record, without a word about a patient.

An exception is written as its type and the places it passed: its message may quote what a visitor
typed. Paths come without their query for the same reason.
"""

import json
import logging
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from django.http import HttpRequest

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


class RequestIdFilter(logging.Filter):
    """Writes on each record which request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class JSONFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", None),
            "status": getattr(record, "status_code", None),
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            path = path_without_token(request)
            message = record.getMessage().replace(request.path, path)
            entry |= {"method": request.method, "path": path, "message": message}
        if record.exc_info and record.exc_info[1] is not None:
            entry["errors"] = list(errors(record.exc_info[1]))
        return json.dumps({key: value for key, value in entry.items() if value is not None})


def path_without_token(request: HttpRequest) -> str:
    """The path as asked for, less the key that a password reset carries in it."""
    token = request.resolver_match.kwargs.get("token") if request.resolver_match else None
    return request.path.replace(token, "...") if token else request.path


def errors(error: BaseException | None) -> Iterator[dict[str, object]]:
    """The exception and those that led to it, newest first."""
    while error is not None:
        kind = type(error)
        yield {
            "type": f"{kind.__module__}.{kind.__qualname__}",
            "places": places(error.__traceback__),
        }
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def places(trace: TracebackType | None) -> list[str]:
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
