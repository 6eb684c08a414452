import { type Static, Type } from 'typebox';
import { verbatim } from './text.ts';

/**
 * Who is backed up, as the tool writes it into its snapshots. The server computes the id of the source from it, so the
 * three are told exactly: host and user may be empty, restic's paths are sorted, Kopia has one.
 */
export const BackupSource = Type.Object(
  {
    host: verbatim(255),
    user: verbatim(255),
    paths: Type.Array(verbatim(4096), { minItems: 1, maxItems: 1000 }),
  },
  { additionalProperties: false },
);
export type BackupSource = Static<typeof BackupSource>;
