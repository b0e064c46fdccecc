import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './operations.ts';

describe('the register of operations', () => {
  it('holds every row of every module once: a name said twice would silently replace the first row', async () => {
    const names: string[] = [];
    for (const file of readdirSync(new URL('./operations', import.meta.url))) {
      const registers: Record<string, object> = await import(
        new URL(`./operations/${file}`, import.meta.url).href
      );
      if (file === 'operation.ts') continue; // what the rows are made of, not rows
      names.push(...Object.values(registers).flatMap((register) => Object.keys(register)));
    }
    expect(names.length).toBeGreaterThan(0);
    expect(names.sort()).toEqual(Object.keys(OPERATIONS).sort());
  });
});
