/** What the button of a dialog says that sends rows: how much that costs at most, or why there is no amount. */
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { Forecast } from '../../../src-main/contract/lists.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { costKind } from '../money/cost-kind.ts';
import { startTexts } from './start-texts.ts';

/** `order`: starting a list, or moving the rest of it. */
export function useOrderLabel(order: 'confirm' | 'move.confirm') {
  const t = useTexts(startTexts);
  const format = useFormats();
  return (forecast: Forecast, { kind }: Pick<Connection, 'kind'>): string => {
    switch (costKind(forecast, kind)) {
      case 'no-calls':
        return t(`${order}.noCalls`);
      case 'free':
        return t(`${order}.free`);
      case 'no-price':
        return t(`${order}.noPrice`, { count: forecast.calls });
      case 'priced':
        return t(`${order}.priced`, { rupiah: format.rupiah(forecast.rupiah) });
    }
  };
}
