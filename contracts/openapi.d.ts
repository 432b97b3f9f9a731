/** Made of openapi.json by `npm run contracts`: what the API takes and answers. */

export interface paths {
    readonly "/1/feedback/recording-feedback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** ListenBrainz: like or unlike */
        readonly post: operations["ListenBrainzController.feedback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/1/submit-listens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** ListenBrainz: submit listens */
        readonly post: operations["ListenBrainzController.submit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/1/validate-token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** ListenBrainz: whose token this is */
        readonly get: operations["ListenBrainzController.validateToken"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the ledger can be written to */
        readonly get: operations["HealthController.health"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document */
        readonly get: operations["OpenApiController.document"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document, as a page */
        readonly get: operations["ReferenceController.page"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/{file}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the page loads */
        readonly get: operations["ReferenceController.asset"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who asked for what, and what came of it; newest first */
        readonly get: operations["AuditController.entries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/books/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether statements, pools and journal tie, check by check */
        readonly get: operations["CheckBooksController.check"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/claims": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who claims which right in what */
        readonly get: operations["ClaimsController.claims"];
        /** Claim a right from a day on */
        readonly put: operations["ClaimsController.claim"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/claims/withdrawals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Withdraw a claim from a day on */
        readonly put: operations["ClaimsController.withdraw"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/ern": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take a DDEX ERN message (3.8, 4.2, 4.3) into the catalogue, and report what was taken and what was not */
        readonly post: operations["PostErnController.post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/releases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The releases of the catalogue, with their tracks and whether they are on offer */
        readonly get: operations["ListReleasesController.releases"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/tracks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tracks of the catalogue */
        readonly get: operations["CatalogueTracksController.tracks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/tracks/{trackId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One track */
        readonly get: operations["CatalogueTracksController.track"];
        /** Say what a track is; facts that are left out are forgotten */
        readonly put: operations["CatalogueTracksController.put"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/tracks/{trackId}/offers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where and how a track may be used on a day, by what was delivered as ERN */
        readonly get: operations["GetTrackOffersController.offers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/works": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The works of the catalogue, with their writers */
        readonly get: operations["WorksController.works"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/works/{workId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One work */
        readonly get: operations["WorksController.work"];
        /** Say what a work is from a day on */
        readonly put: operations["WorksController.put"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/deals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The deals, each by its newest terms */
        readonly get: operations["GetDealsController.deals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/jobs/{job}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How far a job is
         * @description Jobs are kept for an hour after they end; a restart loses the job and not the month.
         */
        readonly get: operations["GetJobController.job"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/jobs/{job}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A job as it goes, from its beginning to its end
         * @description Server-sent events: `progress` {step, share}, then `done` {period, runId, totals} or `failed` {problem}.
         */
        readonly get: operations["GetJobController.events"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/journal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The entries of the journal, with their lines */
        readonly get: operations["GetJournalController.journal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/listeners/{id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a listener played and liked, newest first */
        readonly get: operations["GetHistoryController.history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/listening-events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record what was played, skipped and liked
         * @description Up to 1,000 events, answered one by one once they are on disk. The same event again is a duplicate.
         */
        readonly post: operations["RecordListeningController.record"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who the token is of, and what it may do */
        readonly get: operations["MeController.me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Labels, publishers, societies and whoever else is paid */
        readonly get: operations["PartiesController.parties"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One party */
        readonly get: operations["PartiesController.party"];
        /** Say what a party is from a day on */
        readonly put: operations["PartiesController.put"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/representation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Say who deals for a party from a day on; nobody, where representedBy is left out */
        readonly put: operations["PartiesController.represent"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/statements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The statements of a party, newest first, with what each came to */
        readonly get: operations["ListStatementsController.statements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/statements/{period}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A statement with every step from the pools to what is paid, and what it corrects */
        readonly get: operations["GetStatementController.statement"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/statements/{period}/files": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The files of a statement, with size and SHA-256 of each */
        readonly get: operations["StatementFilesController.files"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/statements/{period}/files/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A file of a statement; a download that broke off goes on with Range and If-Range */
        readonly get: operations["StatementFilesController.download"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/statements/{period}/files/{name}/link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A link to a file that opens without a token
         * @description For what sends no token, such as the downloads of a browser. It opens that file alone, for 15 minutes.
         */
        readonly post: operations["StatementFilesController.link"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/statements/{period}/lines": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The lines of a statement, sorted and filtered */
        readonly get: operations["ListLinesController.lines"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/statements/{period}/territories": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a statement brought by territory, largest first */
        readonly get: operations["GetTopsController.territories"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/statements/{period}/tracks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tracks of a statement that brought most */
        readonly get: operations["GetTopsController.tracks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/parties/{party}/trends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a party earned month by month, up to the month that was closed last */
        readonly get: operations["GetTrendsController.trends"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The months, newest first */
        readonly get: operations["GetPeriodsController.periods"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How far a month is, and what it comes to */
        readonly get: operations["GetPeriodsController.period"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/adjustments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a month corrects of closed months, line by line, with the fact behind each */
        readonly get: operations["GetAdjustmentsController.adjustments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/approval": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Approve the newest calculation of a month */
        readonly post: operations["ApproveMonthController.approve"];
        /** Take the approval of a month back, so that it can be calculated again */
        readonly delete: operations["ApproveMonthController.withdraw"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/calculations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Work out what everybody is owed for a month; nothing is booked */
        readonly post: operations["CalculateMonthController.calculation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Issue the statements of an approved month, book them, and close it for good */
        readonly post: operations["CloseMonthController.close"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/comparison": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What every party earned, beside the month before */
        readonly get: operations["GetComparisonController.comparison"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/held": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a month holds back, and why */
        readonly get: operations["GetHeldController.held"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/pools": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The pools of a month, by market and right */
        readonly get: operations["GetPoolsController.pools"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/simulations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What a month would pay under other payout models, and to whom it would matter */
        readonly post: operations["SimulateMonthController.simulate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/periods/{period}/statements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What every party comes to in a month, calculated or closed */
        readonly get: operations["GetRunStatementsController.statements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session-config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the portal has to know before anybody is signed in */
        readonly get: operations["SessionConfigController.sessionConfig"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tracks/top": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The most streamed tracks of a range of days */
        readonly get: operations["GetTopTracksController.top"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tracks/{id}/plays": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How often a track was played: per day, territory and offering */
        readonly get: operations["GetTrackPlaysController.plays"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/trial-balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Debits, credits and balance of every account on a day */
        readonly get: operations["GetTrialBalanceController.balance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A line of a closed month that came out otherwise since, stated in this one. */
        readonly AdjustmentLine: {
            readonly amount: string;
            /** @description The fact behind it, by kind and position in the log: `late play@4711`. */
            readonly cause: string;
            readonly causeText: string;
            /** @description The closed month. */
            readonly corrects: string;
            readonly currency: string;
            readonly offering: string;
            /** @description Null while the money is held. */
            readonly party: string | null;
            readonly right: string;
            readonly streams: number;
            readonly territory: string;
            readonly trackId: string;
        };
        readonly Advance: {
            readonly amount: string;
            /** @description The first month of the contract year that it is for. All of it is recouped from then on, paid yet or not. */
            readonly contractYear: components["schemas"]["Period"];
            /** @description What is left at the end of the contract year is recouped in the next one; otherwise it is breakage. */
            readonly crossYearCarry: boolean;
            /** @description Names the advance within its deal, forever: a larger advance in later terms is another one. */
            readonly id: string;
            readonly instalments: readonly components["schemas"]["Instalment"][];
            readonly recoupable: boolean;
        };
        readonly AuditItem: {
            readonly at: string;
            readonly id: string;
            readonly method: string;
            readonly party: string | null;
            /** @description The ids in the path. */
            readonly path: {
                readonly [key: string]: string;
            };
            readonly roles: readonly string[];
            /** @description The template, such as `/v1/parties/:party/statements`. */
            readonly route: string;
            /** @description What was answered; null for a write, or a download, that is about to be carried out. */
            readonly status: number | null;
            readonly subject: string;
        };
        readonly BalanceOnDay: {
            readonly account: string;
            readonly balance: string;
            readonly credit: string;
            readonly currency: string;
            readonly debit: string;
        };
        /** @description Debits and credits of one entry come to the same. */
        readonly BookedEntry: {
            readonly bookedOn: string;
            /** @description The fact, or the entry, that is the reason. */
            readonly causedBy: string | null;
            readonly currency: string;
            readonly entryId: string;
            readonly kind: string;
            readonly lines: readonly components["schemas"]["BookedLine"][];
            readonly memo: string;
            readonly party: string | null;
            readonly period: string;
        };
        /** @description D is a debit, C a credit. */
        readonly BookedLine: {
            readonly account: string;
            readonly amount: string;
            /** @enum {string} */
            readonly side: "D" | "C";
        };
        /** @description `balance` is debits minus credits, so a debt is negative; the balances of a currency come to zero. */
        readonly BooksOnDay: {
            readonly items: readonly components["schemas"]["BalanceOnDay"][];
            readonly on: string;
            readonly totals: readonly {
                readonly credit: string;
                readonly currency: string;
                readonly debit: string;
            }[];
        };
        readonly BooksProof: {
            readonly checks: readonly {
                readonly detail: string | null;
                readonly name: string;
                readonly ok: boolean;
            }[];
            /** @description Every check holds. */
            readonly ok: boolean;
        };
        readonly CalculationBody: {
            /** @description Also where events were set aside that could not be counted. */
            readonly despiteParked?: boolean;
            /** @description Leaves tracks below a minimum out, such as `thousand-a-year@1`. */
            readonly minimumStreams?: string;
            /** @description A payout model; pro-rata where none is named. */
            readonly model?: components["schemas"]["PayoutModelName"];
            /** @description Of the model, what differs from its defaults: `{ "capPlays": "500" }`. */
            readonly parameters?: {
                readonly [key: string]: string;
            };
            /** @description What every pool is converted to, at the last rate of the month. */
            readonly statementCurrency?: string;
        };
        /** @description The most that the deal is entitled to, before deductions. */
        readonly Cap: {
            readonly amount: string;
            /** @enum {string} */
            readonly per: "month" | "contract-year";
        };
        /** @description What came of a write. */
        readonly CatalogueWritten: {
            /**
             * @description `unchanged`: it was known already.
             * @enum {string}
             */
            readonly outcome: "accepted" | "unchanged";
            /** @description Where it lies in the log, for `waitFor`; null where nothing was written. */
            readonly position: string | null;
        };
        /** @description A claim that holds on a day. */
        readonly ClaimOnDay: {
            readonly claimId: string;
            readonly effectiveFrom: string;
            /** @description The last day; null until further notice. */
            readonly effectiveTo: string | null;
            readonly exceptTerritories: readonly string[];
            readonly partyId: string;
            readonly right: string;
            /** @description Percent, a decimal string. */
            readonly share: string;
            /** @description A track where the right is making available, a work otherwise. */
            readonly subjectId: string;
            /** @description `["*"]` for the world. */
            readonly territories: readonly string[];
        };
        /** @description What is paid for some territories and offerings: the share of the party's part of the pool, or a minimum where that is more. With both minima the greatest of the three is paid, each month and for each territory and offering alone. */
        readonly Clause: {
            readonly escalations: readonly components["schemas"]["Escalation"][];
            readonly offerings: components["schemas"]["Scope"];
            readonly perStreamMinimum?: string;
            /** @description Times subscribers, times the party's share of the streams. */
            readonly perSubscriberMinimum?: string;
            readonly revenueShare: string;
            readonly territories: components["schemas"]["Scope"];
        };
        readonly CreditedArtist: {
            readonly isni?: string;
            readonly name: string;
            /** @description As sent, such as `MainArtist`, `FeaturedArtist`. */
            readonly roles: readonly string[];
        };
        /** @description An ISO 4217 code of a currency that money can be paid in, upper case. */
        readonly Currency: components["schemas"]["Id_Currency"];
        /** @description A deal by its newest terms. */
        readonly DealInForce: {
            readonly dealId: string;
            /** @description The first day that the newest terms hold. */
            readonly from: string;
            readonly party: string;
            readonly partyName: string;
            readonly partyRole: string;
            readonly terms: components["schemas"]["DealTerms"];
            /** @description The last day; null until further notice. */
            readonly to: string | null;
        };
        readonly DealTerms: {
            readonly advances: readonly components["schemas"]["Advance"][];
            /**
             * @description Money of a quarterly deal is carried until the last month of the quarter; quarters count from the contract year.
             * @enum {string}
             */
            readonly calendar: "monthly" | "quarterly";
            readonly cap?: components["schemas"]["Cap"];
            readonly clauses: readonly components["schemas"]["Clause"][];
            /** @description 1 to 12: the month in which each contract year begins. */
            readonly contractYearStartsMonth: number;
            /** @description Deals that recoup from one advance account together with this one. */
            readonly crossRecoupment: readonly string[];
            readonly currency: components["schemas"]["Currency"];
            readonly deductions: readonly components["schemas"]["Deduction"][];
            /** @description For a contract year; what earnings fall short of it is paid with the last statement of the year. */
            readonly minimumGuarantee: string;
            /** @description Whom the payment is split among; nobody named: all to the party. The shares add up to 1. */
            readonly payees: readonly {
                readonly payee: string;
                readonly share: string;
            }[];
            /** @description Only what is strictly more is paid; the rest is carried forward. */
            readonly payoutThreshold: string;
            readonly reserve: {
                readonly rate: string;
                readonly releaseAfterMonths: number;
            };
            /** @description Tax on what is paid for US sources; a treaty rate takes the place of the statutory one. */
            readonly withholding: {
                readonly treatyRate?: string;
                readonly usSourceRate: string;
            };
        };
        /** @description `gross` is the entitlement before any deduction, `running` what the deductions before it have left. */
        readonly Deduction: {
            /** @enum {string} */
            readonly base: "gross" | "running";
            readonly name: string;
            readonly rate: string;
        } | {
            readonly fixed: string;
            readonly name: string;
        };
        readonly ErnReport: {
            /** @description Elements that nobody here reads, by name; those within others are in the total alone. */
            readonly elementsIgnored: {
                readonly byName: {
                    readonly [key: string]: number;
                };
                readonly total: number;
            };
            /** @description Such as `NewReleaseMessage ern/43`. */
            readonly format: string | null;
            readonly ignored: readonly components["schemas"]["Ignored"][];
            /** @description Null where it could not be read. */
            readonly messageId: string | null;
            /**
             * @description `repeated`: taken before, and nothing was done. `refused`: nothing of it is taken.
             * @enum {string}
             */
            readonly outcome: "taken" | "repeated" | "refused";
            readonly sender: string | null;
            readonly taken: readonly components["schemas"]["TakenItem"][];
        };
        /** @description The share of what lies above `from` (streams, or revenue in major units) in the contract year, over the whole deal. */
        readonly Escalation: {
            /** @enum {string} */
            readonly by: "streams" | "revenue";
            readonly from: string;
            readonly revenueShare: string;
        };
        /** @description What came of one event of a body, in the body's order. `status` is what the event alone would have been answered. */
        readonly EventResult: {
            readonly id: string;
            readonly index: number;
            /** @constant */
            readonly outcome: "accepted";
            /** @constant */
            readonly status: 201;
        } | {
            readonly id: string;
            readonly index: number;
            /** @constant */
            readonly outcome: "duplicate";
            /** @constant */
            readonly status: 200;
        } | {
            readonly detail: string;
            readonly field?: string;
            readonly id?: string;
            readonly index: number;
            /** @constant */
            readonly outcome: "rejected";
            /** @enum {string} */
            readonly reason: "NotAnObject" | "UnknownType" | "MissingField" | "UnknownField" | "WrongType" | "OutOfRange" | "TooLong" | "BadFormat" | "PlayIdReused" | "PlayIsInTheFuture" | "PlayIsTooOld" | "MalformedLine";
            readonly status: number;
        };
        readonly Health: {
            /** @description Where the log lives. */
            readonly eventStore: string;
            /** @description Position of the last event of the log. */
            readonly head: string;
            /** @constant */
            readonly status: "ok";
        };
        /** @description Money that nobody can be paid yet; `unmatched`: nobody is known, `unclaimed`: of the rest, `disputed`: too many claim it. */
        readonly HeldAmount: {
            readonly amount: string;
            readonly currency: string;
            readonly reason: string;
            readonly right: string;
            readonly territory: string;
        };
        readonly HistoryEntry: {
            readonly at: string;
            readonly context?: {
                readonly id?: string;
                readonly type: string;
            };
            /** @description Whether it earns under the counting policy. */
            readonly counted?: boolean;
            readonly id: string;
            readonly msHeard?: number;
            readonly offering: string;
            readonly offline?: boolean;
            readonly territory: string;
            readonly trackId: string;
            /** @enum {string} */
            readonly type: "stream" | "skip" | "like" | "unlike";
        };
        /** @description A string that was parsed once, at the edge, and cannot be swapped for another kind of id afterwards. */
        readonly Id_Currency: string;
        /** @description A string that was parsed once, at the edge, and cannot be swapped for another kind of id afterwards. */
        readonly Id_Period: string;
        /** @description Something of a message that is not taken: what, a word for machines, and a sentence for people. */
        readonly Ignored: {
            readonly reason: string;
            readonly what: string;
            readonly why: string;
        };
        readonly Instalment: {
            readonly amount: string;
            readonly on: string;
        };
        readonly Job: {
            readonly by: string;
            readonly endedAt: string | null;
            readonly job: string;
            readonly kind: components["schemas"]["JobKind"];
            readonly period: string;
            /** @description Why it failed. */
            readonly problem: components["schemas"]["Problem"] | null;
            /** @description How far it is, 0 to 1, as a guess. */
            readonly share: number;
            readonly startedAt: string;
            /** @enum {string} */
            readonly status: "running" | "done" | "failed";
            /** @description What it is at; empty before the first step. */
            readonly step: string;
        };
        /** @enum {string} */
        readonly JobKind: "calculation" | "close";
        /** @description Where the work is followed: `GET /v1/jobs/{job}`. */
        readonly JobStarted: {
            readonly job: string;
        };
        /** @description What was posted is on disk; a listen that plays just now has an id and is kept nowhere. */
        readonly ListensTaken: {
            readonly recording_msid?: string;
            /** @constant */
            readonly status: "ok";
        };
        readonly Me: {
            readonly name: string;
            readonly party: string | null;
            readonly partyName: string | null;
            readonly roles: readonly components["schemas"]["Role"][];
            /** @description What the identity provider calls this person; `key:<id>` for a key. */
            readonly subject: string;
        };
        readonly MonthSigned: {
            readonly period: string;
            readonly runId: string;
            /** @constant */
            readonly status: "approved";
        };
        readonly MonthUnsigned: {
            readonly period: string;
            /** @constant */
            readonly status: "calculated";
        };
        /** @description Where and how a release may be used. */
        readonly Offer: {
            /** @description DDEX codes, such as `SubscriptionModel`. */
            readonly commercialModels: readonly string[];
            readonly exceptTerritories: readonly string[];
            readonly from: string;
            /** @description `["*"]` for the world. */
            readonly territories: readonly string[];
            /** @description The last day; null until further notice. */
            readonly to: string | null;
            /** @description DDEX codes, such as `OnDemandStream`. */
            readonly useTypes: readonly string[];
        };
        /** @description What a party earned in the month, and in the month before it. */
        readonly PartyComparison: {
            readonly change: string;
            /** @description With one decimal; null where nothing was earned before. */
            readonly changePercent: string | null;
            readonly currency: string;
            readonly current: string;
            readonly party: string;
            readonly partyName: string;
            readonly previous: string;
        };
        /** @description A party as it is on a day. */
        readonly PartyOnDay: {
            readonly dpid: string | null;
            /** @description The first day of this description. */
            readonly effectiveFrom: string;
            readonly ipi: string | null;
            readonly isni: string | null;
            readonly name: string;
            readonly partyId: string;
            readonly partyKind: string;
            /** @description Who deals for it and is paid; null: the party itself. */
            readonly representedBy: string | null;
        };
        readonly PartyStatement: {
            readonly closedAt: string;
            readonly currencies: readonly components["schemas"]["StatementInCurrency"][];
            readonly dealId: string | null;
            /** @description What to know of the rates that were used. */
            readonly notices: readonly string[];
            readonly party: string;
            readonly partyName: string;
            readonly payoutModel: {
                readonly name: string;
                readonly parameters: {
                    readonly [key: string]: string;
                };
            };
            readonly period: string;
            /** @description The counting policy: which plays count. */
            readonly policy: string;
            readonly runId: string;
            /** @constant */
            readonly status: "closed";
        };
        /** @enum {string} */
        readonly PayoutModelName: "pro-rata" | "user-centric" | "artist-centric" | "fan-powered" | "shapley" | "blend";
        /** @description One royalty month, `YYYY-MM`, in UTC. */
        readonly Period: components["schemas"]["Id_Period"];
        readonly PeriodStanding: {
            readonly approvedAt: string | null;
            readonly approvedBy: string | null;
            readonly calculatedBy: string | null;
            readonly closedAt: string | null;
            readonly closedBy: string | null;
            /** @description Name of the payout model that the run used. */
            readonly model: string | null;
            readonly period: string;
            readonly runId: string | null;
            /** @enum {string} */
            readonly status: "open" | "calculated" | "approved" | "closed";
            readonly totals: readonly components["schemas"]["PeriodTotals"][];
            /** @description Of an approval that was taken back, for as long as nothing was done since. */
            readonly withdrawn: {
                readonly by: string;
                readonly reason: string;
            } | null;
        };
        /** @description What comes in, `pools + topUps + adjustments`, is what goes out: `due + held + retained + undistributed`. */
        readonly PeriodTotals: {
            readonly adjustments: string;
            readonly currency: string;
            readonly due: string;
            readonly held: string;
            readonly pools: string;
            readonly retained: string;
            readonly topUps: string;
            readonly undistributed: string;
        };
        /** @description Money to share out. */
        readonly PoolAmount: {
            readonly amount: string;
            readonly currency: string;
            readonly offering: string;
            readonly right: string;
            /** @description How the amount came about. */
            readonly rule: string;
            /** @description Counted streams of the market, before any policy on them. */
            readonly streams: number;
            readonly territory: string;
        };
        /** @description What goes wrong over HTTP, as RFC 9457 problem details. `type` is a URN that never changes its meaning. */
        readonly Problem: {
            readonly detail?: string;
            readonly status: number;
            readonly title: string;
            readonly type: string;
        } & {
            readonly [key: string]: unknown;
        };
        readonly RecordListeningAnswer: {
            readonly accepted: number;
            readonly duplicates: number;
            /** @description A read that is given this position as `waitFor` sees everything that was accepted here. */
            readonly position: string;
            readonly rejected: number;
            readonly results: readonly components["schemas"]["EventResult"][];
        };
        /** @description A release as it is on a day. */
        readonly ReleaseOnDay: {
            readonly effectiveFrom: string;
            /** @description Under which terms it may be used on the day; none where it is not on offer, or where nobody delivered terms. */
            readonly offers: readonly components["schemas"]["Offer"][];
            /** @description `icpn:`, `grid:` or `id:` and the code of the release; `isrc:` for a track by itself. */
            readonly releaseId: string;
            readonly title: string;
            /** @description In the order of the release. */
            readonly tracks: readonly string[];
        };
        /** @enum {string} */
        readonly Role: "player" | "label" | "publisher" | "finance" | "approver" | "admin";
        /** @description What one party comes to in one currency, by the run that the month stands on. */
        readonly RunStatement: {
            /** @description What corrections of closed months come to; part of what was earned. */
            readonly adjustments: string;
            readonly carried: string;
            readonly currency: string;
            /** @description Null where the default terms hold. */
            readonly dealId: string | null;
            readonly earned: string;
            /** @description Its part of the pools. */
            readonly gross: string;
            readonly party: string;
            readonly partyName: string;
            readonly payable: string;
            readonly withheld: string;
        };
        /** @description Everything, or the ones listed. */
        readonly Scope: "*" | readonly string[];
        /** @description Who vouches for people here. With `dev`, the issuer of this very server hands out tokens of made-up users. */
        readonly SessionConfig: {
            readonly audience: string | null;
            /** @description What the identity provider knows the portal as. */
            readonly clientId: string | null;
            readonly dev: boolean;
            readonly issuer: string | null;
        };
        readonly SignedLink: {
            readonly expiresAt: string;
            /** @description The path to fetch on this server, with all that it takes. */
            readonly url: string;
        };
        readonly SimulatedModel: {
            readonly currency: string;
            readonly model: components["schemas"]["PayoutModelName"];
            /** @description Before deals; the best paid first. */
            readonly parties: readonly components["schemas"]["SimulatedParty"][];
            /** @description What is paid, held and undistributed: the pool, under every model. */
            readonly total: string;
            readonly undistributed: string;
        };
        readonly SimulatedMonth: {
            /**
             * @description What `change` is against.
             * @constant
             */
            readonly baseline: "pro-rata";
            /** @description One a model and currency. */
            readonly models: readonly components["schemas"]["SimulatedModel"][];
            readonly period: string;
        };
        readonly SimulatedParty: {
            readonly amount: string;
            readonly change: string;
            readonly held: boolean;
            /** @description Why the money is held, where it is. */
            readonly party: string;
            readonly partyName: string;
        };
        readonly SimulationBody: {
            /** @description Leaves tracks below a minimum out, such as `thousand-a-year@1`. */
            readonly minimumStreams?: string;
            /** @description All of them where it is not said. */
            readonly models?: "all" | readonly components["schemas"]["PayoutModelName"][];
            /** @description What every pool is converted to, at the last rate of the month. */
            readonly statementCurrency?: string;
        };
        readonly StatementAdjustment: {
            readonly amount: string;
            /** @description The fact behind it, by kind and position in the log: `late play@4711`. */
            readonly cause: string;
            readonly causeText: string;
            /** @description The closed month. */
            readonly corrects: string;
            /** @description The position alone. */
            readonly eventId: string;
        };
        /** @description A file of a statement, made once. `docs/statement-files.md` says what is in each. */
        readonly StatementFileItem: {
            readonly bytes: number;
            readonly currency: string | null;
            readonly format: string;
            readonly mediaType: string;
            readonly name: string;
            /** @description In hex. */
            readonly sha256: string;
        };
        readonly StatementInCurrency: {
            /** @description The largest 200 of the statement, by closed month; `lines?corrects=` has all. */
            readonly adjustments: readonly components["schemas"]["StatementAdjustment"][];
            /** @description Not paid yet. */
            readonly carried: string;
            readonly currency: string;
            readonly earned: string;
            readonly gross: string;
            readonly payable: string;
            readonly steps: readonly components["schemas"]["StatementStep"][];
            readonly streams: number;
            readonly withheld: string;
        };
        /** @description One track in one market, and for works one work in it. */
        readonly StatementLineItem: {
            readonly amount: string;
            readonly artist: string;
            readonly causedBy: string | null;
            /** @description The closed month that the line corrects, and the fact behind it. */
            readonly corrects: string | null;
            readonly currency: string;
            /** @description The part of the pool that the amount was made of. */
            readonly gross: string;
            readonly isrc: string;
            readonly offering: string;
            readonly right: string;
            readonly streams: number;
            readonly territory: string;
            readonly title: string;
            readonly trackId: string;
            /** @description Empty for recordings, and where no work is known. */
            readonly workId: string;
        };
        /** @description One line of "how this number was made". Totals are sums of what stands above them. */
        readonly StatementStep: {
            readonly amount: string;
            readonly label: string;
            readonly rule: string;
            readonly step: string;
            readonly total: boolean;
        };
        readonly StatementTerritory: {
            readonly amount: string;
            readonly currency: string;
            readonly streams: number;
            /** @description ISO 3166-1 alpha-2; empty for a minimum that no line carries. */
            readonly territory: string;
        };
        /** @description One month in one currency. `gross` less `deductions`, with `adjustments`, is `earned`. */
        readonly StatementTotals: {
            /** @description Corrections of closed months. */
            readonly adjustments: string;
            /** @description Of what was earned, against the month before; null where there is nothing to compare with. */
            readonly changePercent: string | null;
            /** @description ISO 8601, UTC. */
            readonly closedAt: string;
            readonly currency: string;
            /** @description What the deal leaves with the service; below zero where a minimum adds to the share. */
            readonly deductions: string;
            readonly earned: string;
            /** @description The party's part of the pools of the month. */
            readonly gross: string;
            readonly payable: string;
            readonly period: string;
            readonly streams: number;
        };
        /** @description A track with all its rights and markets. */
        readonly StatementTrack: {
            readonly amount: string;
            readonly artist: string;
            readonly currency: string;
            readonly isrc: string;
            readonly streams: number;
            readonly title: string;
            readonly trackId: string;
        };
        readonly TakenItem: {
            /** @description A track or a release id. */
            readonly id: string;
            /**
             * @description Whether it says anything that was not known before.
             * @enum {string}
             */
            readonly outcome: "new" | "changed" | "unchanged";
            /** @enum {string} */
            readonly what: "track" | "release" | "offer" | "takedown";
        };
        readonly TokenAnswer: {
            /** @constant */
            readonly code: 200;
            readonly message: string;
            readonly user_name?: string;
            readonly valid: boolean;
        };
        readonly TopTrack: {
            readonly likes: number;
            /** @description Distinct over whatever the row is about, so rows do not add up to their total. */
            readonly listeners: number;
            readonly msHeard: number;
            readonly skips: number;
            /** @description Plays that count under the policy. */
            readonly streams: number;
            readonly trackId: string;
        };
        /** @description The same, with what was delivered of its recording as ERN. */
        readonly TrackInFull: {
            readonly artist: string;
            /** @description By name and roles, as sent; none where nobody delivered it. */
            readonly artists: readonly components["schemas"]["CreditedArtist"][];
            readonly durationEstimated: boolean;
            readonly durationMs: number | null;
            readonly isrc: string;
            /** @description Whom its statement goes to. */
            readonly label: string;
            readonly publisher: string | null;
            readonly subTitle: string | null;
            readonly title: string;
            readonly trackId: string;
        };
        /** @description What the catalogue says of a track. */
        readonly TrackOfCatalogue: {
            readonly artist: string;
            readonly durationEstimated: boolean;
            readonly durationMs: number | null;
            readonly isrc: string;
            /** @description Whom its statement goes to. */
            readonly label: string;
            readonly publisher: string | null;
            readonly title: string;
            readonly trackId: string;
        };
        /** @description A release that holds the track, and one of the terms under which it is on offer on a day. */
        readonly TrackOffer: {
            /** @description DDEX codes, such as `SubscriptionModel`. */
            readonly commercialModels: readonly string[];
            readonly exceptTerritories: readonly string[];
            readonly from: string;
            /** @description `icpn:`, `grid:` or `id:` and the code of a release; `isrc:` for the track by itself. */
            readonly releaseId: string;
            /** @description `["*"]` for the world. */
            readonly territories: readonly string[];
            readonly title: string;
            /** @description The last day; null until further notice. */
            readonly to: string | null;
            /** @description DDEX codes, such as `OnDemandStream`. */
            readonly useTypes: readonly string[];
        };
        readonly TrackOffers: {
            readonly day: string;
            readonly items: readonly components["schemas"]["TrackOffer"][];
            readonly trackId: string;
        };
        readonly TrackPlays: {
            readonly day: string;
            readonly likes: number;
            /** @description Distinct over whatever the row is about, so rows do not add up to their total. */
            readonly listeners: number;
            readonly msHeard: number;
            readonly offering: string;
            readonly skips: number;
            /** @description Plays that count under the policy. */
            readonly streams: number;
            readonly territory: string;
        };
        /** @description What a month came to in one currency. */
        readonly TrendPoint: {
            /** @description Earned. */
            readonly amount: string;
            readonly currency: string;
            readonly period: string;
            readonly streams: number;
        };
        /** @description Why, for whoever looks at the books later. */
        readonly WithdrawalBody: {
            readonly reason: string;
        };
        /** @description A work as it is on a day. */
        readonly WorkOnDay: {
            readonly effectiveFrom: string;
            readonly iswc: string | null;
            readonly title: string;
            readonly workId: string;
            readonly writers: readonly {
                readonly partyId: string;
                readonly role: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AdjustmentLine = components['schemas']['AdjustmentLine'];
export type Advance = components['schemas']['Advance'];
export type AuditItem = components['schemas']['AuditItem'];
export type BalanceOnDay = components['schemas']['BalanceOnDay'];
export type BookedEntry = components['schemas']['BookedEntry'];
export type BookedLine = components['schemas']['BookedLine'];
export type BooksOnDay = components['schemas']['BooksOnDay'];
export type BooksProof = components['schemas']['BooksProof'];
export type CalculationBody = components['schemas']['CalculationBody'];
export type Cap = components['schemas']['Cap'];
export type CatalogueWritten = components['schemas']['CatalogueWritten'];
export type ClaimOnDay = components['schemas']['ClaimOnDay'];
export type Clause = components['schemas']['Clause'];
export type CreditedArtist = components['schemas']['CreditedArtist'];
export type Currency = components['schemas']['Currency'];
export type DealInForce = components['schemas']['DealInForce'];
export type DealTerms = components['schemas']['DealTerms'];
export type Deduction = components['schemas']['Deduction'];
export type ErnReport = components['schemas']['ErnReport'];
export type Escalation = components['schemas']['Escalation'];
export type EventResult = components['schemas']['EventResult'];
export type Health = components['schemas']['Health'];
export type HeldAmount = components['schemas']['HeldAmount'];
export type HistoryEntry = components['schemas']['HistoryEntry'];
export type IdCurrency = components['schemas']['Id_Currency'];
export type IdPeriod = components['schemas']['Id_Period'];
export type Ignored = components['schemas']['Ignored'];
export type Instalment = components['schemas']['Instalment'];
export type Job = components['schemas']['Job'];
export type JobKind = components['schemas']['JobKind'];
export type JobStarted = components['schemas']['JobStarted'];
export type ListensTaken = components['schemas']['ListensTaken'];
export type Me = components['schemas']['Me'];
export type MonthSigned = components['schemas']['MonthSigned'];
export type MonthUnsigned = components['schemas']['MonthUnsigned'];
export type Offer = components['schemas']['Offer'];
export type PartyComparison = components['schemas']['PartyComparison'];
export type PartyOnDay = components['schemas']['PartyOnDay'];
export type PartyStatement = components['schemas']['PartyStatement'];
export type PayoutModelName = components['schemas']['PayoutModelName'];
export type Period = components['schemas']['Period'];
export type PeriodStanding = components['schemas']['PeriodStanding'];
export type PeriodTotals = components['schemas']['PeriodTotals'];
export type PoolAmount = components['schemas']['PoolAmount'];
export type Problem = components['schemas']['Problem'];
export type RecordListeningAnswer = components['schemas']['RecordListeningAnswer'];
export type ReleaseOnDay = components['schemas']['ReleaseOnDay'];
export type Role = components['schemas']['Role'];
export type RunStatement = components['schemas']['RunStatement'];
export type Scope = components['schemas']['Scope'];
export type SessionConfig = components['schemas']['SessionConfig'];
export type SignedLink = components['schemas']['SignedLink'];
export type SimulatedModel = components['schemas']['SimulatedModel'];
export type SimulatedMonth = components['schemas']['SimulatedMonth'];
export type SimulatedParty = components['schemas']['SimulatedParty'];
export type SimulationBody = components['schemas']['SimulationBody'];
export type StatementAdjustment = components['schemas']['StatementAdjustment'];
export type StatementFileItem = components['schemas']['StatementFileItem'];
export type StatementInCurrency = components['schemas']['StatementInCurrency'];
export type StatementLineItem = components['schemas']['StatementLineItem'];
export type StatementStep = components['schemas']['StatementStep'];
export type StatementTerritory = components['schemas']['StatementTerritory'];
export type StatementTotals = components['schemas']['StatementTotals'];
export type StatementTrack = components['schemas']['StatementTrack'];
export type TakenItem = components['schemas']['TakenItem'];
export type TokenAnswer = components['schemas']['TokenAnswer'];
export type TopTrack = components['schemas']['TopTrack'];
export type TrackInFull = components['schemas']['TrackInFull'];
export type TrackOfCatalogue = components['schemas']['TrackOfCatalogue'];
export type TrackOffer = components['schemas']['TrackOffer'];
export type TrackOffers = components['schemas']['TrackOffers'];
export type TrackPlays = components['schemas']['TrackPlays'];
export type TrendPoint = components['schemas']['TrendPoint'];
export type WithdrawalBody = components['schemas']['WithdrawalBody'];
export type WorkOnDay = components['schemas']['WorkOnDay'];
export type $defs = Record<string, never>;
export interface operations {
    readonly "ListenBrainzController.feedback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description ListenBrainz: like or unlike */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ListensTaken"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ListenBrainzController.submit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description ListenBrainz: submit listens */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ListensTaken"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ListenBrainzController.validateToken": {
        readonly parameters: {
            readonly query?: {
                /** @description where it is not in the Authorization header */
                readonly token?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description ListenBrainz: whose token this is */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "HealthController.health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether the ledger can be written to */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "OpenApiController.document": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description This document */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ReferenceController.page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description This document, as a page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ReferenceController.asset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly file: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What the page loads */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "AuditController.entries": {
        readonly parameters: {
            readonly query?: {
                /** @description of this person alone */
                readonly subject?: string;
                /** @description of the users of this party alone */
                readonly party?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who asked for what, and what came of it; newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["AuditItem"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "CheckBooksController.check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether statements, pools and journal tie, check by check */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BooksProof"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ClaimsController.claims": {
        readonly parameters: {
            readonly query?: {
                /** @description one right */
                readonly right?: "making-available" | "mechanical" | "performing";
                /** @description one track (making-available) or work */
                readonly subject?: string;
                /** @description claims of one party */
                readonly party?: string;
                /** @description as effective on this day, such as 2026-08-31; today where it is not said */
                readonly day?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who claims which right in what */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["ClaimOnDay"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ClaimsController.claim": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Claim a right from a day on */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CatalogueWritten"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ClaimsController.withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Withdraw a claim from a day on */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CatalogueWritten"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "PostErnController.post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/xml": string;
                readonly "text/xml": string;
            };
        };
        readonly responses: {
            /** @description Take a DDEX ERN message (3.8, 4.2, 4.3) into the catalogue, and report what was taken and what was not */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErnReport"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ListReleasesController.releases": {
        readonly parameters: {
            readonly query?: {
                /** @description as effective on this day, such as 2026-08-31; today where it is not said */
                readonly day?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The releases of the catalogue, with their tracks and whether they are on offer */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["ReleaseOnDay"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "CatalogueTracksController.tracks": {
        readonly parameters: {
            readonly query?: {
                /** @description the label, as the catalogue has it */
                readonly label?: string;
                /** @description such as USRC17607839 */
                readonly isrc?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The tracks of the catalogue */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["TrackOfCatalogue"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "CatalogueTracksController.track": {
        readonly parameters: {
            readonly query?: {
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description whatever the service calls its track, or its ISRC where it came by ERN */
                readonly trackId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One track */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrackInFull"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "CatalogueTracksController.put": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description whatever the service calls its track, or its ISRC where it came by ERN */
                readonly trackId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Say what a track is; facts that are left out are forgotten */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CatalogueWritten"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetTrackOffersController.offers": {
        readonly parameters: {
            readonly query?: {
                /** @description as effective on this day, such as 2026-08-31; today where it is not said */
                readonly day?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description whatever the service calls its track */
                readonly trackId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Where and how a track may be used on a day, by what was delivered as ERN */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrackOffers"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "WorksController.works": {
        readonly parameters: {
            readonly query?: {
                /** @description such as T-034.524.680-1 */
                readonly iswc?: string;
                /** @description as effective on this day, such as 2026-08-31; today where it is not said */
                readonly day?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The works of the catalogue, with their writers */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["WorkOnDay"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "WorksController.work": {
        readonly parameters: {
            readonly query?: {
                /** @description as effective on this day, such as 2026-08-31; today where it is not said */
                readonly day?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description whatever the service calls the work */
                readonly workId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One work */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkOnDay"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "WorksController.put": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description whatever the service calls the work */
                readonly workId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Say what a work is from a day on */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CatalogueWritten"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetDealsController.deals": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The deals, each by its newest terms */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["DealInForce"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetJobController.job": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description as the answer named it that began the job */
                readonly job: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How far a job is */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetJobController.events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description as the answer named it that began the job */
                readonly job: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A job as it goes, from its beginning to its end */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetJournalController.journal": {
        readonly parameters: {
            readonly query?: {
                /** @description a month, such as 2026-08 */
                readonly period?: string;
                /** @description entries that move this account, such as royalty-payable:label-01 */
                readonly account?: string;
                /** @description entries about this party */
                readonly party?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The entries of the journal, with their lines */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["BookedEntry"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetHistoryController.history": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the listener */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What a listener played and liked, newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["HistoryEntry"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RecordListeningController.record": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description when the player sent the request, by its own clock; for NDJSON */
                readonly "x-sent-at"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": readonly ({
                    readonly ageMs?: number;
                    readonly client?: string;
                    readonly context?: {
                        readonly id?: string;
                        /** @enum {unknown} */
                        readonly type: "playlist" | "album" | "artist" | "radio" | "search" | "autoplay" | "library" | "other";
                    };
                    readonly device?: string;
                    /** @enum {unknown} */
                    readonly endReason?: "track-done" | "skipped" | "back" | "stopped" | "logout" | "error" | "unknown";
                    readonly id: string;
                    readonly isrc?: string;
                    readonly listenerId: string;
                    readonly msHeard: number;
                    readonly offering: string;
                    readonly offline?: boolean;
                    readonly startedAt?: string;
                    readonly territory: string;
                    readonly trackDurationMs?: number;
                    readonly trackId: string;
                    /** @enum {unknown} */
                    readonly type: "stream" | "skip";
                } | {
                    readonly ageMs?: number;
                    readonly at?: string;
                    readonly client?: string;
                    readonly device?: string;
                    readonly id: string;
                    readonly listenerId: string;
                    readonly offering: string;
                    readonly territory: string;
                    readonly trackId: string;
                    /** @enum {unknown} */
                    readonly type: "like" | "unlike";
                })[] | {
                    readonly events: readonly ({
                        readonly ageMs?: number;
                        readonly client?: string;
                        readonly context?: {
                            readonly id?: string;
                            /** @enum {unknown} */
                            readonly type: "playlist" | "album" | "artist" | "radio" | "search" | "autoplay" | "library" | "other";
                        };
                        readonly device?: string;
                        /** @enum {unknown} */
                        readonly endReason?: "track-done" | "skipped" | "back" | "stopped" | "logout" | "error" | "unknown";
                        readonly id: string;
                        readonly isrc?: string;
                        readonly listenerId: string;
                        readonly msHeard: number;
                        readonly offering: string;
                        readonly offline?: boolean;
                        readonly startedAt?: string;
                        readonly territory: string;
                        readonly trackDurationMs?: number;
                        readonly trackId: string;
                        /** @enum {unknown} */
                        readonly type: "stream" | "skip";
                    } | {
                        readonly ageMs?: number;
                        readonly at?: string;
                        readonly client?: string;
                        readonly device?: string;
                        readonly id: string;
                        readonly listenerId: string;
                        readonly offering: string;
                        readonly territory: string;
                        readonly trackId: string;
                        /** @enum {unknown} */
                        readonly type: "like" | "unlike";
                    })[];
                    readonly sentAt?: string;
                };
                readonly "application/x-ndjson": readonly ({
                    readonly ageMs?: number;
                    readonly client?: string;
                    readonly context?: {
                        readonly id?: string;
                        /** @enum {unknown} */
                        readonly type: "playlist" | "album" | "artist" | "radio" | "search" | "autoplay" | "library" | "other";
                    };
                    readonly device?: string;
                    /** @enum {unknown} */
                    readonly endReason?: "track-done" | "skipped" | "back" | "stopped" | "logout" | "error" | "unknown";
                    readonly id: string;
                    readonly isrc?: string;
                    readonly listenerId: string;
                    readonly msHeard: number;
                    readonly offering: string;
                    readonly offline?: boolean;
                    readonly startedAt?: string;
                    readonly territory: string;
                    readonly trackDurationMs?: number;
                    readonly trackId: string;
                    /** @enum {unknown} */
                    readonly type: "stream" | "skip";
                } | {
                    readonly ageMs?: number;
                    readonly at?: string;
                    readonly client?: string;
                    readonly device?: string;
                    readonly id: string;
                    readonly listenerId: string;
                    readonly offering: string;
                    readonly territory: string;
                    readonly trackId: string;
                    /** @enum {unknown} */
                    readonly type: "like" | "unlike";
                })[] | {
                    readonly events: readonly ({
                        readonly ageMs?: number;
                        readonly client?: string;
                        readonly context?: {
                            readonly id?: string;
                            /** @enum {unknown} */
                            readonly type: "playlist" | "album" | "artist" | "radio" | "search" | "autoplay" | "library" | "other";
                        };
                        readonly device?: string;
                        /** @enum {unknown} */
                        readonly endReason?: "track-done" | "skipped" | "back" | "stopped" | "logout" | "error" | "unknown";
                        readonly id: string;
                        readonly isrc?: string;
                        readonly listenerId: string;
                        readonly msHeard: number;
                        readonly offering: string;
                        readonly offline?: boolean;
                        readonly startedAt?: string;
                        readonly territory: string;
                        readonly trackDurationMs?: number;
                        readonly trackId: string;
                        /** @enum {unknown} */
                        readonly type: "stream" | "skip";
                    } | {
                        readonly ageMs?: number;
                        readonly at?: string;
                        readonly client?: string;
                        readonly device?: string;
                        readonly id: string;
                        readonly listenerId: string;
                        readonly offering: string;
                        readonly territory: string;
                        readonly trackId: string;
                        /** @enum {unknown} */
                        readonly type: "like" | "unlike";
                    })[];
                    readonly sentAt?: string;
                };
            };
        };
        readonly responses: {
            /** @description Record what was played, skipped and liked */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecordListeningAnswer"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "MeController.me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who the token is of, and what it may do */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "PartiesController.parties": {
        readonly parameters: {
            readonly query?: {
                /** @description as effective on this day, such as 2026-08-31; today where it is not said */
                readonly day?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Labels, publishers, societies and whoever else is paid */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["PartyOnDay"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "PartiesController.party": {
        readonly parameters: {
            readonly query?: {
                /** @description as effective on this day, such as 2026-08-31; today where it is not said */
                readonly day?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description whatever the service calls the party */
                readonly party: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One party */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PartyOnDay"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "PartiesController.put": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description whatever the service calls the party */
                readonly party: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Say what a party is from a day on */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CatalogueWritten"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "PartiesController.represent": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description whatever the service calls the party */
                readonly party: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Say who deals for a party from a day on; nobody, where representedBy is left out */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CatalogueWritten"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ListStatementsController.statements": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The statements of a party, newest first, with what each came to */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["StatementTotals"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetStatementController.statement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A statement with every step from the pools to what is paid, and what it corrects */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PartyStatement"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "StatementFilesController.files": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The files of a statement, with size and SHA-256 of each */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["StatementFileItem"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "StatementFilesController.download": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description one range of bytes, such as bytes=1000- */
                readonly range?: string;
                /** @description the ETag of what you have a part of */
                readonly "if-range"?: string;
                /** @description the ETag of what you have */
                readonly "if-none-match"?: string;
            };
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
                /** @description a month, such as 2026-08 */
                readonly period: string;
                /** @description as the list has it */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A file of a statement; a download that broke off goes on with Range and If-Range */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                };
            };
            /** @description The part that was asked for */
            readonly 206: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You have it: If-None-Match named its ETag */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "StatementFilesController.link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
                /** @description a month, such as 2026-08 */
                readonly period: string;
                /** @description as the list has it */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A link to a file that opens without a token */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedLink"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ListLinesController.lines": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description ISO 3166-1 alpha-2, such as SE */
                readonly territory?: string;
                /** @description such as premium */
                readonly offering?: string;
                /** @description by what */
                readonly sort?: "amount" | "streams" | "title";
                /** @description largest first as a rule */
                readonly order?: "asc" | "desc";
                /** @description of this right alone */
                readonly right?: "recording" | "mechanical" | "performing";
                /** @description of this track alone */
                readonly track?: string;
                /** @description in this currency alone */
                readonly currency?: string;
                /** @description corrections of this closed month alone */
                readonly corrects?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The lines of a statement, sorted and filtered */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["StatementLineItem"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetTopsController.territories": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What a statement brought by territory, largest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["StatementTerritory"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetTopsController.tracks": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The tracks of a statement that brought most */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["StatementTrack"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetTrendsController.trends": {
        readonly parameters: {
            readonly query?: {
                /** @description how many months */
                readonly months?: number;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id of the party, escaped; a label that the catalogue alone names is its own id */
                readonly party: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What a party earned month by month, up to the month that was closed last */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["TrendPoint"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetPeriodsController.periods": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The months, newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["PeriodStanding"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetPeriodsController.period": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How far a month is, and what it comes to */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PeriodStanding"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetAdjustmentsController.adjustments": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What a month corrects of closed months, line by line, with the fact behind each */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["AdjustmentLine"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ApproveMonthController.approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Approve the newest calculation of a month */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MonthSigned"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "ApproveMonthController.withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WithdrawalBody"];
            };
        };
        readonly responses: {
            /** @description Take the approval of a month back, so that it can be calculated again */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MonthUnsigned"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "CalculateMonthController.calculation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CalculationBody"];
            };
        };
        readonly responses: {
            /** @description Work out what everybody is owed for a month; nothing is booked */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JobStarted"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "CloseMonthController.close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description sent again under the same key, the request is answered as before, and not carried out again */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Issue the statements of an approved month, book them, and close it for good */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JobStarted"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetComparisonController.comparison": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What every party earned, beside the month before */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["PartyComparison"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetHeldController.held": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What a month holds back, and why */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["HeldAmount"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetPoolsController.pools": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The pools of a month, by market and right */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["PoolAmount"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "SimulateMonthController.simulate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SimulationBody"];
            };
        };
        readonly responses: {
            /** @description What a month would pay under other payout models, and to whom it would matter */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SimulatedMonth"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetRunStatementsController.statements": {
        readonly parameters: {
            readonly query?: {
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description a month, such as 2026-08 */
                readonly period: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What every party comes to in a month, calculated or closed */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["RunStatement"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "SessionConfigController.sessionConfig": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What the portal has to know before anybody is signed in */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionConfig"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetTopTracksController.top": {
        readonly parameters: {
            readonly query?: {
                /** @description the first day, such as 2026-08-01 */
                readonly from?: string;
                /** @description the last day; today where it is not said */
                readonly to?: string;
                /** @description ISO 3166-1 alpha-2, such as SE */
                readonly territory?: string;
                /** @description such as premium */
                readonly offering?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The most streamed tracks of a range of days */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["TopTrack"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetTrackPlaysController.plays": {
        readonly parameters: {
            readonly query?: {
                /** @description the first day, such as 2026-08-01 */
                readonly from?: string;
                /** @description the last day; today where it is not said */
                readonly to?: string;
                /** @description ISO 3166-1 alpha-2, such as SE */
                readonly territory?: string;
                /** @description such as premium */
                readonly offering?: string;
                /** @description how many items at most */
                readonly limit?: number;
                /** @description `next` of an earlier page of this list */
                readonly cursor?: string;
                /** @description the `position` of an earlier answer: answers once everything up to there is counted */
                readonly waitFor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the track */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How often a track was played: per day, territory and offering */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["TrackPlays"][];
                        /** @description `cursor` of the page behind this one; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "GetTrialBalanceController.balance": {
        readonly parameters: {
            readonly query?: {
                /** @description as at the end of this day, UTC; today where it is not said */
                readonly on?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Debits, credits and balance of every account on a day */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BooksOnDay"];
                };
            };
            /** @description What went wrong, as RFC 9457 problem details */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
