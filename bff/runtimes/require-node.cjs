// Plain JavaScript of any age: who starts Konto with an older Node, or without what a command needs, is told so in a
// sentence instead of a stack trace. The arguments name packages that the command cannot do without.
const needed = [22, 22];

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const version = process.versions.node.split('.').map(Number);
const isOlder = version[0] < needed[0] || (version[0] === needed[0] && version[1] < needed[1]);
if (isOlder)
  fail(
    `Konto needs Node ${needed.join('.')} or later, and this is ${process.versions.node}. \`npm ci\`, without --omit=dev, --ignore-scripts or NODE_ENV=production, brings the right one.`,
  );

for (const name of process.argv.slice(2)) {
  try {
    require.resolve(`${name}/package.json`);
  } catch {
    fail(
      `The package ${name} is missing. This command needs the development dependencies: \`npm ci --include=dev\`.`,
    );
  }
}
