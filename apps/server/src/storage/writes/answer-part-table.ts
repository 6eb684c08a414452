import { joinParts, type ListAnswer } from '@lockstep/protocol';
import type { Connection } from '../connection.ts';

/** Whose answer a part belongs to. */
export interface PartPlace {
  readonly hostId: string;
  readonly repository: string;
  readonly tool: string;
}

/** Statements on `answer_part`. */
export interface AnswerPartTable {
  /** Keeps a part; once it is the last that was missing, forgets all of them and returns the whole answer. */
  add(place: PartPlace, part: ListAnswer): ListAnswer | undefined;
}

/** So many unfinished answers of one question wait; the parts of an older one were dropped on their way, and never come. */
const MOST_WAITING = 2;

/** Prepares the statements on a connection. */
export function answerPartTable(connection: Connection): AnswerPartTable {
  const insert = connection.prepare(
    `INSERT INTO answer_part (host_id, repository, tool, question, asked_at, number, answer)
     VALUES (@hostId, @repository, @tool, @question, @askedAt, @number, @answer) ON CONFLICT DO NOTHING`,
  );
  const parts = connection
    .prepare<[object], string>(`SELECT answer FROM answer_part WHERE ${OF_QUESTION} AND asked_at = @askedAt`)
    .pluck();
  const count = connection
    .prepare<[object], number>(`SELECT count(*) FROM answer_part WHERE ${OF_QUESTION} AND asked_at = @askedAt`)
    .pluck();
  const forget = connection.prepare(`DELETE FROM answer_part WHERE ${OF_QUESTION} AND asked_at = @askedAt`);
  const forgetOld = connection.prepare(
    `DELETE FROM answer_part WHERE ${OF_QUESTION} AND asked_at NOT IN (
       SELECT DISTINCT asked_at FROM answer_part WHERE ${OF_QUESTION} ORDER BY asked_at DESC LIMIT ${MOST_WAITING})`,
  );
  return {
    add: (place, part) => {
      const key = { ...place, question: part.question, askedAt: new Date(part.asked_at).toISOString() };
      insert.run({ ...key, number: part.part?.number ?? 1, answer: JSON.stringify(part) });
      forgetOld.run(key);
      // Their number is asked first: reading all of them for each would cost the square of it.
      if (count.get(key) !== (part.part?.of ?? 1)) return undefined;
      const whole = joinParts(parts.all(key).map((text) => JSON.parse(text) as ListAnswer));
      forget.run(key);
      return whole;
    },
  };
}

const OF_QUESTION = 'host_id = @hostId AND repository = @repository AND tool = @tool AND question = @question';
