"""The same by hand with SQLAlchemy's models and sessions in place of SQL: what they cost, whoever uses them."""

import os
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from fastapi import Depends, FastAPI, Query, Request, Response
from sqlalchemy import DateTime, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from contract import ItemPage, ItemQuery, ItemRead, ItemWrite, create_app, link_header


def uuid7() -> UUID:
    return UUID(int=time.time_ns() // 1_000_000 << 80 | 0x7 << 76 | 0b10 << 62 | secrets.randbits(62))


class Base(DeclarativeBase):
    type_annotation_map: ClassVar = {datetime: DateTime(timezone=True)}


class Item(Base):
    __tablename__ = "items"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    name: Mapped[str]
    description: Mapped[str | None]
    is_active: Mapped[bool]

    __mapper_args__ = {"eager_defaults": True}  # noqa: RUF012


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings = {"application_name": "by hand", "statement_timeout": "15000", "timezone": "UTC"}
    engine = create_async_engine(os.environ["DATABASE_URL"], connect_args={"server_settings": settings})
    app.state.sessions = async_sessionmaker(engine, expire_on_commit=False)
    yield
    await engine.dispose()


async def get_session(request: Request) -> AsyncIterator[AsyncSession]:
    async with request.app.state.sessions.begin() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]
app = create_app(lifespan)


@app.get("/api/v1/items", response_model=ItemPage)
async def list_items(
    query: Annotated[ItemQuery, Query()], session: SessionDep, request: Request, response: Response
) -> Any:
    rows = select(Item)
    if query.name is not None:
        rows = rows.where(Item.name == query.name)
    if query.name_contains is not None:
        rows = rows.where(Item.name.icontains(query.name_contains, autoescape=True))
    order = [getattr(Item, key.lstrip("-")).desc() if key.startswith("-") else getattr(Item, key) for key in query.sort]
    total = await session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    page = rows.order_by(*order, Item.id.desc()).limit(query.limit).offset(query.offset)
    items = (await session.scalars(page)).all()
    response.headers["Link"] = link_header(request, query, total)
    return {"items": items, "limit": query.limit, "offset": query.offset, "total": total}


@app.post("/api/v1/items", response_model=ItemRead, status_code=201)
async def create_item(body: ItemWrite, session: SessionDep, response: Response) -> Any:
    item = Item(**body.model_dump())
    session.add(item)
    await session.flush()
    response.headers["Location"] = f"/api/v1/items/{item.id}"
    response.headers["ETag"] = f'"{item.version}"'
    return item
