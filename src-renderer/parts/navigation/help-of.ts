/** Which page of the help belongs to a place: every screen and every page of the settings has one, or this does not compile. */
import type { HelpPage, HelpRoute, Route, Screen, SettingsSection } from '../../routes.ts';

const ofScreen: Readonly<Record<Exclude<Screen, 'settings' | 'help'>, HelpPage>> = {
  home: 'home',
  check: 'check',
  lists: 'lists',
  import: 'import',
  list: 'list',
  queue: 'queue',
  doubts: 'doubts',
  history: 'history',
  person: 'person',
  reports: 'reports',
  summary: 'summary',
  charges: 'charges',
  invoice: 'invoices',
  accessLog: 'access-log',
};

const ofSection: Readonly<Record<SettingsSection, HelpPage>> = {
  general: 'settings',
  connections: 'connections',
  practice: 'practice',
  security: 'security',
  backups: 'backups',
  privacy: 'privacy',
  diagnostics: 'about',
  about: 'about',
};

export function helpOf(route: Route): HelpRoute {
  if (route.screen === 'help') return route;
  if (route.screen === 'settings') return { screen: 'help', page: ofSection[route.section ?? 'general'] };
  if (route.screen === 'charges' && route.view === 'invoices') return { screen: 'help', page: 'invoices' };
  return { screen: 'help', page: ofScreen[route.screen] };
}
