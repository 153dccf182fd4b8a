const outcomes = ['passed', 'failed', 'skipped'];

/** How often each check ended how: check → {passed, failed, skipped, seconds}, and `cases` where it tried some. */
export function countsOf(lines) {
  const counts = {};
  for (const { check, outcome, seconds, cases } of lines) {
    counts[check] ??= { passed: 0, failed: 0, skipped: 0, seconds: 0 };
    counts[check][outcome] += 1;
    counts[check].seconds =
      Math.round((counts[check].seconds + seconds) * 10) / 10;
    if (cases) {
      counts[check].cases = (counts[check].cases ?? 0) + cases;
    }
  }
  return counts;
}

/** A table of the checks, and below it what failed and why what was skipped was. */
export function summaryOf(lines) {
  const row = cells =>
    cells.map((cell, i) => String(cell)[i ? 'padStart' : 'padEnd'](i ? 9 : 20));
  const table = Object.entries(countsOf(lines))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([check, counts]) => [
      check,
      ...outcomes.map(each => counts[each]),
      counts.seconds,
    ]);
  return [
    ...[['check', ...outcomes, 'seconds'], ...table].map(each =>
      row(each).join(''),
    ),
    ...lines
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ service, check }) => `failed: ${service}: ${check}`),
    ...new Set(
      lines
        .filter(({ outcome }) => outcome === 'skipped')
        .map(({ check, message }) => `skipped: ${check}: ${message}`),
    ),
  ].join('\n');
}
