/** Starts the window: picks the transport, sets the language, renders. */
// In a layer: what is ours counts more, in whichever order the bundler puts the two.
import '@mantine/core/styles.layer.css';
import '@mantine/dropzone/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectCore, coreTransport } from './core/core.ts';
import { startCoreState } from './core/core-state.ts';
import { keptLook, watchLock } from './core/lock.ts';
import { pickTransport } from './core/pick-transport.ts';
import { followCore } from './core/query-client.ts';
import { resolveLanguage, setLanguage } from './i18n/texts.ts';
import { parseRoute } from './routes.ts';
import { loadScreen } from './shell/screens.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

connectCore(await pickTransport());
// Beside what the core answers, not after it: the first screen comes with the frame around it.
const screen = loadScreen(parseRoute(window.location.hash));
await setLanguage(resolveLanguage(keptLook().language, navigator.language));
followCore(coreTransport());
startCoreState();
watchLock();
await screen;
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
