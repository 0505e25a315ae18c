/** What the queue is measured against: undici by itself, as many at a time, with nothing written down. */
import { Pool } from 'undici';
import { questionBody } from '../../src-main/core/td/question.ts';
import { account } from './account.ts';
import { person } from './people.ts';

/** Asks `rows` questions, `concurrency` at a time; milliseconds from the first to the last answer. */
export async function askBare(baseUrl: string, concurrency: number, rows: number): Promise<number> {
  const { origin, pathname } = new URL(baseUrl);
  const query = new URLSearchParams({ partner_code: account.partnerCode, partner_key: account.partnerKey });
  const path = `${pathname}?${query}`;
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1, allowH2: false });
  let next = 0;

  async function askOn(): Promise<void> {
    while (next < rows) {
      next += 1;
      const { body } = await pool.request({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(questionBody(person(next))),
      });
      const answer = (await body.json()) as { code?: number };
      if (answer.code !== 200) throw new Error('The server of the bench did not answer as it should.');
    }
  }

  const from = performance.now();
  await Promise.all(Array.from({ length: concurrency }, askOn));
  const milliseconds = performance.now() - from;
  await pool.close();
  return milliseconds;
}
