/** Run as a process of its own: takes the data directory given and holds it until it is killed. */
import { tryOwn } from '../../../src-main/core/store/ownership.ts';

const ownership = tryOwn(process.argv[2] ?? '');
process.stdout.write(ownership ? 'owned\n' : 'refused\n');
setInterval(() => ownership, 1_000);
