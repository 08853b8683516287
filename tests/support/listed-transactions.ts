import type { TestAppOptions } from './test-app.ts';

/** A row of a bank's, by its own id or without one. */
export const bankRow = (text: string, fields: Record<string, unknown> = {}) => ({
  transactionId: text,
  transactionState: 'BOOKED',
  bookingDate: '2026-03-10',
  transactionAmount: { amount: -1, currency: 'EUR' },
  additionalInformation: text,
  ...fields,
});

/** A bank that pages through a list which may change at any time. */
export const listedTransactions = (rows: readonly object[]): TestAppOptions => ({
  intercept(request, sandbox) {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.endsWith('/transactions')) return sandbox(request);
    const [page, pageSize] = [Number(searchParams.get('page')), Number(searchParams.get('pageSize'))];
    const totalPages = Math.ceil(rows.length / pageSize);
    const transactions = rows.slice((page - 1) * pageSize, page * pageSize);
    return Response.json({ transactions, page, pageSize, totalPages });
  },
});
