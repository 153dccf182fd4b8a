import { secretProblem } from './secretProblem';

const STAGING = 'ci:staging:DATABASE_URL';

describe('secretProblem', () => {
  it.each([
    'postgresql://user:p%40ss@host:5432/name?sslmode=require',
    'postgres://host/name',
    'postgresql+asyncpg://user@host/name',
    'postgresql:///name?host=/cloudsql/project',
    '',
  ])('takes %s for an address', value => {
    expect(secretProblem(STAGING, value)).toBeUndefined();
    expect(secretProblem('ci:DATABASE_URL', value)).toBeUndefined();
  });

  it.each([
    'canary',
    'canary:5432/name',
    'mysql://canary/name',
    // SQLAlchemy knows no such dialect.
    'postgres+asyncpg://canary/name',
    'postgresql://canary /name',
    'postgresql://canary/name\n',
    'postgresql://',
  ])('refuses %j without saying it', value => {
    const problem = secretProblem(STAGING, value);
    expect(problem).toMatch(/^must be an address of PostgreSQL/);
    expect(problem).not.toContain('canary');
    expect(secretProblem('ci:database_url', value)).toBe(problem);
  });

  it('knows nothing of other secrets', () => {
    expect(secretProblem('ci:staging:TOKEN', 'canary')).toBeUndefined();
    expect(secretProblem('DATABASE_URL', 'canary')).toBeUndefined();
  });
});
