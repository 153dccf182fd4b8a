import { InputError } from '@backstage/errors';

/** Who made a commit. @public */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** What git takes off both ends of a name. */
const CRUD_AT_ENDS = /^[\p{Cc} ,:;<>"\\']+|[\p{Cc} ,:;<>"\\']+$/gu;
/** What would end the name or the line early. */
const CRUD_INSIDE = /[\p{Cc}<>]/gu;

const DATE =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|([+-])(\d\d):?(\d\d))$/;

/** The person as git writes one: `Ada Lovelace <ada@example.org>`. */
export function formatPerson({ name, email }: Person): string {
  const parts = [name, email].map(text =>
    text.replace(CRUD_AT_ENDS, '').replace(CRUD_INSIDE, ''),
  );
  if (parts.includes('')) {
    throw new InputError(
      `a commit needs a name and an email address, and got ${JSON.stringify(
        name,
      )} and ${JSON.stringify(email)}; give both`,
    );
  }
  return `${parts[0]} <${parts[1]}>`;
}

/** The moment as git writes one: seconds since 1970 and the offset, `1772353800 +0100`. */
export function formatDate(date: string): string {
  const match = DATE.exec(date);
  const milliseconds = Date.parse(date);
  if (!match || !(milliseconds >= 0)) {
    throw new InputError(
      `the commit date ${JSON.stringify(
        date,
      )} is not understood; write it as 2026-03-01T09:30:00+01:00`,
    );
  }
  const [, sign = '+', hours = '00', minutes = '00'] = match;
  return `${Math.floor(milliseconds / 1000)} ${sign}${hours}${minutes}`;
}
