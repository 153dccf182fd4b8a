"""What a service does around each request, in one middleware: its id, headers, size, log line and metrics."""

import json
import logging
import re
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from time import perf_counter
from typing import Any
from uuid import uuid4

from fastapi import Response
from prometheus_client import Histogram
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 1_048_576
DURATION = Histogram("http_request_duration_seconds", "Duration of the requests.", ["method", "route", "status"])
HEADERS = [
    (b"cache-control", b"no-cache"),
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"strict-transport-security", b"max-age=31536000; includeSubDomains"),
    (b"x-content-type-options", b"nosniff"),
]
TITLES = {
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    413: "Content Too Large",
    422: "Unprocessable Content",
    500: "Internal Server Error",
}
REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,128}")
TRACEPARENT = re.compile(rb"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")

request_id: ContextVar[str] = ContextVar("request_id", default="")
logger = logging.getLogger("requests")


def problem(status: int, detail: str | None = None, errors: list[dict[str, Any]] | None = None) -> Response:
    title = TITLES[status]
    members = {
        "type": f"urn:problem-type:{title.lower().replace(' ', '-')}",
        "title": title,
        "status": status,
        "detail": detail,
        "request_id": request_id.get(),
        "errors": errors,
    }
    content = json.dumps({name: value for name, value in members.items() if value is not None})
    return Response(content, status, media_type="application/problem+json")


class Around:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        logger.addHandler(logging.StreamHandler(sys.stdout))
        logger.setLevel(logging.INFO)
        logging.getLogger("uvicorn.access").handlers.clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status, received = perf_counter(), 0, 0
        given = dict(scope["headers"])
        own = given.get(b"x-request-id", b"")
        key = own.decode() if REQUEST_ID.fullmatch(own) else uuid4().hex
        request_id.set(key)
        trace = TRACEPARENT.fullmatch(given.get(b"traceparent", b""))

        async def receive_within_limit() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MAX_BODY_BYTES:
                raise HTTPException(413)
            return message

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", key.encode()), *HEADERS]
            await send(message)

        try:
            if int(given.get(b"content-length", b"0")) > MAX_BODY_BYTES:
                await problem(413)(scope, receive, send_with_headers)
            else:
                await self.app(scope, receive_within_limit, send_with_headers)
        except Exception:
            if status:
                raise
            await problem(500)(scope, receive, send_with_headers)
        finally:
            seconds = perf_counter() - started
            route = scope["route"].path if "route" in scope else "unmatched"
            DURATION.labels(scope["method"], route, status).observe(seconds)
            line = {
                "timestamp": datetime.now(UTC).isoformat(),
                "level": "INFO",
                "message": "request",
                "request_id": key,
                "method": scope["method"],
                "path": scope["path"],
                "route": route,
                "status": status,
                "duration_ms": round(seconds * 1000, 2),
            }
            logger.info(json.dumps(line | {"trace_id": trace[1].decode()} if trace else line))
