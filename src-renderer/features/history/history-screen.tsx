/** Every lookup, found again. (Placeholder until the history feature lands.) */
import type { Route } from '../../router.ts';

export function HistoryScreen({ route }: { route: Extract<Route, { screen: 'history' }> }) {
  return <span hidden>{route.search}</span>;
}
