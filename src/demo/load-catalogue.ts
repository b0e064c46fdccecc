import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { importLheo, writeLheo } from '../catalogue/index.ts';

/** The issue asks for 500 at least. */
const sessions = 520;

/**
 * The training offer of the Val d’Aubrelle, written as LHEO 2.3 and taken in by the importer that real files go
 * through. Importing it again changes nothing.
 */
export async function loadCatalogue(owner: pg.ClientBase, now: Date): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ecluse-demo-'));
  try {
    const file = join(folder, 'val-d-aubrelle.xml');
    await writeLheo(file, { sessions, today: now });
    await importLheo(owner, [file], { source: 'Offre du Val d’Aubrelle (inventée)' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
