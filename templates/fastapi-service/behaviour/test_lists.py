"""Pages, filters and orders of lists."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from httpx2 import Client

from entities import ORDERED, TEXTS, Entity, Field
from service import Resource, Service, pointers


def test_the_links_lead_through_the_list(service: Service, entity: Entity) -> None:
    created = [service.create(entity).body["id"] for _ in range(5)]

    pages = list(service.pages(entity.url, {"limit": 2}))

    listed = [item["id"] for page in pages for item in page.json()["items"]]
    assert len(listed) == len(set(listed))
    assert listed[:5] == created[::-1]
    assert all(len(page.json()["items"]) == 2 for page in pages[:-1])
    assert "next" not in pages[-1].links


def test_the_page_counts_the_list(service: Service, client: Client, entity: Entity) -> None:
    if service.answers["pagination"] == "cursor":
        pytest.skip("pages by cursor are not counted")
    service.create(entity)
    before = client.get(entity.url, params={"limit": 1}).json()["total"]
    service.create(entity)

    page = client.get(entity.url, params={"limit": 1, "offset": 1})

    assert page.json()["total"] == before + 1
    assert (page.json()["limit"], page.json()["offset"]) == (1, 1)
    assert client.get(page.links["prev"]["url"]).json()["offset"] == 0
    assert len(client.get(page.links["last"]["url"]).json()["items"]) == 1


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("limit", "0"), ("limit", "101"), ("limit", "all"), ("sort", "colour"), ("colour", "red")],
)
def test_a_parameter_is_refused_by_its_pointer(client: Client, entity: Entity, parameter: str, value: str) -> None:
    refused = pointers(client.get(entity.url, params={parameter: value}))

    assert [each.split("/")[:3] for each in refused] == [["", "query", parameter]]


def test_the_list_can_be_sorted(service: Service, entity: Entity) -> None:
    for _ in range(3):
        service.create(entity)
    members = {each.attribute: each.type for each in entity.having(sortable=True)} | {"created_at": "datetime"}

    for member, kind in members.items():
        upwards = [each[member] for each in service.listed(entity.url, sort=member)]
        downwards = [each[member] for each in service.listed(entity.url, sort=f"-{member}")]

        assert len(upwards) >= 3
        assert upwards == downwards[::-1]
        if kind in ORDERED:
            comparable = [comparable_of(kind, each) for each in upwards if each is not None]
            assert comparable == sorted(comparable)


def test_the_second_key_sorts_equals(service: Service, entity: Entity) -> None:
    for field in entity.having(type="boolean", sortable=True):
        listed = service.listed(entity.url, sort=f"{field.attribute},-created_at")
        keys = [(each[field.attribute] is None, each[field.attribute]) for each in listed]
        groups = {key: [each["created_at"] for each in listed if each[field.attribute] == key[1]] for key in keys}
        assert keys == sorted(keys)
        assert all(times == sorted(times, reverse=True) for times in groups.values())


def test_the_list_can_be_filtered(service: Service, entity: Entity) -> None:
    for field in entity.having(filterable=True):
        first, second = service.full(entity), service.full(entity)
        for parameter, matches in conditions(field).items():
            expect_filtered(service, entity, field, parameter, matches, (first, second))


def test_text_is_found_by_any_part_of_it(service: Service, entity: Entity) -> None:
    for field in entity.having(filterable=True):
        if field.type in TEXTS:
            created = service.full(entity)
            part = created.body[field.attribute][-1].upper()

            found = service.listed(entity.url, **{f"{field.attribute}_contains": part})

            assert created.body["id"] in {each["id"] for each in found}
            for wildcard in ("%", "_"):
                assert service.listed(entity.url, **{f"{field.attribute}_contains": wildcard}) == []


def expect_filtered(
    service: Service,
    entity: Entity,
    field: Field,
    parameter: str,
    matches: Callable[[Any, Any], bool],
    resources: tuple[Resource, Resource],
) -> None:
    """Filter by the first resource's value, and compare with what the condition says of both."""
    given = resources[0].body[field.attribute]
    query = str(given).lower() if isinstance(given, bool) else given

    listed = service.listed(entity.url, **{parameter: query})

    assert all(matches(each[field.attribute], given) for each in listed)
    for resource in resources:
        expected = matches(resource.body[field.attribute], given)
        assert (resource.body["id"] in {each["id"] for each in listed}) is expected, parameter


def conditions(field: Field) -> dict[str, Callable[[Any, Any], bool]]:
    """List the parameters that filter by a field, with what each keeps."""
    name, kind = field.attribute, field.type
    found: dict[str, Callable[[Any, Any], bool]] = {name: lambda value, given: bool(value == given)}
    if kind in TEXTS:
        found[f"{name}_contains"] = lambda value, given: value is not None and given.lower() in value.lower()
    if kind in ORDERED:
        found[f"{name}_gte"] = lambda value, given: compare(kind, value, given, lambda a, b: a >= b)
        found[f"{name}_lte"] = lambda value, given: compare(kind, value, given, lambda a, b: a <= b)
    if kind == "enum":
        found[f"{name}_in"] = found[name]
    return found


def compare(kind: str, value: Any, given: Any, condition: Callable[[Any, Any], bool]) -> bool:
    """Compare as PostgreSQL does: nothing is neither greater nor less."""
    return value is not None and condition(comparable_of(kind, value), comparable_of(kind, given))


def comparable_of(kind: str, value: Any) -> Any:
    """Numbers are written as text; dates and instants sort as they are written."""
    return Decimal(value) if kind == "decimal" else value
