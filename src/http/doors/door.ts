import type { OperationName } from '../../gate/index.ts';

/** A route with the operations of the gate that it performs, or `open` with the reason why it asks nobody. */
export type Door = { operations: readonly [OperationName, ...OperationName[]] } | { open: string };

type DoorName = `${'GET' | 'POST'} /${string}`;

export type Doors = Readonly<Record<DoorName, Door>>;
