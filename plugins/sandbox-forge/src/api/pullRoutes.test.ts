import { DescribedForge } from '../__testUtils__/DescribedForge';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';

jest.setTimeout(60_000);

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('pull requests, protection and rulesets', () => {
  const R = '/repos/acme/orders';
  const PROTECTION = `${R}/branches/main/protection`;
  let fixture: ForgeFixture;
  let forge: DescribedForge;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
    forge = new DescribedForge(fixture);
    const body = { name: 'orders', auto_init: true };
    await forge.expect(201, 'POST', '/orgs/acme/repos', body);
    await fixture.git('clone', '-q', fixture.remote('acme/orders'), 'work');
  });
  afterAll(() => fixture.stop());

  async function branch(name: string, path: string): Promise<string> {
    const main = await forge.expect(200, 'GET', `${R}/git/ref/heads/main`);
    const ref = { ref: `refs/heads/${name}`, sha: main.object.sha };
    await forge.expect(201, 'POST', `${R}/git/refs`, ref);
    const body = {
      message: `Add ${path}`,
      content: base64(name),
      branch: name,
    };
    const made = await forge.expect(201, 'PUT', `${R}/contents/${path}`, body);
    return made.commit.sha;
  }

  async function open(head: string): Promise<string> {
    const body = { title: `Merge ${head}`, head, base: 'main', body: 'Why' };
    const pull = await forge.expect(201, 'POST', `${R}/pulls`, body);
    return `${R}/pulls/${pull.number}`;
  }

  it('opens, shows, changes and merges a pull request', async () => {
    const sha = await branch('one', 'one.txt');
    const pull = await open('acme:one');
    const shown = await forge.expect(200, 'GET', pull);
    expect(shown).toMatchObject({
      mergeable: true,
      commits: 1,
      changed_files: 1,
      head: { sha },
    });
    const files = await forge.expect(200, 'GET', `${pull}/files`);
    expect(files[0]).toMatchObject({ filename: 'one.txt', status: 'added' });
    const commits = await forge.expect(200, 'GET', `${pull}/commits`);
    expect(commits).toHaveLength(1);
    const found = await forge.expect(200, 'GET', `${R}/pulls?head=acme:one`);
    expect(found).toHaveLength(1);
    const renamed = await forge.expect(200, 'PATCH', pull, { title: 'Other' });
    expect(renamed).toMatchObject({ title: 'Other', body: 'Why' });
    const diff = await fixture.api('GET', pull, {
      headers: { Accept: 'application/vnd.github.diff' },
    });
    expect(diff.text).toContain('+++ b/one.txt');

    await forge.expect(409, 'PUT', `${pull}/merge`, { sha: '0'.repeat(40) });
    const merged = await forge.expect(200, 'PUT', `${pull}/merge`, { sha });
    const main = await forge.expect(200, 'GET', `${R}/git/ref/heads/main`);
    expect(main.object.sha).toBe(merged.sha);
    await forge.expect(405, 'PUT', `${pull}/merge`);
    expect(await forge.expect(200, 'GET', pull)).toMatchObject({
      merged: true,
      state: 'closed',
      head: { sha },
    });
    await forge.expect(422, 'PATCH', pull, { state: 'open' });
    expect(await forge.expect(200, 'GET', `${R}/pulls`)).toEqual([]);
    const all = await forge.expect(200, 'GET', `${R}/pulls?state=all`);
    expect(all).toHaveLength(1);
  });

  it('refuses a pull request that has no use', async () => {
    await branch('two', 'two.txt');
    const pull = (head: string, base = 'main') =>
      forge.expect(422, 'POST', `${R}/pulls`, { title: 'T', head, base });
    await pull('absent');
    await pull('two', 'absent');
    expect((await pull('main')).errors[0].message).toContain('No commits');
    await open('two');
    expect((await pull('two')).errors[0].message).toContain('already exists');
    await forge.expect(404, 'GET', `${R}/pulls/99`);
  });

  it('squashes, and does not merge what conflicts', async () => {
    const before = await forge.expect(200, 'GET', `${R}/git/ref/heads/main`);
    await branch('left', 'same.txt');
    await branch('right', 'same.txt');
    const left = await open('left');
    const right = await open('right');
    const squash = { merge_method: 'squash', commit_title: 'Squashed' };
    const { sha } = await forge.expect(200, 'PUT', `${left}/merge`, squash);
    const commit = await forge.expect(200, 'GET', `${R}/git/commits/${sha}`);
    expect(commit.message).toContain('Squashed');
    expect(commit.parents.map((one: any) => one.sha)).toEqual([
      before.object.sha,
    ]);
    const shown = await forge.expect(200, 'GET', right);
    expect(shown).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    await forge.expect(405, 'PUT', `${right}/merge`);
    const after = await forge.expect(200, 'GET', `${R}/git/ref/heads/main`);
    expect(after.object.sha).toBe(sha);
  });

  it('protects a branch as asked and reads it back', async () => {
    const asked = {
      required_status_checks: { strict: true, contexts: ['build', 'test'] },
      enforce_admins: true,
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        dismiss_stale_reviews: true,
        require_code_owner_reviews: true,
        bypass_pull_request_allowances: { users: ['slipway'], teams: [] },
        dismissal_restrictions: { users: [], teams: ['platform'] },
      },
      restrictions: { users: ['guest'], teams: ['orders'] },
      required_linear_history: true,
    };
    await forge.expect(404, 'GET', PROTECTION);
    await forge.expect(200, 'PUT', PROTECTION, asked);
    const read = await forge.expect(200, 'GET', PROTECTION);
    expect(read).toMatchObject({
      required_status_checks: { strict: true, contexts: ['build', 'test'] },
      enforce_admins: { enabled: true },
      required_pull_request_reviews: { required_approving_review_count: 2 },
      restrictions: {
        users: [{ login: 'guest' }],
        teams: [{ slug: 'orders' }],
      },
      required_linear_history: { enabled: true },
      allow_force_pushes: { enabled: false },
    });
    const { protected: shown } = await forge.expect(
      200,
      'GET',
      `${R}/branches/main`,
    );
    expect(shown).toBe(true);
    const signatures = `${PROTECTION}/required_signatures`;
    await forge.expect(200, 'GET', signatures);
    const { enabled } = await forge.expect(200, 'POST', signatures);
    expect(enabled).toBe(true);

    const { restrictions: _, ...incomplete } = asked;
    await forge.expect(422, 'PUT', PROTECTION, incomplete);
    const restrictions = { users: ['nobody'], teams: [] };
    await forge.expect(422, 'PUT', PROTECTION, { ...asked, restrictions });
    const absent = `${R}/branches/absent/protection`;
    await forge.expect(404, 'PUT', absent, asked);
    await forge.expect(204, 'DELETE', PROTECTION);
    await forge.expect(404, 'DELETE', PROTECTION);
  });

  it('holds a protected branch against pushes and unchecked merges', async () => {
    await forge.expect(200, 'PUT', PROTECTION, {
      required_status_checks: { strict: false, contexts: ['build'] },
      enforce_admins: true,
      required_pull_request_reviews: null,
      restrictions: null,
    });
    const before = await forge.expect(200, 'GET', `${R}/git/ref/heads/main`);
    await fixture.git('-C', 'work', 'pull', '-q');
    await fixture.git('-C', 'work', 'commit', '-q', '--allow-empty', '-m', 'X');
    const push = fixture.git(
      ...['-C', 'work', 'push', 'origin', 'main', 'main:free'],
    );
    await expect(push).rejects.toThrow(
      /GH006: Protected branch update failed[^]*The branch is protected: push to another branch and open a pull request/,
    );
    await fixture.git('-C', 'work', 'fetch', '-q');
    await fixture.git('-C', 'work', 'rev-parse', 'origin/free');
    const direct = { message: 'X', content: base64('x') };
    await forge.expect(422, 'PUT', `${R}/contents/x.txt`, direct);
    const sha = await branch('three', 'three.txt');
    await forge.expect(422, 'PATCH', `${R}/git/refs/heads/main`, { sha });
    const after = await forge.expect(200, 'GET', `${R}/git/ref/heads/main`);
    expect(after.object.sha).toBe(before.object.sha);

    const pull = await open('three');
    const refused = await forge.expect(405, 'PUT', `${pull}/merge`);
    expect(refused.message).toContain('"build" is expected');
    const passed = { state: 'success', context: 'build' };
    await forge.expect(201, 'POST', `${R}/statuses/${sha}`, passed);
    await forge.expect(200, 'PUT', `${pull}/merge`);
    await forge.expect(204, 'DELETE', PROTECTION);
  });

  it('keeps rulesets and holds branches by them', async () => {
    const asked = {
      name: 'main',
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        { type: 'deletion' },
        {
          type: 'required_status_checks',
          parameters: {
            required_status_checks: [{ context: 'build' }],
            strict_required_status_checks_policy: true,
          },
        },
      ],
    };
    const made = await forge.expect(201, 'POST', `${R}/rulesets`, asked);
    await forge.expect(422, 'POST', `${R}/rulesets`, asked);
    const one = `${R}/rulesets/${made.id}`;
    expect(await forge.expect(200, 'GET', one)).toMatchObject(asked);
    expect(await forge.expect(200, 'GET', `${R}/rulesets`)).toHaveLength(1);
    const rules = await forge.expect(200, 'GET', `${R}/rules/branches/main`);
    expect(rules).toHaveLength(2);
    const none = await forge.expect(200, 'GET', `${R}/rules/branches/three`);
    expect(none).toEqual([]);
    const direct = { message: 'X', content: base64('x') };
    await forge.expect(422, 'PUT', `${R}/contents/y.txt`, direct);
    await forge.expect(200, 'PUT', one, {
      conditions: {
        ref_name: { include: ['refs/heads/release/*'], exclude: [] },
      },
    });
    await forge.expect(201, 'PUT', `${R}/contents/y.txt`, direct);
    await forge.expect(200, 'GET', `${R}/rules/branches/release%2F1`);
    await forge.expect(200, 'PUT', one, { enforcement: 'disabled' });
    await forge.expect(204, 'DELETE', one);
    await forge.expect(404, 'GET', one);
  });
});
