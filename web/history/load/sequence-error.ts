import type { SequenceFault } from '../model/known-range.ts';

/** The pages do not follow each other as those of a bank do. */
export class SequenceError extends Error {
  override readonly name = 'SequenceError';
  readonly fault: SequenceFault;

  constructor(fault: SequenceFault) {
    super(fault);
    this.fault = fault;
  }
}
