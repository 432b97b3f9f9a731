/** How one setting is read: each answers its value, or throws `BadSetting` with its name and what would be right. */
/** A setting that cannot be used; the message names it and says what would be right. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const url = (env: Environment, name: string, form: RegExp): string | undefined => {
  const value = env[name];
  if (value === undefined || value === '') return undefined;
  if (!form.test(value) || !URL.canParse(value))
    throw new BadSetting(`${name} must be an address such as ${EXAMPLES[name]}`);
  return value;
};

const EXAMPLES: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://user:password@host:5432/playledger',
  EVENTSTORE_URL: 'esdb://host:2113?tls=false',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_JWKS_URL: 'https://id.example.org/.well-known/jwks.json',
};

export const matching = (env: Environment, name: string, otherwise: string, form: RegExp): string => {
  const value = env[name] ?? otherwise;
  if (!form.test(value)) throw new BadSetting(`${name} must match ${form.source}, got "${value}"`);
  return value;
};

export const integer = (
  env: Environment,
  name: string,
  otherwise: number,
  [min, max]: readonly [number, number],
): number => {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new BadSetting(`${name} must be a whole number from ${min} to ${max}, got "${text}"`);
  return value;
};

export const oneOf = <Value extends string>(
  env: Environment,
  name: string,
  allowed: readonly Value[],
  otherwise: Value,
): Value => {
  const value = env[name] ?? otherwise;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new BadSetting(`${name} must be one of ${allowed.join(', ')}, got "${value}"`);
  return found;
};

const SECRET_CHARACTERS_MIN = 32;

/** Never repeated, whatever is wrong with it. */
export const secret = (env: Environment, name: string): string | undefined => {
  const value = env[name];
  if (value === undefined || value === '') return undefined;
  if (value.length < SECRET_CHARACTERS_MIN)
    throw new BadSetting(`${name} must have at least ${SECRET_CHARACTERS_MIN} characters that nobody can guess`);
  return value;
};

/** Comma-separated; each as a browser sends it: scheme and host, and a port if it is not the usual one. */
export const origins = (env: Environment, name: string): readonly string[] => {
  const named = (env[name] ?? '').split(',').map((origin) => origin.trim()).filter((origin) => origin !== ''); // prettier-ignore
  for (const origin of named)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new BadSetting(`${name} must be origins such as https://portal.example.org, got "${origin}"`);
  return named;
};
