"""What every contender takes and gives: the bodies, the query and the errors of the default service."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from around import Around, problem

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def refuse_nul(text: str) -> str:
    if "\0" in text:
        message = "must not contain the NUL character"
        raise ValueError(message)
    return text


def split_commas(given: Any) -> Any:
    return [part for item in given for part in item.split(",")] if isinstance(given, list) else given


NoNul = AfterValidator(refuse_nul)
Sort = Literal["name", "-name", "created_at", "-created_at", "updated_at", "-updated_at"]


class ItemWrite(BaseModel):
    model_config = ConfigDict(extra="forbid", validate_default=True)

    name: Annotated[str, Field(min_length=1, max_length=100), NoNul]
    description: Annotated[str, Field(max_length=10_000), NoNul] | None = None
    is_active: StrictBool = True


class ItemRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    version: int
    created_at: datetime
    updated_at: datetime
    name: str
    description: str | None
    is_active: bool


class ItemQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=20, ge=1, le=100)
    offset: int = Field(default=0, ge=0, le=10_000)
    sort: Annotated[list[Sort], BeforeValidator(split_commas)] = []
    name: Annotated[str, NoNul] | None = None
    name_contains: Annotated[str, NoNul] | None = None


class ItemPage(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    items: list[ItemRead]
    limit: int
    offset: int
    total: int


def link_header(request: Request, query: ItemQuery, total: int) -> str:
    limit, offset = query.limit, query.offset
    pages = {"first": 0, "last": max(total - 1, 0) // limit * limit}
    if offset:
        pages["prev"] = max(offset - limit, 0)
    if offset + limit < total:
        pages["next"] = offset + limit
    given = parse_qsl(request.scope["query_string"].decode(), keep_blank_values=True)
    given = [(name, value) for name, value in given if name not in {"limit", "offset"}]
    return ", ".join(
        f'</api/v1/items?{urlencode([*given, ("limit", limit), ("offset", pages[name])])}>; rel="{name}"'
        for name in ("first", "prev", "next", "last")
        if name in pages
    )


def pointer(location: Sequence[Any]) -> str:
    return "".join(f"/{member}" for member in location if member != "body")


async def on_http_exception(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, error.detail)


async def on_validation_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    details = error.errors()
    if any(each["type"] == "json_invalid" for each in details):
        return problem(400, "The body is not valid JSON.")
    errors = [{"pointer": pointer(each["loc"]), "detail": each["msg"]} for each in details]
    return problem(422, "The request has invalid members.", errors)


def create_app(lifespan: Lifespan, *, bare: bool = False) -> FastAPI:
    """Make an application, with what a service does around each request or `bare`."""
    app = FastAPI(lifespan=lifespan)
    app.add_exception_handler(HTTPException, on_http_exception)
    app.add_exception_handler(RequestValidationError, on_validation_error)
    if not bare:
        app.add_middleware(Around)
        app.add_middleware(CORSMiddleware, allow_origins=[], expose_headers=["ETag", "Link", "Location"])

    @app.get("/health/live")
    async def read_liveness() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/metrics")
    async def read_metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return app
