/** Which screen a route shows: the one table of screens, an entry for each place in routes.ts. */
import type { ReactNode } from 'react';
import type { Route, RouteOf, Screen } from '../routes.ts';
import { ChargesScreen } from '../screens/charges/charges-screen.tsx';
import { InvoiceScreen } from '../screens/charges/invoices/invoice-screen.tsx';
import { CheckScreen } from '../screens/check/check-screen.tsx';
import { DoubtsScreen } from '../screens/doubts/doubts-screen.tsx';
import { HistoryScreen } from '../screens/history/history-screen.tsx';
import { HomeScreen } from '../screens/home/home-screen.tsx';
import { ImportScreen } from '../screens/imports/import-screen.tsx';
import { ListScreen } from '../screens/list/list-screen.tsx';
import { ListsScreen } from '../screens/lists/lists-screen.tsx';
import { QueueScreen } from '../screens/queue/queue-screen.tsx';
import { ReportsScreen } from '../screens/reports/reports-screen.tsx';
import { SettingsScreen } from '../screens/settings/settings-screen.tsx';

const screens: { [S in Screen]: (route: RouteOf<S>) => ReactNode } = {
  home: () => <HomeScreen />,
  check: () => <CheckScreen />,
  lists: () => <ListsScreen />,
  import: (route) => <ImportScreen practice={route.practice ?? false} />,
  list: (route) => <ListScreen key={route.listId} route={route} />,
  queue: () => <QueueScreen />,
  doubts: (route) => <DoubtsScreen route={route} />,
  history: (route) => <HistoryScreen route={route} />,
  reports: (route) => <ReportsScreen listId={route.listId} />,
  charges: (route) => <ChargesScreen route={route} />,
  invoice: (route) => <InvoiceScreen route={route} />,
  settings: (route) => <SettingsScreen section={route.section ?? 'general'} />,
};

export function screenOf(route: Route): ReactNode {
  const show = screens[route.screen] as (route: Route) => ReactNode;
  return show(route);
}
