/** Who it is, what was only read off the digits, and what may be taken along: copied, or printed. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import type { PersonPage } from '../../../src-main/contract/people.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { verdictTexts } from '../../i18n/verdict-texts.ts';
import { historyTexts } from '../../parts/lookup/history-texts.ts';
import { CopyableDigits, RevealRow } from '../../parts/person/reveal-row.tsx';
import { CorrectPerson } from '../../parts/privacy/correct-person.tsx';
import { PersonRights } from '../../parts/privacy/person-rights.tsx';
import { navigate } from '../../routes.ts';
import { Facts } from '../../ui/facts/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { useDigits, useReachedBy } from './digits.ts';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function PersonHead({ page }: { page: PersonPage }) {
  const t = useTexts(personTexts);
  const common = useTexts(commonTexts);
  const history = useTexts(historyTexts);
  const format = useFormats();
  const lookupId = useReachedBy();
  const digits = useDigits();
  const { person, derived, lookups, firstAt } = page;
  const { sex, birthDate, province, zone } = derived;
  return (
    <Section
      title={person.name ?? t('noName')}
      footer={
        [sex, birthDate, province, zone].every((value) => value === null) ? undefined : history('detail.derivedHint')
      }
    >
      <Stack gap="xs">
        <Facts
          facts={[
            [
              t('nik'),
              <CopyableDigits key="nik" lookupId={lookupId} of="nik" digits={person.nik} label={t('copyNik')} />,
            ],
            [history('detail.sex'), sex === null ? null : common(`sex.${sex}`)],
            [history('detail.birthDate'), birthDate === null ? null : format.isoDate(birthDate)],
            [history('detail.province'), province],
            [history('detail.zone'), zone],
          ]}
        />
        <Group gap="xs" className={classes.onScreen}>
          <RevealRow lookupId={lookupId} />
          <CorrectPerson
            nik={person.nik}
            names={namesOf(page)}
            phones={[...new Set(page.numbers.map(({ phone }) => phone))]}
            digits={digits}
          />
          <PersonRights
            lookupId={page.lookupId}
            restricted={page.restricted !== null}
            onErased={() => navigate({ screen: 'history' })}
          />
        </Group>
        <Text c="dimmed">{t('asked', { count: lookups, date: format.date(firstAt) })}</Text>
      </Stack>
    </Section>
  );
}

/** The newest first; '' where the newest check has none. */
function namesOf({ person, changes }: PersonPage): string[] {
  const earlier = changes.filter(({ what }) => what === 'name').flatMap(({ before, after }) => [after, before]);
  return [...new Set([person.name ?? '', ...earlier.map((name) => name ?? '')])];
}

export function PersonActions({ page }: { page: PersonPage }) {
  const t = useTexts(personTexts);
  const { copied, copy } = useCopy(useSummary(page));
  return (
    <>
      <Button
        variant="default"
        className={classes.onScreen}
        leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={copy}
      >
        {copied ? t('copied') : t('copySummary')}
      </Button>
      <Button
        variant="default"
        className={classes.onScreen}
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
    </>
  );
}

/** What somebody writes to a colleague of the person: as the page shows it. */
function useSummary({ person, numbers }: PersonPage): string {
  const t = useTexts(personTexts);
  const common = useTexts(commonTexts);
  const verdicts = useTexts(verdictTexts);
  const format = useFormats();
  const digits = useDigits();
  return [
    `${person.name ?? t('noName')}, ${t('nik')} ${digits.nik(person.nik)}`,
    ...numbers.map(({ phone, verdict, at, practice, mayBeReassigned }) =>
      [
        `${practice ? `${common('practice')}: ` : ''}${digits.phone(phone)}: ${verdicts(`kind.${verdict}`)} (${format.dateTime(at)})`,
        ...(mayBeReassigned ? [t('mayBeReassigned')] : []),
      ].join('. '),
    ),
  ].join('\n');
}
