// Which addresses of the site are what, and how long each may be kept: one source for whatever serves the pages.

/** The one page, which draws every screen of the application. */
export const page = '/index.html';

/** Plain words: a missing file, or anything hidden, is not taken for a screen of the application. */
export const screenPath = /^\/(?:[\w~-]+(?:\/[\w~-]+)*\/?)?$/;

/** Its files are named by a hash of what they hold. */
export const hashedFolder = '/assets/';

/** For a file or a screen that is there. That one is missing is not to be kept at all: it may come with the next version. */
export const cacheControl = (path: string): string =>
  path.startsWith(hashedFolder) ? 'public, max-age=31536000, immutable' : 'no-cache';
