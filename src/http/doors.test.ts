import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../gate/index.ts';
import { DOORS } from './doors.ts';
import { testApp } from './testing-app.ts';

/** `GET /dossiers/:ref{[0-9]+-[0-9]+}` and `GET /dossiers/:ref` are the same door. */
const plain = (path: string) => path.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '');

describe('doors of the web server', () => {
  let mounted: string[];

  beforeAll(async () => {
    const { app } = await testApp();
    const routes = app.routes.filter((route) => route.method !== 'ALL');
    mounted = [...new Set(routes.map((route) => `${route.method} ${plain(route.path)}`))].sort();
  });

  it('has no route that is not declared, and declares none that is not there', () => {
    expect(mounted).toEqual(Object.keys(DOORS).sort());
  });

  it('declares each door in one module: said twice, the later line would silently replace the first', async () => {
    const names: string[] = [];
    for (const file of readdirSync(new URL('./doors', import.meta.url))) {
      const registers: Record<string, object> = await import(
        new URL(`./doors/${file}`, import.meta.url).href
      );
      names.push(...Object.values(registers).flatMap((register) => Object.keys(register)));
    }
    expect(names.sort()).toEqual(Object.keys(DOORS).sort());
  });

  it('mounts nothing that answers every method', async () => {
    const { app } = await testApp();
    const everyMethod = app.routes.filter((route) => route.method === 'ALL' && route.handler.length < 2);
    expect(everyMethod.map((route) => route.path)).toEqual([]);
  });

  it('names only operations of the register, or a reason', () => {
    for (const [name, door] of Object.entries(DOORS)) {
      if ('open' in door) expect(door.open.length, name).toBeGreaterThan(10);
      else
        for (const operation of door.operations) expect(Object.keys(OPERATIONS), name).toContain(operation);
    }
  });
});
