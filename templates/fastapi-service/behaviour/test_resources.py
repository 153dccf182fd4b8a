"""Creating, reading, changing and deleting."""

from typing import Any

import pytest
from httpx2 import Client

from entities import Entity
from service import Service, pointers, problem
from values import invalid_values


def test_what_is_created_can_be_read(service: Service, client: Client, entity: Entity) -> None:
    body = service.body(entity)

    created = client.post(entity.url, json=body)

    assert created.status_code == 201, created.text
    assert created.json().items() >= body.items()
    assert created.headers["Location"] == f"{entity.url}/{created.json()['id']}"
    read = client.get(created.headers["Location"])
    assert read.status_code == 200
    assert read.json() == created.json()
    assert read.headers["ETag"] == created.headers["ETag"]


def test_every_member_can_be_replaced(service: Service, client: Client, entity: Entity) -> None:
    created = service.create(entity)
    body = {each.attribute: service.value(each) for each in entity.fields}

    replaced = client.put(created.url, json=body, headers={"If-Match": created.etag})

    assert replaced.status_code == 200, replaced.text
    assert replaced.json().items() >= {**body, "id": created.body["id"]}.items()
    assert replaced.headers["ETag"] != created.etag
    assert client.get(created.url).json() == replaced.json()


def test_a_replacement_empties_what_it_leaves_out(service: Service, client: Client, entity: Entity) -> None:
    created = service.full(entity)
    kept = {each.attribute: created.body[each.attribute] for each in entity.fields if each.required}

    replaced = client.put(created.url, json=kept, headers={"If-Match": created.etag})

    assert replaced.status_code == 200, replaced.text
    assert replaced.json().items() >= kept.items()
    for field in entity.having(required=False, default=None):
        assert replaced.json()[field.attribute] is None


def test_one_member_can_be_changed(service: Service, client: Client, entity: Entity) -> None:
    for field in entity.fields:
        created = service.create(entity)
        change = {field.attribute: service.value(field)}

        changed = client.patch(created.url, json=change, headers={"If-Match": created.etag})

        assert changed.status_code == 200, changed.text
        untouched = created.body.keys() - change.keys() - {"version", "updated_at"}
        assert changed.json().items() >= change.items()
        assert {name: changed.json()[name] for name in untouched} == {name: created.body[name] for name in untouched}


def test_null_empties_only_what_may_be_empty(service: Service, client: Client, entity: Entity) -> None:
    for field in entity.fields:
        created = service.create(entity)

        changed = client.patch(created.url, json={field.attribute: None}, headers={"If-Match": created.etag})

        if field.required:
            assert pointers(changed) == [f"/{field.attribute}"]
            assert client.get(created.url).json() == created.body
        else:
            assert changed.status_code == 200, changed.text
            assert changed.json()[field.attribute] is None


def test_what_is_deleted_is_gone(service: Service, client: Client, entity: Entity) -> None:
    created = service.create(entity)

    deleted = client.delete(created.url, headers={"If-Match": created.etag})

    assert deleted.status_code == 204
    assert deleted.content == b""
    problem(client.get(created.url), 404)
    assert created.body["id"] not in {each["id"] for each in service.listed(entity.url)}


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_what_is_not_there_is_not_found(service: Service, client: Client, entity: Entity, method: str) -> None:
    created = service.create(entity)
    client.delete(created.url, headers={"If-Match": created.etag}).raise_for_status()
    body = service.body(entity) if method in {"PUT", "PATCH"} else None

    problem(client.request(method, created.url, json=body, headers={"If-Match": "*"}), 404)


def test_a_value_is_refused_by_its_pointer(service: Service, client: Client, entity: Entity) -> None:
    created = service.create(entity)
    valid = service.body(entity)
    for field in entity.fields:
        for value in invalid_values(field):
            body: dict[str, Any] = {**valid, field.attribute: value}

            for response in (
                client.post(entity.url, json=body),
                client.put(created.url, json=body, headers={"If-Match": created.etag}),
                client.patch(created.url, json={field.attribute: value}, headers={"If-Match": created.etag}),
            ):
                assert {each.split("/")[1] for each in pointers(response)} == {field.attribute}, value


def test_what_is_required_must_be_there(service: Service, client: Client, entity: Entity) -> None:
    for field in entity.having(required=True):
        body = service.body(entity)
        del body[field.attribute]

        response = client.post(entity.url, json=body)

        if field.default is None:
            assert pointers(response) == [f"/{field.attribute}"]
        elif not field.unique:
            assert response.status_code == 201, response.text


def test_an_unknown_member_is_refused(service: Service, client: Client, entity: Entity) -> None:
    assert pointers(client.post(entity.url, json={**service.body(entity), "colour": "red"})) == ["/colour"]


def test_what_is_unique_cannot_be_taken_twice(service: Service, client: Client, entity: Entity) -> None:
    for field in entity.having(unique=True):
        taken = {field.attribute: service.full(entity).body[field.attribute]}
        other = service.create(entity)

        for response in (
            client.post(entity.url, json=service.body(entity, **taken)),
            client.put(other.url, json=service.body(entity, **taken), headers={"If-Match": other.etag}),
            client.patch(other.url, json=taken, headers={"If-Match": other.etag}),
        ):
            assert pointers(response, 409) == [f"/{field.attribute}"]
        assert client.get(other.url).json() == other.body


def test_a_reference_points_to_what_exists(service: Service, client: Client, entity: Entity) -> None:
    for field in entity.having(type="reference"):
        assert field.target is not None
        target = service.create(service.entities[field.target])
        client.delete(target.url, headers={"If-Match": target.etag}).raise_for_status()
        dangling = {field.attribute: target.body["id"]}

        assert pointers(client.post(entity.url, json=service.body(entity, **dangling))) == [f"/{field.attribute}"]


def test_what_is_referred_to_cannot_be_deleted(service: Service, client: Client, entity: Entity) -> None:
    for field in entity.having(type="reference"):
        assert field.target is not None
        target = service.create(service.entities[field.target])
        service.create(entity, **{field.attribute: target.body["id"]})

        problem(client.delete(target.url, headers={"If-Match": target.etag}), 409)
        assert client.get(target.url).json() == target.body
