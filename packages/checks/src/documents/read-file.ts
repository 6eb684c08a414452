import type { DocumentFinding } from '../check.ts';
import { readElementDashboard } from './dashboard-elements.ts';
import { readLibraryPanel, readPanelDashboard } from './dashboard-panels.ts';
import type { Document, JsonObject, Placed } from './document.ts';
import { readGrafanaRules } from './grafana-rules.ts';
import { arrayOf, isRecord, placedIn, recordOf, textOf } from './loose.ts';
import { parseText } from './parse-text.ts';
import { readPrometheusRules } from './prometheus-rules.ts';
import { secretsIn } from './secrets.ts';

/** Something that is wrong with a file as a whole, by the check that describes it. */
export interface FileFinding extends DocumentFinding {
  readonly check: 'secret-in-file' | 'unknown-document' | 'unreadable-document';
}

/** What a file holds. */
export interface FileContent {
  readonly documents: readonly Document[];
  readonly findings: readonly FileFinding[];
}

/** Reads a file: `readDocuments` without severities. */
export function readFile(file: string, text: string): FileContent {
  const parsed = parseText(text);
  if ('message' in parsed) return unreadable('', `The file ${parsed.message}`, parsed.fix);
  const contents = parsed.map((root) => contentOf(file, root));
  const secrets = parsed
    .flatMap((root) => secretsIn(root))
    .map((found) => ({ check: 'secret-in-file' as const, ...found }));
  const known = contents.filter((content) => content !== undefined);
  return known.length === 0
    ? { documents: [], findings: [unknown(parsed), ...secrets] }
    : together([...known, { documents: [], findings: secrets }]);
}

function together(contents: readonly FileContent[]): FileContent {
  return {
    documents: contents.flatMap(({ documents }) => documents),
    findings: contents.flatMap(({ findings }) => findings),
  };
}

function unreadable(path: string, message: string, fix: string): FileContent {
  return { documents: [], findings: [{ check: 'unreadable-document', path, message, fix }] };
}

function unknown(roots: readonly Placed<unknown>[]): FileFinding {
  const [first] = roots;
  const keys = isRecord(first?.value) ? Object.keys(first.value).slice(0, 5) : [];
  const holds = keys.length === 0 ? 'nothing' : keys.map((key) => `\`${key.slice(0, 40)}\``).join(', ');
  return {
    check: 'unknown-document',
    path: '',
    message: `The file is neither a dashboard nor rules: at its top it has ${holds}.`,
    fix: 'Give dashboards of Grafana, rule files, PrometheusRule objects, or alert rules as Grafana provisions them.',
  };
}

/** What an object is, by what it has; undefined when it is nothing that queries stand in. */
function contentOf(file: string, { path, value }: Placed<unknown>): FileContent | undefined {
  if (Array.isArray(value)) return contentOfAll(file, placedIn(value, path));
  if (!isRecord(value)) return undefined;
  const shape = SHAPES.find(({ fits }) => fits(value));
  return shape?.read(file, { path, value });
}

function contentOfAll(file: string, items: readonly Placed<unknown>[]): FileContent | undefined {
  const contents = items.map((item) => contentOf(file, item)).filter((content) => content !== undefined);
  return contents.length === 0 ? undefined : together(contents);
}

interface Shape {
  readonly fits: (json: JsonObject) => boolean;
  readonly read: (file: string, at: Placed<JsonObject>) => FileContent | undefined;
}

/** Every shape that is known, the more special ones first. */
const SHAPES: readonly Shape[] = [
  {
    // An object of Kubernetes, or of Grafana 12 and later, which has the same envelope.
    fits: ({ apiVersion, kind }) => typeof apiVersion === 'string' && typeof kind === 'string',
    read: resource,
  },
  {
    // A configuration file of Grafana. Only alert rules hold queries.
    fits: ({ apiVersion }) => apiVersion === 1,
    read: (file, { path, value }) =>
      only(...(Array.isArray(value['groups']) ? [readGrafanaRules(file, child(path, value, 'groups'))] : [])),
  },
  {
    // What the API of Grafana answers, and what it takes.
    fits: ({ dashboard }) => isRecord(dashboard),
    read: (file, { path, value }) => contentOf(file, child(path, value, 'dashboard')),
  },
  {
    fits: ({ kind, model }) => kind === 1 && isRecord(model),
    read: (file, at) => only(readLibraryPanel(file, at)),
  },
  {
    fits: ({ result }) => isRecord(result) && isRecord(result['model']),
    read: (file, { path, value }) => contentOf(file, child(path, value, 'result')),
  },
  {
    fits: ({ elements, layout }) => isRecord(elements) && isRecord(layout),
    read: (file, at) => only(readElementDashboard(file, at, textOf(at.value['uid']))),
  },
  {
    fits: ({ panels, rows, schemaVersion, templating }) =>
      Array.isArray(panels) || Array.isArray(rows) || typeof schemaVersion === 'number' || isRecord(templating),
    read: (file, at) => only(readPanelDashboard(file, at)),
  },
  {
    fits: ({ groups }) => Array.isArray(groups),
    read: (file, { path, value }) => {
      const groups = child(path, value, 'groups');
      return only(
        isOfGrafana(groups.value) ? readGrafanaRules(file, groups) : readPrometheusRules(file, 'prometheus', groups),
      );
    },
  },
];

function only(...documents: Document[]): FileContent {
  return { documents, findings: [] };
}

function child(path: string, json: JsonObject, key: string): Placed<unknown> {
  return { path: `${path}/${key}`, value: json[key] };
}

/** Exports without `apiVersion`: rules that hold a list of queries. */
function isOfGrafana(groups: unknown): boolean {
  return arrayOf(groups).some((group) =>
    arrayOf(recordOf(group)['rules']).some((rule) => Array.isArray(recordOf(rule)['data'])),
  );
}

function resource(file: string, { path, value }: Placed<JsonObject>): FileContent | undefined {
  const kind = textOf(value['kind']);
  const spec = recordOf(value['spec']);
  if (Array.isArray(value['items']) && kind.endsWith('List'))
    return contentOfAll(file, placedIn(value['items'], `${path}/items`));
  switch (kind) {
    case 'Dashboard':
      return dashboardResource(file, { path, value });
    case 'PrometheusRule':
      return only(
        readPrometheusRules(file, 'prometheus-operator', { path: `${path}/spec/groups`, value: spec['groups'] }),
      );
    case 'ConfigMap':
      return embedded(
        file,
        placedIn(value['data'], `${path}/data`).filter(({ key }) => /\.(?:json|ya?ml|rules)$/.test(key)),
      );
    case 'GrafanaDashboard':
      return embedded(file, [{ path: `${path}/spec/json`, value: spec['json'] }]);
    default:
      return undefined;
  }
}

function dashboardResource(file: string, { path, value }: Placed<JsonObject>): FileContent | undefined {
  const spec = recordOf(value['spec']);
  const uid = textOf(recordOf(value['metadata'])['name']);
  const at = { path: `${path}/spec`, value: spec };
  if (isRecord(spec['elements'])) return only(readElementDashboard(file, at, uid));
  const dashboard = readPanelDashboard(file, at);
  return only({ ...dashboard, uid: dashboard.uid || uid });
}

/** Files that stand as texts in an object. What is no dashboard and no rules there is somebody else's business. */
function embedded(file: string, texts: readonly Placed<unknown>[]): FileContent | undefined {
  const contents = texts.flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    const parsed = parseText(value);
    if ('message' in parsed) return [unreadable(path, `The text here ${parsed.message}`, parsed.fix)];
    const content = contentOfAll(
      file,
      parsed.map((root) => ({ ...root, path: `${path}${root.path}` })),
    );
    return content ?? [];
  });
  return contents.length === 0 ? undefined : together(contents);
}
