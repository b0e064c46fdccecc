import { expect, test } from 'vitest';
import { submitOnce } from './submit-once.ts';

const token = Buffer.from('a');

test('the same form of the same session acts once; another form or session acts again', async () => {
  const once = submitOnce<number>();
  let acts = 0;
  const act = async () => {
    acts += 1;
    return acts;
  };
  expect(await Promise.all([once(token, 'f', act), once(token, 'f', act)])).toEqual([1, 1]);
  expect(await once(token, 'g', act)).toBe(2);
  expect(await once(Buffer.from('b'), 'f', act)).toBe(3);
});

test('a fault is not kept: the next try acts', async () => {
  const once = submitOnce<string>();
  await expect(once(token, 'f', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await once(token, 'f', async () => 'done')).toBe('done');
});
