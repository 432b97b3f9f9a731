/** A demo keeps a ledger of its own; whoever asks an empty ledger right after it means that one. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger, OpenLedger } from '../../ledger.js';
import { note } from '../output.js';

const DEFAULT_DATABASE = 'playledger';
const fileOf = (dataFolder: string) => join(dataFolder, 'last-demo');

/** For who comes next; a server of yours holds one ledger, so there is nothing to remember. */
export const rememberDemo = async ({ config }: Pick<Ledger, 'config'>, database: string): Promise<void> => {
  if (config.databaseUrl === undefined) await writeFile(fileOf(config.dataFolder), database);
};

/** Opens the ledger that is set; where none is and the usual one is empty, that of the last demo, and says so. */
export const orLastDemo =
  (open: OpenLedger): OpenLedger =>
  async (changes) => {
    const ledger = await open(changes);
    const { config, store } = ledger;
    const isChosen = changes?.database !== undefined || config.databaseUrl !== undefined;
    if (isChosen || config.database !== DEFAULT_DATABASE || (await store.head()) > 0n) return ledger;
    const database = await readFile(fileOf(config.dataFolder), 'utf8').catch(() => undefined);
    if (database === undefined) return ledger;
    await ledger.close();
    note(`this ledger is empty; asking that of the last demo (PLAYLEDGER_DATABASE=${database})`);
    return open({ database });
  };
