import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../problem.js';
import { Open } from '../access.js';
import { DEV_TOKEN_S, type DevIssuer } from './dev-issuer.js';
import { DEV_USERS, devUser } from './dev-users.js';

export const DEV_ISSUER = Symbol('DevIssuer');

type Asked = Pick<FastifyRequest, 'hostname'>;

/**
 * `/dev`: sign-in without a password, as one of the people of the demo. A page elsewhere whose name was made to point to
 * this machine gets nothing: only the machine's own names are answered.
 */
@Controller('dev')
@Open()
export class DevIssuerController {
  constructor(@Inject(DEV_ISSUER) private readonly dev: DevIssuer) {}

  @Get('.well-known/openid-configuration')
  discovery() {
    const { issuer } = this.dev;
    return {
      issuer,
      jwks_uri: `${issuer}/jwks.json`,
      authorization_endpoint: `${issuer}/sign-in`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    };
  }

  @Get('jwks.json')
  jwks() {
    return this.dev.jwks;
  }

  @Get('users')
  users(@Req() request: Asked) {
    refuseOtherNames(request);
    return {
      items: DEV_USERS.map(({ user, name, roles, party = null }) => ({ user, name, roles, party })),
      next: null,
    };
  }

  /** The way in for people without the portal: a page of links, each of which answers a token. */
  @Get('sign-in')
  @Header('content-type', 'text/html; charset=utf-8')
  async page(@Req() request: Asked, @Query('user') user: string | undefined) {
    refuseOtherNames(request);
    if (user === undefined) return listing();
    return `<!doctype html><title>Token</title><p>Send this as "Authorization: Bearer":</p><textarea rows="12" cols="80" readonly>${await this.#tokenOf(user)}</textarea>\n`;
  }

  @Post('token')
  @HttpCode(200)
  async token(@Req() request: Asked, @Body() body: { readonly user?: unknown } | null) {
    refuseOtherNames(request);
    const token = await this.#tokenOf(body?.user);
    return { token, access_token: token, token_type: 'Bearer', expires_in: DEV_TOKEN_S };
  }

  #tokenOf(asked: unknown): Promise<string> {
    const person = devUser(asked);
    if (person !== undefined) return this.dev.sign(person);
    throw new ProblemError('invalid-request', `user must be one of ${DEV_USERS.map(({ user }) => user).join(', ')}`);
  }
}

const listing = () => {
  const links = DEV_USERS.map(
    ({ user, name, roles }) => `<li><a href="?user=${user}">${name}</a> (${roles.join(', ')})`,
  );
  return `<!doctype html><title>Sign in</title><h1>Sign in as</h1><ul>${links.join('\n')}</ul>\n`;
};

const refuseOtherNames = ({ hostname }: Asked) => {
  if (!/^(127\.0\.0\.1|localhost)$/.test(hostname)) throw new ProblemError('not-found');
};
