import { Problem } from '../problem.ts';
import type { StartTimer } from './timers.ts';
import type { BankBody, CallSignal } from './transport.ts';

const headLimitMs = 15_000;
const totalLimitMs = 30_000;

interface Clock {
  startTimer: StartTimer;
  now: () => number;
}

/**
 * Watches over one read of the bank, until its body has ended, failed or been cancelled. Aborted with the problem that is
 * to be told: out of time, or the client has left.
 */
export class ReadLimits implements CallSignal {
  aborted = false;
  reason: unknown;
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #client: AbortSignal;
  readonly #leave = () => this.#abort(new Problem('bank_unavailable', {}, this.#client.reason));
  readonly #listeners: (() => void)[] = [];
  #stopTimer: () => void;

  constructor(clock: Clock, client: AbortSignal) {
    this.#clock = clock;
    this.#client = client;
    this.#startedAt = clock.now();
    this.#stopTimer = clock.startTimer(headLimitMs, () => this.#timeOut());
    if (client.aborted) this.#leave();
    else client.addEventListener('abort', this.#leave, { once: true });
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index !== -1) this.#listeners.splice(index, 1);
  }

  /** The head is here: the rest has the remaining time. The body that this returns ends the watch when it ends. */
  watchBody(body: BankBody): BankBody {
    if (body.whole() === null) this.#restartTimer();
    return new WatchedBody(body, this);
  }

  end(): void {
    this.#stopTimer();
    this.#client.removeEventListener('abort', this.#leave);
  }

  /** Whatever a clock that was set meanwhile says, the head was in time. */
  #restartTimer() {
    const taken = Math.min(Math.max(0, this.#clock.now() - this.#startedAt), headLimitMs);
    this.#stopTimer();
    this.#stopTimer = this.#clock.startTimer(totalLimitMs - taken, () => this.#timeOut());
  }

  #timeOut() {
    this.#abort(new Problem('bank_timeout'));
  }

  #abort(reason: Problem) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.#listeners.splice(0)) listener();
  }
}

class WatchedBody implements BankBody {
  readonly #body: BankBody;
  readonly #limits: ReadLimits;

  constructor(body: BankBody, limits: ReadLimits) {
    this.#body = body;
    this.#limits = limits;
  }

  whole() {
    const whole = this.#body.whole();
    if (whole) this.#limits.end();
    return whole;
  }

  async next() {
    try {
      const piece = await this.#body.next();
      if (piece === null) this.#limits.end();
      return piece;
    } catch (error) {
      this.#limits.end();
      throw error;
    }
  }

  cancel() {
    this.#limits.end();
    this.#body.cancel();
  }
}
