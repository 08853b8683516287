import { foldName } from './fold-name.ts';

/** The types of ISO 20022 and of the Berlin Group, with ISO's codes. */
const codes: Readonly<Record<string, string>> = {
  interimAvailable: 'ITAV',
  interimBooked: 'ITBD',
  expected: 'XPCD',
  forwardAvailable: 'FWAV',
  closingAvailable: 'CLAV',
  closingBooked: 'CLBD',
  openingAvailable: 'OPAV',
  openingBooked: 'OPBD',
  nonInvoiced: 'NINV',
};

const byFolded: ReadonlyMap<string, string> = new Map(
  Object.entries(codes).flatMap(([type, code]) => [
    [foldName(type), type],
    [foldName(code), type],
  ]),
);

/** The type by the one name that Konto has for it, however it is spelled: `ITAV`, `interim_available`; else as it came. */
export const nameBalanceType = (type: string): string => byFolded.get(foldName(type)) ?? type;
