/** What one listener plays next: mostly old friends, now and then the same again, else something from the catalogue. */
import { quantiles } from './distributions.js';
import type { Random } from './prng.js';

const REMEMBERED = 512;
// Chances of the real set: 4 % of plays repeat the one before, and a few sittings are one track alone.
const REPEAT = 0.031;
const REPEAT_AGAIN = 0.15;
const ONE_TRACK_SESSIONS = 0.002;
const OLD_FRIENDS = 0.5;
// How many plays ago the old friend was heard, where it was: 2-5, 6-20, 21-100 and further in the real set.
const playsAgo = quantiles([0, 2], [0.06, 6], [0.18, 21], [0.56, 101], [1, REMEMBERED]);

export class Repertoire {
  readonly #popular: (share: number) => number;
  readonly #random: Random;
  readonly #heard = new Int32Array(REMEMBERED);
  #plays = 0;
  #repeating = false;
  #onlyOneTrack = false;

  constructor(popular: (share: number) => number, random: Random) {
    this.#popular = popular;
    this.#random = random;
  }

  /** A new sitting begins; a short one is never a single track on repeat. */
  sitDown(plays: number): void {
    this.#onlyOneTrack = plays >= 3 && this.#random() < ONE_TRACK_SESSIONS;
    if (this.#onlyOneTrack) this.#remember(this.#popular(this.#random()));
  }

  /** The index of the next track. */
  next(): number {
    const repeats = this.#plays > 0 && this.#random() < (this.#repeating ? REPEAT_AGAIN : REPEAT);
    this.#repeating = repeats || this.#onlyOneTrack;
    return this.#remember(this.#repeating ? this.#ago(1) : (this.#oldFriend() ?? this.#popular(this.#random())));
  }

  #oldFriend(): number | undefined {
    if (this.#random() >= OLD_FRIENDS) return undefined;
    const ago = Math.floor(playsAgo(this.#random()));
    return ago <= Math.min(this.#plays, REMEMBERED) ? this.#ago(ago) : undefined;
  }

  #ago(plays: number): number {
    return this.#heard[(this.#plays - plays) % REMEMBERED]!;
  }

  #remember(track: number): number {
    this.#heard[this.#plays % REMEMBERED] = track;
    this.#plays += 1;
    return track;
  }
}
