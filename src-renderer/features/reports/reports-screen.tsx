/** Files written for somebody. (Placeholder until the reports feature lands.) */
export function ReportsScreen({ listId }: { listId?: number | undefined }) {
  return <span hidden>{listId}</span>;
}
