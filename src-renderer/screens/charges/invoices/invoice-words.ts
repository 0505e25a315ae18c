/** How the period an invoice covers is written: by its days where it is of whole days, else to the minute. */
import type { Invoice } from '../../../../src-main/contract/charges.ts';
import { isMidnight } from '../../../core/period.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { invoiceTexts } from './invoice-texts.ts';

/** As it was named, where it was. */
export function useInvoiceSpan(): (invoice: Pick<Invoice, 'from' | 'to' | 'namedFrom' | 'namedTo'>) => string {
  const t = useTexts(invoiceTexts);
  const format = useFormats();
  return ({ from: coversFrom, to: coversTo, namedFrom, namedTo }) => {
    const [from, to] = [namedFrom ?? coversFrom, namedTo ?? coversTo];
    if (from >= to) return '–';
    if (!isMidnight(from) || !isMidnight(to))
      return t('span', { from: format.dateTime(from), to: format.dateTime(to) });
    const [first, last] = [format.date(from), format.date(to - 1)];
    return first === last ? first : t('span', { from: first, to: last });
  };
}
