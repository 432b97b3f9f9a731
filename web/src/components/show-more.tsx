import type { Pages } from '../api/use-answer.js';

/** Under a list that comes in pages. What is loaded is said aloud. */
export const ShowMore = <Item,>({ of: { data = [], more, loadingMore } }: { readonly of: Pages<Item> }) => (
  <p class="show-more">
    <span role="status">
      {data.length} {more === undefined && !loadingMore ? 'shown, that is all' : 'shown'}
    </span>
    {(more !== undefined || loadingMore) && (
      <button type="button" onClick={more} disabled={loadingMore}>
        {loadingMore ? 'Loading …' : 'Show more'}
      </button>
    )}
  </p>
);
