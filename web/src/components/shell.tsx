/** What stands around every page: the way past it for keyboards, where one can go, who one is. */
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { holds, isOfTheService, useSession } from '../session/session.js';
import type { Me } from '../api/types.js';
import { ThemeToggle } from './theme-toggle.js';

type Place = { readonly href: string; readonly label: string };

const placesOf = (me: Me): readonly Place[] =>
  isOfTheService(me)
    ? [
        { href: '/months', label: 'Months' },
        { href: '/deals', label: 'Deals' },
        { href: '/books', label: 'Books' },
        ...(holds(me, 'finance', 'admin') ? [{ href: '/audit', label: 'Audit log' }] : []),
      ]
    : me.party === null
      ? []
      : [{ href: `/parties/${encodeURIComponent(me.party)}`, label: 'Statements' }];

export const Shell = ({ children }: { readonly children: ComponentChildren }) => {
  const { me } = useSession();
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="masthead">
        <a class="brand" href="/">
          <img src="/mark.svg" alt="" width="24" height="24" /> Playledger
        </a>
        {me && <Places me={me} />}
        <div class="masthead-end">
          <ThemeToggle />
          {me && <Person me={me} />}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
};

const Places = ({ me }: { readonly me: Me }) => {
  const { path } = useLocation();
  return (
    <nav aria-label="Portal">
      {placesOf(me).map(({ href, label }) => (
        <a key={href} href={href} aria-current={path.startsWith(href) ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
};

const Person = ({ me }: { readonly me: Me }) => {
  const { signOut } = useSession();
  return (
    <>
      <span class="person" title={me.roles.join(', ')}>
        {me.partyName === null ? me.name : `${me.name}, ${me.partyName}`}
      </span>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </>
  );
};
