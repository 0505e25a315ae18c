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
import { createNamedChoices, type NamedRow } from '../settings/named-choices.ts';
import type { Store } from '../store/store.ts';
import { refuseTakenHeadings } from './field/shown-headings.ts';

type Chosen = { options: string };

export function reportTemplateHandlers(deps: {
  store: Store;
  accessLog: Pick<AccessLog, 'record'>;
  ports: Pick<Ports, 'clock' | 'operator'>;
}): Handlers<keyof typeof reportTemplateCalls> {
  const templates = createNamedChoices<Chosen>(deps, {
    ...{ table: 'report_templates', chosen: ['options'], by: 'saved_by', at: 'saved_at' },
    setting: 'report-template',
  });

  return {
    'reportTemplates.list': () => ({ templates: templates.all().map(toTemplate) }),
    'reportTemplates.save': ({ name, options }) => {
      refuseTakenHeadings(options.renamed, null);
      return toTemplate(templates.save(name, { options: JSON.stringify(options) }));
    },
    'reportTemplates.delete': ({ templateId }) => {
      if (!templates.remove(templateId)) {
        throw new CoreError('report-template-unknown', 'That report template is not there any more.');
      }
      return {};
    },
  };
}

function toTemplate({ id, name, options, by, at }: NamedRow<Chosen>): ReportTemplate {
  return {
    templateId: id,
    name,
    options: templateOptionsSchema.parse(JSON.parse(options)),
    savedBy: by,
    savedAt: at,
  };
}
