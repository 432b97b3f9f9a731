/** Which page stands at which address, and who may see it. */
import { Route, Router, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { Loading } from './components/answer.js';
import { Shell } from './components/shell.js';
import { AuditLog } from './pages/audit/audit-log.js';
import { Callback } from './pages/callback.js';
import { Books } from './pages/books/trial-balance.js';
import { Journal } from './pages/books/journal.js';
import { Deals } from './pages/deals/deals.js';
import { MonthAdjustments } from './pages/months/adjustments.js';
import { MonthHeld } from './pages/months/held.js';
import { MonthPage } from './pages/months/month.js';
import { Months } from './pages/months/months.js';
import { MonthPools } from './pages/months/pools.js';
import { MonthStatements } from './pages/months/statements.js';
import { WhatIf } from './pages/months/what-if.js';
import { NotFound } from './pages/not-found.js';
import { SignIn } from './pages/sign-in.js';
import { StatementFiles } from './pages/statements/files.js';
import { StatementLines } from './pages/statements/lines.js';
import { HowItWasMade } from './pages/statements/made.js';
import { StatementPage } from './pages/statements/statement.js';
import { Statements } from './pages/statements/statements.js';
import { isOfTheService, useSession } from './session/session.js';

export const Portal = () => {
  const { me, starting } = useSession();
  const { path } = useLocation();
  return (
    <Shell>
      {path === '/callback' ? <Callback /> : starting ? <Loading says="Signing you in" /> : me ? <Pages /> : <SignIn />}
    </Shell>
  );
};

const Pages = () => (
  <Router>
    <Route path="/" component={Home} />
    <Route path="/parties/:party" component={Statements} />
    <Route path="/parties/:party/:period" component={StatementPage} />
    <Route path="/parties/:party/:period/lines" component={StatementLines} />
    <Route path="/parties/:party/:period/made" component={HowItWasMade} />
    <Route path="/parties/:party/:period/files" component={StatementFiles} />
    <Route path="/months" component={Months} />
    <Route path="/months/:period" component={MonthPage} />
    <Route path="/months/:period/statements" component={MonthStatements} />
    <Route path="/months/:period/pools" component={MonthPools} />
    <Route path="/months/:period/held" component={MonthHeld} />
    <Route path="/months/:period/adjustments" component={MonthAdjustments} />
    <Route path="/months/:period/what-if" component={WhatIf} />
    <Route path="/deals" component={Deals} />
    <Route path="/audit" component={AuditLog} />
    <Route path="/books" component={Books} />
    <Route path="/books/journal" component={Journal} />
    <Route default component={NotFound} />
  </Router>
);

/** Everybody has a page of their own to begin with. */
const Home = () => {
  const me = useSession().me!;
  const { route } = useLocation();
  const home = isOfTheService(me)
    ? '/months'
    : me.party === null
      ? undefined
      : `/parties/${encodeURIComponent(me.party)}`;
  useEffect(() => {
    if (home !== undefined) route(home, true);
  }, [home, route]);
  return home === undefined ? <NotFound /> : null;
};
