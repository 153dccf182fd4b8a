import { createMockDirectory } from '@backstage/backend-test-utils';
import { stringify } from 'yaml';
import { checkTemplate } from './checkTemplate';
import { skeletonFiles, smallAnswers } from './testing/skeletonFiles';

describe('checkTemplate', () => {
  const folder = createMockDirectory();
  const minimal = stringify({
    name: 'small-service',
    owner: 'group:default/orders',
    repoUrl: 'localhost:7008?owner=acme&repo=small-service',
  });

  beforeEach(() =>
    folder.setContent({
      ...skeletonFiles,
      'examples/minimal.yaml': minimal,
      'examples/small.yaml': stringify(smallAnswers),
      'examples/notes.md': 'not an example',
    }),
  );

  it('tells what came out of every example', async () => {
    expect(await checkTemplate(folder.path)).toEqual({
      name: 'small-service',
      version: '1.2.3',
      examples: [
        { file: 'examples/minimal.yaml', files: 7, bytes: expect.any(Number) },
        { file: 'examples/small.yaml', files: 8, bytes: expect.any(Number) },
      ],
    });
  });

  it('tells of every example that does not render', async () => {
    folder.addContent({
      'examples/broken.yaml': 'name: [',
      'examples/layout.yaml': `${minimal}layout: product\n`,
      'examples/wrong.yaml': 'name: Wrong Name\n',
    });

    const check = checkTemplate(folder.path);

    await expect(check).rejects.toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
    const message = await check.catch(error => String(error.message));
    expect(message).toMatch(
      /^5 things are wrong; correct each of them and try again:\nexamples\/broken\.yaml: is not YAML: /,
    );
    expect(message).toContain(
      'examples/layout.yaml: layout: "product" is not offered by small-service 1.2.3; choose plan\n',
    );
    expect(message).toMatch(
      /\nexamples\/wrong\.yaml: owner: .+\nexamples\/wrong\.yaml: repoUrl: .+\nexamples\/wrong\.yaml: name: .+$/,
    );
  });

  it('checks the examples even where the skeleton is wrong', async () => {
    folder.addContent({
      'skeleton/base/a.md.njk': '${{ x',
      'examples/small.yaml': 'name: 1\n',
    });

    await expect(checkTemplate(folder.path)).rejects.toThrow(
      /^\d things are wrong; .+:\nskeleton\/base\/a\.md\.njk:1: .+\nexamples\/small\.yaml: /,
    );
  });

  it('asks for an example', async () => {
    folder.setContent({ ...skeletonFiles });

    await expect(checkTemplate(folder.path)).rejects.toThrow(
      'examples/: holds no answer set; add a *.yaml to check with',
    );
  });
});
