/** The two caps of a connection's form, with a warning below a field whose value is probably not meant. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Remark } from '../../ui/remark.tsx';
import { type Advice, adviceOf, type CapField } from './connection-draft.ts';
import { type FormState, NumberEntry } from './connection-fields.tsx';
import classes from './connections.module.css';
import { connectionsTexts } from './connections-texts.ts';

export function CapEntries({ form }: { form: FormState }) {
  const t = useTexts(connectionsTexts);
  const format = useFormats();
  const advice = adviceOf(form.values);

  function wordsOf(one: Advice): string {
    switch (one) {
      case 'no-price':
        return t('advice.noPrice');
      case 'below-one-call':
        return t('advice.belowOneCall', { rupiah: format.rupiah(form.values.numbers.pricePerCall ?? 0) });
      case 'monthly-below-daily':
        return t('advice.monthlyBelowDaily');
    }
  }

  const entry = (field: CapField, unit: string) => {
    const one = form.errorOf(field) === undefined ? advice[field] : undefined;
    return (
      <div>
        <NumberEntry form={form} field={field} prefix="Rp " unit={unit} step={10_000} />
        {/* There all the time: what appears inside is read out. */}
        <output htmlFor={`connection-${field}`}>
          {one === undefined ? null : (
            <Remark tone="warn" icon={IconAlertTriangle} mt="0.375rem">
              {wordsOf(one)}
            </Remark>
          )}
        </output>
      </div>
    );
  };

  return (
    <div className={classes.pair}>
      {entry('dailyCap', t('form.dailyCapUnit'))}
      {entry('monthlyCap', t('form.monthlyCapUnit'))}
    </div>
  );
}
