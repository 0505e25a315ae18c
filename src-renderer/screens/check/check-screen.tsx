/**
 * Check one person by hand: the form, what can be derived from its digits, the result as it comes in, and the last
 * checks below.
 */
import { Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Derived, PersonField } from '../../../src-main/contract/person.ts';
import { useCore, useDefaultConnection } from '../../core/core-state.ts';
import { useLastAnswer } from '../../core/use-query.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Facts } from '../../ui/facts/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { asked, resultOnScreen, useDraft } from './check-draft.ts';
import { CheckForm } from './check-form.tsx';
import { CheckResult } from './check-result.tsx';
import classes from './check-screen.module.css';
import { peopleTexts } from './people-texts.ts';
import { RecentChecks } from './recent-checks.tsx';

/** Milliseconds without a key before the rules look at what was typed. */
const inspectAfterMs = 250;

export function CheckScreen() {
  const t = useTexts(peopleTexts);
  const draft = useDraft();
  const { typed, ecConsent } = draft;
  const lookupId = resultOnScreen(draft);
  const question = asked(typed, ecConsent);
  const [settled] = useDebouncedValue(question, inspectAfterMs);
  // What was found in an earlier wording says nothing of the one on screen.
  const connections = useCore((core) => core.connections);
  const fallback = useDefaultConnection();
  const connection = connections.find(({ id }) => id === draft.connectionId) ?? fallback;
  const about = connection === undefined ? {} : { connectionId: connection.id };
  const last = useLastAnswer('people.inspect', { ...settled, ecConsent, ...about });
  const holds = (field: PersonField) => question[field] === (last?.input[field] ?? '');
  const found = (last?.data.problems ?? []).filter(({ field }) => field !== null && holds(field));
  const derived = holds('nik') && holds('phone') ? last?.data.derived : undefined;
  const wording = ['nik', 'phone', 'name', 'ecNik', 'ecPhone', 'ecName'] as const;
  const same = wording.every(holds) && last?.input.connectionId === connection?.id;
  // Practice costs nothing.
  const otherwiseAt = same && connection?.kind === 'account' ? (last?.data.askedOtherwiseAt ?? null) : null;
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <div className={classes.columns}>
        <CheckForm found={found} otherwiseAt={otherwiseAt} />
        <Stack gap="md" miw={0}>
          {lookupId === null ? null : <CheckResult key={lookupId} lookupId={lookupId} />}
          {lookupId === null ? <DerivedCard derived={derived} /> : null}
          <RecentChecks />
        </Stack>
      </div>
    </Page>
  );
}

/** What can be derived from a person's digits, marked as derived: never fact. */
function DerivedCard({ derived }: { derived: Derived | undefined }) {
  const t = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const known = derived !== undefined && Object.values(derived).some((value) => value !== null);
  return (
    <Section
      title={t('derived.title')}
      badge={known ? <Tag tone="neutral">{t('derived.mark')}</Tag> : null}
      footer={known ? t('derived.note') : undefined}
    >
      {known ? (
        <Facts
          facts={[
            [t('derived.sex'), derived.sex === null ? null : common(`sex.${derived.sex}`)],
            [t('derived.birthDate'), derived.birthDate === null ? null : format.isoDate(derived.birthDate)],
            [t('derived.province'), derived.province],
            [t('derived.zone'), derived.zone],
            [t('derived.operator'), derived.operator],
          ]}
        />
      ) : (
        <Text c="dimmed">{t('derived.empty')}</Text>
      )}
    </Section>
  );
}
