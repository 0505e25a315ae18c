/**
 * What an order's calls cost at most, in words: a price that is not set is not a price of zero rupiah, and practice is
 * not paid.
 */
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { costKindOf, type OrderForecast } from './doubt-orders.ts';

export function useCostWords(): (forecast: Pick<OrderForecast, 'rupiah' | 'withoutPrice'>) => string {
  const common = useTexts(commonTexts);
  const format = useFormats();
  return (forecast) => {
    switch (costKindOf(forecast)) {
      case 'priced':
        return format.rupiah(forecast.rupiah);
      case 'no-price':
        return common('priceNotSet');
      case 'free':
        return common('practiceNotPaid');
    }
  };
}
