import type { AnyDefect } from '../defect.ts';
import { counterFell } from './counter-fell.ts';
import { deprecatedFamily } from './deprecated-family.ts';
import { experimentalFamily } from './experimental-family.ts';
import { forbiddenLabel } from './forbidden-label.ts';
import { gaugeNeverMoved } from './gauge-never-moved.ts';
import { helpDiffers } from './help-differs.ts';
import { malformedPage } from './malformed-page.ts';
import { missingFamily } from './missing-family.ts';
import { missingLabel } from './missing-label.ts';
import { missingOptionalFamily } from './missing-optional-family.ts';
import { missingRow } from './missing-row.ts';
import { neverUpdated } from './never-updated.ts';
import { overBudget } from './over-budget.ts';
import { rawPath } from './raw-path.ts';
import { twoAttributeValues } from './two-attribute-values.ts';
import { twoExclusiveValues } from './two-exclusive-values.ts';
import { undeclaredValue } from './undeclared-value.ts';
import { unexpectedLabel } from './unexpected-label.ts';
import { unknownFamily } from './unknown-family.ts';
import { untidyPage } from './untidy-page.ts';
import { untypedFamily } from './untyped-family.ts';
import { unusedIgnore } from './unused-ignore.ts';
import { valueOutsideRange } from './value-outside-range.ts';
import { wrongBuckets } from './wrong-buckets.ts';
import { wrongQuantiles } from './wrong-quantiles.ts';
import { wrongType } from './wrong-type.ts';
import { wrongUnit } from './wrong-unit.ts';

/** Every way in which a page can differ from its catalogs, by id. */
export const DEFECTS: readonly AnyDefect[] = [
  counterFell,
  deprecatedFamily,
  experimentalFamily,
  forbiddenLabel,
  gaugeNeverMoved,
  helpDiffers,
  malformedPage,
  missingFamily,
  missingLabel,
  missingOptionalFamily,
  missingRow,
  neverUpdated,
  overBudget,
  rawPath,
  twoAttributeValues,
  twoExclusiveValues,
  undeclaredValue,
  unexpectedLabel,
  unknownFamily,
  untidyPage,
  untypedFamily,
  unusedIgnore,
  valueOutsideRange,
  wrongBuckets,
  wrongQuantiles,
  wrongType,
  wrongUnit,
];
