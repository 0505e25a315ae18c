/** Finds saved templates of reports by their names, ignoring case. */
import type { ReportTemplate } from '../../../contract/report-templates.ts';
import { wrongReportUsage } from '../terminal/failure.ts';
import type { Session } from './session.ts';

export async function findTemplate(session: Session, name: string): Promise<ReportTemplate> {
  const { templates } = await session.ask('reportTemplates.list', {});
  const plain = name.trim().toLowerCase();
  const found = templates.find((template) => template.name.toLowerCase() === plain);
  if (!found) throw wrongReportUsage((usage) => usage.templateUnknown, 'report-template-unknown');
  return found;
}
