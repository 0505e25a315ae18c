/** What a run comes to, in lines for people. */
import type { FullDiskSummary } from './full-disk.ts';
import type { CrashSummary } from './random-kills.ts';

/** More of them say nothing new. */
const shownFaults = 25;

export function summaryOf(summary: CrashSummary | FullDiskSummary): string {
  const { kills, rows, shelved, states, money, wrong } = summary;
  const counts = (of: Record<string, number>) =>
    Object.entries(of)
      .filter(([, n]) => n > 0)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ');
  const lines = [`kills: ${kills}${'killedWhile' in summary ? ` (${counts(summary.killedWhile)})` : ''}`];
  if ('powerCuts' in summary)
    lines.push(`power cuts after them: ${counts(summary.powerCuts)}`, `weathers: ${summary.weathers} of 11`);
  else {
    const { saidFull, importsRefused, startedFull, wentOn } = summary;
    lines.push(
      `full disk: ${counts({ 'times said so': saidFull, 'imports refused': importsRefused, 'starts on it': startedFull, 'times gone on by itself': wentOn })}`,
    );
  }
  lines.push(`rows: ${rows} (${counts(states)}), and ${shelved} of lists never started`);
  for (const [name, { policy, requests, charged, paidTwice, resent }] of Object.entries(money)) {
    const why = policy === 'resend' ? `the connection resends` : `${resent} resent by the operator's order`;
    lines.push(`${name} (${policy}): ${requests} requests read, ${charged} charged, ${paidTwice} paid twice (${why})`);
  }
  if (wrong.length === 0) lines.push(`in doubt: ${states.in_doubt ?? 0}; lost: 0; paid twice unknowingly: 0`);
  else lines.push(`${wrong.length} WRONG:`, ...wrong.slice(0, shownFaults).map((what) => `- ${what}`));
  return lines.map((line) => `  ${line}`).join('\n');
}
