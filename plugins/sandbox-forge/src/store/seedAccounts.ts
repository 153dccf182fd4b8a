import { AccountsDocument } from './documents';

/** Login of the bot user that owns the forge's token. */
export const BOT_LOGIN = 'slipway';

const team = (id: number, slug: string, name: string, now: string) => ({
  id,
  slug,
  name,
  description: `The ${name} team`,
  members: slug === 'platform' ? ['guest', BOT_LOGIN] : [],
  createdAt: now,
});

/** The accounts of a new forge: organisation `acme`, its three teams, the guest and the bot. */
export function seedAccounts(now: string): AccountsDocument {
  return {
    version: 1,
    users: [
      {
        id: 1001,
        login: BOT_LOGIN,
        name: 'Slipway',
        email: 'slipway@acme.localhost',
        createdAt: now,
      },
      {
        id: 1002,
        login: 'guest',
        name: 'Guest',
        email: 'guest@acme.localhost',
        createdAt: now,
      },
    ],
    organizations: [
      {
        id: 2001,
        login: 'acme',
        description: 'The organisation of the sandbox',
        members: [BOT_LOGIN, 'guest'],
        teams: [
          team(3001, 'platform', 'Platform', now),
          team(3002, 'orders', 'Orders', now),
          team(3003, 'payments', 'Payments', now),
        ],
        createdAt: now,
      },
    ],
  };
}
