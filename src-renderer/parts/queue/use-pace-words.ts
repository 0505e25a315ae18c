/** `4,6 per detik`, or `12 per menit` where it is slow. */
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { queueTexts } from './queue-texts.ts';

export function usePaceWords(): (perSecond: number) => string {
  const t = useTexts(queueTexts);
  const format = useFormats();
  return (perSecond) => {
    const { amount, per } = paceOf(perSecond);
    return t(`pace.${per}`, { rate: format.rate(amount) });
  };
}

/** A rate in words: per second while that is at least one, else per minute, else per hour. */
type Pace = { amount: number; per: 'second' | 'minute' | 'hour' };

export function paceOf(perSecond: number): Pace {
  if (perSecond >= 1) return { amount: perSecond, per: 'second' };
  if (perSecond * 60 >= 1) return { amount: perSecond * 60, per: 'minute' };
  return { amount: perSecond * 3600, per: 'hour' };
}
