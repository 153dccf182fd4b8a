import { FLUSH, ProtocolViolation, readPktLines } from './pktLine';

/** What a server says about itself before anything is asked of it. */
export interface RefAdvertisement {
  /** Full name → commit. */
  readonly refs: ReadonlyMap<string, string>;
  readonly capabilities: ReadonlySet<string>;
}

const REF = /^([0-9a-f]{40}) ([^\0\n]+)(?:\0([^\n]*))?\n?$/;

/** Reads the answer to `info/refs` of protocol version 0. */
export async function readRefs(
  chunks: AsyncIterable<Uint8Array>,
  service: string,
): Promise<RefAdvertisement> {
  const lines = readPktLines(chunks);
  const greeting = (await lines.next()).value;
  const separator = (await lines.next()).value;
  if (String(greeting) !== `# service=${service}\n` || separator !== FLUSH) {
    throw new ProtocolViolation('no greeting');
  }
  const refs = new Map<string, string>();
  let capabilities: string[] = [];
  for await (const line of lines) {
    if (line === FLUSH) {
      refs.delete('capabilities^{}');
      return { refs, capabilities: new Set(capabilities) };
    }
    const [, id, name, words] = REF.exec(line.toString()) ?? [];
    if (!id || !name) {
      throw new ProtocolViolation('something else than a ref');
    }
    refs.set(name, id);
    capabilities = words?.split(' ') ?? capabilities;
  }
  throw new ProtocolViolation('a list of refs that breaks off');
}
