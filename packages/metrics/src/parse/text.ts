import { type MetadataKeyword, PageReader } from './page-reader.ts';
import type { ParsedExposition } from './parsed-exposition.ts';
import { scanSample, TEXT, unescape } from './sample-line.ts';

/**
 * Reads an exposition in text format 0.0.4, more strictly than any scraper: what scrapers accept and then lose or store
 * wrongly is a problem too. Reads on after a problem.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function parseText(text: string): ParsedExposition {
  const reader = new PageReader('text');
  if (text.startsWith('\ufeff')) reader.report(1, 'byte-order-mark', 'the first character is U+FEFF');
  const lines = text.replace(/^\ufeff/, '').split('\n');
  if (lines.at(-1) !== '') reader.report(lines.length, 'no-final-newline', 'the last line is not ended');
  lines.forEach((line, i) => {
    if (line.endsWith('\r')) reader.report(i + 1, 'carriage-return', 'the line ends in CR LF');
    readLine(reader, line.replace(/\r$/, ''), i + 1);
  });
  return reader.finish();
}

function readLine(reader: PageReader, text: string, line: number): void {
  if (/^[ \t]*$/.test(text)) return;
  if (/^[ \t]*#/.test(text)) return readComment(reader, text, line);
  const { sample, flaws } = scanSample(text, line, TEXT);
  for (const { code, message } of flaws) reader.report(line, code, message);
  if (sample !== undefined) reader.sample(sample);
}

/** Comments other than HELP and TYPE say nothing. */
function readComment(reader: PageReader, text: string, line: number): void {
  const [, keyword] = /^#[ \t]+(HELP|TYPE)(?:[ \t]|$)/.exec(text) ?? [];
  if (keyword === undefined) return;
  const [, name, value = ''] = /^#[ \t]+\w+[ \t]+([a-zA-Z_:][\w:]*)(?:[ \t]+(.*))?$/s.exec(text) ?? [];
  if (name === undefined) return reader.report(line, 'metadata', `${keyword} without a metric name`);
  // The expression above lets only these keywords through.
  reader.metadata(line, keyword as MetadataKeyword, name, keyword === 'HELP' ? unescape(value) : value.trimEnd());
}
