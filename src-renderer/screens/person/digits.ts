/** How a person's digits stand on their page, and in what is copied of it: the one place that says it. */
import { useFormats } from '../../i18n/use-formats.ts';

export type Digits = { nik: (nik: string) => string; phone: (phone: string) => string };

export function useDigits(): Digits {
  const { nik, phone } = useFormats();
  return { nik, phone };
}
