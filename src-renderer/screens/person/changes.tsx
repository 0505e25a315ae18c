/** What changed from one answer to the next, newest first. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { PersonChange } from '../../../src-main/contract/people.ts';
import { changeLabel, changeValue } from '../../../src-main/words/person.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { useDigits } from './digits.ts';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

/** What is of one number, and not of the person. */
const ofNumber: ReadonlySet<PersonChange['what']> = new Set(['verdict', 'recentlyUsed', 'frequentlyUsed', 'other']);

const shownAtFirst = 15;

export function Changes({ changes }: { changes: readonly PersonChange[] }) {
  const t = useTexts(personTexts);
  const language = useLanguage();
  const format = useFormats();
  const digits = useDigits();
  const [shown, setShown] = useState(shownAtFirst);
  if (changes.length === 0) return <Text c="dimmed">{t('noChanges')}</Text>;
  return (
    <>
      <ol className="plain">
        {changes.slice(0, shown).map((change) => {
          const { what, before, after, at, sinceAt, lookupId, phone } = change;
          const sides = { before: changeValue(what, before, language), after: changeValue(what, after, language) };
          const when = t('changeWhen', { at: format.moment(at), since: format.moment(sinceAt) });
          return (
            <li key={`${lookupId} ${what}`} className={classes.entry}>
              <div className={classes.line}>
                <span className="quiet">{changeLabel(what, language)}</span>
                <strong>{t('change', sides)}</strong>
                {change.practice ? <PracticeTag /> : null}
              </div>
              <Text size="sm" c="dimmed" className="tabular">
                {ofNumber.has(what) ? `${digits.phone(phone)} · ${when}` : when}
              </Text>
              {change.mayBeReassigned ? <Text>{t('mayBeReassigned')}</Text> : null}
            </li>
          );
        })}
      </ol>
      {changes.length > shown ? (
        <Button size="xs" variant="subtle" className={classes.onScreen} onClick={() => setShown(changes.length)}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}
