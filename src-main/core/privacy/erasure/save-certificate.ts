/** Writes what a certificate says to a file that any computer opens: for the person who asked, and for whoever inspects. */
import { writeFile } from 'node:fs/promises';
import type { OutputOf, ParsedInputOf } from '../../../contract/index.ts';
import type { Files } from '../../files/files.ts';
import { createReportWriter } from '../../files/report-parts.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import { sealedAt } from '../../kernel/sealed-bytes.ts';
import type { Store } from '../../store/store.ts';
import { certificateOf } from './certificate.ts';
import { createErasureRows } from './erasure-rows.ts';

export function createCertificateFile(deps: {
  store: Store;
  ports: Pick<Ports, 'clock'>;
  files: Pick<Files, 'targetOf'>;
}) {
  const rows = createErasureRows(deps.store);
  const writeWhole = createReportWriter(deps);

  return async (order: ParsedInputOf<'privacy.saveCertificate'>): Promise<OutputOf<'privacy.saveCertificate'>> => {
    const { digest, erasedAt, fileId, language } = order;
    const erasure = rows.ended({ digest, at: Date.parse(erasedAt) });
    if (erasure === null) throw new CoreError('not-found', 'Nobody was erased then.');
    const target = deps.files.targetOf(fileId);
    // Blank lines between, and line ends as Windows has them.
    const bytes = Buffer.from(`${certificateOf(erasure).text[language].join('\r\n\r\n')}\r\n`);
    await writeWhole(target, ({ path, key }) => writeFile(path, sealedAt(0, bytes, key), { mode: 0o600, flush: true }));
    return { fileName: target.name };
  };
}
