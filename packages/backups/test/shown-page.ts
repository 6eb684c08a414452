import { backup, kopia, resticExporterAliases } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { BackupPage, type RepositoryRecord, type RepositoryView } from '../src/index.ts';

/** What a view says when a test does not care. */
export const VIEW: RepositoryView = { name: 'nas', stateMaxAgeSeconds: 2700 };

/** A page with all catalogs, and its rows as a scrape shows them. */
export function openPage() {
  const refused: string[] = [];
  const registry = createRegistry([backup, kopia, resticExporterAliases], {
    onRefused: (name, reason) => refused.push(`${name}: ${reason}`),
  });
  const page = new BackupPage(registry.metrics);
  const rows = async (nowMs: number): Promise<Readonly<Record<string, number>>> => {
    page.feed(nowMs);
    const { body, release } = await registry.scrape({ format: 'text' });
    const lines = Buffer.from(body).toString().split('\n');
    release();
    if (refused.length > 0) throw new Error(refused.join('\n'));
    return Object.fromEntries(lines.filter((line) => /^[a-z]/.test(line)).map(rowOf));
  };
  return { page, rows, registry };
}

/** The rows of one record at an instant. */
export async function rowsOf(
  record: RepositoryRecord,
  view: Partial<RepositoryView>,
  nowMs: number,
): Promise<Readonly<Record<string, number>>> {
  const { page, rows } = openPage();
  page.set('key', record, { ...VIEW, ...view });
  return rows(nowMs);
}

/** Those rows of one family, by the rest of their labels, without what says which repository and source. */
export function family(rows: Readonly<Record<string, number>>, name: string): Readonly<Record<string, number>> {
  const own = Object.entries(rows).filter(([row]) => row === name || row.startsWith(`${name}{`));
  return Object.fromEntries(own.map(([row, value]) => [labelsOf(row), value]));
}

function rowOf(line: string): [string, number] {
  const split = line.lastIndexOf(' ');
  return [line.slice(0, split), Number(line.slice(split + 1))];
}

function labelsOf(row: string): string {
  const labels = /\{(.*)\}/.exec(row)?.[1] ?? '';
  return labels.replaceAll(/(?:tool|repository|source_id|snapshot_hash)="[^"]*",?/g, '').replace(/,$/, '');
}
