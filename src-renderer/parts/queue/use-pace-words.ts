/** `4,6 per detik`, or `12 per menit` where it is slow. */
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { paceOf } from './pace.ts';
import { queueTexts } from './queue-texts.ts';

export function usePaceWords(): (perSecond: number) => string {
  const t = useTexts(queueTexts);
  const format = useFormats();
  return (perSecond) => {
    const { amount, per } = paceOf(perSecond);
    return t(`pace.${per}`, { rate: format.rate(amount) });
  };
}
