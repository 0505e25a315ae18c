/** Which screen a route shows: the one table of screens. A new screen is a route in router.ts and a line here. */
import type { ReactNode } from 'react';
import type { Route } from '../router.ts';
import { ChargesScreen } from './charges/charges-screen.tsx';
import { InvoiceScreen } from './charges/invoice-screen.tsx';
import { HistoryScreen } from './history/history-screen.tsx';
import { HomeScreen } from './home/home-screen.tsx';
import { ImportScreen } from './lists/import-screen.tsx';
import { ListScreen } from './lists/list-screen.tsx';
import { ListsScreen } from './lists/lists-screen.tsx';
import { CheckScreen } from './people/check-screen.tsx';
import { DoubtsScreen } from './queue/doubts-screen.tsx';
import { QueueScreen } from './queue/queue-screen.tsx';
import { ReportsScreen } from './reports/reports-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';

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
