import type { MonthStatus } from '../api/types.js';
import { words } from '../format/words.js';

export const Status = ({ status }: { readonly status: MonthStatus }) => (
  <span class={`status status-${status}`}>{words(status)}</span>
);
