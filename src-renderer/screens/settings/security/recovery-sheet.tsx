/** What is printed of the recovery key, and nothing else of the window: no person, no account, no path. */
import { Portal } from '@mantine/core';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import classes from './recovery-sheet.module.css';
import { securityTexts } from './security-texts.ts';

export function RecoverySheet({
  groups,
  fingerprint,
  madeAt,
}: {
  groups: readonly string[];
  fingerprint: string;
  madeAt: number;
}) {
  const t = useTexts(securityTexts);
  const format = useFormats();
  return (
    <Portal reuseTargetNode={false}>
      <div className={classes.sheet} aria-hidden>
        <h1>{t('sheet.title')}</h1>
        <p>{t('sheet.about')}</p>
        <ol>
          {groups.map((group) => (
            <li key={group}>{group}</li>
          ))}
        </ol>
        <p>
          {t('recovery.fingerprint')}: {fingerprint}
          <br />
          {t('recovery.madeAt')}: {format.date(madeAt)}
        </p>
        <p>{t('sheet.use')}</p>
        <p>{t('sheet.keep')}</p>
        <p>{t('recovery.final')}</p>
      </div>
    </Portal>
  );
}
