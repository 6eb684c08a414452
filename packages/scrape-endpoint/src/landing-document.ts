/** What stands on a landing page. `title` and `version` are escaped, the other parts are HTML. */
export interface LandingParts {
  readonly title: string;
  readonly version: string;
  /** Tiles, see `landingState`. */
  readonly states: readonly string[];
  readonly body: string;
  readonly footer: string;
}

/** Value of `Content-Security-Policy` for it: nothing on the page may run or be loaded, whatever gets onto it. */
export const LANDING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** A landing page as HTML: one file, no scripts, nothing loaded from anywhere. */
export function landingDocument({ title, version, states, body, footer }: LandingParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${escapeHtml(title)}</h1><p>version ${escapeHtml(version)}</p></header>
<section class="states">
${states.join('\n')}
</section>
${body}
<footer>${footer}</footer>
</main>
</body>
</html>
`;
}

/** A tile that says whether something is as it should be. Both texts are HTML. */
export function landingState(isOn: boolean, title: string, text: string): string {
  return `<div class="state${isOn ? '' : ' off'}"><b>${title}</b><p>${text}</p></div>`;
}

/** Text as HTML that shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6578; --paper: #fff; --line: #d9dee8; --box: #f4f6fa; --good: #1a7f4b; --bad: #b4540a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9f0; --soft: #9aa5b8; --paper: #14181f; --line: #2c3442; --box: #1c222c; --good: #4cc38a; --bad: #f0a04b; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.6rem; margin: 0; } header p { color: var(--soft); margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.states { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; margin-top: 1.5rem; }
.state { border: 1px solid var(--line); border-left: .3rem solid var(--good); border-radius: .3rem; padding: .75rem 1rem; }
.state.off { border-left-color: var(--bad); }
.state p { margin: .25rem 0 0; color: var(--soft); } .state p code { overflow-wrap: anywhere; }
ol { padding-left: 1.3rem; } li { margin: 1rem 0; }
pre { background: var(--box); border: 1px solid var(--line); border-radius: .3rem; padding: .75rem 1rem; overflow-x: auto; margin: .5rem 0; }
code, pre { font: .87rem/1.5 ui-monospace, monospace; }
a { color: inherit; } footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .75rem; } footer a { margin-right: 1rem; }
`;
