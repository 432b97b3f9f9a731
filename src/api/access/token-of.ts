import type { FastifyRequest } from 'fastify';

/** Far more than a token of a dozen claims takes; a longer one is not looked at. */
const TOKEN_CHARACTERS_MAX = 8_192;

/** `Bearer` is ours, `Token` is what ListenBrainz clients send. */
export const tokenOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined => {
  const token = /^(?:Bearer|Token) +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return token !== undefined && token.length <= TOKEN_CHARACTERS_MAX ? token : undefined;
};

/** Of a signed link: `?link=`. */
export const linkOf = ({ query }: Pick<FastifyRequest, 'query'>): string | undefined => {
  const { link } = query as { readonly link?: unknown };
  return typeof link === 'string' && link.length <= TOKEN_CHARACTERS_MAX ? link : undefined;
};

/** The path as it was asked for, escapes and all. */
export const pathOf = ({ url }: Pick<FastifyRequest, 'url'>): string => url.split('?', 1)[0]!;
