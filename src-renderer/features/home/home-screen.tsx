/** Home. */
export function HomeScreen() {
  return null;
}
