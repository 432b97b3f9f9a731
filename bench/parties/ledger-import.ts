/** `import-plays` of a file, from its first byte to the last event on disk; in a process of its own, as on the command line. */
import type { Party } from '../rounds.js';
import { startLedger } from './ledger-child.js';

export const ledgerImport = (file: string, events: number): Party => {
  const run = async (url: string) => {
    const ledger = startLedger(url);
    try {
      return Number(await ledger.ask({ ask: 'import', file }));
    } finally {
      await ledger.stop();
    }
  };
  return { name: 'import-plays', events, log: 'event_log', run };
};
