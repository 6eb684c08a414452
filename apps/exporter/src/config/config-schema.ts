import { LOG_FORMATS, LOG_LEVELS } from '@lockstep/scrape-endpoint';
import { type Static, type TSchema, Type } from 'typebox';
import { BYTE_SIZE_PATTERN } from './byte-size.ts';
import { DURATION_PATTERN } from './duration.ts';

const closed = { additionalProperties: false } as const;

/** Beside JSON Schema's own: what a reader is told to write when `pattern` does not fit. */
export const WRITES = 'writes';

const described = (description: string, fallback?: string) => ({
  description,
  ...(fallback !== undefined && { default: fallback }),
});

const duration = (description: string, fallback?: string) =>
  Type.String({
    pattern: DURATION_PATTERN,
    [WRITES]: 'a duration such as 90s, 15m, 24h or 7d',
    ...described(description, fallback),
  });

const path = (description: string) =>
  Type.String({
    minLength: 1,
    pattern: '^[^\\u0000]*$',
    [WRITES]: 'the path of a file, relative to this one',
    ...described(description),
  });

/** One line of text. */
const text = (description: string, maxLength = 1024) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^[^\\p{Cc}\\u2028\\u2029]+$',
    [WRITES]: 'one line of text',
    ...described(description),
  });

const variable = (description: string) =>
  Type.String({
    pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
    [WRITES]: 'the name of an environment variable',
    ...described(description),
  });

const blocks = (description: string) =>
  Type.Array(Type.String(), { minItems: 1, maxItems: 1000, ...described(description) });

const optionalFields = <F extends Record<string, TSchema>>(fields: F) =>
  Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, Type.Optional(schema)])) as {
    [N in keyof F]: ReturnType<typeof Type.Optional<F[N]>>;
  };

const Expected = Type.Object(
  {
    every: Type.Optional(duration('A backup succeeds at least so often.')),
    cron: Type.Optional(text('A backup succeeds at these times: five fields, as in crontab.', 128)),
    time_zone: Type.Optional(text('Zone of `cron`, such as `Europe/Berlin`. Default `UTC`.', 64)),
  },
  { ...closed, ...described('How often each source succeeds: `every`, or `cron` with `time_zone`.') },
);

const keep = (what: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000, ...described(`Newest ${what} that are kept.`) }));

const Retention = Type.Object(
  {
    last: keep('restore points'),
    hourly: keep('hours with a restore point'),
    daily: keep('days with a restore point'),
    weekly: keep('weeks with a restore point'),
    monthly: keep('months with a restore point'),
    yearly: keep('years with a restore point'),
    time_zone: Type.Optional(text('Whose hours and days. Default `UTC`.', 64)),
  },
  { ...closed, ...described('Restore points that are there, in the words of `restic forget` and of Kopia policies.') },
);

const source = {
  host: Type.Optional(text('Host of the source, as the tool has it.', 255)),
  user: Type.Optional(text('User of the source, as the tool has it.', 255)),
  path: Type.Optional(text('Path of the source.', 4096)),
  paths: Type.Optional(
    Type.Array(text('A path.', 4096), {
      minItems: 1,
      maxItems: 1000,
      ...described('All paths of a restic source that has several.'),
    }),
  ),
};

const Source = Type.Object(
  {
    ...source,
    expected: Type.Optional(Expected),
    retention: Type.Optional(Retention),
    paused: Type.Optional(
      Type.Boolean(described('Nothing is expected of it for the time being; what is known stays on the page.')),
    ),
    retired: Type.Optional(
      Type.Boolean(described('It is backed up no more: its rows go, and that its snapshots go is no loss.')),
    ),
  },
  {
    ...closed,
    ...described(
      'What is different for the sources that fit in every given field. With `host`, `user` and a path it names one source, which is then expected even before it was ever seen.',
    ),
  },
);

const Size = Type.Object(
  {
    every: Type.Optional(duration('How often.', '6h')),
    timeout: Type.Optional(duration('Gives up after so long.', '10m')),
  },
  closed,
);

const Check = Type.Object(
  {
    every: Type.Optional(duration('How often.', '7d')),
    depth: Type.Optional(
      Type.Enum(
        ['structure', 'sample', 'data'],
        described(
          'What the repository says of itself, a part of the stored data, or all of it. Only `data` has read everything.',
          'structure',
        ),
      ),
    ),
    sample_percent: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 100, ...described('Part of the data that `sample` reads.', '1') }),
    ),
    timeout: Type.Optional(duration('Gives up after so long.', '1h')),
  },
  closed,
);

const asked = <S extends TSchema>(schema: S, description: string) =>
  Type.Union([Type.Boolean(), schema], described(description));

const inherited = optionalFields({
  every: duration('How often the cheap questions are asked: identity, snapshots, locks, maintenance, sources.', '15m'),
  timeout: duration('Each command of the tool is ended after so long, with all its processes.', '2m'),
  expected: Expected,
  retention: Retention,
  read_budget_per_day: Type.String({
    pattern: BYTE_SIZE_PATTERN,
    [WRITES]: 'a size such as 512 KiB, 5 MiB or 2 GiB',
    ...described('Most bytes that looks may read from a remote repository in a day, as estimated.', '5 MiB'),
  }),
});

/** One repository. */
const Repository = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 64,
      pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._ @:+()#-]*$',
      [WRITES]: 'letters, digits, spaces and . _ @ : + ( ) # -, beginning with a letter or digit',
      ...described('What it is called; unique, whatever the case. A new name begins a new history.'),
    }),
    tool: Type.Enum(['restic', 'kopia'], described('Whose repository it is.')),
    ...optionalFields({
      repository: text('restic: where it is, as in `restic -r`. Without credentials.', 4096),
      repository_file: path('restic: file that holds where it is; for a location with credentials.'),
      config_file: path(
        'Kopia: configuration of a connected client, as `kopia repository connect --config-file` makes it.',
      ),
      password_file: path('File that holds the password.'),
      password_command: text('restic: command that prints the password.', 4096),
      password_env: variable("Variable of the exporter's own environment that holds the password."),
      environment_file: path('File of `NAME=value` lines for the tool, such as `AWS_SECRET_ACCESS_KEY=...`.'),
      environment: Type.Array(variable('A variable.'), {
        maxItems: 100,
        ...described("Variables of the exporter's own environment that the tool gets, too."),
      }),
      server: Type.Object(
        {
          url: text('Address, such as `https://127.0.0.1:51515`. Without credentials.', 1024),
          username: Type.Optional(text('Control user of the server. Default `server-control`.', 255)),
          password_file: path('File that holds the password of the control user.'),
          certificate_file: Type.Optional(path('PEM certificate of the server, which Kopia makes itself.')),
        },
        { ...closed, ...described('Kopia: the server whose schedules are asked.') },
      ),
      repository_id: text(
        'Id of the repository. When another one is found under the name, nothing is believed until its id stands here.',
        128,
      ),
      paused: Type.Boolean(described('Nothing is expected of any source for the time being. It is still asked.')),
      locks: Type.Boolean(described('restic: whether locks are asked for. Default `true`.')),
      maintenance: Type.Boolean(described('Kopia: whether maintenance is asked for. Default `true`.')),
      size: asked(Size, 'The size. Default: every 6h for a local repository, not at all for a remote one.'),
      check: asked(Check, 'A check. Default: structure every 7d for a local repository, none for a remote one.'),
      maintenance_expected: Type.Object(
        optionalFields({
          forget: duration('restic'),
          prune: duration('restic'),
          quick: duration('Kopia'),
          full: duration('Kopia'),
        }),
        { ...closed, ...described("How often each maintenance task succeeds, before the tool's own settings.") },
      ),
      sources: Type.Array(Source, { maxItems: 10_000, ...described('Sources of which something else is wanted.') }),
    }),
    ...inherited,
  },
  closed,
);

/** The configuration file of the exporter. */
export const ConfigSchema = Type.Object(
  {
    ...optionalFields({
      listen: text('Address to listen on: `127.0.0.1:9091`, `[::1]:9091`, or `:9091` for every address.', 128),
      state_dir: path(
        'Folder in which what is known outlives a restart. It is made when it is missing. Default: `$STATE_DIRECTORY` of systemd, else `lockstep-exporter-state` beside this file.',
      ),
      web_config: path(
        'Web configuration file of the exporter toolkit: TLS, users with bcrypt passwords (`basic_auth_users`, then every path asks for a login), response headers. `--web.config.file` wins.',
      ),
      bearer_token_file: path(
        'File of tokens, one per line: /metrics asks for `Authorization: Bearer`. Read again when it changes.',
      ),
      trusted_cidrs: blocks('Addresses that may ask for /metrics.'),
      trusted_proxies: blocks('Reverse proxies whose X-Forwarded-For is believed.'),
      cors: Type.Object(
        {
          origins: Type.Array(text('An origin, or `*`.', 255), {
            minItems: 1,
            maxItems: 100,
            ...described('Origins such as `https://grafana.example.org`, or `*` alone for every page.'),
          }),
          credentials: Type.Optional(
            Type.Boolean(described("Whether pages may send the user's login; never with `*`. Default `false`.")),
          ),
        },
        { ...closed, ...described('Which web pages may read what is served. Without it: none.') },
      ),
      log: Type.Object(
        optionalFields({
          level: Type.Enum([...LOG_LEVELS], described('Least severity that is logged.', 'info')),
          format: Type.Enum([...LOG_FORMATS], described('`auto` is text on a terminal and JSON elsewhere.', 'auto')),
        }),
        { ...closed, ...described('The log, on standard error.') },
      ),
      max_parallel: Type.Integer({
        minimum: 1,
        maximum: 64,
        ...described('Repositories that are asked at the same time. A command takes up to 160 MiB of memory.', '2'),
      }),
      tools: Type.Object(
        optionalFields({
          restic: text('Name or path of restic.', 4096),
          kopia: text('Name or path of Kopia.', 4096),
        }),
        { ...closed, ...described('The programs. Default: `restic` and `kopia`, on the PATH.') },
      ),
      restic_exporter_aliases: Type.Boolean(
        described('Whether the deprecated names of ngosang/restic-exporter are on the page, too. Default `false`.'),
      ),
      defaults: Type.Object(inherited, {
        ...closed,
        ...described('For every repository that does not say otherwise.'),
      }),
    }),
    repositories: Type.Array(Repository, {
      minItems: 1,
      maxItems: 1000,
      ...described('What is asked.'),
    }),
  },
  closed,
);

/** The configuration file, as it is written. */
export type WrittenConfig = Static<typeof ConfigSchema>;
/** One of its repositories. */
export type WrittenRepository = Static<typeof Repository>;
/** One of the sources of a repository. */
export type WrittenSource = Static<typeof Source>;
/** How often something is expected. */
export type WrittenExpected = Static<typeof Expected>;
