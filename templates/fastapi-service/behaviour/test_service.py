"""What holds for every request."""

import httpx2
import pytest
from httpx2 import Client

from entities import Entity
from service import Service, problem

ORIGIN = "https://example.com"


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/health/startup"])
def test_the_service_is_well(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert response.json()["status"] == "ok"


@pytest.mark.parametrize("path", ["/health/live", "/openapi.json", "/nowhere"])
def test_headers_protect_the_response(client: Client, path: str) -> None:
    headers = client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "max-age=" in headers["Strict-Transport-Security"]
    assert "Server" not in headers


def test_the_request_keeps_its_id(client: Client) -> None:
    assert client.get("/health/live", headers={"X-Request-ID": "my-id.1"}).headers["X-Request-ID"] == "my-id.1"
    made = [client.get("/health/live", headers={"X-Request-ID": "not an id"}).headers["X-Request-ID"] for _ in "12"]
    assert made[0] != made[1]
    assert "not an id" not in made


def test_who_is_unknown_is_let_in_only_where_everybody_is(service: Service, client: Client, entity: Entity) -> None:
    response = httpx2.get(client.base_url.join(entity.url))

    if service.answers["auth"] == "none":
        assert response.status_code == 200
    else:
        problem(response, 401)
        assert response.headers["WWW-Authenticate"]


def test_what_nobody_answers_is_a_problem(client: Client, entity: Entity) -> None:
    problem(client.get("/nowhere"), 404)
    problem(client.get(f"{entity.url}/"), 404)
    problem(client.put(entity.url, json={}), 405)


def test_a_body_that_is_no_json_is_a_problem(client: Client, entity: Entity) -> None:
    problem(client.post(entity.url, content=b"{", headers={"Content-Type": "application/json"}), 400)


def test_a_key_of_the_wrong_kind_is_a_problem(client: Client, entity: Entity) -> None:
    problem(client.get(f"{entity.url}/no-key"), 422)


def test_a_body_can_be_too_large(client: Client, entity: Entity) -> None:
    problem(client.post(entity.url, content=b" " * 2_000_000, headers={"Content-Type": "application/json"}), 413)


def test_requests_are_measured_by_route(service: Service, client: Client, entity: Entity) -> None:
    created = service.create(entity)
    client.get(created.url).raise_for_status()

    metrics = client.get("/metrics")

    assert metrics.status_code == 200
    assert f'"{entity.url}/{{key}}"' in metrics.text
    assert created.url not in metrics.text


def test_browsers_may_call_from_the_listed_origin_only(client: Client, entity: Entity) -> None:
    def preflight(origin: str) -> str | None:
        headers = {"Origin": origin, "Access-Control-Request-Method": "PUT"}
        return client.options(entity.url, headers=headers).headers.get("Access-Control-Allow-Origin")

    assert preflight(ORIGIN) == ORIGIN
    assert preflight("https://elsewhere.example.com") is None


def test_the_document_describes_the_errors(client: Client, entity: Entity) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    assert {"201", "400", "413", "422"} <= paths[entity.url]["post"]["responses"].keys()
    assert {"200", "304", "404"} <= paths[f"{entity.url}/{{key}}"]["get"]["responses"].keys()
    for method in ("put", "patch", "delete"):
        assert {"404", "412", "422", "428"} <= paths[f"{entity.url}/{{key}}"][method]["responses"].keys()
