/** For how many days a paid answer is used again. Set when the field is left or Enter pressed; 0 turns it off. */
import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useCanCommand, useCore } from '../../core/core-state.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { readReuseDays, reuseDaysBounds } from './reuse-days.ts';
import { Setting } from './setting.tsx';
import { settingsTexts } from './settings-texts.ts';

export function ReuseSetting() {
  const t = useTexts(settingsTexts);
  const format = useFormats();
  const language = useLanguage();
  const allowed = useCanCommand();
  const stored = useCore((core) => core.settings.reuseDays);
  const [typed, setTyped] = useState<string | number>(stored);
  const set = useCommand('settings.set');
  const days = readReuseDays(typed);

  // Changed elsewhere, or refused: the field shows what holds.
  useEffect(() => setTyped(stored), [stored]);

  async function save(): Promise<void> {
    if (days === null || days === stored || set.pending) return;
    const result = await set.run({ reuseDays: days });
    if (!result.ok) setTyped(stored);
    else if (days === 0) notifyDone(t('reuseSaved.off'));
    else notifyDone(t('reuseSaved.on', { days: format.number(days) }));
  }

  return (
    <Setting label={t('reuse')} hint={t('reuseHint')}>
      {(labelId) => (
        <NumberInput
          aria-labelledby={labelId}
          w={220}
          disabled={!allowed}
          value={typed}
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
            days === null
              ? t('reuseFault', {
                  min: format.number(reuseDaysBounds.min),
                  max: format.number(reuseDaysBounds.max),
                })
              : undefined
          }
          description={days === 0 ? t('reuseOff') : undefined}
          inputWrapperOrder={['input', 'description', 'error']}
          onChange={setTyped}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void save();
          }}
        />
      )}
    </Setting>
  );
}
