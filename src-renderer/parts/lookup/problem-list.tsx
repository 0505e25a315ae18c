/** The problems of one row in words: how grave, which field, what to do. The gravest first. */
import { Box, Group, Stack } from '@mantine/core';
import type { Problem, Severity } from '../../../src-main/contract/person.ts';
import { fieldToName } from '../../../src-main/words/problems.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { problemTexts } from '../../i18n/problem-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Tag } from '../../ui/tag.tsx';
import type { Tone } from '../../ui/tones.ts';

export const severityTones: Record<Severity, Tone> = { error: 'bad', warning: 'warn', note: 'neutral' };

const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

export function gravestFirst(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const words = useTexts(problemTexts);
  return (
    <Stack component="ul" className="plain" gap="0.375rem">
      {gravestFirst(problems).map((problem) => (
        <Group
          component="li"
          key={`${problem.code} ${problem.field ?? ''}`}
          gap="0.625rem"
          wrap="nowrap"
          align="flex-start"
          lh="1.375rem"
        >
          <Box flex="none">
            <Tag tone={severityTones[problem.severity]}>{words(`severity.${problem.severity}`)}</Tag>
          </Box>
          <span>
            <FieldToName problem={problem} />
            {words(`problem.${problem.code}`)}
          </span>
        </Group>
      ))}
    </Stack>
  );
}

function FieldToName({ problem }: { problem: Problem }) {
  const common = useTexts(commonTexts);
  const field = fieldToName(problem);
  return field === null ? null : <strong>{common(`field.${field}`)}: </strong>;
}
