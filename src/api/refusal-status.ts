import type { ListeningRefusal } from '../domain/listening/listening-day.js';

/** Every refusal that a player can meet, once. A new one does not compile until it has a status. */
export const statusOf = {
  PlayIdReused: 409,
  PlayIsInTheFuture: 422,
  PlayIsTooOld: 422,
} as const satisfies Record<ListeningRefusal['kind'], number>;

/** The refusal as a result: its code, its status and a sentence that says what would be right. */
export const refusalOf = (because: ListeningRefusal) => ({
  reason: because.kind,
  status: statusOf[because.kind],
  detail: explain(because),
});

const explain = (because: ListeningRefusal): string => {
  switch (because.kind) {
    case 'PlayIdReused':
      return `another event was recorded under this id; it differs in ${because.differsIn.join(', ')}`;
    case 'PlayIsInTheFuture':
      return `happened at ${because.at}, later than ${because.latest}; send sentAt, so that a wrong clock can be repaired`;
    case 'PlayIsTooOld':
      return `happened at ${because.at}, before ${because.earliest}, the oldest that is taken`;
  }
};
