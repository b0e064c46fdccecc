import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/**
 * What the server may keep of its tables in memory: a quarter of the machine's, as PostgreSQL's manual advises
 * ("Resource Consumption", shared_buffers), or of what the container may use; from 128 MB, its default, to 1 GB.
 * It takes only what it comes to hold.
 */
export function sharedBuffers(memory = usableMemory()): string {
  return `${Math.max(128, Math.min(1024, Math.floor(memory / 4 / MB)))}MB`;
}

function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
