/** Choices for field reports that were saved under a name: one of them is used here, or deleted. */
import { Group, NativeSelect } from '@mantine/core';
import type { ReportTemplate } from '../../../../src-main/contract/report-templates.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { missingColumns } from '../field/field-draft.ts';
import { fieldTexts } from '../field/field-texts.ts';

export function TemplateChoice({
  templates,
  chosen,
  known,
  onUse,
}: {
  templates: readonly ReportTemplate[];
  /** null: none of them. */
  chosen: ReportTemplate | null;
  /** The columns of the lists; undefined while they are read. */
  known: readonly string[] | undefined;
  onUse: (template: ReportTemplate | null) => void;
}) {
  const t = useTexts(fieldTexts);
  const remove = useCommand('reportTemplates.delete');
  if (templates.length === 0) return null;
  const missing = chosen === null || known === undefined ? [] : missingColumns(chosen.options, known);

  async function removeIt({ templateId, name }: ReportTemplate): Promise<void> {
    const removed = await remove.run({ templateId });
    if (!removed.ok) return;
    onUse(null);
    notifyDone(t('template.removed', { name }));
  }

  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <NativeSelect
        style={{ flex: 1 }}
        label={t('template.label')}
        disabled={known === undefined}
        value={String(chosen?.templateId ?? '')}
        data={[
          { value: '', label: t('template.none') },
          ...templates.map(({ templateId, name }) => ({ value: String(templateId), label: name })),
        ]}
        error={missing.length === 0 ? null : t('template.missing', { columns: missing.join(', ') })}
        onChange={(event) => {
          const id = Number(event.currentTarget.value);
          onUse(templates.find(({ templateId }) => templateId === id) ?? null);
        }}
      />
      {chosen === null ? null : (
        <CommandButton
          variant="subtle"
          color="gray"
          loading={remove.pending}
          aria-label={t('template.removeNamed', { name: chosen.name })}
          onClick={() => void removeIt(chosen)}
        >
          {t('template.remove')}
        </CommandButton>
      )}
    </Group>
  );
}
