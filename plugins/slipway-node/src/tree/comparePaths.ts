/**
 * Orders two paths as their UTF-8 bytes order, which is git's order and not that of JavaScript's
 * `<`: UTF-16 puts the surrogates of U+10000 and above before U+E000.
 *
 * @public
 */
export function comparePaths(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let index = 0; index < end; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) {
      return rank(left) - rank(right);
    }
  }
  return a.length - b.length;
}

function rank(codeUnit: number): number {
  if (codeUnit < 0xd800) {
    return codeUnit;
  }
  return codeUnit < 0xe000 ? codeUnit + 0x2000 : codeUnit - 0x800;
}
