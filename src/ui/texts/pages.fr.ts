export const fr = {} as const satisfies Record<string, string>;
