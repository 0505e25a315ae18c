/** Check one person. */
export function CheckScreen() {
  return null;
}
