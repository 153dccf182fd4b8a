import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Environment variable with the full names of the locked branches, one a line. */
export const LOCKED_REFS = 'SANDBOX_FORGE_LOCKED_REFS';

// A ref's name holds no line break and no character a shell pattern gives a meaning to.
const SCRIPT = `#!/bin/sh
case "
\${${LOCKED_REFS}}
" in
*"
$1
"*)
  echo "error: GH006: Protected branch update failed for $1." >&2
  echo "error: The branch is protected: push to another branch and open a pull request." >&2
  exit 1
  ;;
esac
`;

/**
 * Writes the forge's own `update` hook and gives the folder that holds it. It is used for pushes
 * to repositories with locked branches only; hooks of a repository itself are never run.
 */
export async function writeUpdateHook(stateDirectory: string): Promise<string> {
  const folder = join(stateDirectory, 'hooks');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'update'), SCRIPT, { mode: 0o700 });
  return folder;
}
