/** The bank's own plain look. Every pair of colours has a contrast of at least 4.5 to 1. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --sand: light-dark(#f6efe3, #1d1812);
  --paper: light-dark(#fffdf9, #28211a);
  --ink: light-dark(#2a1f14, #f3e9da);
  --quiet: light-dark(#655440, #c4b196);
  --line: light-dark(#8c7a63, #8f7d66);
  --brand: light-dark(#8a3d12, #f0a869);
  --on-brand: light-dark(#ffffff, #2a1507);
  --danger: light-dark(#a3141c, #ff9c94);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--sand);
  color: var(--ink);
  font: 1.0625rem/1.5 Georgia, 'Noto Serif', 'DejaVu Serif', serif;
}
header, main { max-width: 38rem; margin-inline: auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1rem; }
header p { margin: 0; }
.brand { display: flex; align-items: center; gap: .625rem; font-size: 1.25rem; font-weight: 700; }
.ribbon, .hint, .people span, .account span span { color: var(--quiet); font-size: .9375rem; }
main { background: var(--paper); border-top: 4px solid var(--brand); padding: 1rem 1.25rem 2rem; }
p { margin: .5rem 0; }
h1 { font-size: 1.625rem; line-height: 1.2; margin: .5rem 0 1rem; text-wrap: balance; }
h2, legend { font-size: 1.125rem; font-weight: 700; margin: 1.5rem 0 .25rem; padding: 0; }
a { color: inherit; }
code, .iban { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .875rem; overflow-wrap: anywhere; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 700; }
input:not([type=checkbox]), select, button {
  font: inherit;
  color: inherit;
  width: 100%;
  min-height: 2.875rem;
  padding: .5rem .75rem;
  background: transparent;
  border: 1px solid var(--line);
  border-radius: 4px;
}
select option { background: var(--paper); }
button { cursor: pointer; font-weight: 700; margin-top: .75rem; }
button:hover { border-color: var(--brand); }
button.primary { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
button.primary:hover { filter: brightness(1.1); }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
input[aria-invalid=true] { border: 2px solid var(--danger); }
.people button { text-align: start; font-weight: 400; }
.people button strong, .people button span { display: block; }
fieldset { border: 0; margin: 1rem 0; padding: 0; min-width: 0; }
.account {
  display: flex;
  gap: .75rem;
  margin: 0;
  padding: .75rem 0;
  font-weight: 400;
  border-bottom: 1px solid color-mix(in srgb, var(--line) 45%, transparent);
  cursor: pointer;
}
.account input { flex: none; width: 1.375rem; height: 1.375rem; margin: .125rem 0 0; accent-color: var(--brand); }
.account strong, .account span span { display: block; }
.hint { margin: .25rem 0 0; }
.decision { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 0 1rem; margin-top: 1.5rem; }
.problem { border: 2px solid var(--danger); border-radius: 4px; padding: 0 1rem; margin-bottom: 1rem; }
.problem h2 { margin-top: .75rem; color: var(--danger); }
@media (min-width: 42rem) {
  main { padding: 1.5rem 2.5rem 2.5rem; margin-bottom: 3rem; border-radius: 0 0 6px 6px; }
}
`;
