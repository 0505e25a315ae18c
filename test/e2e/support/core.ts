/** The core of the program under test, asked over the window's own way to it: for setting a scene and for checking its end. */
import type { Page } from '@playwright/test';
import type { Connection, ConnectionSettings } from '../../../src-main/contract/connections.ts';
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CallName, InputOf, OutputOf } from '../../../src-main/contract/index.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import type { Weather } from '../../../src-main/contract/practice.ts';
import type { Program } from './program.ts';

/** Once the window is there, and with it its session. Throws where the core refuses. */
export async function askCore<N extends CallName>(page: Page, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  await page.locator('h1').first().waitFor();
  const result = (await page.evaluate(
    async ([callName, callInput]) => {
      if (window.sambung !== undefined) return window.sambung.call(callName, callInput);
      const authorization = `Bearer ${sessionStorage.getItem('sambung-token')}`;
      const headers = { 'content-type': 'application/json', authorization };
      const body = JSON.stringify({ name: callName, input: callInput });
      const response = await fetch('/call', { method: 'POST', headers, body });
      return response.json();
    },
    [name, input] as const,
  )) as Result<OutputOf<N>>;
  if (!result.ok) throw new Error(`${name}: ${result.error.code}, ${result.error.message}`);
  return result.value;
}

/** The practice connection, priced or capped or hurried as the scene wants it. */
export async function setPractice({ page }: Program, settings: Partial<ConnectionSettings>): Promise<Connection> {
  const { connections } = await askCore(page, 'connections.list', {});
  const practice = connections.find((one) => one.kind === 'practice');
  if (practice === undefined) throw new Error('There is no practice connection.');
  return askCore(page, 'connections.update', { id: practice.id, settings });
}

/**
 * A real account, which the practice provider answers: nothing of practice is money, so what money looks like is tried with an
 * account. In the window it is the default from then on.
 */
export async function payingAccount(program: Program, settings: Partial<ConnectionSettings>): Promise<Connection> {
  // It listens from the first time that somebody asks for it.
  const { id, ratePerSecond, concurrency, maxAttempts, retryBaseMs, retryMaxMs } = await practiceNow(program);
  await askCore(program.page, 'connections.test', { id });
  const { baseUrl } = await askCore(program.page, 'practice.get', {});
  return askCore(program.page, 'connections.create', {
    ...{ name: 'Cabang Uji', baseUrl, partnerCode: 'practice', partnerKey: 'practice-key' },
    settings: { ratePerSecond, concurrency, maxAttempts, retryBaseMs, retryMaxMs, ...settings },
  });
}

export async function practiceNow({ page }: Program): Promise<Connection> {
  const { connections } = await askCore(page, 'connections.list', {});
  const practice = connections.find((one) => one.kind === 'practice');
  if (practice === undefined) throw new Error('There is no practice connection.');
  return practice;
}

/** As the settings do, without leaving the screen. */
export async function steer(
  { page }: Program,
  weather: Weather,
  latencyMs?: { min: number; max: number },
): Promise<void> {
  await askCore(page, 'practice.steer', latencyMs === undefined ? { weather } : { weather, latencyMs });
}

export async function listCalled({ page }: Program, name: string): Promise<List> {
  const { lists } = await askCore(page, 'lists.page', {});
  const list = lists.find((one) => one.name === name);
  if (list === undefined) throw new Error(`There is no list ${name}.`);
  return list;
}

export async function goTo(page: Page, fragment: string): Promise<void> {
  await page.goto(new URL(fragment, page.url()).href);
}
