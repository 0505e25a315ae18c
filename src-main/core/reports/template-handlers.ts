/** Templates of field reports: what somebody chose once, by a name. */

import {
  type ReportTemplate,
  type reportTemplateCalls,
  templateOptionsSchema,
} from '../../contract/report-templates.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import { refuseTakenHeadings } from './field/shown-headings.ts';

type Row = { id: number; name: string; options: string; saved_by: string; saved_at: number };

export function reportTemplateHandlers({
  store,
  accessLog,
  ports,
}: {
  store: Store;
  accessLog: Pick<AccessLog, 'record'>;
  ports: Pick<Ports, 'clock' | 'operator'>;
}): Handlers<keyof typeof reportTemplateCalls> {
  const all = store.prepare<Record<string, never>, Row>(
    'SELECT id, name, options, saved_by, saved_at FROM report_templates ORDER BY name COLLATE NOCASE',
  );
  const upsert = store.prepare<{ name: string; options: string; by: string; now: number }, Row>(`
    INSERT INTO report_templates (name, options, saved_by, saved_at) VALUES (:name, :options, :by, :now)
    ON CONFLICT (name COLLATE NOCASE) DO UPDATE SET
      name = excluded.name, options = excluded.options, saved_by = excluded.saved_by, saved_at = excluded.saved_at
    RETURNING id, name, options, saved_by, saved_at`);
  const remove = store.prepare<{ id: number }>('DELETE FROM report_templates WHERE id = :id');

  const logged = () =>
    accessLog.record({ what: 'setting-changed', people: 0, detail: { settings: ['report-template'] } });

  return {
    'reportTemplates.list': () => ({ templates: all.all({}).map(toTemplate) }),
    'reportTemplates.save': ({ name, options }) => {
      refuseTakenHeadings(options.renamed, null);
      const saved = store.transaction(() => {
        logged();
        return upsert.get({
          ...{ name, options: JSON.stringify(options) },
          ...{ by: ports.operator, now: ports.clock.now() },
        });
      });
      if (!saved) throw new Error('A template vanished as it was saved.');
      return toTemplate(saved);
    },
    'reportTemplates.delete': ({ templateId }) => {
      store.transaction(() => {
        if (remove.run({ id: templateId }).changes === 0) {
          throw new CoreError('report-template-unknown', 'That report template is not there any more.');
        }
        logged();
      });
      return {};
    },
  };
}

function toTemplate({ id, name, options, saved_by, saved_at }: Row): ReportTemplate {
  return {
    templateId: id,
    name,
    options: templateOptionsSchema.parse(JSON.parse(options)),
    savedBy: saved_by,
    savedAt: saved_at,
  };
}
