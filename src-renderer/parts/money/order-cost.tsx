/** What an order would send, what that costs at most, and what of it may be paid a second time. */
import { useTexts } from '../../i18n/texts.ts';
import { Facts } from '../../ui/facts/facts.tsx';
import type { OrderForecast } from './cost-kind.ts';
import { moneyTexts } from './money-texts.ts';
import { useCostWords, useMoney } from './use-money.ts';

/** `calls`, `twice`: how the order names what it sends, and what was paid for before. */
export function OrderCost({ forecast, calls, twice }: { forecast: OrderForecast; calls: string; twice: string }) {
  const t = useTexts(moneyTexts);
  const money = useMoney();
  const costWords = useCostWords();
  const { lookups, paidTwice, rupiahTwice } = forecast;

  function twiceWords(): string {
    if (paidTwice === 0) return t('twiceNone');
    if (rupiahTwice === 0) return t('calls', { count: paidTwice });
    return t('twiceAtMost', { count: paidTwice, rupiah: money(rupiahTwice) });
  }

  return (
    <Facts
      facts={[
        [calls, t('calls', { count: lookups })],
        [t('costAtMost'), costWords(forecast)],
        [twice, twiceWords()],
      ]}
    />
  );
}
