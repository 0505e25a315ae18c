/** The entries of the navigation, in their order, and which screens each stands for. */
import {
  type Icon,
  IconFileSpreadsheet,
  IconHistory,
  IconHome,
  IconReportAnalytics,
  IconSettings,
  IconUserSearch,
} from '@tabler/icons-react';
import type { Route, Screen } from '../../router.ts';

type NavKey = 'home' | 'check' | 'lists' | 'history' | 'reports' | 'settings';

export const navItems: readonly { key: NavKey; icon: Icon; route: Route; screens: readonly Screen[] }[] = [
  { key: 'home', icon: IconHome, route: { screen: 'home' }, screens: ['home'] },
  { key: 'check', icon: IconUserSearch, route: { screen: 'check' }, screens: ['check'] },
  { key: 'lists', icon: IconFileSpreadsheet, route: { screen: 'lists' }, screens: ['lists', 'import', 'list'] },
  { key: 'history', icon: IconHistory, route: { screen: 'history' }, screens: ['history'] },
  { key: 'reports', icon: IconReportAnalytics, route: { screen: 'reports' }, screens: ['reports'] },
  { key: 'settings', icon: IconSettings, route: { screen: 'settings' }, screens: ['settings'] },
];
