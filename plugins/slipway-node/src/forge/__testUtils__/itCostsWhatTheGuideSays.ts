import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PipelineSpec, ProtectionSpec } from '../Forge';
import { ForgeRig } from './prepareRig';
import { publishService } from './publishService';

const guides = resolve(__dirname, '../../../../../docs/forges');

/** A row of a guide's table of what a run costs, as its words, requests and writes. */
type Row = readonly [string, number, number];

/** Counts the requests of a run that creates a service, and of the same run again, and compares them with the guide. */
// eslint-disable-next-line jest/no-export -- the cases of three files, each with a forge of its own
export function itCostsWhatTheGuideSays(
  rig: ForgeRig,
  wanted: {
    readonly guide: 'github' | 'gitlab' | 'gitea';
    readonly pipeline: PipelineSpec;
    readonly protection: ProtectionSpec;
  },
): void {
  it('costs what the guide says', async () => {
    const { fixture, spec } = rig;
    const count = async (name: string): Promise<Row> => {
      const forge = await fixture.forge();
      fixture.proxy.clear();
      const looking = forge.readRepository(spec);
      const isThere = looking.then(found => found !== undefined);
      await forge.preflight({ ...spec, isThere }, wanted.pipeline);
      await publishService({ fixture, forge, spec }, wanted, looking);
      const { requests, writes } = fixture.proxy;
      return [name, requests.length, writes.length];
    };
    const plan = async (name: string): Promise<Row> => {
      const forge = await fixture.forge();
      fixture.proxy.clear();
      await forge.planPipeline(spec, wanted.pipeline);
      await forge.planProtection(spec, wanted.protection);
      const { requests, writes } = fixture.proxy;
      return [name, requests.length, writes.length];
    };
    const counted = [
      await count('a service is created'),
      await count('the same again'),
      await plan('it is planned'),
    ];
    expect(rowsOf(wanted.guide)).toEqual(counted);
  });
}

function rowsOf(guide: string): readonly Row[] {
  const text = readFileSync(resolve(guides, `${guide}.md`), 'utf8');
  const rows = text.matchAll(/^\| ([^|]+?) +\| (\d+) +\| (\d+) +\|$/gm);
  return [...rows].map(([, name = '', requests, writes]) => [
    name,
    Number(requests),
    Number(writes),
  ]);
}
