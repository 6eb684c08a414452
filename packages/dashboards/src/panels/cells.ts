import {
  FieldTextAlignment,
  TableCellDisplayMode,
  type TableFieldOptions,
} from '@grafana/grafana-foundation-sdk/common';
import { absentLook, BY_THRESHOLDS, type FieldOptions, type Look, thresholds, valueLooks } from './field.ts';

/** How the cells of a column are shown. */
export type Cells = FieldOptions<TableFieldOptions>;

/** Coloured text. Columns without own thresholds are neutral where no mapping gives a colour. */
export const COLOURED: Cells = {
  color: BY_THRESHOLDS,
  custom: { cellOptions: { type: TableCellDisplayMode.ColorText } },
};

/** A column of words in place of numbers or label values; `absent` for rows without a value. */
export function words({ absent, ...values }: Readonly<Record<string, Look>>): Cells {
  const looks = valueLooks(values);
  return { mappings: absent === undefined ? [looks] : [looks, absentLook(absent)], ...COLOURED };
}

/** A column of numbers of a Grafana unit, without decimals unless `more` says so. */
export function number(unit: string, absent: Look, more: Cells = {}): Cells {
  return {
    unit,
    decimals: 0,
    mappings: [absentLook(absent)],
    ...more,
    custom: { align: FieldTextAlignment.Right, ...more.custom },
  };
}

/** A column that is there for links or for the merge only. */
export const HIDDEN: Cells = { custom: { hidden: true } };

/** A column of times since, or until, something. */
export function age(absent: Look, more: Cells = {}): Cells {
  return number('s', absent, { decimals: 1, ...more });
}

/** What a cell shows where a number does not apply. */
export const NONE: Look = { text: '-', color: 'text' };

/** What a cell shows where a number is not known. */
export const UNKNOWN: Look = { text: 'unknown', color: 'text' };

/** Names are text and as wide as they need to be. */
export const TABLE_FIELD: Omit<Cells, 'links'> = {
  thresholds: thresholds('text'),
  custom: { align: FieldTextAlignment.Auto, inspect: false },
};
