export interface AuthorizationResponse {
  redirectUri: string;
  /** As the request brought it. */
  state: string | null;
  parameters: { code: string } | { error: string; error_description: string };
}

/** Where the browser goes with the answer; a query that the redirect URI already has stays. (RFC 6749 §4.1.2) */
export function buildAuthorizationResponse({
  redirectUri,
  state,
  parameters,
}: AuthorizationResponse): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  if (state !== null) url.searchParams.append('state', state);
  return url.href;
}
