import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { groupIban, isIban } from '../../../shared/iban.ts';
import type { Party, Transaction } from '../../../shared/transaction.ts';
import { Amount } from '../amount/amount.tsx';
import { findMerchantCategory } from '../codes/merchant-category.ts';
import { NamedCode } from '../codes/named-code.tsx';
import { findTransactionCode } from '../codes/transaction-code.ts';
import { CodeField, DayField, Field, TextField } from './field.tsx';
import styles from './transaction-fields.module.css';

/** Every field that the bank filled, in plain words. */
export const TransactionFields = ({ transaction }: { transaction: Transaction }) => (
  <dl className={styles.fields}>
    <BookingFields transaction={transaction} />
    <PartyField name={<Trans>Paid by</Trans>} party={transaction.debtor} />
    <PartyField name={<Trans>Paid to</Trans>} party={transaction.creditor} />
    <TextFields transaction={transaction} />
    <CardFields transaction={transaction} />
    <ReferenceFields transaction={transaction} />
  </dl>
);

interface FieldsProps {
  transaction: Transaction;
}

const BookingFields = ({ transaction }: FieldsProps) => (
  <>
    <Field name={<Trans>Status</Trans>}>
      <BookingStatus transaction={transaction} />
      {transaction.isReversal && (
        <>
          {', '}
          <Trans>a reversal</Trans>
        </>
      )}
    </Field>
    <DayField name={<Trans>Booked on</Trans>} day={transaction.bookingDate} />
    <DayField name={<Trans>Value date</Trans>} day={transaction.valueDate} />
    <DayField name={<Trans>Authorized on</Trans>} day={transaction.authorizationDate} />
    <Field name={<Trans>Original amount</Trans>}>
      {transaction.originalAmount && <Amount money={transaction.originalAmount} />}
    </Field>
  </>
);

function BookingStatus({ transaction: { bookingStatus, bankStatus } }: FieldsProps) {
  if (bookingStatus === null) return <bdi>{bankStatus}</bdi>;
  return bookingStatus === 'booked' ? <Trans>Booked</Trans> : <Trans>Pending</Trans>;
}

function PartyField({ name, party }: { name: ReactNode; party: Party | null }) {
  if (party === null) return null;
  const iban = party.iban && (isIban(party.iban) ? groupIban(party.iban) : party.iban);
  const bank = [party.bankName, party.bic].filter(Boolean).join(', ');
  return (
    <Field name={name}>
      {[...new Set([party.name, iban, bank])].filter(Boolean).map((line) => (
        <bdi key={line} className={styles.line}>
          {line}
        </bdi>
      ))}
    </Field>
  );
}

const TextFields = ({ transaction }: FieldsProps) => (
  <>
    <TextField name={<Trans>Remittance information</Trans>} value={transaction.remittanceInformation} />
    <TextField name={<Trans>The bank’s text</Trans>} value={transaction.additionalInformation} />
    <CodeField name={<Trans>Variable symbol</Trans>} value={transaction.symbols.variable} />
    <CodeField name={<Trans>Specific symbol</Trans>} value={transaction.symbols.specific} />
    <CodeField name={<Trans>Constant symbol</Trans>} value={transaction.symbols.constant} />
  </>
);

/** A merchant who is named as a party already is not named again. */
function findMerchant({ merchant, creditor, debtor }: Transaction): string | null {
  const name = merchant?.identification ?? null;
  return name === creditor?.name || name === debtor?.name ? null : name;
}

const CardFields = ({ transaction }: FieldsProps) => (
  <>
    <CodeField name={<Trans>Card</Trans>} value={transaction.cardNumber} />
    <TextField name={<Trans>Card holder</Trans>} value={transaction.cardHolder} />
    <TextField name={<Trans>Merchant</Trans>} value={findMerchant(transaction)} />
    <TextField name={<Trans>Merchant’s address</Trans>} value={transaction.merchant?.address ?? null} />
    <MerchantCategory code={transaction.merchant?.categoryCode ?? null} />
  </>
);

const ReferenceFields = ({ transaction }: FieldsProps) => (
  <>
    <CodeField name={<Trans>Payment reference</Trans>} value={transaction.paymentReference} />
    <CodeField name={<Trans>End-to-end reference</Trans>} value={transaction.endToEndId} />
    <TransactionCode code={transaction.bankTransactionCode} />
    <CodeField name={<Trans>Transaction ID</Trans>} value={transaction.transactionId} />
    <CodeField name={<Trans>Original transaction</Trans>} value={transaction.originalTransactionId} />
  </>
);

const MerchantCategory = ({ code }: { code: string | null }) => (
  <Field name={<Trans>Merchant category</Trans>}>
    {code && <NamedCode code={code} name={findMerchantCategory(code)} />}
  </Field>
);

const TransactionCode = ({ code }: { code: string | null }) => (
  <Field name={<Trans>Transaction code</Trans>}>
    {code && <NamedCode code={code} name={findTransactionCode(code)} />}
  </Field>
);
