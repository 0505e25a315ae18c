/** Keeps what is chosen in the form around it under a name. Not a form of its own: one form cannot stand in another. */
import { Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  type ReportTemplate,
  type TemplateOptions,
  templateNameSchema,
} from '../../../src-main/contract/report-templates.ts';
import { longestOf } from '../../core/contract-form.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { fieldTexts } from './field/field-texts.ts';

export function SaveTemplate({
  templates,
  chosen,
  options,
  onSaved,
}: {
  templates: readonly ReportTemplate[];
  chosen: ReportTemplate | null;
  /** null: what is chosen is not complete yet. */
  options: TemplateOptions | null;
  onSaved: (template: ReportTemplate) => void;
}) {
  const t = useTexts(fieldTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const save = useCommand('reportTemplates.save');
  const value = typed ?? chosen?.name ?? '';
  const name = templateNameSchema.safeParse(value).data;
  const replaces = templates.some((one) => one.name.toLowerCase() === name?.toLowerCase());
  const ready = name !== undefined && options !== null;

  async function onSave(): Promise<void> {
    if (!ready || save.pending) return;
    const saved = await save.run({ name, options });
    if (!saved.ok) return;
    setTyped(null);
    onSaved(saved.value);
    notifyDone(t('template.saved', { name: saved.value.name }));
  }

  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          style={{ flex: 1 }}
          label={t('template.name')}
          description={t('template.saveText')}
          maxLength={longestOf(templateNameSchema)}
          value={value}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // The form around it would write the report.
            event.preventDefault();
            void onSave();
          }}
        />
        <CommandButton variant="default" loading={save.pending} disabled={!ready} onClick={() => void onSave()}>
          {t('template.save')}
        </CommandButton>
      </Group>
      {replaces ? (
        <Text size="sm" role="status">
          {t('template.replaces')}
        </Text>
      ) : null}
    </div>
  );
}
