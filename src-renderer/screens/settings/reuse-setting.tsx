/** For how many days a paid answer is used again. Set when the field is left or Enter pressed; 0 turns it off. */
import { NumberInput } from '@mantine/core';
import { useEffect } from 'react';
import type { z } from 'zod';
import { useContractForm } from '../../core/contract-form.ts';
import { useCanCommand, useCore } from '../../core/core-state.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { reuseDaysBounds, reuseInput } from './reuse-days.ts';
import { Setting } from './setting.tsx';
import { settingsTexts } from './settings-texts.ts';

type Days = z.output<typeof reuseInput>;

export function ReuseSetting() {
  const t = useTexts(settingsTexts);
  const format = useFormats();
  const language = useLanguage();
  const allowed = useCanCommand();
  const stored = useCore((core) => core.settings.reuseDays);
  const byOrganisation = useCore((core) => core.system.policy?.set.reuseDays ?? null);
  const form = useContractForm<{ reuseDays: string | number }, Days>(reuseInput, { reuseDays: stored });
  const { setValues } = form;
  const set = useCommand('settings.set');
  const valid = form.isValid();

  // Changed elsewhere, or refused: the field shows what holds.
  useEffect(() => setValues({ reuseDays: stored }), [stored, setValues]);

  async function save({ reuseDays: days }: Days): Promise<void> {
    if (days === stored || set.pending) return;
    const result = await set.run({ reuseDays: days });
    if (!result.ok) setValues({ reuseDays: stored });
    else if (days === 0) notifyDone(t('reuseSaved.off'));
    else notifyDone(t('reuseSaved.on', { days: format.number(days) }));
  }

  const submit = form.onSubmit(save);
  return (
    <Setting label={t('reuse')} hint={byOrganisation === null ? t('reuseHint') : t('reuseSet')}>
      {(labelId) => (
        <form noValidate onSubmit={submit}>
          <NumberInput
            aria-labelledby={labelId}
            w={220}
            disabled={!allowed || byOrganisation !== null}
            value={form.values.reuseDays}
            suffix={t('reuseUnit')}
            min={reuseDaysBounds.min}
            max={reuseDaysBounds.max}
            hideControls
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator={language === 'id' ? '.' : ','}
            decimalSeparator={language === 'id' ? ',' : '.'}
            error={
              valid
                ? undefined
                : t('reuseFault', {
                    min: format.number(reuseDaysBounds.min),
                    max: format.number(reuseDaysBounds.max),
                  })
            }
            description={valid && Number(form.values.reuseDays) === 0 ? t('reuseOff') : undefined}
            inputWrapperOrder={['input', 'description', 'error']}
            onChange={(typed) => setValues({ reuseDays: typed })}
            onBlur={() => submit()}
          />
        </form>
      )}
    </Setting>
  );
}
