interface Changes {
  body?: BodyInit | undefined;
  headers: Readonly<Record<string, string>>;
}

/** The same answer with another body or other headers; one without a body stays as it is. */
export function sendInstead(answer: Response, { body, headers: changed }: Changes): Response {
  if (answer.body === null) return answer;
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(changed)) headers.set(name, value);
  return new Response(body ?? answer.body, { status: answer.status, headers });
}
