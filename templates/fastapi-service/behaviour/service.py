"""A service, as its clients see it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from httpx2 import Client, Response

from entities import Entity, Field
from values import value_of

PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Resource:
    """Something that was created."""

    url: str
    etag: str
    body: dict[str, Any]


class Service:
    """Makes what a test needs, and takes it away again."""

    def __init__(self, client: Client, entities: Mapping[str, Entity], answers: Mapping[str, Any]) -> None:
        self.client = client
        self.client.event_hooks = {"response": [self._remember]}
        self.entities = entities
        self.answers = answers
        self._numbers = Counter[Field]()
        self._created: list[str] = []

    def value(self, field: Field) -> Any:
        """Make a valid value; for a reference, what it points to."""
        if field.target is not None:
            return self.create(self.entities[field.target]).body["id"]
        self._numbers[field] += 1
        return value_of(field, self._numbers[field])

    def body(self, entity: Entity, **changes: Any) -> dict[str, Any]:
        """Make a valid body with all that is required, and all that can be made without a reference."""
        fields = [each for each in entity.fields if each.required or each.target is None]
        made = {each.attribute: self.value(each) for each in fields if each.attribute not in changes}
        return {**made, **changes}

    def create(self, entity: Entity, **changes: Any) -> Resource:
        """Create a resource."""
        response = self.client.post(entity.url, json=self.body(entity, **changes))
        assert response.status_code == 201, response.text
        return Resource(response.headers["Location"], response.headers["ETag"], response.json())

    def full(self, entity: Entity) -> Resource:
        """Create a resource with a value in every member."""
        return self.create(entity, **{each.attribute: self.value(each) for each in entity.fields})

    def pages(self, url: str, params: Mapping[str, Any]) -> Iterator[Response]:
        """Follow the links from the first page of a list to the last."""
        response = self.client.get(url, params=params)
        while True:
            assert response.status_code == 200, response.text
            yield response
            if "next" not in response.links:
                return
            response = self.client.get(response.links["next"]["url"])

    def listed(self, url: str, **params: Any) -> list[dict[str, Any]]:
        """Read a list to its end."""
        return [item for page in self.pages(url, {"limit": 100, **params}) for item in page.json()["items"]]

    def tidy(self) -> None:
        """Delete everything that was created; what is referred to can only go after what refers to it."""
        left = self._created[::-1]
        for url in left:
            self._detach(url)
        while left:
            kept = [url for url in left if self._delete(url) == 409]
            assert len(kept) < len(left), f"these cannot be deleted: {kept}"
            left = kept
        self._created.clear()

    def _remember(self, response: Response) -> None:
        if response.status_code == 201:
            self._created.append(response.headers["Location"])

    def _detach(self, url: str) -> None:
        entity = next(each for each in self.entities.values() if url.rpartition("/")[0] == each.url)
        empty = {each.attribute: None for each in entity.having(type="reference", required=False)}
        if empty:
            self.client.patch(url, json=empty, headers={"If-Match": "*"})

    def _delete(self, url: str) -> int:
        return self.client.delete(url, headers={"If-Match": "*"}).status_code


def problem(response: Response, status: int) -> dict[str, Any]:
    """Read a problem document, and check what all have in common."""
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == PROBLEM
    document: dict[str, Any] = response.json()
    assert document["status"] == status
    assert document["title"]
    assert document["type"].startswith("urn:problem-type:")
    assert document["request_id"] == response.headers["X-Request-ID"]
    return document


def pointers(response: Response, status: int = 422) -> list[str]:
    """List the members a problem names."""
    return [each["pointer"] for each in problem(response, status)["errors"]]
