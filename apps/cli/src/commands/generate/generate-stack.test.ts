import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DASHBOARDS, renderJson } from '@lockstep/dashboards';
import { LOCAL_STACK } from '@lockstep/provisioning';
import { compare } from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recordedSurroundings } from '../../../test/recorded-surroundings.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { type GenerateOptions, generateStack } from './generate-stack.ts';

async function generate(out: string, options: Partial<GenerateOptions> = {}, input: readonly string[] = []) {
  const surroundings = recordedSurroundings(input);
  const code = await generateStack({ profile: 'full', force: false, out, ...options }, surroundings);
  return { code, printed: surroundings.printed(), said: surroundings.said.join('\n') };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

describe('lockstep generate', () => {
  const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
  const yaml = (folder: string, path: string) => parse(read(folder, path));

  it('minimal is the smallest configuration of the specification, and an exporter to begin with', async () => {
    const out = temporaryFolder();
    const { code } = await generate(out, { profile: 'minimal', exporter: ['kopia-exporter:9091'] });
    expect({ code, files: filesIn(out) }).toEqual({
      code: 0,
      files: ['.lockstep-generated.json', 'exporter/exporter.yml', 'prometheus/prometheus.yml'],
    });
    expect(yaml(out, 'prometheus/prometheus.yml')).toEqual({
      global: { scrape_interval: '15s' },
      scrape_configs: [{ job_name: 'kopia', static_configs: [{ targets: ['kopia-exporter:9091'] }] }],
    });
  });

  it('full holds the whole stack, each file said and each as the repository has it', async () => {
    const out = temporaryFolder();
    const { printed } = await generate(out);
    for (const path of filesIn(out).filter((one) => one !== '.lockstep-generated.json')) {
      expect(printed).toContain(`wrote    ${path}\n`);
    }
    for (const dashboard of DASHBOARDS) {
      expect(read(out, `dashboards/${dashboard.uid}.json`)).toBe(renderJson(dashboard));
    }
    expect(yaml(out, 'compose.yaml').services.grafana.volumes).toContain('./dashboards:/var/lib/grafana/dashboards:ro');
    expect(read(out, 'compose.yaml')).not.toContain('npm run generate');
    expect(printed).toMatch(/\n {2}docker compose up --build --detach\n$/);
  });

  it('builds images from the clone that it runs from', async () => {
    const out = temporaryFolder();
    await generate(out);
    const { context } = yaml(out, 'compose.yaml').services.server.build;
    expect(JSON.parse(read(context, 'package.json'))).toMatchObject({ name: 'lockstep' });
  });

  it('makes secrets that differ from folder to folder, and closes them', async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    await generate(one);
    await generate(two);
    const token = read(one, 'secrets/metrics-token');
    expect(token).toMatch(/^[\da-f]{64}\n$/);
    expect(read(one, 'prometheus/metrics-token')).toBe(token);
    expect(read(two, 'secrets/metrics-token')).not.toBe(token);
    expect(read(one, '.env')).toMatch(/^GRAFANA_ADMIN_PASSWORD=[\da-f]{64}$/m);
    const mode = (path: string) => (statSync(join(one, path)).mode & 0o777).toString(8);
    expect([mode('.env'), mode('secrets'), mode('prometheus/metrics-token')]).toEqual(['600', '700', '600']);
    expect(read(one, '.gitignore').split('\n')).toEqual(expect.arrayContaining(['.env', 'secrets/', 'metrics-token']));
  });

  it('puts every option where it belongs', async () => {
    const out = temporaryFolder();
    const options = {
      exporter: ['a.example:9091', '[2001:db8::1]:9091'],
      node: ['none'],
      prometheusPort: '9900',
      grafanaPort: '3300',
      retention: '30d',
      corsOrigin: String.raw`https://g\.example`,
      alertWebhook: 'https://hook.example/a',
      basicAuthUser: 'ann',
      basicAuthPasswordFile: '-',
    };
    const { printed } = await generate(out, options, ["it's secret\n"]);
    const { scrape_configs: jobs } = yaml(out, 'prometheus/prometheus.yml');
    expect(jobs[0].static_configs[0].targets).toEqual(options.exporter);
    expect(jobs.map((job: { job_name: string }) => job.job_name)).not.toContain('node');
    expect(jobs.find((job: { job_name: string }) => job.job_name === 'prometheus')).toMatchObject({
      basic_auth: { username: 'ann', password_file: 'web-password' },
      static_configs: [{ targets: ['127.0.0.1:9900'] }],
    });
    expect(yaml(out, 'alertmanager/alertmanager.yml').receivers[0].webhook_configs[0].url).toBe(options.alertWebhook);
    expect(await compare("it's secret", yaml(out, 'prometheus/web.yml').basic_auth_users.ann)).toBe(true);
    expect(read(out, '.env').match(/^[A-Z_]+=.*$/gm)).toEqual([
      'PROMETHEUS_UI_PORT=9900',
      'PROMETHEUS_RETENTION=30d',
      'GRAFANA_PORT=3300',
      expect.stringMatching(/^GRAFANA_ADMIN_PASSWORD=/),
      'PROMETHEUS_BASIC_AUTH=true',
      'PROMETHEUS_AUTH_USER=ann',
      String.raw`PROMETHEUS_AUTH_PASSWORD='it\'s secret'`,
      String.raw`PROMETHEUS_CORS_ORIGIN='https://g\.example'`,
    ]);
    expect(printed).toContain(
      String.raw`--storage.tsdb.retention.time=30d --web.listen-address=127.0.0.1:9900 --web.config.file=prometheus/web.yml '--web.cors.origin=https://g\.example'`,
    );
  });

  it('changes nothing the second time, and only what an option changes the third', async () => {
    const out = temporaryFolder();
    await generate(out);
    const before = read(out, 'secrets/metrics-token');
    const again = await generate(out);
    expect(again.printed).not.toMatch(/^wrote/m);
    const third = await generate(out, { exporter: ['a.example:9091'] });
    expect(third.printed.match(/^wrote .*$/gm)).toEqual(['wrote    prometheus/prometheus.yml']);
    expect(read(out, 'secrets/metrics-token')).toBe(before);
  });

  it('refuses to overwrite what was changed, writes nothing then, and says which', async () => {
    const out = temporaryFolder();
    await generate(out);
    writeFileSync(join(out, 'alertmanager/alertmanager.yml'), 'mine');
    writeFileSync(join(out, '.env'), 'mine, and nobody asks for it');
    const refused = await generate(out, { alertWebhook: 'https://hook.example/', exporter: ['a.example:9091'] });
    expect(refused).toMatchObject({ code: 1, printed: '' });
    expect(refused.said).toContain('not written by it: alertmanager/alertmanager.yml. Move');
    expect(read(out, 'prometheus/prometheus.yml')).not.toContain('a.example');
    const forced = await generate(out, { force: true });
    expect(forced.code).toBe(0);
    expect(read(out, 'alertmanager/alertmanager.yml')).toContain(LOCAL_STACK.alertWebhook);
    expect(read(out, '.env')).toBe('mine, and nobody asks for it');
  });

  it('takes files that were there before for changed ones', async () => {
    const out = temporaryFolder({ 'prometheus/prometheus.yml': 'global: {}\n' });
    expect((await generate(out)).said).toContain('prometheus/prometheus.yml');
    expect(filesIn(out)).toEqual(['prometheus/prometheus.yml']);
  });

  it('removes what the other profile had, but for what was changed', async () => {
    const out = temporaryFolder();
    await generate(out);
    writeFileSync(join(out, 'compose.yaml'), 'mine');
    const { printed } = await generate(out, { profile: 'minimal' });
    expect(printed).toContain('removed  alertmanager/alertmanager.yml\n');
    expect(filesIn(out)).toEqual(expect.arrayContaining(['.env', 'compose.yaml', 'prometheus/prometheus.yml']));
    expect(filesIn(out).filter((path) => path.startsWith('dashboards/'))).toEqual([]);
  });

  it('is not led out of the folder by a record, nor through a link', async () => {
    const outside = temporaryFolder({ victim: '' });
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const out = temporaryFolder({
      '.lockstep-generated.json': JSON.stringify({ files: { [`../${outside.split('/').pop()}/victim`]: empty } }),
    });
    symlinkSync(join(outside, 'victim'), join(out, 'compose.yaml'));
    expect((await generate(out)).said).toContain('compose.yaml');
    await generate(out, { force: true });
    expect(read(outside, 'victim')).toBe('');
  });

  it.each<[string, Partial<GenerateOptions>, RegExp]>([
    ['an address without a port', { exporter: ['a.example'] }, /--exporter is `a\.example`; it takes HOST:PORT/],
    ['a port that is none', { prometheusPort: '70000' }, /--prometheus-port is `70000`/],
    ['a retention that is none', { retention: 'long' }, /--retention is `long`; it takes a duration/],
    ['the origin of the specification', { corsOrigin: '*' }, /--cors-origin is `\*`; it takes a regular expression/],
    ['a webhook that is no URL', { alertWebhook: 'hook' }, /--alert-webhook is `hook`/],
    ['a user without a password', { basicAuthUser: 'ann' }, /There is no password/],
    ['a folder below a file', { out: '/dev/null/x' }, /\/dev\/null\/x cannot be written to/],
  ])('refuses %s', async (_name, options, problem) => {
    await expect(generate(temporaryFolder(), options)).rejects.toThrow(problem);
  });
});
