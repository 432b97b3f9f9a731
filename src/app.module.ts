/** The wiring, in the order in which data flows. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessGuard, type Identify } from './api/access/access.guard.js';
import { MeController } from './api/access/me.controller.js';
import { findRecordings } from './api/dialects/find-recordings.js';
import { ListenBrainzController } from './api/dialects/listenbrainz/listenbrainz.controller.js';
import { HealthController } from './api/health/health.controller.js';
import { ApiKeys } from './api/keys/api-keys.js';
import { ListeningWriter } from './api/listening/listening-writer.js';
import { RecordListeningController } from './api/listening/record-listening.controller.js';
import { RecordListeningHandler } from './api/listening/record-listening.handler.js';
import { GetHistoryController, GetHistoryHandler } from './api/listeners/get-history.js';
import { OpenApiController } from './api/openapi/openapi.controller.js';
import { ReferenceController } from './api/openapi/reference.controller.js';
import { SESSION_CONFIG, SessionConfigController, type SessionConfig } from './api/portal/session-config.controller.js';
import { ProblemFilter } from './api/problem.filter.js';
import { RateLimit } from './api/rate-limit.js';
import { ReadYourWrites } from './api/read-side.js';
import { DB, EVENT_STORE, FIND_RECORDINGS } from './api/tokens.js';
import { GetTopTracksController, GetTopTracksHandler } from './api/tracks/get-top-tracks.js';
import { GetTrackPlaysController, GetTrackPlaysHandler } from './api/tracks/get-track-plays.js';
import type { Ledger } from './ledger.js';
import type { Logger } from './platform/logger.js';
import { waitForProjection } from './run-projections.js';

@Module({})
export class AppModule {
  static over({ config, store, postgres }: Ledger, log: Logger, identify: Identify): DynamicModule {
    const keys = new ApiKeys(postgres.pool);
    const writer = new ListeningWriter(store);
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        HealthController,
        MeController,
        SessionConfigController,
        RecordListeningController,
        GetTopTracksController,
        GetTrackPlaysController,
        GetHistoryController,
        ListenBrainzController,
        OpenApiController,
        ReferenceController,
      ],
      providers: [
        { provide: APP_FILTER, useValue: new ProblemFilter(log) },
        { provide: APP_GUARD, useValue: new AccessGuard(keys, identify) },
        { provide: SESSION_CONFIG, useValue: sessionConfigOf(config) },
        { provide: EVENT_STORE, useValue: store },
        { provide: DB, useValue: postgres.db },
        { provide: ApiKeys, useValue: keys },
        { provide: ListeningWriter, useValue: writer },
        { provide: FIND_RECORDINGS, useValue: findRecordings(postgres.pool) },
        { provide: ReadYourWrites, useValue: new ReadYourWrites(waitForProjection(postgres)) },
        GetTopTracksHandler,
        GetTrackPlaysHandler,
        GetHistoryHandler,
        { provide: RateLimit, useValue: new RateLimit(config.eventsPerSecondMax) },
        {
          provide: RecordListeningHandler,
          useFactory: () => new RecordListeningHandler(writer, store, config.ageDaysMax),
        },
      ],
    };
  }
}

const sessionConfigOf = ({ oidc }: Ledger['config']): SessionConfig => ({
  issuer: oidc?.issuer ?? null,
  clientId: oidc?.clientId ?? null,
  audience: oidc?.audience ?? null,
  dev: false,
});
