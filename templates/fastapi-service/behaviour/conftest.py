"""The behaviour of a generated service over HTTP: the same in every layout.

`--service-url` is where the service listens; `--manifest` is its `.slipway.json`, which has its entities.
Each `--header` is sent with every request, such as `--header "X-API-Key: …"` of a caller who may do everything.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx2
import pytest

from entities import Entity, read_entities
from service import Service

ENTITIES = pytest.StashKey[Mapping[str, Entity]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Ask for the service."""
    parser.addoption("--service-url", required=True)
    parser.addoption("--manifest", required=True, type=Path)
    parser.addoption("--header", action="append", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Find out what the service has."""
    answers = json.loads(config.getoption("--manifest").read_text())["answers"]
    document = httpx2.get(f"{config.getoption('--service-url')}/openapi.json").json()
    config.stash[ENTITIES] = read_entities(answers, document)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes an entity with each."""
    if "entity" in metafunc.fixturenames:
        entities = metafunc.config.stash[ENTITIES]
        metafunc.parametrize("entity", entities.values(), ids=entities.keys())


@pytest.fixture(scope="session")
def running(pytestconfig: pytest.Config) -> Iterator[Service]:
    """Keep the connections to the service."""
    answers = json.loads(pytestconfig.getoption("--manifest").read_text())["answers"]
    headers = [header.split(": ", 1) for header in pytestconfig.getoption("--header")]
    with httpx2.Client(base_url=pytestconfig.getoption("--service-url"), headers=dict(headers)) as client:
        yield Service(client, pytestconfig.stash[ENTITIES], answers)


@pytest.fixture
def service(running: Service) -> Iterator[Service]:
    """Make what a test needs."""
    yield running
    running.tidy()


@pytest.fixture
def client(service: Service) -> httpx2.Client:
    """Call the service."""
    return service.client
