import { type MetadataKeyword, PageReader } from './page-reader.ts';
import type { ParsedExposition } from './parsed-exposition.ts';
import { OPENMETRICS, scanSample, unescape } from './sample-line.ts';

const EOF = '# EOF';

/**
 * Reads an exposition in OpenMetrics 1.0 and finds everything that its specification forbids. Reads on after a problem.
 *
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/
 */
export function parseOpenMetrics(text: string): ParsedExposition {
  const reader = new PageReader('openmetrics');
  const lines = text.split('\n');
  const end = lines.findIndex((line) => line.startsWith(EOF));
  const body = end < 0 ? text.replace(/\n$/, '').split('\n') : lines.slice(0, end);
  body.forEach((line, i) => readLine(reader, line, i + 1));
  if (end < 0) reader.report(lines.length, 'no-eof', `the page does not end with \`${EOF}\``);
  else if (lines[end] !== EOF || lines.slice(end + 1).join('\n') !== '') {
    reader.report(end + 1, 'after-eof', `something follows \`${EOF}\``);
  }
  return reader.finish();
}

function readLine(reader: PageReader, text: string, line: number): void {
  if (text === '') return reader.report(line, 'blank-line', 'the line is blank');
  if (text.startsWith('#')) return readMetadata(reader, text, line);
  const { sample, flaws } = scanSample(text, line, OPENMETRICS);
  for (const { code, message } of flaws) reader.report(line, code, message);
  if (sample !== undefined) reader.sample(sample);
}

function readMetadata(reader: PageReader, text: string, line: number): void {
  const [, keyword, rest = ''] = /^# (HELP|TYPE|UNIT)(.*)$/s.exec(text) ?? [];
  if (keyword === undefined) return reader.report(line, 'comment', `\`${text}\` is no metadata`);
  const [, name, value = ''] = /^ ([a-zA-Z_:][\w:]*) (.*)$/s.exec(rest) ?? [];
  if (name === undefined) return reader.report(line, 'metadata', `\`${text}\` is malformed`);
  // The expression above lets only these keywords through.
  reader.metadata(line, keyword as MetadataKeyword, name, keyword === 'HELP' ? unescape(value) : value);
}
