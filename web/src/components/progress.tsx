import type { JobProgress } from '../api/types.js';
import { words } from '../format/words.js';

/** How far a piece of work is. The step is said aloud when it changes; the share alone is not. */
export const Progress = ({ step, share }: JobProgress) => (
  <div class="progress">
    <p role="status" id="progress-step">
      {words(step)} …
    </p>
    <progress aria-labelledby="progress-step" max={1} value={share} />
    <span class="quiet">{new Intl.NumberFormat([...navigator.languages], { style: 'percent' }).format(share)}</span>
  </div>
);
