"""What a developer writes by hand who needs two endpoints and nothing else: FastAPI, asyncpg and SQL."""

import json
import os
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import asyncpg  # type: ignore[import-untyped]
from fastapi import FastAPI, Query, Response
from pydantic import BaseModel, ConfigDict, Field

COUNT = "SELECT count(*) FROM items"
PAGE = """
    SELECT id, version, created_at, updated_at, name, description, is_active
    FROM items ORDER BY id DESC LIMIT $1 OFFSET $2
"""
INSERT = """
    INSERT INTO items (id, version, name, description, is_active) VALUES ($1, 1, $2, $3, $4)
    RETURNING id, version, created_at, updated_at, name, description, is_active
"""


class ItemWrite(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=100)
    description: str | None = Field(default=None, max_length=10_000)
    is_active: bool = True


class ItemRead(BaseModel):
    id: UUID
    version: int
    created_at: datetime
    updated_at: datetime
    name: str
    description: str | None
    is_active: bool


class ItemPage(BaseModel):
    items: list[ItemRead]
    limit: int
    offset: int
    total: int


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    url = os.environ["DATABASE_URL"].replace("+asyncpg", "")
    async with asyncpg.create_pool(url, min_size=1, max_size=15, server_settings={"timezone": "UTC"}) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/health/live")
async def read_liveness() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/api/v1/items", response_model=ItemPage)
async def list_items(
    response: Response,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Any:
    async with app.state.pool.acquire() as connection, connection.transaction():
        total = await connection.fetchval(COUNT)
        rows = await connection.fetch(PAGE, limit, offset)
    pages = {"first": 0, "next": offset + limit, "last": (total - 1) // limit * limit}
    response.headers["Link"] = ", ".join(
        f'</api/v1/items?limit={limit}&offset={start}>; rel="{name}"' for name, start in pages.items()
    )
    return {"items": [dict(row) for row in rows], "limit": limit, "offset": offset, "total": total}


@app.post("/api/v1/items", response_model=ItemRead, status_code=201)
async def create_item(body: ItemWrite, response: Response) -> Any:
    key = UUID(int=time.time_ns() // 1_000_000 << 80 | 0x7 << 76 | 0b10 << 62 | secrets.randbits(62))
    async with app.state.pool.acquire() as connection, connection.transaction():
        row = await connection.fetchrow(INSERT, key, body.name, body.description, body.is_active)
    response.headers["Location"] = f"/api/v1/items/{key}"
    response.headers["ETag"] = json.dumps(str(row["version"]))
    return dict(row)
