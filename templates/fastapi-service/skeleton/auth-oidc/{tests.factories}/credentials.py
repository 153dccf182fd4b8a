"""An OpenID Connect issuer for tests, on the loopback interface."""

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self, TypeAlias

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

Grant: TypeAlias = Callable[..., Awaitable[dict[str, str]]]

AUDIENCE = "the service of the tests"


class Issuer:
    """Signs tokens with keys that are made for the run, and publishes their public halves."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.documents: dict[str, Any] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.rotate("first")

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def rotate(self, key_id: str) -> None:
        """Sign with another key from now on, and publish only that one."""
        self.key_id, self.key = key_id, generate_private_key(public_exponent=65537, key_size=2048)
        self.documents = {
            "/.well-known/openid-configuration": {"issuer": self.url, "jwks_uri": f"{self.url}/keys"},
            "/keys": {"keys": [public_jwk(self.key_id, self.key)]},
        }

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Make the claims of a valid token; one that is changed to None is left out."""
        now = datetime.now(UTC)
        claims = {"iss": self.url, "aud": AUDIENCE, "sub": "caller", "iat": now, "exp": now + timedelta(minutes=5)}
        return {name: value for name, value in {**claims, **changes}.items() if value is not None}

    def bearer(self, **changes: Any) -> dict[str, str]:
        """Make the header of a token."""
        return bearer(jwt.encode(self.claims(**changes), self.key, "RS256", {"kid": self.key_id}))

    async def credentials(self, *scopes: str) -> dict[str, str]:
        """Make the header of a token with some scopes."""
        return self.bearer(scope=" ".join(scopes))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.requests.append(self.path)
                document = issuer.documents.get(self.path)
                self.send_response(404 if document is None else 200)
                self.end_headers()
                self.wfile.write(json.dumps(document).encode())

            def log_message(self, *_: Any) -> None:
                """Stay silent."""

        return Handler


def bearer(token: str) -> dict[str, str]:
    """Make the header of a token."""
    return {"Authorization": f"Bearer {token}"}


def public_jwk(key_id: str, key: RSAPrivateKey) -> dict[str, Any]:
    """Write the public half of a key as the issuer publishes it."""
    return {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": key_id, "use": "sig", "alg": "RS256"}
