import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '@backstage/errors';

/** Where a repository that has the template keeps it. */
const usualPlace = 'templates/fastapi-service';

/** The template folder that was named, or the nearest one above this package. */
export function findTemplate(named: string | undefined): string {
  if (named !== undefined) {
    return namedTemplate(named);
  }
  // Any folder of this package will do, as only those above it are looked at.
  // eslint-disable-next-line no-restricted-syntax
  const here = __dirname;
  for (
    let folder = here;
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    if (existsSync(join(folder, usualPlace, 'skeleton.yaml'))) {
      return join(folder, usualPlace);
    }
  }
  throw new InputError(
    `there is no ${usualPlace} above this program; name the template's folder with --template`,
  );
}

function namedTemplate(named: string): string {
  if (!existsSync(join(named, 'skeleton.yaml'))) {
    throw new InputError(
      `--template: "${named}" holds no skeleton.yaml; name the folder of a template`,
    );
  }
  return resolve(named);
}
