import { createCipheriv } from 'node:crypto';
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
  const length = 300 + random() ** 3 * 6000;
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

/** Numbers from 0 to 1 that are the same in every run: the key stream of a cipher. */
function createRandom(seed: number): () => number {
  const cipher = createCipheriv(
    'aes-128-ctr',
    Buffer.from(String(seed).padStart(16)),
    Buffer.alloc(16),
  );
  const zeros = Buffer.alloc(4096);
  let numbers = Buffer.alloc(0);
  return () => {
    if (numbers.byteLength === 0) {
      numbers = cipher.update(zeros);
    }
    const number = numbers.readUInt32BE() / 4294967296;
    numbers = numbers.subarray(4);
    return number;
  };
}
