/** One file for everybody, or one for each value of a kept column: which files that makes, and how many people each. */
import { Group, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import type { InputOf } from '../../../../src-main/contract/index.ts';
import { useCore } from '../../../core/core-state.ts';
import { useQuery } from '../../../core/use-query.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Notice } from '../../../ui/notice.tsx';
import { fieldTexts } from '../field/field-texts.ts';
import classes from '../report.module.css';

export function PartingChoice({
  parted,
  inFolder,
  by,
  columns,
  error,
  about,
  onParted,
  onBy,
  onInFolder,
}: {
  parted: boolean;
  inFolder: boolean;
  /** null: none is chosen. */
  by: string | null;
  /** undefined: not read yet. */
  columns: readonly string[] | undefined;
  error: string | null;
  about: Omit<InputOf<'reports.groups'>, 'by'>;
  onParted: (parted: boolean) => void;
  onBy: (by: string) => void;
  onInFolder: (inFolder: boolean) => void;
}) {
  const t = useTexts(fieldTexts);
  const hasDialogs = useCore((core) => core.system.dialogs);
  const none = columns?.length === 0;
  const partedHint = hasDialogs ? undefined : t('perValueHint');
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('parting')}
        value={parted ? 'parted' : 'one'}
        onChange={(value) => onParted(value === 'parted')}
      >
        <Stack gap="xs" mt={4}>
          <Radio value="one" label={t('oneFile')} />
          <Radio
            value="parted"
            label={t('perValue')}
            description={none ? t('noColumns') : partedHint}
            disabled={none}
          />
        </Stack>
      </Radio.Group>
      {parted && !none ? (
        <Stack gap="xs" pl="1.75rem">
          <NativeSelect
            label={t('byColumn')}
            error={error}
            value={by ?? ''}
            data={[
              ...(by === null ? [{ value: '', label: t('chooseColumn') }] : []),
              ...(columns ?? []).map((heading) => ({ value: heading, label: heading })),
            ]}
            onChange={(event) => onBy(event.currentTarget.value)}
          />
          {hasDialogs ? (
            <Radio.Group
              label={t('keptAs')}
              value={inFolder ? 'folder' : 'zip'}
              onChange={(value) => onInFolder(value === 'folder')}
            >
              <Group gap="lg" mt={4}>
                <Radio value="zip" label={t('asZip')} />
                <Radio value="folder" label={t('asFolder')} />
              </Group>
            </Radio.Group>
          ) : null}
          {by === null || about.listIds.length === 0 ? null : <FilesToCome about={{ ...about, by }} />}
        </Stack>
      ) : null}
    </Stack>
  );
}

function FilesToCome({ about }: { about: InputOf<'reports.groups'> }) {
  const t = useTexts(fieldTexts);
  const format = useFormats();
  const { data, error } = useQuery('reports.groups', about);
  if (error !== null) {
    return (
      <Notice boxed tone="bad">
        {errorSentence(error)}
      </Notice>
    );
  }
  if (data === undefined) return <Text size="sm">{t('counting')}</Text>;
  const people = data.files.reduce((sum, file) => sum + file.people, 0);
  const title = t('files', { files: format.number(data.files.length), count: people });
  return (
    <div>
      <Text size="sm" role="status" mb={4}>
        {title}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <ul className={classes.files} aria-label={title} tabIndex={0}>
        {data.files.map(({ name, people: count }) => (
          <li key={name}>
            <span title={name}>{name}</span>
            <span>{t('fileCount', { count })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
