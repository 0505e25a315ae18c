/** What was wrong about the person and was corrected, newest first: the old value beside the new one. */
import { Text } from '@mantine/core';
import type { PersonPage } from '../../../src-main/contract/people.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useDigits } from './digits.ts';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function Corrections({ corrections }: Pick<PersonPage, 'corrections'>) {
  const t = useTexts(personTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const digits = useDigits();
  return (
    <ol className="plain">
      {corrections.map(({ field, before, after, reason, at, by }) => {
        const shown = (value: string) => (value === '' ? t('noName') : field === 'phone' ? digits.phone(value) : value);
        return (
          <li key={`${at} ${field} ${before}`} className={classes.entry}>
            <div className={classes.line}>
              <span className="quiet">{common(`field.${field}`)}</span>
              <strong className="tabular">{t('change', { before: shown(before), after: shown(after) })}</strong>
            </div>
            <Text size="sm" c="dimmed">
              {[t('correctedBy', { who: by, when: format.moment(at) }), reason].filter((part) => part).join(' · ')}
            </Text>
          </li>
        );
      })}
    </ol>
  );
}
