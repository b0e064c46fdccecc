import { codeOf, faults } from '../errors.ts';

/** Exit codes of every command; part of the interface, as is the shape of --json. */
export const exitCodes = { ok: 0, failure: 1, usage: 2, refusedInput: 3 } as const;

export const exitCodesHelp = `
Exit codes: 0 done, 1 failure, 2 wrong use or setting, 3 input refused (nothing changed).`;

/** Tells an error to a person and returns the exit code. A fault of the program shows where; others do not. */
export function reportError(thrown: unknown, json: boolean): number {
  const code = codeOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (json) console.log(JSON.stringify({ error: { code, message } }));
  else console.error(`ecluse: ${message}`);
  if (code === 'internal' && thrown instanceof Error && thrown.stack) {
    console.error(thrown.stack.split('\n').slice(1, 8).join('\n'));
  }
  return faults[code].exit;
}
