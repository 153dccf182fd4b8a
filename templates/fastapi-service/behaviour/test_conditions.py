"""Entity tags and preconditions."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from httpx2 import Client

from entities import Entity
from service import Service, problem

CHANGES = pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])


def test_what_is_known_is_not_sent_again(service: Service, client: Client, entity: Entity) -> None:
    created = service.create(entity)

    for tags in (created.etag, f"W/{created.etag}", f'"other", {created.etag}', "*"):
        response = client.get(created.url, headers={"If-None-Match": tags})

        assert response.status_code == 304
        assert response.content == b""
        assert response.headers["ETag"] == created.etag
    assert client.get(created.url, headers={"If-None-Match": '"other"'}).status_code == 200


@CHANGES
def test_a_change_needs_the_tag(service: Service, client: Client, entity: Entity, method: str) -> None:
    created = service.create(entity)
    body = None if method == "DELETE" else service.body(entity)

    problem(client.request(method, created.url, json=body), 428)
    assert client.get(created.url).json() == created.body


@CHANGES
def test_a_change_needs_the_current_tag(service: Service, client: Client, entity: Entity, method: str) -> None:
    created = service.create(entity)
    body = None if method == "DELETE" else service.body(entity)

    for tags in ('"other"', f"W/{created.etag}"):
        problem(client.request(method, created.url, json=body, headers={"If-Match": tags}), 412)
    assert client.get(created.url).json() == created.body


def test_a_tag_is_outdated_by_a_change(service: Service, client: Client, entity: Entity) -> None:
    created = service.create(entity)
    changed = client.put(created.url, json=service.body(entity), headers={"If-Match": created.etag})
    assert changed.status_code == 200, changed.text

    problem(client.delete(created.url, headers={"If-Match": created.etag}), 412)
    assert client.get(created.url, headers={"If-None-Match": created.etag}).status_code == 200


def test_an_empty_change_keeps_the_tag(service: Service, client: Client, entity: Entity) -> None:
    created = service.create(entity)

    response = client.patch(created.url, json={}, headers={"If-Match": created.etag})

    assert response.status_code == 200
    assert response.headers["ETag"] == created.etag
    assert response.json() == created.body


def test_of_all_that_change_at_once_one_succeeds(service: Service, client: Client, entity: Entity) -> None:
    created = service.create(entity)
    bodies = [service.body(entity) for _ in range(8)]

    with ThreadPoolExecutor(len(bodies)) as pool:
        responses = list(
            pool.map(lambda body: client.put(created.url, json=body, headers={"If-Match": created.etag}), bodies),
        )

    winners = [each for each in responses if each.status_code == 200]
    assert len(winners) == 1, [each.status_code for each in responses]
    for loser in responses:
        if loser is not winners[0]:
            problem(loser, 412)
    assert client.get(created.url).json() == winners[0].json()
