/**
 * How a NIK or a phone is shown where not everybody needs its digits: `3374••••••••0015`, `0812••••5310`. The first four say where
 * it was issued, or the operator; the last four tell one person of a list from another. In the window and in files alike.
 */
const shown = 4;

function masked(digits: string): string {
  // Of a short one hardly anything would be hidden.
  if (digits.length <= 2 * shown) return '•'.repeat(digits.length);
  return digits.slice(0, shown) + '•'.repeat(digits.length - 2 * shown) + digits.slice(-shown);
}

export const maskNik = masked;
export const maskPhone = masked;
