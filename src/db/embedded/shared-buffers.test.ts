import { expect, it } from 'vitest';
import { sharedBuffers } from './shared-buffers.ts';

it.each([
  [256, '128MB'],
  [2048, '512MB'],
  [65_536, '1024MB'],
])('of %i MB of memory, %s hold tables', (memory, held) => {
  expect(sharedBuffers(memory * 1024 * 1024)).toBe(held);
});
