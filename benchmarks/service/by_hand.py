"""What a developer writes by hand who needs two endpoints and nothing else: FastAPI, asyncpg and SQL."""

import os
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any
from uuid import UUID

import asyncpg  # type: ignore[import-untyped]
from fastapi import APIRouter, FastAPI, Query, Request, Response

from contract import ItemPage, ItemQuery, ItemRead, ItemWrite, create_app, link_header

COLUMNS = "id, version, created_at, updated_at, name, description, is_active"
INSERT = f"INSERT INTO items (id, version, name, description, is_active) VALUES ($1, 1, $2, $3, $4) RETURNING {COLUMNS}"

router = APIRouter(prefix="/api/v1/items")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    url = os.environ["DATABASE_URL"].replace("+asyncpg", "")
    settings = {"application_name": "by hand", "statement_timeout": "15000", "timezone": "UTC"}
    async with asyncpg.create_pool(url, min_size=1, max_size=15, server_settings=settings) as pool:
        app.state.pool = pool
        yield


def conditions(query: ItemQuery) -> tuple[str, list[str]]:
    clauses, values = [], []
    if query.name is not None:
        values.append(query.name)
        clauses.append(f"name = ${len(values)}")
    if query.name_contains is not None:
        values.append(query.name_contains)
        clauses.append(f"position(lower(${len(values)}) in lower(name)) > 0")
    return (f" WHERE {' AND '.join(clauses)}" if clauses else ""), values


def order(query: ItemQuery) -> str:
    return ", ".join([*(f"{key[1:]} DESC" if key.startswith("-") else key for key in query.sort), "id DESC"])


@router.get("", response_model=ItemPage)
async def list_items(query: Annotated[ItemQuery, Query()], request: Request, response: Response) -> Any:
    where, values = conditions(query)
    page = f" ORDER BY {order(query)} LIMIT ${len(values) + 1} OFFSET ${len(values) + 2}"
    async with request.app.state.pool.acquire() as connection, connection.transaction():
        total = await connection.fetchval(f"SELECT count(*) FROM items{where}", *values)
        rows = await connection.fetch(f"SELECT {COLUMNS} FROM items{where}{page}", *values, query.limit, query.offset)
    response.headers["Link"] = link_header(request, query, total)
    return {"items": [dict(row) for row in rows], "limit": query.limit, "offset": query.offset, "total": total}


@router.post("", response_model=ItemRead, status_code=201)
async def create_item(body: ItemWrite, request: Request, response: Response) -> Any:
    key = UUID(int=time.time_ns() // 1_000_000 << 80 | 0x7 << 76 | 0b10 << 62 | secrets.randbits(62))
    async with request.app.state.pool.acquire() as connection, connection.transaction():
        row = await connection.fetchrow(INSERT, key, body.name, body.description, body.is_active)
    response.headers["Location"] = f"/api/v1/items/{key}"
    response.headers["ETag"] = f'"{row["version"]}"'
    return dict(row)


app = create_app(lifespan)
app.include_router(router)
bare = create_app(lifespan, bare=True)
bare.include_router(router)
