/** What the check noticed, gathered by kind; each opens to its rows. Only what is in view is in the document. */
import { Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { Preview } from '../../../src-main/contract/lists.ts';

import { commonTexts } from '../../i18n/common-texts.ts';
import { problemTexts } from '../../i18n/problem-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Tag } from '../../ui/tag.tsx';
import { severityTones } from '../history/problem-list.tsx';
import { importTexts } from './import-texts.ts';
import { groupKey, groupProblems, type ProblemLine, problemLines } from './problem-groups.ts';
import classes from './problems-panel.module.css';

/** Of the region that scrolls: other parts of the step lead to it. */
export const problemsId = 'import-problem-list';

/** Pixels; a group's sentence may take two lines. */
const heights: Record<ProblemLine['kind'], number> = { group: 46, problem: 30, more: 34 };

export function ProblemsPanel({ preview }: { preview: Preview }) {
  const t = useTexts(importTexts);
  const groups = useMemo(() => groupProblems(preview), [preview]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => problemLines(groups, open), [groups, open]);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[lines[index]?.kind ?? 'problem'],
    getItemKey: (index) => keyOf(lines[index], index),
    overscan: 12,
  });

  function toggle(key: string): void {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  }

  return (
    <Stack gap="xs">
      <div>
        <Title order={2} id="import-problems">
          {t('review.problems')}
        </Title>
        <Text size="sm" c="dimmed">
          {groups.length === 0 ? t('review.noProblems') : t('review.problemsHint')}
        </Text>
      </div>
      {groups.length === 0 ? null : (
        <section
          id={problemsId}
          ref={scroller}
          className={classes.frame}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
          aria-label={t('review.problemsLabel')}
        >
          <ul className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const line = lines[item.index];
              if (line === undefined) return null;
              return (
                <li
                  key={item.key}
                  className={classes.line}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  <Line line={line} onToggle={toggle} />
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </Stack>
  );
}

function keyOf(line: ProblemLine | undefined, index: number): string {
  if (line === undefined) return String(index);
  if (line.kind === 'group') return groupKey(line.group);
  if (line.kind === 'more') return `more ${line.code}`;
  const { code, row, field, severity } = line.problem;
  return `${severity} ${code} ${row} ${field ?? ''} ${index}`;
}

function Line({ line, onToggle }: { line: ProblemLine; onToggle: (key: string) => void }) {
  const t = useTexts(importTexts);
  const common = useTexts(commonTexts);
  const words = useTexts(problemTexts);
  const format = useFormats();
  switch (line.kind) {
    case 'group':
      return (
        <UnstyledButton
          className={classes.group}
          aria-expanded={line.open}
          onClick={() => onToggle(groupKey(line.group))}
        >
          <IconChevronRight size={15} className={classes.chevron} aria-hidden />
          <Tag tone={severityTones[line.group.severity]}>{words(`severity.${line.group.severity}`)}</Tag>
          <span className={classes.sentence}>{words(`problem.${line.group.code}`)}</span>
          <span className={classes.count}>{t('review.problemCount', { count: line.group.count })}</span>
        </UnstyledButton>
      );
    case 'problem':
      return (
        <div className={classes.problem}>
          <span>{t('review.problemRow', { row: format.number(line.problem.row) })}</span>
          <span className={classes.field}>
            {line.problem.field === null ? null : common(`field.${line.problem.field}`)}
          </span>
          <span className={classes.cell} title={line.problem.text}>
            {line.problem.text}
          </span>
        </div>
      );
    case 'more':
      return <span className={classes.more}>{t('review.moreProblems', { count: line.hidden })}</span>;
  }
}
