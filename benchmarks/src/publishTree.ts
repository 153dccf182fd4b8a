import {
  createTree,
  RenderedTree,
  TreeFile,
} from '@slipway/plugin-slipway-node';

const WORDS =
  'def class return import from self async await session select where entity order status value name list page limit offset None True False raise response model field column index unique'.split(
    ' ',
  );

/** A service of so many modules, of the sizes Python modules have; the same one every time. */
export function publishTree(size: number): RenderedTree {
  const random = createRandom(size);
  const files = Array.from(
    { length: size },
    (_, index): TreeFile => ({
      path: `src/part_${index % 40}/${
        index % 3 ? 'db/' : ''
      }module_${index}.py`,
      mode: index % 50 ? '100644' : '100755',
      bytes: Buffer.from(moduleText(random)),
    }),
  );
  return createTree(files);
}

function moduleText(random: () => number): string {
  const length = 300 + random() ** 3 * 9000;
  let text = '"""A module of the service."""\n';
  while (text.length < length) {
    const words = Array.from({ length: 7 }, () => {
      const word = WORDS[Math.floor(random() * WORDS.length)];
      return random() < 0.5 ? word : `${word}_${Math.floor(random() * 30)}`;
    });
    text += `${'    '.repeat(random() * 3)}${words.join(' ')}\n`;
  }
  return text;
}

/** Numbers from 0 to 1 that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
