import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** axe leaves contrast undecided on gradients and pseudo-elements, so the tokens are measured here. */
const sheet = readFileSync(new URL('./ecluse.css', import.meta.url), 'utf8');

function token(name: string): string {
  if (name.startsWith('#')) return name;
  const found = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(sheet);
  if (!found?.[1]) throw new Error(`no token --${name}`);
  return found[1];
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(token(one)), luminance(token(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const white = '#ffffff';

describe('contrast of the tokens', () => {
  it.each([
    ['text', 'ds-color-neutral-text-default', white],
    ['text on the ground', 'ds-color-neutral-text-default', 'ds-color-neutral-background-tinted'],
    ['muted text', 'ds-color-neutral-text-subtle', white],
    ['muted text on the ground', 'ds-color-neutral-text-subtle', 'ds-color-neutral-background-tinted'],
    ['links', 'ds-color-accent-text-subtle', white],
    ['links in a water panel', 'ds-color-accent-text-subtle', 'ds-color-accent-background-tinted'],
    ['copper button', white, 'ds-color-brand1-base-default'],
    ['copper word', 'ds-color-brand1-text-subtle', white],
    ['water button', white, 'ds-color-accent-base-default'],
    ['danger button', white, 'ds-color-danger-base-default'],
    ['danger text in its box', 'ds-color-danger-text-default', 'ds-color-danger-surface-tinted'],
    ['danger text', 'ds-color-danger-text-subtle', white],
    ['warning countdown', 'ds-color-warning-text-subtle', '#fdf6e6'],
    ['success word', 'ds-color-success-text-subtle', 'ds-color-success-surface-tinted'],
    ['header', white, 'ec-deep'],
    ['header, small', '#cfe4ee', 'ec-deep'],
  ])('%s is at least 4.5', (_what, one, other) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['field border', 'ds-color-neutral-border-default', white],
    ['focus ring', 'ds-color-focus-outer', white],
    ['focus ring in the header', 'ds-color-focus-inner', 'ec-deep'],
    ['stepper, done', 'ec-water-3', white],
    ['stepper, now', 'ds-color-brand1-base-default', white],
  ])('%s is at least 3', (_what, one, other) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(3);
  });
});
