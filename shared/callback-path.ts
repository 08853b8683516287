export const callbackPath = '/callback';

/** The page to which a bank sends the browser back, or the one below it that belongs to one bank among several. */
export const isCallbackPath = (pathname: string): boolean =>
  /^\/callback(?:\/[a-z\d-]{1,40})?\/?$/.test(pathname);
