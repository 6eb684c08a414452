import { defineCheck } from '../check.ts';
import type { DashboardDocument, Placed } from '../documents/document.ts';
import { placedIn, textOf } from '../documents/loose.ts';

/** Something in a dashboard that runs as a script in the browser of whoever looks at it. */
export const scriptLink = defineCheck({
  id: 'script-link',
  scope: 'dashboard',
  defect: 'impossible',
  docs: {
    summary: 'A link runs a script, or a text panel holds one.',
    why: 'It acts with the rights of whoever opens the dashboard. Grafana removes it, unless it was told not to.',
    bad: [
      { panels: [], links: [{ title: 'Docs', url: 'javascript:alert(1)' }] },
      { panels: [{ type: 'text', options: { mode: 'html', content: '<img src=x onerror=alert(1)>' } }] },
    ],
    good: [
      { panels: [], links: [{ title: 'Docs', url: 'https://docs.example/' }] },
      { panels: [{ type: 'text', options: { mode: 'markdown', content: 'Scripts run **once**.' } }] },
    ],
  },
  check(dashboard, _context, report) {
    const typed = new Set(dashboard.variables.filter(({ type }) => type === 'textbox').map(({ name }) => name));
    for (const { path, value } of linksIn({ path: dashboard.path, value: dashboard.json })) {
      const message = linkMistake(value, typed);
      if (message !== undefined)
        report({ path, message, fix: 'Link to an address that begins with `https://` or `/`.' });
    }
    for (const { path, value } of textPanels(dashboard)) {
      if (!SCRIPT.test(value)) continue;
      report({
        path,
        message: 'The text holds a script.',
        fix: 'Write it as Markdown, without script, `on...=` and `srcdoc`.',
      });
    }
  },
});

const LINK_KEY = /(?:^|[a-z_])(?:url|href|link)$/i;
const SCRIPT_SCHEME = /^(?:javascript|vbscript|data(?!:image\/(?:png|jpeg|gif|webp)[;,])):/i;
const SCRIPT = /<script\b|<iframe\b[^<>]{0,1000}\bsrcdoc|<[a-z][^<>]{0,1000}[\s"'/]on[a-z]{3,20}\s*=|javascript:/i;

function linkMistake(url: string, typed: ReadonlySet<string>): string | undefined {
  // Browsers skip white space and control characters in a scheme.
  const scheme = SCRIPT_SCHEME.exec(url.slice(0, 200).replaceAll(/[\s\p{Cc}]/gu, ''))?.[0];
  if (scheme !== undefined) return `The link begins with \`${scheme}\`.`;
  const [, variable] = /^\s*\$\{?(\w+)/.exec(url) ?? [];
  return variable !== undefined && typed.has(variable)
    ? `The link begins with what somebody typed into \`${variable}\`.`
    : undefined;
}

function linksIn({ path, value }: Placed<unknown>): Placed<string>[] {
  return placedIn(value, path).flatMap(({ key, ...child }) => {
    if (typeof child.value !== 'string') return linksIn(child);
    return LINK_KEY.test(key) ? [{ path: child.path, value: child.value }] : [];
  });
}

function textPanels({ panels }: DashboardDocument): Placed<string>[] {
  return panels
    .filter(({ type }) => type === 'text')
    .flatMap(({ options, json, path }) => [
      { path: `${options.path}/content`, value: textOf(options.value['content']) },
      { path: `${path}/content`, value: textOf(json['content']) },
    ]);
}
