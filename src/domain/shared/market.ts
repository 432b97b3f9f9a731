/** Where a play was heard and on which offering: the forms that players, imports, keys and pools share. */

/** ISO 3166-1 alpha-2, upper case; `ZZ` where the service cannot tell. */
export const TERRITORY = /^[A-Z]{2}$/;

/** Such as `free`, `premium`, `family`, `student`: 1 to 32 characters of `a-z 0-9 -`. */
export const OFFERING = /^[a-z0-9][a-z0-9-]{0,31}$/;
