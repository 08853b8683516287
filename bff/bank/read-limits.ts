import { Problem } from '../problem.ts';
import type { StartTimer } from './timers.ts';
import type { BankBody } from './transport.ts';

const headLimitMs = 15_000;
const totalLimitMs = 30_000;

/** Watches over one read of the bank, until its body has ended, failed or been cancelled. */
interface ReadLimits {
  /** Aborted with the problem that is to be told: out of time, or the client has left. */
  signal: AbortSignal;
  /** The head is here: the rest has the remaining time. The body that this returns ends the watch when it ends. */
  watchBody(body: BankBody): BankBody;
  end(): void;
}

export function startReadLimits(startTimer: StartTimer, client: AbortSignal): ReadLimits {
  const limits = new AbortController();
  const timeOut = () => limits.abort(new Problem('bank_timeout'));
  const leave = () => limits.abort(new Problem('bank_unavailable', {}, client.reason));
  const stopHeadTimer = startTimer(headLimitMs, timeOut);
  const stopTotalTimer = startTimer(totalLimitMs, timeOut);
  client.addEventListener('abort', leave, { once: true });
  if (client.aborted) leave();

  const end = () => {
    stopHeadTimer();
    stopTotalTimer();
    client.removeEventListener('abort', leave);
  };
  return {
    signal: limits.signal,
    watchBody(body) {
      stopHeadTimer();
      return endWith(body, end);
    },
    end,
  };
}

function endWith(body: BankBody, end: () => void): BankBody {
  return {
    async next() {
      try {
        const piece = await body.next();
        if (piece === null) end();
        return piece;
      } catch (error) {
        end();
        throw error;
      }
    },
    cancel() {
      end();
      body.cancel();
    },
  };
}
