/**
 * Which screen a route shows: the one table of screens, an entry for each place in routes.ts. A screen's code is loaded when it is first
 * shown, so that the window opens with what it needs.
 */
import { type ComponentType, type ReactNode, use } from 'react';
import type { Route, RouteOf, Screen } from '../routes.ts';

type ScreenOf<S extends Screen> = { Shown: ComponentType<{ route: RouteOf<S> }>; load: () => Promise<unknown> };

/** `of` makes a screen out of its module and the route. One whose code is there is drawn at once, without a moment of nothing. */
function loaded<S extends Screen, M>(
  load: () => Promise<M>,
  of: (module: M, route: RouteOf<S>) => ReactNode,
): ScreenOf<S> {
  let there: { module: M } | null = null;
  let loading: Promise<M> | null = null;
  async function fetched(): Promise<M> {
    const module = await load();
    there = { module };
    return module;
  }
  function begin(): Promise<M> {
    loading ??= fetched();
    return loading;
  }
  return { Shown: ({ route }) => of(there ? there.module : use(begin()), route), load: begin };
}

const screens: { [S in Screen]: ScreenOf<S> } = {
  home: loaded(
    () => import('../screens/home/home-screen.tsx'),
    ({ HomeScreen }) => <HomeScreen />,
  ),
  check: loaded(
    () => import('../screens/check/check-screen.tsx'),
    ({ CheckScreen }) => <CheckScreen />,
  ),
  lists: loaded(
    () => import('../screens/lists/lists-screen.tsx'),
    ({ ListsScreen }) => <ListsScreen />,
  ),
  import: loaded(
    () => import('../screens/imports/import-screen.tsx'),
    ({ ImportScreen }, route) => <ImportScreen practice={route.practice ?? false} />,
  ),
  list: loaded(
    () => import('../screens/list/list-screen.tsx'),
    ({ ListScreen }, route) => <ListScreen key={route.listId} route={route} />,
  ),
  queue: loaded(
    () => import('../screens/queue/queue-screen.tsx'),
    ({ QueueScreen }) => <QueueScreen />,
  ),
  doubts: loaded(
    () => import('../screens/doubts/doubts-screen.tsx'),
    ({ DoubtsScreen }, route) => <DoubtsScreen route={route} />,
  ),
  history: loaded(
    () => import('../screens/history/history-screen.tsx'),
    ({ HistoryScreen }, route) => <HistoryScreen route={route} />,
  ),
  person: loaded(
    () => import('../screens/person/person-screen.tsx'),
    ({ PersonScreen }, route) => <PersonScreen key={route.lookupId} route={route} />,
  ),
  reports: loaded(
    () => import('../screens/reports/reports-screen.tsx'),
    ({ ReportsScreen }, route) => <ReportsScreen listId={route.listId} />,
  ),
  summary: loaded(
    () => import('../screens/summary/summary-screen.tsx'),
    ({ SummaryScreen }, route) => <SummaryScreen route={route} />,
  ),
  charges: loaded(
    () => import('../screens/charges/charges-screen.tsx'),
    ({ ChargesScreen }, route) => <ChargesScreen route={route} />,
  ),
  invoice: loaded(
    () => import('../screens/charges/invoices/invoice-screen.tsx'),
    ({ InvoiceScreen }, route) => <InvoiceScreen route={route} />,
  ),
  accessLog: loaded(
    () => import('../screens/access-log/access-log-screen.tsx'),
    ({ AccessLogScreen }, route) => <AccessLogScreen route={route} />,
  ),
  settings: loaded(
    () => import('../screens/settings/settings-screen.tsx'),
    ({ SettingsScreen }, route) => <SettingsScreen section={route.section ?? 'general'} />,
  ),
  help: loaded(
    () => import('../screens/help/help-screen.tsx'),
    ({ HelpScreen }, route) => <HelpScreen route={route} />,
  ),
};

export function screenOf(route: Route): ReactNode {
  const { Shown } = screens[route.screen];
  const OfAny = Shown as ComponentType<{ route: Route }>;
  return <OfAny route={route} />;
}

/** Resolves once the screen's code is there; also where it cannot be loaded: that is told where the screen would be. */
export async function loadScreen({ screen }: Route): Promise<void> {
  try {
    await screens[screen].load();
  } catch {
    // Said by the screen, which asks for the same.
  }
}
