/** Server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html */
import type { JobEvent } from './job-run.js';

const QUIET_MS_MAX = 15_000;
/** A comment: keeps whatever stands between from taking a quiet stream for a dead one. */
const STILL_HERE = ': still here\n\n';

export async function* eventStream(events: AsyncGenerator<JobEvent>): AsyncGenerator<string> {
  let nth = 0;
  let next = events.next();
  try {
    for (;;) {
      const found = await orQuiet(next);
      if (found === undefined) yield STILL_HERE;
      else if (found.done) return;
      else {
        nth += 1;
        yield `id: ${nth}\nevent: ${found.value.event}\ndata: ${JSON.stringify(found.value.data)}\n\n`;
        next = events.next();
      }
    }
  } finally {
    void events.return(undefined);
  }
}

const orQuiet = async <Found>(found: Promise<Found>): Promise<Found | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const quiet = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, QUIET_MS_MAX, undefined);
  });
  return Promise.race([found, quiet]).finally(() => clearTimeout(timer));
};
