/** For tests of what is not the access log. */
import type { AccessLog } from '../../src-main/core/access-log/access-log.ts';

export const noAccessLog: Pick<AccessLog, 'record'> = { record() {} };
