import { dryRunner } from './__testUtils__/dryRunner';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('a dry run of what is wrong', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

  const { answersFor, dryRun } = dryRunner(() => portal);

  it.each([
    [
      'skeleton/base/src/main.py',
      'print("again")',
      'TemplateError',
      /^skeleton\/base\/\{main\}: "src\/main.py" is already made by skeleton\/base\/src\/main.py; give them/,
    ],
    [
      'skeleton/base/wrong.md.njk',
      '\n${{ values.nothing }}',
      'TemplateError',
      /^skeleton\/base\/wrong.md.njk:2: values.nothing is not defined$/,
    ],
    [
      'skeleton/base/a:b',
      '',
      'InputError',
      /^these files cannot be in a repository; .*"a:b"/,
    ],
  ])('says what is wrong with the skeleton: %s', async (...broken) => {
    const [path, content, name, message] = broken;
    const answers = answersFor('broken');

    const response = await dryRun(answers, template => template, {
      [path]: content,
    });

    const { error } = await response.json();
    expect([error.name, error.message]).toEqual([
      name,
      expect.stringMatching(message),
    ]);
  });

  it.each([
    ['answers', '${{ nothing( }}', 'InputError', /^input answers could not be/],
    ['digest', `sha256:${'0'.repeat(64)}`, 'ConflictError', /^The template ch/],
    [
      'skeleton',
      '../elsewhere',
      'InputError',
      /^input skeleton must be a fold/,
    ],
    ['skeleton', 'https://localhost/x', 'InputError', /^input skeleton must b/],
    ['skeleton', 'nowhere', 'InputError', /skeleton.yaml: is missing/],
  ])('refuses the input %s: %s', async (key, value, name, message) => {
    const { record } = portal;

    const response = await dryRun(answersFor('odd'), template => ({
      ...template,
      spec: {
        ...template.spec,
        steps: template.spec.steps.map(step => ({
          ...step,
          input:
            key in step.input || key === 'skeleton'
              ? { ...step.input, [key]: value }
              : step.input,
        })),
      },
    }));

    const { error } = await response.json();
    expect([error.name, error.message]).toEqual([
      name,
      expect.stringMatching(message),
    ]);
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });
});
