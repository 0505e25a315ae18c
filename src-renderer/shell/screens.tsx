/** Which screen a route shows: the one table of screens. A new screen is a route in router.ts and a line here. */
import type { ReactNode } from 'react';
import type { Route } from '../routes.ts';
import { ChargesScreen } from '../screens/charges/charges-screen.tsx';
import { InvoiceScreen } from '../screens/charges/invoice-screen.tsx';
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

export function screenOf(route: Route): ReactNode {
  switch (route.screen) {
    case 'home':
      return <HomeScreen />;
    case 'check':
      return <CheckScreen />;
    case 'lists':
      return <ListsScreen />;
    case 'import':
      return <ImportScreen />;
    case 'list':
      return <ListScreen key={route.listId} route={route} />;
    case 'queue':
      return <QueueScreen />;
    case 'doubts':
      return <DoubtsScreen route={route} />;
    case 'history':
      return <HistoryScreen route={route} />;
    case 'reports':
      return <ReportsScreen listId={route.listId} />;
    case 'charges':
      return <ChargesScreen route={route} />;
    case 'invoice':
      return <InvoiceScreen route={route} />;
    case 'settings':
      return <SettingsScreen section={route.section ?? 'general'} />;
  }
}
