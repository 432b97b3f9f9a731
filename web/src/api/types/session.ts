/** Who is here, and who vouches for it. */
/** Who vouches for people here. With `dev`, the issuer of `playledger dev` hands out tokens of made-up users. */
export type SessionConfig = {
  readonly issuer: string | null;
  readonly clientId: string | null;
  readonly audience: string | null;
  readonly dev: boolean;
};

export type DemoUser = { readonly user: string; readonly name: string; readonly roles: readonly Role[] };

export type Role = 'player' | 'label' | 'publisher' | 'finance' | 'approver' | 'admin';

export type Me = {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly party: string | null;
  readonly partyName: string | null;
};
