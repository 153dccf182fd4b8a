"""The entities of a service: what its answers say of them, and where its OpenAPI document puts them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

TEXTS = {"string", "text", "email", "url"}
ORDERED = {"integer", "decimal", "date", "datetime"}


@dataclass(frozen=True)
class Field:
    """A member of a resource."""

    name: str
    type: str
    required: bool = False
    unique: bool = False
    indexed: bool = False
    filterable: bool = False
    sortable: bool = False
    min: float | None = None
    max: float | None = None
    max_length: int = 0
    default: Any = None
    values: tuple[str, ...] = ()
    target: str | None = None
    description: str = ""

    @property
    def attribute(self) -> str:
        """The name in bodies: a reference ends in `_id`."""
        return self.name if self.type != "reference" or self.name.endswith("_id") else f"{self.name}_id"


@dataclass(frozen=True)
class Entity:
    """A resource with its collection."""

    name: str
    url: str
    fields: tuple[Field, ...]

    def having(self, **traits: Any) -> list[Field]:
        """Find the fields with some traits."""
        return [each for each in self.fields if all(getattr(each, name) == value for name, value in traits.items())]


def read_entities(answers: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Entity]:
    """Find the collection of each entity by the name of the body that creates one."""
    urls = {name: path for path, name in creating_bodies(document)}
    schemas = document["components"]["schemas"]
    found = {}
    for each in answers["entities"]:
        members = schemas[f"{each['name']}Write"]["properties"]
        fields = tuple(read_field(field, members) for field in each["fields"])
        found[each["name"]] = Entity(each["name"], urls[each["name"]], fields)
    return found


def read_field(answer: Mapping[str, Any], members: Mapping[str, Any]) -> Field:
    """Read a field's answer; how long it may be is said by the document, also where the answer left it open."""
    traits = {name: value for name, value in answer.items() if name not in {"values", "maxLength"}}
    field = Field(**traits, values=tuple(answer.get("values", ())))
    schema = members[field.attribute]
    lengths = [each["maxLength"] for each in (schema, *schema.get("anyOf", ())) if "maxLength" in each]
    return replace(field, max_length=lengths[0]) if lengths else field


def creating_bodies(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """List the collections with the entities they are of: `/api/v1/items`, `Item`."""
    for path, methods in document["paths"].items():
        content = methods.get("post", {}).get("requestBody", {}).get("content", {})
        reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
        if reference.endswith("Write"):
            yield path, reference.rpartition("/")[2].removesuffix("Write")
