/** Every page of the help but the one of meanings, which is made of the contract's codes. */
import type { HelpPage } from '../../routes.ts';
import type { HelpText } from './help-page.ts';
import { aboutHelp } from './pages/about.ts';
import { accessLogHelp } from './pages/access-log.ts';
import { backupsHelp } from './pages/backups.ts';
import { chargesHelp } from './pages/charges.ts';
import { checkHelp } from './pages/check.ts';
import { connectionsHelp } from './pages/connections.ts';
import { doubtsHelp } from './pages/doubts.ts';
import { historyHelp } from './pages/history.ts';
import { homeHelp } from './pages/home.ts';
import { importHelp } from './pages/import.ts';
import { invoicesHelp } from './pages/invoices.ts';
import { listHelp } from './pages/list.ts';
import { listsHelp } from './pages/lists.ts';
import { personHelp } from './pages/person.ts';
import { practiceHelp } from './pages/practice.ts';
import { privacyHelp } from './pages/privacy.ts';
import { queueHelp } from './pages/queue.ts';
import { reportsHelp } from './pages/reports.ts';
import { securityHelp } from './pages/security.ts';
import { settingsHelp } from './pages/settings.ts';
import { startHelp } from './pages/start.ts';
import { summaryHelp } from './pages/summary.ts';

export const helpTexts: Readonly<Record<Exclude<HelpPage, 'meanings'>, HelpText>> = {
  start: startHelp,
  home: homeHelp,
  check: checkHelp,
  lists: listsHelp,
  import: importHelp,
  list: listHelp,
  queue: queueHelp,
  doubts: doubtsHelp,
  history: historyHelp,
  person: personHelp,
  reports: reportsHelp,
  summary: summaryHelp,
  charges: chargesHelp,
  invoices: invoicesHelp,
  settings: settingsHelp,
  connections: connectionsHelp,
  practice: practiceHelp,
  security: securityHelp,
  backups: backupsHelp,
  privacy: privacyHelp,
  'access-log': accessLogHelp,
  about: aboutHelp,
};
