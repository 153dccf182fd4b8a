"""Import services, each in a process of its own, and compare what their code says with openapi.yaml.

Arguments: folders of services. The packages they are built on are imported once, before the processes part.
"""

import importlib
import os
import sys
import tomllib
import traceback
import warnings
from pathlib import Path

import fastapi  # noqa: F401
import pydantic_settings  # noqa: F401
import sqlalchemy.ext.asyncio  # noqa: F401
import yaml
from sqlalchemy.orm import configure_mappers

# What a service cannot start without, whatever its options.
SETTINGS = {
    "DATABASE_URL": "postgresql://user:password@localhost/none",
    "OIDC_AUDIENCE": "service",
    "OIDC_ISSUER": "https://issuer.example.com",
    "SECRET_KEY": "-" * 64,
}


def module_of(service: Path, ending: str) -> str:
    """Find the module whose path ends so."""
    (found,) = (path for path in service.glob(ending))
    return ".".join(found.relative_to(service).with_suffix("").parts)


def check_texts(service: Path) -> None:
    """Every file in a language of data is one."""
    for path in service.rglob("*"):
        if path.suffix in {".yaml", ".yml"} and "templates" not in path.parts:
            list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
        elif path.suffix == ".toml":
            tomllib.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".py":
            compile(path.read_text(encoding="utf-8"), path, "exec", dont_inherit=True)


def check(service: Path) -> None:
    """Read all files, then the service as its server does."""
    warnings.simplefilter("error")
    check_texts(service)
    os.chdir(service)
    sys.path.insert(0, str(service))
    os.environ.update(SETTINGS)
    app = importlib.import_module(module_of(service, "*/main.py")).app
    configure_mappers()
    document = yaml.safe_load(Path("openapi.yaml").read_text(encoding="utf-8"))
    compare(document, app.openapi(), "")


def compare(written: object, made: object, pointer: str) -> None:
    """Say where two documents differ."""
    if isinstance(written, dict) and isinstance(made, dict) and written.keys() == made.keys():
        for key in written:
            compare(written[key], made[key], f"{pointer}/{key}")
    elif written != made:
        message = f"openapi.yaml{pointer}: {written!r}\nthe code says: {made!r}"
        raise ValueError(message)


def passes(service: Path) -> bool:
    """Check a service in a process of its own."""
    process = os.fork()
    if process == 0:
        try:
            check(service)
        except BaseException:
            print(f"{service.name}:", traceback.format_exc(limit=-3), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitpid(process, 0)[1] == 0


if __name__ == "__main__":
    results = [passes(Path(name).resolve()) for name in sys.argv[1:]]
    sys.exit(not all(results))
