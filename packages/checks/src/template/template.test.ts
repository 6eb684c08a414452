import { describe, expect, it } from 'vitest';
import { templateLanguage } from './template-language.ts';
import { parseTemplate } from './parse-template.ts';
import { fieldsIn, functionsIn, printedLabels, printedValues, queriesIn, undeclaredVariables } from './references.ts';

describe('parseTemplate', () => {
  const RIGHT = [
    'Nothing to fill in, } and { and }} included.',
    '{{ $labels.job }} is down',
    '{{- $value | humanize -}}',
    '{{/* A comment with }} and {{ in it. */}}ok',
    '{{ if gt $value 5.0 }}high{{ else if eq $value 1.0 }}low{{ else }}odd{{ end }}',
    '{{ range query "up" }}{{ .Labels.job }} {{ .Value }}{{ end }}',
    '{{ with printf `up{job="%s"}` $labels.job | query }}{{ . | first | value }}{{ end }}',
    '{{ $x := -1.5e3 }}{{ $x = 2 }}{{ printf "%s }}" "a\\"b" }}',
    '{{ (index (query "up") 0).Value }}',
    '{{ range $i, $e := query "up" }}{{ $i }}{{ $e.Value }}{{ break }}{{ end }}',
  ];
  it.each(RIGHT)('reads %s', (template) => {
    expect(parseTemplate(template).problems).toEqual([]);
  });

  const WRONG = [
    { template: '{{ $labels.job', want: '`{{ $labels.job` is not closed: `}}` is missing.' },
    { template: '{{ }}', want: '`{{ }}` says nothing.' },
    { template: '{{ if $value }}x', want: '`{{ if $value }}` has no `{{ end }}`.' },
    { template: 'x{{ end }}', want: '`{{ end }}` ends nothing.' },
    { template: '{{ $value | }}', want: '`{{ $value | }}` has `|` with nothing behind it.' },
    { template: '{{ | humanize }}', want: '`{{ | humanize }}` has `|` with nothing before it.' },
    { template: '{{ $value % 2 }}', want: '`{{ $value % 2 }}` has `%` where it does not belong.' },
    { template: '{{ "a }}', want: '`{{ "a }}` has `"` where it does not belong.' },
    { template: '{{ (query "up" }}', want: '`{{ (query "up" }}` has a `(` that is not closed.' },
  ];
  it.each(WRONG)('tells what is wrong with $template', ({ template, want }) => {
    expect(parseTemplate(template).problems).toContain(want);
  });

  it('ends on anything, in time that grows with the text', () => {
    const hostile = ['{{'.repeat(50_000), `{{${'('.repeat(100_000)}`, '{{"'.repeat(50_000), '{{ if }}'.repeat(20_000)];
    for (const template of hostile) expect(parseTemplate(template).problems.length).toBeGreaterThan(0);
  });
});

describe('printedLabels', () => {
  const CASES = [
    { template: '{{ $labels.job }} {{ .Labels.host }} {{ $.Labels.kind }}', want: ['job', 'host', 'kind'] },
    { template: '{{ index $labels "job" }} {{ index .Labels `a.b` }}', want: ['job', 'a.b'] },
    { template: '{{ $labels.job | toUpper | printf "%s" }} {{ title ($labels.host) }}', want: ['job', 'host'] },
    {
      template: '{{ range query "up" }}{{ .Labels.job }}{{ $labels.host }}{{ end }}{{ .Labels.z }}',
      want: ['host', 'z'],
    },
    { template: '{{ with $labels.job }}{{ . }}{{ end }}{{ if .Labels.host }}{{ .Labels.host }}{{ end }}', want: [] },
    { template: '{{ $externalLabels.cluster }} {{ $labels }} $labels.job {{/* $labels.x */}}', want: [] },
  ];
  it.each(CASES)('of $template', ({ template, want }) => {
    expect(printedLabels(parseTemplate(template))).toEqual(want);
  });
});

describe('printedValues', () => {
  const CASES = [
    { template: '{{ $value }}% full', want: [['', '% full']] },
    { template: '{{ .Value | humanizePercentage }} of it', want: [['humanizePercentage', ' of it']] },
    { template: '{{ humanizeDuration $value }}', want: [['humanizeDuration', '']] },
    { template: '{{ printf "%.1f%%" $value }} full', want: [['printf', '% full']] },
    { template: '{{ $value | printf "%.0f" }} bytes', want: [['printf', ' bytes']] },
    { template: '{{ if gt $value 5.0 }}a{{ end }}{{ range query "up" }}{{ .Value }}{{ end }}', want: [] },
  ];
  it.each(CASES)('of $template', ({ template, want }) => {
    const found = printedValues(parseTemplate(template));
    expect(found.map(({ functions, behind }) => [functions.join(' '), behind])).toEqual(want);
  });
});

describe('queriesIn', () => {
  const CASES = [
    { template: '{{ query "up == 0" | first | value }}', want: ['up == 0'] },
    { template: '{{ with printf "up{job=\'%s\'}" $labels.job | query }}{{ end }}', want: ["up{job='$a'}"] },
    { template: '{{ (query (printf "up{job=%q}" $labels.job)) }}', want: [] },
    { template: '{{ range (query `a`) }}{{ end }}{{ query $x }}', want: ['a'] },
  ];
  it.each(CASES)('of $template', ({ template, want }) => {
    expect(queriesIn(parseTemplate(template))).toEqual(want);
  });
});

describe('names in a template', () => {
  const template = parseTemplate(
    '{{ $x := .Labels.a }}{{ humanize $y }}{{ $x }}{{ range $i, $e := .Foo }}{{ .Bar }}{{ end }}{{ host }}',
  );
  it('are functions, variables and fields', () => {
    expect(functionsIn(template)).toEqual(['humanize', 'host']);
    expect(undeclaredVariables(template, templateLanguage('prometheus'))).toEqual(['$y']);
    expect(fieldsIn(template)).toEqual(['Labels', 'Foo']);
  });
});
