/** The entries of the navigation, in their order, and which screens each stands for. */
import {
  type Icon,
  IconFileSpreadsheet,
  IconHistory,
  IconHome,
  IconListCheck,
  IconReceipt,
  IconReportAnalytics,
  IconSettings,
  IconUserSearch,
} from '@tabler/icons-react';
import type { Route, Screen } from '../../routes.ts';

type NavKey = 'home' | 'check' | 'lists' | 'queue' | 'history' | 'reports' | 'charges' | 'settings';

export const navItems: readonly { key: NavKey; icon: Icon; route: Route; screens: readonly Screen[] }[] = [
  { key: 'home', icon: IconHome, route: { screen: 'home' }, screens: ['home'] },
  { key: 'check', icon: IconUserSearch, route: { screen: 'check' }, screens: ['check'] },
  { key: 'lists', icon: IconFileSpreadsheet, route: { screen: 'lists' }, screens: ['lists', 'import', 'list'] },
  { key: 'queue', icon: IconListCheck, route: { screen: 'queue' }, screens: ['queue', 'doubts'] },
  { key: 'history', icon: IconHistory, route: { screen: 'history' }, screens: ['history', 'person'] },
  { key: 'reports', icon: IconReportAnalytics, route: { screen: 'reports' }, screens: ['reports', 'summary'] },
  { key: 'charges', icon: IconReceipt, route: { screen: 'charges' }, screens: ['charges', 'invoice'] },
  { key: 'settings', icon: IconSettings, route: { screen: 'settings' }, screens: ['settings', 'accessLog'] },
];
