import type { DataFrame, Field } from '@grafana/data';
import { grafana } from './grafana-data.ts';
import type { Labels, PrometheusData, Sample } from './responses.ts';

/** What of a target decides how its answer becomes frames. */
export interface TargetShape {
  readonly refId: string;
  readonly format?: string;
  readonly legendFormat?: string;
}

/**
 * Turns an answer of Prometheus into the frames that Grafana 11 makes of it (`pkg/promlib/converter`, and
 * `result_transformer` in the front end for tables). `several`: the panel has more than one query, which renames the
 * value column.
 */
export function framesOf(target: TargetShape, data: PrometheusData, several: boolean): DataFrame[] {
  if (target.format === 'table') return [tableFrame(target.refId, data, several)];
  const series = seriesOf(data);
  if (series.length === 0) return [{ refId: target.refId, fields: [], length: 0 }];
  return series.map(({ metric, values }) => ({
    refId: target.refId,
    fields: [timeField(values), valueField('Value', values, metric, target.legendFormat)],
    length: values.length,
  }));
}

interface Series {
  readonly metric: Labels;
  readonly values: readonly Sample[];
}

function seriesOf(data: PrometheusData): Series[] {
  return data.resultType === 'matrix'
    ? [...data.result]
    : data.result.map(({ metric, value }) => ({ metric, values: [value] }));
}

/** All series as the rows of one table: `Time`, the labels in alphabetical order, the value. */
function tableFrame(refId: string, data: PrometheusData, several: boolean): DataFrame {
  const rows = seriesOf(data).flatMap(({ metric, values }) => values.map((sample) => ({ metric, sample })));
  const samples = rows.map(({ sample }) => sample);
  const labels = [...new Set(rows.flatMap(({ metric }) => Object.keys(metric)))].toSorted();
  const fields = [
    timeField(samples),
    ...labels.map((name) =>
      labelField(
        name,
        rows.map(({ metric }) => metric[name] ?? ''),
      ),
    ),
    valueField(several ? `Value #${refId}` : 'Value', samples),
  ];
  return { refId, fields, length: rows.length };
}

function timeField(samples: readonly Sample[]): Field {
  return { name: 'Time', type: grafana.FieldType.time, config: {}, values: samples.map(([time]) => time * 1000) };
}

function labelField(name: string, values: string[]): Field {
  return { name, type: grafana.FieldType.string, config: { filterable: true }, values };
}

function valueField(name: string, samples: readonly Sample[], labels: Labels = {}, legend?: string): Field {
  const config = legend === undefined ? {} : { displayNameFromDS: grafana.renderLegendFormat(legend, { ...labels }) };
  return {
    name,
    type: grafana.FieldType.number,
    config,
    labels: { ...labels },
    values: samples.map(([, v]) => number(v)),
  };
}

function number(text: string): number {
  return text.endsWith('Inf') ? Number(text.replace('Inf', 'Infinity')) : Number(text);
}
