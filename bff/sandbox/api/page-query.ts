import { ApiError } from './api-error.ts';

export interface PageQuery {
  page: number;
  pageSize: number;
}

const largestPageSize = 200;
const defaultPageSize = 50;

/** Throws 400 INVALID_PARAMETER for anything but one whole `page` and one whole `pageSize` within their limits. */
export function readPageQuery(query: URLSearchParams): PageQuery {
  for (const name of query.keys()) {
    if (name !== 'page' && name !== 'pageSize') throw invalid(name, 'is not known');
  }
  return {
    page: readWholeNumber(query, 'page', { standard: 1, largest: Number.MAX_SAFE_INTEGER }),
    pageSize: readWholeNumber(query, 'pageSize', { standard: defaultPageSize, largest: largestPageSize }),
  };
}

interface Bounds {
  standard: number;
  largest: number;
}

export function readWholeNumber(query: URLSearchParams, name: string, { standard, largest }: Bounds): number {
  const values = query.getAll(name);
  if (values.length === 0) return standard;
  const value = /^[1-9]\d*$/.test(values.join()) ? Number(values[0]) : Number.NaN;
  if (!(value <= largest)) throw invalid(name, `must be a whole number from 1 to ${largest}`);
  return value;
}

const invalid = (name: string, fault: string): ApiError =>
  new ApiError(400, 'INVALID_PARAMETER', `${name} ${fault}`);
