import { FieldType } from '../Answers';

/** How a text has to look, and what it is called. */
export interface Format {
  readonly noun: string;
  readonly matches: (value: string) => boolean;
}

/** `Date` moves 30 February to March: the day must come back as it went in. */
function isDate(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return (
    /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(value)
  );
}

function isDateTime(value: string): boolean {
  const pattern =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
  return isDate(pattern.exec(value)?.[1] ?? '');
}

function isHttpUrl(value: string): boolean {
  return /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
}

/** The formats of the types whose values are written as texts of a certain form. */
export const textFormats: Readonly<Partial<Record<FieldType, Format>>> = {
  date: { noun: 'a date such as 2026-01-31', matches: isDate },
  datetime: {
    noun: 'a time with its offset such as 2026-01-31T12:00:00Z',
    matches: isDateTime,
  },
  uuid: {
    noun: 'a UUID',
    matches: value =>
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  },
  email: {
    noun: 'an email address',
    matches: value =>
      /^[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/.test(
        value,
      ),
  },
  url: { noun: 'an http or https URL', matches: isHttpUrl },
};
