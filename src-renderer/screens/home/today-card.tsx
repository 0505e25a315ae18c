/** Today's results: finished lookups and what they cost. */
import { useCore } from '../../core/core-state.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useMoney } from '../../parts/money/use-money.ts';
import { Stat, Stats } from '../../ui/facts/stat.tsx';
import { Section } from '../../ui/section.tsx';
import { homeTexts } from './home-texts.ts';

export function TodayCard() {
  const t = useTexts(homeTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const money = useMoney();
  const today = useCore((core) => core.queue.today);
  const rupiah = today.rupiah + today.rupiahUnknown;
  // An account without a price is not free.
  const noPrice = rupiah === 0 && today.withoutPrice > 0;
  const hints = [
    ...(today.rupiahUnknown === 0 ? [] : [t('today.unknownRupiah', { rupiah: money(today.rupiahUnknown) })]),
    ...(noPrice || today.withoutPrice === 0 ? [] : [t('today.withoutPrice', { count: today.withoutPrice })]),
  ];
  return (
    <Section title={t('today.title')}>
      <Stats>
        <Stat label={t('today.final')} value={format.number(today.final)} />
        <Stat
          label={t('today.rupiah')}
          value={money(noPrice ? null : rupiah)}
          {...(hints.length === 0 ? {} : { hint: hints.join(' · ') })}
        />
        <Stat label={t('today.charged')} value={format.number(today.charges.charged)} />
        <Stat label={t('today.free')} value={format.number(today.charges.free)} />
        {today.charges.unknown === 0 ? null : (
          <Stat label={t('today.unknown')} value={format.number(today.charges.unknown)} />
        )}
        {today.practice === 0 ? null : <Stat label={common('practiceNotPaid')} value={format.number(today.practice)} />}
      </Stats>
    </Section>
  );
}
