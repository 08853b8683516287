/** Where it is missing, hosts answer every unknown path with the application, missing scripts included. */
export const notFoundPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Konto</title>
<p>There is nothing at this address. <a href="/">Konto</a></p>
</html>
`;
