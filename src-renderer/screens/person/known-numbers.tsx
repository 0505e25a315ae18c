/** All numbers the person was asked about with, the strongest link first. */
import { Stack, Text } from '@mantine/core';
import type { PersonNumber, PersonPage } from '../../../src-main/contract/people.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { CopyableDigits } from '../../parts/person/reveal-row.tsx';
import { MeaningLink } from '../../parts/verdict/meaning-link.tsx';
import { VerdictBadge } from '../../parts/verdict/verdict-badge.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { CheckCorrected } from './check-again.tsx';
import { useDigits, useReachedBy } from './digits.ts';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function KnownNumbers({ page }: { page: PersonPage }) {
  const t = useTexts(personTexts);
  return (
    <Section title={t('numbers')}>
      <ul className="plain">
        {page.numbers.map((number) => (
          <li key={`${number.phone} ${number.practice}`} className={classes.entry}>
            <Entry number={number} page={page} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Entry({ number, page }: { number: PersonNumber; page: PersonPage }) {
  const t = useTexts(personTexts);
  const format = useFormats();
  const digits = useDigits();
  const { phone, verdict, practice, operator, at, alsoAsked, mayBeReassigned, lookupId, correctedTo } = number;
  const when = format.moment(at);
  const about = [
    operator,
    verdict === 'none' ? when : t('answerOf', { when }),
    alsoAsked === 0 ? null : t('others', { count: alsoAsked }),
  ];
  return (
    <Stack gap={4}>
      <div className={classes.line}>
        <strong className="tabular">
          <CopyableDigits lookupId={useReachedBy()} of="phone" digits={phone} label={t('copyPhone')} />
        </strong>
        {practice ? <PracticeTag /> : null}
        <VerdictBadge verdict={{ kind: verdict }} />
        {verdict === 'none' ? null : <MeaningLink of={`verdict.${verdict}`} />}
      </div>
      <Text size="sm" c="dimmed">
        {about.filter((part) => part !== null).join(' · ')}
      </Text>
      {correctedTo === null ? null : (
        <div className={classes.line}>
          <Text className="tabular">{t('correctedTo', { phone: digits.phone(correctedTo) })}</Text>
          {page.restricted === null && !page.numbers.some((one) => one.phone === correctedTo) ? (
            <CheckCorrected page={page} number={{ lookupId, phone: correctedTo }} />
          ) : null}
        </div>
      )}
      {mayBeReassigned ? (
        <Notice boxed tone="warn">
          {t('mayBeReassigned')}
        </Notice>
      ) : null}
    </Stack>
  );
}
