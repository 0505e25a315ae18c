/**
 * New versions from the organisation's server: looked for at the start and once a day while it is switched on, and never
 * otherwise. Nothing is fetched or installed without a yes, and nobody is asked while something is being sent.
 */
import type { CoreClient } from '../../../contract/index.ts';
import type { PolicyState } from '../../../contract/policy.ts';
import type { QueueStatus } from '../../../contract/queue.ts';
import type { UpdateFault, UpdateSource, UpdateState, UpdateStatus } from '../../../contract/updates.ts';
import type { Clock, Logger, ProgramUpdates } from '../../../core/kernel/ports.ts';
import { workOf } from './work.ts';

/** Milliseconds; the second one where the line was away. */
const everyMs = 24 * 60 * 60_000;
const againMs = 60 * 60_000;

export class UpdateError extends Error {
  readonly fault: UpdateFault;

  constructor(fault: UpdateFault, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}

/** What looks, fetches and installs. Rejects with UpdateError. */
export type UpdateEngine = {
  /** The version that is newer than this one; null: none. */
  look(): Promise<string | null>;
  download(): Promise<void>;
  /** All that takes time before the program may end. */
  prepare(): Promise<void>;
  /** The program ends with it: it resolves when the new one takes over. */
  install(): Promise<void>;
};

export type UpdateQuestion = 'download' | 'install';

/** Of a version that was agreed to. */
export type UpdateFailure = { readonly version: string; readonly fault: UpdateFault };

export type UpdatesChoices = {
  /** false: this copy is updated by whoever installed it. */
  updatesItself: boolean;
  policy: PolicyState;
  clock: Pick<Clock, 'now' | 'after'>;
  logger: Logger;
  /** May throw UpdateError. */
  engine(source: UpdateSource): Promise<UpdateEngine>;
  /** `host`: whose versions they are; null: the organisation's, which has set it. */
  ask(question: UpdateQuestion, version: string, host: string | null): Promise<boolean>;
  confirm(source: UpdateSource): Promise<boolean>;
  /** Asks the program to end. */
  quit(): void;
  /** It could not be put in place, and the program has ended already. */
  failed(failure: UpdateFailure): void;
};

export type Updates = ProgramUpdates & {
  /** From now on, while that core is open. */
  follow(core: CoreClient): Promise<void>;
  /** The last of what a program that ends does: where somebody agreed to it. */
  installAgreed(): Promise<void>;
  close(): void;
};

export function createUpdates(choices: UpdatesChoices): Updates {
  const { policy, clock, logger, updatesItself } = choices;
  const listeners = new Set<() => void>();
  let source: UpdateSource | null = null;
  let engine: Promise<UpdateEngine> | null = null;
  let state: UpdateState = updatesItself ? 'off' : 'managed';
  let version: string | null = null;
  let fault: UpdateFault | null = null;
  let checkedAt: number | null = null;
  /** What is downloaded and checked. */
  let fetched: string | null = null;
  let question: UpdateQuestion | null = null;
  let busy = false;
  let quiet = false;
  let agreed: UpdateEngine | null = null;
  let unsubscribe: (() => void) | null = null;
  let callOff: (() => void) | null = null;

  const byOrganisation = () => (policy?.set.updateAddress ?? null) !== null;

  function show(next: UpdateState, failed: UpdateFault | null = null): void {
    state = next;
    fault = failed;
    for (const listener of [...listeners]) listener();
  }

  /** One thing at a time; what comes back after another server was named, or none, is dropped. */
  async function during(run: (engine: UpdateEngine, still: () => boolean) => Promise<void>): Promise<void> {
    const asked = source;
    if (asked === null || busy || agreed !== null) return;
    const still = () => source === asked;
    busy = true;
    try {
      engine ??= choices.engine(asked);
      await run(await engine, still);
    } catch (error) {
      const failed = error instanceof UpdateError ? error.fault : 'not-valid';
      logger.warn('update-failed', { during: state, fault: failed });
      if (still()) {
        [engine, fetched, question] = [null, null, null];
        if (failed === 'unreachable') checkIn(againMs);
        show('failed', failed);
      }
    }
    busy = false;
    // Named meanwhile.
    if (!still()) check();
    else void next();
  }

  function checkIn(ms: number): void {
    callOff?.();
    callOff = source === null ? null : clock.after(ms, check);
  }

  function check(): void {
    checkIn(everyMs);
    void during(async (updater, still) => {
      show('checking');
      const found = await updater.look();
      if (!still()) return;
      checkedAt = clock.now();
      version = found;
      question = found === null ? null : found === fetched ? 'install' : 'download';
      logger.info('update-looked', { found });
      show(found === null ? 'current' : found === fetched ? 'ready' : 'found');
    });
  }

  /** Asks what there is to ask, when nothing is being sent; also right after the yes: a list may have started meanwhile. */
  async function next(): Promise<void> {
    const [asked, wanted] = [question, version];
    if (!quiet || busy || asked === null || wanted === null) return;
    await during(async (updater, still) => {
      const yes = await choices.ask(asked, wanted, byOrganisation() ? null : hostOf(source));
      if (!still()) return;
      if (yes && !quiet) return;
      question = null;
      if (!yes) return;
      if (asked === 'install') await install(updater, still);
      else {
        show('downloading');
        await updater.download();
        if (!still()) return;
        fetched = wanted;
        question = 'install';
        show('ready');
      }
    });
  }

  async function install(updater: UpdateEngine, still: () => boolean): Promise<void> {
    show('installing');
    await updater.prepare();
    if (!still()) return;
    if (!quiet) {
      question = 'install';
      return show('ready');
    }
    agreed = updater;
    logger.info('update-agreed', { version });
    choices.quit();
  }

  function noteQueue(queue: QueueStatus): void {
    const before = quiet;
    quiet = nothingLeaves(queue);
    if (before === quiet) return;
    if (question !== null) show(state);
    void next();
  }

  function noteSource(typed: UpdateSource | null): void {
    const wanted = updatesItself ? sourceOf(policy, typed) : null;
    if (wanted?.address === source?.address && wanted?.signer === source?.signer) return;
    source = wanted;
    engine = null;
    question = null;
    version = null;
    fetched = null;
    checkedAt = null;
    show(source === null ? 'off' : 'idle');
    check();
  }

  return {
    status: (): UpdateStatus => ({
      ...{ state, version, fault, checkedAt },
      waits: question !== null && !quiet,
      address: source?.address ?? null,
      setByOrganisation: byOrganisation(),
    }),
    check,
    confirm: choices.confirm,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async follow(core) {
      if (!updatesItself) return;
      unsubscribe = core.subscribe((event) => {
        if (event.name === 'queue.changed') noteQueue(event.payload);
        if (event.name === 'settings.changed') noteSource(event.payload.updatesFrom);
      });
      const [queue, settings] = [await core.call('queue.status', {}), await core.call('settings.get', {})];
      if (queue.ok) noteQueue(queue.value);
      if (settings.ok) noteSource(settings.value.updatesFrom);
    },
    async installAgreed() {
      if (agreed === null) return;
      try {
        await agreed.install();
      } catch (error) {
        choices.failed({ version: version ?? '', fault: error instanceof UpdateError ? error.fault : 'not-installed' });
      }
    },
    close() {
      unsubscribe?.();
      callOff?.();
    },
  };
}

/**
 * Nothing of any list is under way, and nothing goes on before somebody acts: not a cap's next day, not a provider that is busy
 * for a minute. Where another copy drains this data, nobody here can say so.
 */
export function nothingLeaves(queue: QueueStatus): boolean {
  const { state } = workOf(queue);
  return queue.draining && (state === 'idle' || state === 'held');
}

function hostOf(source: UpdateSource | null): string {
  return source === null ? '' : new URL(source.address).host;
}

/** A policy that cannot be followed may have meant to switch it off. */
function sourceOf(policy: PolicyState, typed: UpdateSource | null): UpdateSource | null {
  if (policy === null) return typed;
  const { updateAddress: address, updateSigner: signer } = policy.set;
  if (policy.fault !== null || address === 'none') return null;
  return address !== null && signer !== null ? { address, signer } : typed;
}

/** Whether this copy can put a new one in its own place: not from its sources, a .deb, or a portable program. */
export function canUpdateItself(
  packaged: boolean,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  if (!packaged) return false;
  if (platform === 'win32') return env.PORTABLE_EXECUTABLE_DIR === undefined;
  return platform === 'darwin' || env.APPIMAGE !== undefined;
}
