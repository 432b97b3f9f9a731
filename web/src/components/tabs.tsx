/** Pages of one thing, side by side. They are links: each has an address of its own. */
import { useLocation } from 'preact-iso';

type Props = {
  readonly label: string;
  readonly base: string;
  /** Path below the base, and what it is called; the first is the base itself. */
  readonly pages: readonly (readonly [path: string, label: string])[];
};

export const Tabs = ({ label, base, pages }: Props) => {
  const { path } = useLocation();
  return (
    <nav class="tabs" aria-label={label}>
      {pages.map(([below, name]) => {
        const href = below === '' ? base : `${base}/${below}`;
        return (
          <a key={href} href={href} aria-current={decodeURI(path) === decodeURI(href) ? 'page' : undefined}>
            {name}
          </a>
        );
      })}
    </nav>
  );
};
