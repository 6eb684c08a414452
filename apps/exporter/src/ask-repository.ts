import { readFileSync } from 'node:fs';
import { type Answer, type Asker, type BackupTool, kopiaAsker, redactUrls, resticAsker } from '@lockstep/collectors';
import type { QuestionPlan, RepositoryConfig, ServerAccess } from './config/repository-config.ts';
import { AccessError, type Environment, toolEnvironmentOf } from './config/tool-environment.ts';

/** What every asking has in common. */
export interface ToolSettings {
  /** Names or paths of the programs. */
  readonly tools: Readonly<Record<BackupTool, string>>;
  /** The environment of the exporter. */
  readonly env: Environment;
  readonly now: () => number;
}

/** Asks one repository. Its secrets are read again each time, so that a changed one needs no restart. */
export interface RepositoryAsker {
  /** Never rejects. */
  ask(plan: QuestionPlan, abort: AbortSignal): Promise<Answer>;
}

/** A tool that has ignored SIGTERM for so long gets SIGKILL, with its whole group. */
const KILL_AFTER_MS = 5000;

/** Makes an asker that knows how to get to the repository. */
export function createRepositoryAsker({ tool, access }: RepositoryConfig, settings: ToolSettings): RepositoryAsker {
  let made: { readonly of: string; readonly asker: Asker } | undefined;
  const current = (): Asker => {
    const env = toolEnvironmentOf(access, settings.env);
    const server = access.server === undefined ? undefined : kopiaServer(access.server);
    // An asker learns about its tool, so it is kept as long as it leads to the same place.
    const of = JSON.stringify([env, server]);
    if (made?.of !== of) {
      const options = {
        command: settings.tools[tool],
        env,
        deadlineMs: 0,
        killAfterMs: KILL_AFTER_MS,
        now: settings.now,
      };
      const asker = tool === 'restic' ? resticAsker(options) : kopiaAsker({ ...options, ...(server && { server }) });
      made = { of, asker };
    }
    return made.asker;
  };
  return {
    async ask({ question, timeoutSeconds, depth, samplePercent }, abort) {
      try {
        return await current().ask(question, {
          deadlineMs: timeoutSeconds * 1000,
          abort,
          ...(depth !== undefined && { depth }),
          ...(samplePercent !== undefined && { samplePercent }),
        });
      } catch (error) {
        if (!(error instanceof AccessError)) throw error;
        return unanswered(question, { verdict: 'failed', reason: error.message, atMs: settings.now() });
      }
    },
  };
}

/** The answer of a question that no tool was asked. */
export function unanswered(
  question: QuestionPlan['question'],
  { verdict, reason, atMs }: { readonly verdict: Answer['verdict']; readonly reason: string; readonly atMs: number },
): Answer {
  return {
    question,
    askedAtMs: atMs,
    durationSeconds: 0,
    verdict,
    reason: redactUrls(reason),
    parsed: 0,
    rejected: 0,
  };
}

function kopiaServer({ url, userName, passwordFile, certificateFile }: ServerAccess) {
  return {
    url,
    passwordFile,
    ...(userName !== undefined && { userName }),
    ...(certificateFile !== undefined && { certificates: readCertificates(certificateFile) }),
  };
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new AccessError(`${file} cannot be read (${code})`, { cause: error });
  }
}
