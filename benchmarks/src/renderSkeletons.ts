import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A skeleton of a size: what our renderer and what the stock action is given, file by file. */
export interface SkeletonPair {
  /** Path → content, of a template folder of ours. */
  readonly ours: ReadonlyMap<string, string>;
  /** Path → content, of a skeleton in the stock action's dialect. */
  readonly stock: ReadonlyMap<string, string>;
}

const manifest = `apiVersion: slipway.dev/v1
kind: Skeleton
metadata: { name: bench-service, version: 1.0.0 }
layers:
  - folder: base
files:
  - { match: ['src/**'], class: seeded }
  - { match: ['**'], class: merged }
`;

const literal = `"""Settings of the service, read from its environment."""

from functools import lru_cache

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="APP_", extra="forbid")

    environment: str = Field(default="development")
    database_url: str = Field(description="PostgreSQL, as SQLAlchemy writes it")
    log_level: str = Field(default="INFO")


@lru_cache
def get_settings() -> Settings:
    return Settings()
`;

/** A module as skeletons have them; the only difference between the dialects is the name of one filter. */
function moduleTemplate(index: number, quote: string): string {
  return `"""Module ${index} of \${{ values.title }}."""

from fastapi import APIRouter

from src.core.config import get_settings

SERVICE = \${{ values.name | ${quote} }}
OWNER = \${{ values.owner | ${quote} }}

router = APIRouter(prefix="/module-${index}")


@router.get("/settings")
def read_settings() -> dict[str, str]:
    return {"environment": get_settings().environment}


{% for entity in values.entities %}
@router.get("/\${{ entity.kebabPlural }}")
def list_\${{ entity.snakePlural }}() -> list[dict[str, object]]:
    """List \${{ entity.wordsPlural }}."""
{% if loop.first %}
    # The first one is what the service is about.
{% endif %}
    return [
        {
{% for field in entity.fields %}
            "\${{ field.name }}": None,{% if field.required %}  # required{% endif %}

{% endfor %}
        }
    ]


{% endfor %}
{% if values.docs == "techdocs" %}
# Documented in docs/index.md.
{% else %}
# Not documented.
{% endif %}
`;
}

/** A skeleton that gives `size` files, \`.slipway.json\` among them; every fourth is copied as it is. */
export function skeletonsOf(size: number): SkeletonPair {
  const ours = new Map([
    ['skeleton.yaml', manifest],
    ['layouts/plan.yaml', 'paths: { main: src/main.py }\n'],
  ]);
  const stock = new Map<string, string>();
  for (let index = 0; index < size - 1; index++) {
    const name = `src/part_${Math.floor(index / 20)}/module_${index}.py`;
    if (index % 4 === 3) {
      ours.set(`skeleton/base/${name}`, literal);
      stock.set(name, literal);
    } else {
      ours.set(`skeleton/base/${name}.njk`, moduleTemplate(index, 'json'));
      stock.set(`${name}.njk`, moduleTemplate(index, 'dump'));
    }
  }
  return { ours, stock };
}

/** Writes files into a folder. */
export async function writeAll(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [path, content] of files) {
    const name = join(folder, path);
    await mkdir(dirname(name), { recursive: true });
    await writeFile(name, content);
  }
}
