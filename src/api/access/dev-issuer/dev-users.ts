import type { Principal } from '../principal.js';

export type DevUser = Principal & {
  /** What `/dev/token` knows the user as. */
  readonly user: string;
};

/** The people of the demo: a label and a publisher that it pays, and both who a month needs. */
export const DEV_USERS: readonly DevUser[] = [
  { user: 'label', subject: 'lena@label-01.example', name: 'Lena of label-01', roles: ['label'], party: 'label-01' },
  { user: 'publisher', subject: 'paul@publisher-01.example', name: 'Paul of publisher-01', roles: ['publisher'], party: 'publisher-01' }, // prettier-ignore
  { user: 'finance', subject: 'finance@example', name: 'Fina of finance', roles: ['finance'], party: undefined },
  { user: 'approver', subject: 'approver@example', name: 'Anna, who approves', roles: ['approver'], party: undefined },
  { user: 'admin', subject: 'admin@example', name: 'Ada, who administers', roles: ['admin'], party: undefined },
];

export const devUser = (user: unknown): DevUser | undefined => DEV_USERS.find((one) => one.user === user);
