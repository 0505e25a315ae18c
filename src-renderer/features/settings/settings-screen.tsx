/** Settings. */
import type { SettingsSection } from '../../router.ts';

export function SettingsScreen({ section }: { section: SettingsSection }) {
  return <span hidden>{section}</span>;
}
