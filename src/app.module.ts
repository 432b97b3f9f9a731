/** The wiring, in the order in which data flows. */
import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessGuard, type Identify } from './api/access/access.guard.js';
import { AuditLog } from './api/access/audit-log.js';
import { AuditController } from './api/access/audit.controller.js';
import { DEV_ISSUER, DevIssuerController } from './api/access/dev-issuer/dev-issuer.controller.js';
import type { DevIssuer } from './api/access/dev-issuer/dev-issuer.js';
import { IdempotencyKeys } from './api/access/idempotency-keys.js';
import { MeController } from './api/access/me.controller.js';
import { onRecord } from './api/access/on-record.js';
import { SignedLinks } from './api/access/signed-links.js';
import { CATALOGUE_CONTROLLERS } from './api/catalogue/catalogue-controllers.js';
import { CatalogueWriter } from './api/catalogue/catalogue-writer.js';
import { findRecordings } from './api/dialects/find-recordings.js';
import { ListenBrainzController } from './api/dialects/listenbrainz/listenbrainz.controller.js';
import { ErnDesk } from './api/ern/ern-desk.js';
import { tracksOfIsrcs } from './api/ern/tracks-of-isrcs.js';
import { FINANCE_CONTROLLERS } from './api/finance/finance-controllers.js';
import { MonthWork } from './api/finance/month-work.js';
import { HealthController } from './api/health/health.controller.js';
import { Jobs } from './api/jobs/jobs.js';
import { ApiKeys } from './api/keys/api-keys.js';
import { ListeningWriter } from './api/listening/listening-writer.js';
import { RecordListeningController } from './api/listening/record-listening.controller.js';
import { RecordListeningHandler } from './api/listening/record-listening.handler.js';
import { GetHistoryController, GetHistoryHandler } from './api/listeners/get-history.js';
import { OpenApiController } from './api/openapi/openapi.controller.js';
import { ReferenceController } from './api/openapi/reference.controller.js';
import { SESSION_CONFIG, SessionConfigController, type SessionConfig } from './api/portal/session-config.controller.js';
import { PARTY_CONTROLLERS } from './api/parties/party-controllers.js';
import { PartyMonths } from './api/parties/party-months.js';
import { StatementShelf } from './api/parties/statement-shelf.js';
import { ProblemFilter } from './api/problem.filter.js';
import { RateLimit } from './api/rate-limit.js';
import { ReadYourWrites } from './api/read-side.js';
import { DB, EVENT_STORE, FIND_RECORDINGS, LOGGER } from './api/tokens.js';
import { GetTopTracksController, GetTopTracksHandler } from './api/tracks/get-top-tracks.js';
import { GetTrackPlaysController, GetTrackPlaysHandler } from './api/tracks/get-track-plays.js';
import type { Ledger } from './ledger.js';
import type { Logger } from './platform/logger.js';
import { eventsNotCounted, waitForProjection } from './run-projections.js';

/** Who vouches for people. */
export type People = {
  readonly identify: Identify;
  /** Where anybody may be anybody: in development alone. */
  readonly dev?: DevIssuer;
};

@Module({})
export class AppModule {
  static over(ledger: Ledger, log: Logger, { identify, dev }: People): DynamicModule {
    const { config, store, postgres } = ledger;
    const keys = new ApiKeys(postgres.pool);
    const audit = new AuditLog(postgres.pool);
    const links = new SignedLinks(config.linkSecret);
    const requests = new RateLimit(config.requestsPerSecondMax, 'requests');
    const writer = new ListeningWriter(store);
    const shelf = new StatementShelf({
      db: postgres.db,
      folderOf: (period) => join(config.statementsFolder, period),
      service: config.serviceName,
      nonInteractive: config.nonInteractiveOfferings,
      dsrSender: config.dsrSender,
    });
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: onRecord([
        HealthController,
        MeController,
        SessionConfigController,
        AuditController,
        RecordListeningController,
        GetTopTracksController,
        GetTrackPlaysController,
        GetHistoryController,
        ListenBrainzController,
        ...CATALOGUE_CONTROLLERS,
        ...FINANCE_CONTROLLERS,
        ...PARTY_CONTROLLERS,
        ...(dev === undefined ? [] : [DevIssuerController]),
        OpenApiController,
        ReferenceController,
      ]),
      providers: [
        { provide: APP_FILTER, useValue: new ProblemFilter(log) },
        { provide: SESSION_CONFIG, useValue: sessionConfigOf(config, dev !== undefined) },
        { provide: APP_GUARD, useValue: new AccessGuard({ keys, identify, links, audit, requests }) },
        { provide: AuditLog, useValue: audit },
        { provide: IdempotencyKeys, useValue: new IdempotencyKeys(postgres.pool) },
        { provide: LOGGER, useValue: log },
        { provide: DEV_ISSUER, useValue: dev },
        { provide: EVENT_STORE, useValue: store },
        { provide: DB, useValue: postgres.db },
        { provide: ApiKeys, useValue: keys },
        { provide: ListeningWriter, useValue: writer },
        { provide: CatalogueWriter, useValue: new CatalogueWriter(store) },
        { provide: ErnDesk, useValue: new ErnDesk(store, (isrcs) => tracksOfIsrcs(postgres.pool, isrcs)) },
        { provide: FIND_RECORDINGS, useValue: findRecordings(postgres.pool) },
        { provide: ReadYourWrites, useValue: new ReadYourWrites(waitForProjection(postgres)) },
        GetTopTracksHandler,
        GetTrackPlaysHandler,
        GetHistoryHandler,
        { provide: RateLimit, useValue: new RateLimit(config.eventsPerSecondMax, 'events') },
        { provide: Jobs, useValue: new Jobs(log) },
        { provide: MonthWork, useValue: monthWork(ledger) },
        { provide: SignedLinks, useValue: links },
        { provide: PartyMonths, useValue: new PartyMonths(postgres.db, shelf, log) },
        {
          provide: RecordListeningHandler,
          useFactory: () => new RecordListeningHandler(writer, store, config.ageDaysMax),
        },
      ],
    };
  }
}

const sessionConfigOf = ({ oidc }: Ledger['config'], dev: boolean): SessionConfig => ({
  issuer: oidc?.issuer ?? null,
  clientId: oidc?.clientId ?? null,
  audience: oidc?.audience ?? null,
  dev,
});

const MONTHS_WAIT_MS_MAX = 10_000;

const monthWork = (ledger: Ledger): MonthWork => {
  const { config, store, postgres } = ledger;
  const waitFor = waitForProjection(postgres);
  return new MonthWork({
    db: postgres.db,
    store,
    folderOf: (period) => join(config.statementsFolder, period),
    notCounted: () => eventsNotCounted(ledger),
    untilRead: async () => {
      await waitFor('months', await store.head(), MONTHS_WAIT_MS_MAX);
    },
  });
};
