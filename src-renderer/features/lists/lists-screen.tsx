/** All lists. (Placeholder until the lists feature lands.) */
export function ListsScreen() {
  return null;
}
