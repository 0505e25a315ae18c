/** `3374••••••••0015`: the first four digits say where it was issued, the last four tell one person of a list from another. */
export function maskedNik(nik: string): string {
  const shown = 4;
  // Of a short one hardly anything would be hidden.
  if (nik.length <= 2 * shown) return '•'.repeat(nik.length);
  return nik.slice(0, shown) + '•'.repeat(nik.length - 2 * shown) + nik.slice(-shown);
}
