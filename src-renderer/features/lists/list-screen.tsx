/** One list and its rows. (Placeholder until the lists feature lands.) */
export function ListScreen({ listId }: { listId: number }) {
  return <span hidden>{listId}</span>;
}
