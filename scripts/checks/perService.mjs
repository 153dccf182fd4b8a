/**
 * Makes the `run` of a check whose tool takes one service at a time.
 *
 * @param check - given a service's folder and the context, runs the tool and gives `{status, output}`, or gives a
 *   problem as text, or nothing
 */
export function perService(check) {
  return async (dirs, context) => {
    const problems = [];
    for (const dir of dirs) {
      const result = await check(dir, context);
      const message = typeof result === 'object' ? failure(result) : result;
      if (message) {
        problems.push({ dir, message });
      }
    }
    return problems;
  };
}

function failure({ status, output }) {
  return status === 0
    ? undefined
    : output.trim() || `ended with status ${status}`;
}
