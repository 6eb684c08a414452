import { runMutants } from '../../test/conformance/mutations/mutation-run.ts';
import { ownProject } from '../../test/conformance/mutations/own-project.ts';
import { isUnseen } from '../../test/conformance/mutations/unseen.ts';
import { allOf, atLeast, type ConformanceRow, exactly, type Outcome, told } from './row.ts';

/** Mistakes made on purpose in our own dashboards, rules and catalogs. */
export const mutations: ConformanceRow = { title: 'Mutations of our own dashboards', measure };

function measure(): Outcome {
  const { before, caught, survivors, legal } = runMutants(ownProject());
  const left = survivors.filter((survivor) => !isUnseen(survivor));
  const broken = caught.length + left.length;
  return {
    figures: [
      exactly('problems without a mutation', before.length, 0),
      atLeast('mutants that break something', broken, 10_000),
      allOf('of them caught', caught.length, broken),
      told('kinds that are known not to be seen', survivors.length - left.length),
      told('other mutants, as right as what stood there', legal.length),
    ],
    details: left.map(({ name, breaks }) => `${name}\n    ${breaks}`),
  };
}
