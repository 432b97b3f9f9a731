import type { Month } from '../api/types.js';
import { words } from '../format/words.js';

export const Status = ({ status }: { readonly status: Month['status'] }) => (
  <span class={`status status-${status}`}>{words(status)}</span>
);
