/** Everything about one person, found by any of their lookups: reads itself again when the core says that something changed. */
import { Button, Stack, Text } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import type { PersonPage } from '../../../src-main/contract/people.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { OutcomeEntries } from '../../parts/lookup/outcome-list.tsx';
import { navigate, type RouteOf } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed, Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { AlsoAsked } from './also-asked.tsx';
import { AnswersOverTime } from './answers-over-time.tsx';
import { Changes } from './changes.tsx';
import { CheckAgain } from './check-again.tsx';
import { Contacts } from './contacts.tsx';
import { Corrections } from './corrections.tsx';
import { PersonOnPage } from './digits.ts';
import { ExportPerson } from './export-person.tsx';
import { KnownNumbers } from './known-numbers.tsx';
import { PersonActions, PersonHead } from './person-head.tsx';
import { PersonLookups } from './person-lookups.tsx';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function PersonScreen({ route }: { route: RouteOf<'person'> }) {
  const t = useTexts(personTexts);
  const { data, error, reload } = useQuery('people.get', { whom: { lookupId: route.lookupId } });
  const onBack = () => navigate({ screen: 'history' });
  if (data !== undefined) {
    return (
      <PersonOnPage value={route.lookupId}>
        <Person page={data} lookupId={route.lookupId} onBack={onBack} />
      </PersonOnPage>
    );
  }
  return (
    <Page title={t('title')} onBack={onBack}>
      {error === null ? (
        <Loading />
      ) : error.code === 'not-found' ? (
        <EmptyState
          icon={IconUserOff}
          title={t('notFound')}
          text={t('notFoundText')}
          actions={<Button onClick={onBack}>{t('toHistory')}</Button>}
        />
      ) : (
        <LoadFailed error={error} onRetry={() => void reload()} />
      )}
    </Page>
  );
}

function Person({ page, lookupId, onBack }: { page: PersonPage; lookupId: number; onBack: () => void }) {
  const t = useTexts(personTexts);
  useWrittenDown(lookupId);
  const lookups = useKeyset('people.lookups', { whom: { lookupId }, limit: 50 });
  return (
    <Page
      title={t('title')}
      onBack={onBack}
      actions={
        <>
          <PersonActions page={page} />
          <ExportPerson lookupId={page.lookupId} />
          {page.restricted === null ? <CheckAgain page={page} /> : null}
        </>
      }
    >
      <Stack gap="md" className={classes.sections}>
        <PersonHead page={page} />
        {page.restricted === null ? null : <Restricted {...page.restricted} />}
        <KnownNumbers page={page} />
        <AlsoAsked page={page} />
        <Section title={t('changes')}>
          <Changes changes={page.changes} />
        </Section>
        <Section title={t('answers')}>
          <AnswersOverTime lookups={lookups.rows} />
        </Section>
        {page.corrections.length === 0 ? null : (
          <Section title={t('corrections')}>
            <Corrections corrections={page.corrections} />
          </Section>
        )}
        {page.contacts.length === 0 ? null : (
          <Section title={t('contacts')}>
            <Contacts contacts={page.contacts} />
          </Section>
        )}
        {page.outcomes.length === 0 ? null : (
          <Section title={t('outcomes')}>
            <OutcomeEntries outcomes={page.outcomes} ownList={null} lookupId={lookupId} />
          </Section>
        )}
        <Section title={t('lookups')}>
          <PersonLookups lookups={lookups} />
        </Section>
        {page.told < page.lookups ? (
          <Text size="sm" c="dimmed">
            {t('told', { count: page.told })}
          </Text>
        ) : null}
      </Stack>
    </Page>
  );
}

function Restricted({ since, reason }: NonNullable<PersonPage['restricted']>) {
  const t = useTexts(personTexts);
  const format = useFormats();
  return (
    <Notice boxed tone="warn" title={t('restricted', { date: format.date(since) })}>
      {reason ?? undefined}
    </Notice>
  );
}

/** That somebody saw the page stands in the access log, once for each time it is opened. A copy that only reads writes nothing. */
function useWrittenDown(lookupId: number): void {
  const opened = useCommand('people.opened', { inline: true });
  const allowed = useCanCommand();
  const write = useEffectEvent(() => {
    if (allowed) void opened.run({ lookupId });
  });
  useEffect(() => write(), []);
}
