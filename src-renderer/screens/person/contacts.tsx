/** Emergency contacts that were named for the person, those named last first. They are asked only where the person is. */
import { Text } from '@mantine/core';
import type { NamedContact } from '../../../src-main/contract/people.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRelation } from '../../i18n/verdict-texts.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { VerdictBadge } from '../../parts/verdict/verdict-badge.tsx';
import { useDigits } from './digits.ts';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function Contacts({ contacts }: { contacts: readonly NamedContact[] }) {
  const t = useTexts(personTexts);
  const format = useFormats();
  const digits = useDigits();
  const relationOf = useRelation();
  return (
    <ul className="plain">
      {contacts.map(({ ecName, ecNik, ecPhone, relation, verdict, lastAt, lookupId, practice }) => (
        <li key={lookupId} className={classes.entry}>
          <div className={classes.line}>
            <strong>{ecName ?? t('noName')}</strong>
            {relation === null ? null : <span>{relationOf(relation)}</span>}
            {practice ? <PracticeTag /> : null}
            {verdict === null ? null : <VerdictBadge verdict={{ kind: verdict }} />}
          </div>
          <Text size="sm" c="dimmed" className="tabular">
            {[
              ecPhone === null ? null : digits.phone(ecPhone),
              ecNik === null ? null : `${t('nik')} ${digits.nik(ecNik)}`,
              t('contactOf', { when: format.moment(lastAt) }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}
