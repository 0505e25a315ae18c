/** The access log: filtered by kind, day and person, saved as a file, and checked. Whom somebody looks for is in no address. */
import { Button, Group, TextInput } from '@mantine/core';
import { IconListDetails, IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { AccessLogFilter } from '../../../src-main/contract/access-log.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useTexts } from '../../i18n/texts.ts';
import { accessLogGroups, navigate, type RouteOf } from '../../routes.ts';
import { Chips } from '../../ui/chips.tsx';
import { DayChoice } from '../../ui/day-choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import classes from './access-log.module.css';
import { accessLogTexts } from './access-log-texts.ts';
import { CheckResult, useCheck } from './check-log.tsx';
import { entryRowHeight, useEntryColumns } from './entry-cells.tsx';
import { ExportMenu } from './export-log.tsx';
import { filterOf } from './log-filter.ts';

type LogRoute = RouteOf<'accessLog'>;

export function AccessLogScreen({ route }: { route: LogRoute }) {
  const t = useTexts(accessLogTexts);
  const columns = useEntryColumns();
  const [person, setPerson] = useState('');
  const check = useCheck();
  const filter = filterOf(route, person);
  const keyset = useKeyset('accessLog.page', { ...filter, limit: 100 });
  const fault = person !== '' && keyset.error?.code === 'invalid-input' ? t('personFault') : null;
  const isFiltered = person !== '' || Object.keys(route).length > 1;
  const change = (part: Partial<LogRoute>) => navigate(withChange(route, part), { replace: true });

  return (
    <Page
      title={t('title')}
      subtitle={t('intro')}
      onBack={() => navigate({ screen: 'settings', section: 'privacy' })}
      fill
      width="full"
      actions={
        <>
          <Button variant="default" loading={check.running} onClick={check.run}>
            {t('check')}
          </Button>
          <ExportMenu filter={filter} disabled={fault !== null} />
        </>
      }
    >
      {check.found === null ? null : <CheckResult found={check.found} />}
      <Group gap="0.5rem 0.75rem" align="flex-start">
        <PersonBox typed={person} fault={fault} onFind={setPerson} />
        <DayChoice
          labels="hidden"
          first={route.from ?? null}
          last={route.to ?? null}
          onChoose={(first, last) => change({ from: first ?? undefined, to: last ?? undefined })}
        />
        {isFiltered ? (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              setPerson('');
              navigate({ screen: 'accessLog' }, { replace: true });
            }}
          >
            {t('clear')}
          </Button>
        ) : null}
      </Group>
      <Chips
        label={t('group.label')}
        chosen={route.groups ?? []}
        onChange={(groups) => change({ groups: groups.length === 0 ? undefined : groups })}
        chips={accessLogGroups.map((value) => ({ value, label: t(`group.${value}`) }))}
      />
      <div className={classes.table}>
        <KeysetTable
          label={t('tableLabel')}
          columns={columns}
          rowHeight={entryRowHeight}
          rowKey={({ seq }) => seq}
          keyset={fault === null ? keyset : { ...keyset, rows: [], error: null, hasMore: false }}
          empty={<Empty filter={isFiltered ? filter : null} />}
        />
      </div>
    </Page>
  );
}

/** Asks with Enter or the button: looking for somebody is not done letter by letter. */
function PersonBox({
  typed,
  fault,
  onFind,
}: {
  typed: string;
  fault: string | null;
  onFind: (person: string) => void;
}) {
  const t = useTexts(accessLogTexts);
  const [text, setText] = useState(typed);
  const [last, setLast] = useState(typed);
  // Cleared from elsewhere.
  if (last !== typed) {
    setLast(typed);
    setText(typed);
  }

  function find(event: FormEvent): void {
    event.preventDefault();
    onFind(text.trim());
  }

  return (
    <form onSubmit={find}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <TextInput
          type="search"
          w="18rem"
          aria-label={t('person')}
          placeholder={t('personHint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={60}
          error={fault}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('find')}
        </Button>
      </Group>
    </form>
  );
}

function Empty({ filter }: { filter: AccessLogFilter | null }) {
  const t = useTexts(accessLogTexts);
  const said = filter === null ? 'empty' : 'noMatch';
  return <EmptyState icon={IconListDetails} title={t(`${said}.title`)} text={t(`${said}.text`)} />;
}

/** What is undefined leaves the address. */
function withChange(route: LogRoute, part: { [K in keyof LogRoute]?: LogRoute[K] | undefined }): LogRoute {
  const entries = Object.entries({ ...route, ...part }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as LogRoute;
}
