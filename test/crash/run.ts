/**
 * `npm run test:crash`: kills a core at random moments and on full disks, and lays its store beside the ledgers of the
 * simulated providers. `--seed N` plans the same run again, as far as timing allows; `--kills N` and `--rows N` make it
 * shorter or longer. `--disk DIR` fills a small file system of its own (a tmpfs of some 16 MB) instead of bounding pages.
 */
import { parseArgs } from 'node:util';
import { crashOnFullDisk } from './full-disk.ts';
import { crashAtRandom } from './random-kills.ts';
import { summaryOf } from './summary.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    kills: { type: 'string', default: '110' },
    rows: { type: 'string', default: '1500' },
    only: { type: 'string' },
    disk: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const kills = Number(values.kills);
const rows = Number(values.rows);
const tell = (line: string) => console.log(`  ${line}`);
console.log(`Seed ${seed}. The same plan again: npm run test:crash -- --seed ${seed} --kills ${kills} --rows ${rows}`);

const started = performance.now();
let wrong = 0;
if (values.only !== 'full-disk') {
  console.log('\nKilled at random');
  const summary = await crashAtRandom({ seed, kills, rows, tell });
  console.log(summaryOf(summary));
  wrong += summary.wrong.length;
}
if (values.only !== 'random') {
  console.log('\nKilled on a full disk');
  const rounds = Math.max(3, Math.round(kills / 11));
  const summary = await crashOnFullDisk({ seed, rounds, rows: Math.min(rows, 800), disk: values.disk, tell });
  console.log(summaryOf(summary));
  wrong += summary.wrong.length;
}
console.log(
  `\n${wrong === 0 ? 'Every promise held' : `${wrong} promises broken`} (${Math.round((performance.now() - started) / 1000)} s).`,
);
process.exitCode = wrong === 0 ? 0 : 1;
