/** Who asks: a person that the identity provider vouches for, or the key of a player app. */
export const ROLES = ['player', 'label', 'publisher', 'finance', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export type Principal = {
  /** What the identity provider calls this person; `key:<id>` for a key. */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The party that a label's or a publisher's user belongs to. */
  readonly party: string | undefined;
};

/** They read what every party is owed; everybody else reads one party alone. */
const OF_THE_SERVICE: readonly Role[] = ['finance', 'approver', 'admin'];

export const isOfTheService = ({ roles }: Pick<Principal, 'roles'>): boolean =>
  roles.some((role) => OF_THE_SERVICE.includes(role));

/** An admin may do what finance may. What takes an approver alone takes no admin: approval is a second person's. */
export const holdsOneOf = ({ roles }: Pick<Principal, 'roles'>, taken: readonly Role[]): boolean =>
  roles.some((role) => taken.includes(role) || (role === 'admin' && taken.includes('finance')));
