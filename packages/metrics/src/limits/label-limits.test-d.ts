import { describe, it } from 'vitest';
import { limited } from '../../test/limited-catalog.ts';
import { createRegistry, type LabelLimits, readLabelLimits, type Registry } from '../index.ts';

const make = (limits: LabelLimits<readonly [typeof limited]>): Registry<readonly [typeof limited]> =>
  createRegistry([limited], { limits });

describe('limits accept', () => {
  it('labels of the catalogs, by label or metric', () => {
    make({ labels: { route: { max: 3 }, method: { allow: ['GET'] } } });
    make({ metrics: { app_calls_total: { method: { allow: ['GET', 'PUT'] }, code: { other: 'failed' } } } });
    createRegistry([limited], { limits: { metrics: { app_open: { route: { allow: ['/a'], other: 'rest' } } } } });
  });

  it('what was read from a file', () => {
    const read = readLabelLimits([limited], {});
    if ('limits' in read) make(read.limits);
  });
});

describe('limits refuse at compile time', () => {
  it('names that no catalog has', () => {
    // @ts-expect-error no metric has a label way
    make({ labels: { way: {} } });
    // @ts-expect-error no catalog has app_shut
    make({ metrics: { app_shut: {} } });
    // @ts-expect-error app_open has no label method
    make({ metrics: { app_open: { method: {} } } });
    // @ts-expect-error app_open has no label method
    createRegistry([limited], { limits: { metrics: { app_open: { method: {} } } } });
  });

  it('values that a closed set does not have', () => {
    // @ts-expect-error BREW is no method
    make({ metrics: { app_calls_total: { method: { allow: ['BREW'] } } } });
    // @ts-expect-error rest is no code
    make({ metrics: { app_calls_total: { code: { other: 'rest' } } } });
    // @ts-expect-error the set has no value other, so that one must be named
    make({ metrics: { app_calls_total: { code: {} } } });
  });

  it('a label that only follows another', () => {
    // @ts-expect-error host follows host_id
    make({ metrics: { app_host_state: { host: {} } } });
  });
});
