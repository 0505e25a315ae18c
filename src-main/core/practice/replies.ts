/** What the simulated provider can put on the wire, short of an answer. Which question gets it is decided in script.ts. */

import type { ProviderCode } from '../td/codes.ts';

/** A reply as it goes on the wire. `entry`: what the ledger calls it. `cut`: `body` up to `sent` bytes, then a break. */
export type Reply = {
  readonly entry: number | string;
  readonly charged: boolean;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly way: 'whole' | 'cut' | 'half' | 'silent';
};

export const jsonHeaders = { 'content-type': 'application/json;charset=UTF-8' } as const;
const html = { 'content-type': 'text/html; charset=utf-8' } as const;
const loginPage =
  '<!DOCTYPE html><html><head><title>Wi-Fi Login</title></head><body><form action="/login"><input name="voucher"></form></body></html>';

/** Every code that is no success, and one that stands in no document. */
export type PracticeCode = Exclude<ProviderCode, 200> | 99999;

/** In the provider's words; of 200, success, it is the answer that speaks. */
const messages = {
  300: 'Service not purchased or not effective',
  301: 'Service not purchased',
  302: 'Traffic blocked',
  303: 'Traffic insufficient',
  304: 'Service expired',
  305: 'Daily maximum reached',
  600: 'Service limit',
  11301: 'phone_number empty',
  11304: 'The country partner located is not open',
  11340: 'phone_number error',
  11350: 'Internal error',
  12701: 'No record',
  99999: 'Unheard of',
} as const satisfies Readonly<Record<PracticeCode, string>>;

export function codeReply(code: PracticeCode, sequenceId: string, message: string = messages[code]): Reply {
  const body = JSON.stringify({ code, message, sequence_id: sequenceId });
  return { entry: code, charged: false, status: 200, headers: jsonHeaders, body, way: 'whole' };
}

export function statusReply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  const body = `<html><body><h1>${status}</h1></body></html>`;
  return { entry: `http-${status}`, charged: false, status, headers: { ...html, ...headers }, body, way: 'whole' };
}

export const pageReply: Reply = {
  entry: 'html',
  charged: false,
  status: 200,
  headers: html,
  body: loginPage,
  way: 'whole',
};
