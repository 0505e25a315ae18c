/** Rupiah in words. An account without a price is not free, and practice is not paid: neither is an amount of zero. */
import type { Connection } from '../../../src-main/contract/connections.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { costKindOf, type OrderForecast, priceKind } from './cost-kind.ts';
import { moneyTexts } from './money-texts.ts';

/** An amount in rupiah; null: there is something to pay for, and no price is set. */
export function useMoney(): (rupiah: number | null) => string {
  const common = useTexts(commonTexts);
  const format = useFormats();
  return (rupiah) => (rupiah === null ? common('priceNotSet') : format.rupiah(rupiah));
}

/** What an order's calls cost at most. */
export function useCostWords(): (forecast: Pick<OrderForecast, 'rupiah' | 'withoutPrice'>) => string {
  const common = useTexts(commonTexts);
  const money = useMoney();
  return (forecast) => {
    switch (costKindOf(forecast)) {
      case 'priced':
        return money(forecast.rupiah);
      case 'no-price':
        return money(null);
      case 'free':
        return common('practiceNotPaid');
    }
  };
}

/** What one answer over a connection costs. */
export function usePriceWords(): (connection: Pick<Connection, 'kind' | 'pricePerCall'>) => string {
  const t = useTexts(moneyTexts);
  const money = useMoney();
  return (connection) => {
    switch (priceKind(connection)) {
      case 'priced':
        return t('each', { rupiah: money(connection.pricePerCall) });
      case 'no-price':
        return money(null);
      case 'free':
        return t('free');
    }
  };
}

/** A connection as one of several to choose from, with what one answer over it costs. */
export function useChoiceWords(): (connection: Pick<Connection, 'name' | 'kind' | 'pricePerCall'>) => string {
  const t = useTexts(moneyTexts);
  const priceWords = usePriceWords();
  return (connection) => {
    const { name } = connection;
    return priceKind(connection) === 'free'
      ? t('practiceChoice', { name })
      : t('choice', { name, price: priceWords(connection) });
  };
}
