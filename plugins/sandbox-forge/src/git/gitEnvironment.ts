/**
 * Settings every git process of the forge runs with. They are given on the command scope, which
 * is above a repository's own configuration: no hook, no file system monitor, no background
 * maintenance, no dumb protocol, and pushed objects are checked.
 */
const SETTINGS: ReadonlyArray<readonly [string, string]> = [
  ['core.fsmonitor', 'false'],
  ['core.quotePath', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['receive.autogc', 'false'],
  ['receive.denyDeleteCurrent', 'refuse'],
  ['http.getanyfile', 'false'],
  ['http.receivepack', 'true'],
  ['transfer.fsckObjects', 'true'],
  ['uploadpack.allowFilter', 'true'],
  ['uploadpack.allowAnySHA1InWant', 'true'],
  ['protocol.version', '2'],
  ['safe.directory', '*'],
];

/**
 * The whole environment of a git process; nothing but `PATH` is taken from the forge's own. Hooks
 * are looked for in `hooks`, which only the forge can write to; by default there are none.
 */
export function gitEnvironment(
  extra: Readonly<Record<string, string>> = {},
  hooks = '/dev/null',
): Record<string, string> {
  const settings = [...SETTINGS, ['core.hooksPath', hooks] as const];
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(settings.length),
    ...extra,
  };
  settings.forEach(([key, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}
