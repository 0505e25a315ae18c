/** Others who were asked about with one of the person's numbers: a number that several people share is nobody's for certain. */
import { Text } from '@mantine/core';
import type { PersonPage } from '../../../src-main/contract/people.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { PersonLink } from '../../parts/lookup/person-link.tsx';
import { useDigits } from '../../parts/person/revealed.ts';
import { Section } from '../../ui/section.tsx';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function AlsoAsked({ page: { alsoAsked } }: { page: PersonPage }) {
  const t = useTexts(personTexts);
  const format = useFormats();
  const digitsOf = useDigits();
  const { people, more, listed } = alsoAsked;
  if (people === 0) return null;
  const count = { people: format.number(people) };
  return (
    <Section
      title={t('alsoAsked')}
      footer={listed.length < people ? t('alsoAskedMore', { count: listed.length }) : undefined}
    >
      <Text>{more ? t('alsoAskedAtLeast', count) : t('alsoAskedPeople', count)}</Text>
      <ul className="plain">
        {listed.map((other) => (
          <li key={other.lookupId} className={classes.entry}>
            <div className={classes.line}>
              <PersonLink lookupId={other.lookupId}>{other.name ?? t('noName')}</PersonLink>
              <span className="quiet tabular">{digitsOf(other.lookupId).nik(other.nik)}</span>
              {other.practice ? <PracticeTag /> : null}
            </div>
            <Text size="sm" c="dimmed">
              {t('alsoAskedBy', { phone: digitsOf(other.lookupId).phone(other.phone), when: format.moment(other.at) })}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}
