import { render } from 'preact';
import { LocationProvider } from 'preact-iso';
import { Portal } from './portal.js';
import { applyTheme } from './format/theme.js';
import { SessionProvider } from './session/session.js';

applyTheme();
render(
  <LocationProvider>
    <SessionProvider>
      <Portal />
    </SessionProvider>
  </LocationProvider>,
  document.getElementById('portal')!,
);
