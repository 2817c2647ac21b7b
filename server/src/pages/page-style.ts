import type { PageBranding } from './page-branding.ts';

/** The style of every page: one column that fits a phone, dark where the reader prefers it. */
export function pageStyle({ primaryColor, onPrimaryColor }: PageBranding): string {
  return `
:root { color-scheme: light dark; --primary: ${primaryColor}; --on-primary: ${onPrimaryColor};
  --ground: #f3f4f6; --card: #ffffff; --text: #111827; --faint: #4b5563; --line: #d1d5db; --new: #166534; --bad: #b91c1c; }
@media (prefers-color-scheme: dark) { :root { --ground: #0b0f19; --card: #161c2a; --text: #f3f4f6; --faint: #b6bdc9; --line: #3b4558; --new: #86efac; --bad: #fca5a5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.page { max-width: 34rem; margin: 0 auto; padding: 1rem; }
.owner { display: flex; align-items: center; gap: .75rem; padding: .5rem .25rem 1rem; font-weight: 600; }
.owner img { max-height: 2.5rem; max-width: 10rem; }
.card { background: var(--card); border: 1px solid var(--line); border-top: .3rem solid var(--primary); border-radius: .5rem; padding: 1.25rem; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .75rem; }
h2, legend { font-size: 1rem; font-weight: 600; margin: 1.25rem 0 .4rem; padding: 0; }
p { margin: .5rem 0; }
dl { margin: 1rem 0; display: grid; gap: .6rem; }
dt { color: var(--faint); font-size: .875rem; } dd { margin: 0; font-weight: 600; }
ul { margin: .25rem 0; padding: 0; list-style: none; }
li { padding: .5rem 0; border-bottom: 1px solid var(--line); } li:last-child { border-bottom: 0; }
code { font-size: .85em; color: var(--faint); }
.faint { color: var(--faint); font-size: .9rem; }
.new { color: var(--new); font-weight: 600; }
.problem { border-left: .25rem solid var(--bad); padding: .25rem .75rem; }
blockquote { margin: .25rem 0; padding: .25rem .75rem; border-left: .25rem solid var(--line); white-space: pre-wrap; }
fieldset { border: 0; margin: 0; padding: 0; }
label { display: block; } .choice { display: flex; gap: .6rem; padding: .6rem 0; align-items: baseline; }
input[type=password] { width: 100%; padding: .65rem; font: inherit; border: 1px solid var(--faint); border-radius: .375rem; background: var(--card); color: var(--text); margin: .35rem 0 .75rem; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button, .button { flex: 1 1 9rem; min-height: 2.9rem; padding: .6rem 1rem; font: inherit; font-weight: 600; text-align: center; text-decoration: none; border-radius: .375rem; border: 1px solid var(--faint); background: var(--card); color: var(--text); cursor: pointer; }
button.first, .button.first { background: var(--primary); color: var(--on-primary); border-color: var(--primary); }
button.quiet { flex: none; border: 0; padding: 0; min-height: 0; font-weight: 400; text-decoration: underline; background: none; color: inherit; }
a { color: inherit; }
:focus-visible { outline: .2rem solid var(--text); outline-offset: .15rem; }
footer { padding: 1rem .25rem; color: var(--faint); font-size: .875rem; }
footer form { display: inline; }
`;
}
