import { requestIdHeader } from '../../shared/endpoints.ts';
import { problemMediaType, problemStatuses } from '../../shared/problems.ts';
import { securityHeaders } from '../middleware/security-headers.ts';
import { buildProblemDocument, Problem } from '../problem.ts';

/**
 * For every request, where nothing can be served: the log says why, the answer does not. Nor does it bind anybody to
 * https, because the origin may be among the mistakes.
 */
export async function answerMisconfigured(): Promise<Response> {
  const requestId = crypto.randomUUID();
  const problem = new Problem('unexpected');
  return new Response(JSON.stringify(buildProblemDocument(problem, requestId)), {
    status: problemStatuses[problem.code],
    headers: {
      'Content-Type': problemMediaType,
      'Cache-Control': 'no-store',
      ...securityHeaders(''),
      [requestIdHeader]: requestId,
    },
  });
}
