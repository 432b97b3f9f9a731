import { Controller, Get, Inject } from '@nestjs/common';
import { Open } from '../access/access.js';
import { Operation } from '../openapi/operation.js';

/** Who vouches for people here. With `dev`, the issuer of this very server hands out tokens of made-up users. */
export type SessionConfig = {
  readonly issuer: string | null;
  /** What the identity provider knows the portal as. */
  readonly clientId: string | null;
  readonly audience: string | null;
  readonly dev: boolean;
};

export const SESSION_CONFIG = Symbol('SESSION_CONFIG');

/** `GET /v1/session-config`: what the portal has to know before anybody is signed in. Nothing in it is a secret. */
@Controller('v1/session-config')
@Open()
export class SessionConfigController {
  readonly #config: SessionConfig;

  constructor(@Inject(SESSION_CONFIG) config: SessionConfig) {
    this.#config = config;
  }

  @Get()
  @Operation({ summary: 'What the portal has to know before anybody is signed in', answer: 'SessionConfig' })
  sessionConfig(): SessionConfig {
    return this.#config;
  }
}
