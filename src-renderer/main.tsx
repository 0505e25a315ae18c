/** Starts the window: picks the transport, sets the language, renders. */
import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectCore, coreTransport } from './core/core.ts';
import { startCoreState } from './core/core-state.ts';
import { pickTransport } from './core/pick-transport.ts';
import { followCore } from './core/query-client.ts';
import { resolveLanguage, setLanguage } from './i18n/texts.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

connectCore(await pickTransport());
await setLanguage(resolveLanguage('system', navigator.language));
followCore(coreTransport());
startCoreState();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
