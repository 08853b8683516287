// Serves the built pages from memory. A path is looked up as it is spelled, never decoded, so that no encoded traversal
// leads anywhere.
import { takesCoding } from '../accept-encoding.ts';
import { findOwnAddress, isNavigation } from './navigation.ts';
import { pageHeaders } from './page-headers.ts';
import { contentEncodings, readPage, type SiteFile, type SiteFiles } from './site-folder.ts';
import { cacheControl, hashedFolder, page, screenPath } from './site-rules.ts';

/** Answers whatever is not the API's. */
export type StaticSite = (request: Request) => Response;

export function createStaticSite(files: SiteFiles, appOrigin: string): StaticSite {
  const ofAll = pageHeaders(appOrigin, readPage(files));
  const ofRefusals = { ...ofAll, 'Cache-Control': 'no-store' };

  function answer(request: Request, path: string, file: SiteFile): Response {
    const headers = {
      ...ofAll,
      'Cache-Control': cacheControl(path),
      ETag: file.etag,
      Vary: 'Accept-Encoding',
    };
    if (isKnown(file.etag, request.headers.get('If-None-Match') ?? ''))
      return new Response(null, { status: 304, headers });
    const { encoding, body } = chooseBody(file, request.headers.get('Accept-Encoding') ?? '');
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        ...headers,
        'Content-Type': file.mediaType,
        'Content-Length': String(body.length),
        ...(encoding && { 'Content-Encoding': encoding }),
      },
    });
  }

  const refuse = (status: number, text: string, headers?: Record<string, string>): Response =>
    new Response(text, {
      status,
      headers: { ...ofRefusals, 'Content-Type': 'text/plain; charset=utf-8', ...headers },
    });

  return (request) => {
    const { pathname, search } = new URL(request.url);
    const forScreen = isScreen(pathname, request);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const ownAddress =
      forScreen && isRead && findOwnAddress(appOrigin, request.headers.get('Host'), pathname + search);
    if (ownAddress)
      return new Response(null, { status: 307, headers: { ...ofRefusals, Location: ownAddress } });
    const path = forScreen ? page : pathname;
    const file = files.get(path);
    if (file === undefined) return refuse(404, 'There is nothing at this address.');
    if (isRead) return answer(request, path, file);
    return refuse(405, 'The method is not allowed here.', { Allow: 'GET, HEAD' });
  };
}

/** Caches on the way may have taken the `W/` off. (RFC 9110 §13.1.2) */
function isKnown(etag: string, ifNoneMatch: string): boolean {
  const known = ifNoneMatch.split(',').map((tag) => tag.trim());
  return known.some((tag) => tag === '*' || tag === etag || `W/${tag}` === etag);
}

/** Whether a person goes to a screen, which the application draws itself. The first one is there for every program too. */
const isScreen = (pathname: string, { headers }: Request): boolean =>
  pathname === '/' ||
  (screenPath.test(pathname) &&
    !`${pathname}/`.startsWith(hashedFolder) &&
    isNavigation(headers.get('Sec-Fetch-Dest'), headers.get('Accept')));

/** The smallest that the browser takes; everybody takes the body as it is. */
function chooseBody({ body, compressed }: SiteFile, acceptEncoding: string) {
  const encoding = contentEncodings.find(
    (candidate) => compressed[candidate] && takesCoding(acceptEncoding, candidate),
  );
  return { encoding, body: (encoding && compressed[encoding]) ?? body };
}
