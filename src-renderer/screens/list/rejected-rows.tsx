/** The rows of a file that were left out, each with its reasons and what stood in it. */
import { Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { List } from '../../../src-main/contract/lists.ts';
import type { rejectedRowSchema } from '../../../src-main/contract/reading.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { problemTexts } from '../../i18n/problem-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useListName } from '../../parts/list/list-words.tsx';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { gravestFirst, ProblemList } from '../../parts/lookup/problem-list.tsx';
import { SidePanel } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts/facts.tsx';
import type { Column } from '../../ui/table/columns.ts';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import { SaveProblems } from './save-problems.tsx';

type RejectedRow = z.infer<typeof rejectedRowSchema>;

export function RejectedRows({ list }: { list: List }) {
  const t = useTexts(listsTexts);
  const words = useTexts(problemTexts);
  const nameOf = useListName();
  const format = useFormats();
  const [opened, setOpened] = useState<RejectedRow | null>(null);
  const keyset = useKeyset('lists.rejected', { listId: list.id });
  const columns: Column<RejectedRow>[] = [
    {
      key: 'row',
      heading: t('rejectedRow.row'),
      width: '4.5rem',
      numeric: true,
      render: (row) => format.number(row.row),
    },
    {
      key: 'reason',
      heading: t('rejectedRow.reason'),
      width: 'minmax(18rem, 1fr)',
      render: (row) => {
        const [first, ...more] = gravestFirst(row.problems).filter((problem) => problem.severity === 'error');
        if (first === undefined) return null;
        const sentence = words(`problem.${first.code}`);
        return (
          <Group gap="xs" wrap="nowrap">
            <span className="cut" title={sentence}>
              {sentence}
            </span>
            {more.length === 0 ? null : <span className="dimmed">+{format.number(more.length)}</span>}
          </Group>
        );
      },
    },
    {
      key: 'content',
      heading: t('rejectedRow.content'),
      width: 'minmax(14rem, 1fr)',
      render: (row) => {
        const text = row.cells
          .map((cell) => cell.text)
          .filter((cell) => cell !== '')
          .join(' · ');
        return (
          <span className="dimmed" title={text}>
            {text}
          </span>
        );
      },
    },
  ];
  return (
    <>
      {list.rejected === 0 ? null : <SaveProblems list={list} />}
      {list.skipped === 0 ? null : (
        <Text size="sm" c="dimmed">
          {t('skipped', { count: list.skipped })}
        </Text>
      )}
      <KeysetTable
        label={t('rejectedLabel', { name: nameOf(list) })}
        columns={columns}
        rowKey={(row) => row.row}
        keyset={keyset}
        onOpen={setOpened}
        activeKey={opened?.row}
        empty={
          <EmptyState
            icon={IconCircleCheck}
            title={list.skipped > 0 ? t('noneToMend') : t('noneRejected.title')}
            text={t('noneRejected.text')}
          />
        }
      />
      <RejectedDrawer row={opened} onClose={() => setOpened(null)} />
    </>
  );
}

function RejectedDrawer({ row, onClose }: { row: RejectedRow | null; onClose: () => void }) {
  const t = useTexts(listsTexts);
  const format = useFormats();
  return (
    <SidePanel
      opened={row !== null}
      onClose={onClose}
      size="30rem"
      title={t('rejectedTitle', { row: format.number(row?.row ?? 0) })}
      light
    >
      {row === null ? null : (
        <Stack gap="lg">
          <section>
            <Title order={3} mb={6}>
              {t('rejectedRow.reason')}
            </Title>
            <ProblemList problems={row.problems} />
          </section>
          <section>
            <Title order={3} mb={6}>
              {t('rejectedRow.content')}
            </Title>
            <Facts facts={row.cells.map((cell, index) => [cell.heading, cell.text, `${index} ${cell.heading}`])} />
          </section>
          <Text size="sm" c="dimmed">
            {t('rejectedHint')}
          </Text>
        </Stack>
      )}
    </SidePanel>
  );
}
