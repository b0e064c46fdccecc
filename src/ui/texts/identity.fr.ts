/** French texts of identity; each key is asked for as `t(c, 'identity.<key>', { … })`. Owner: identity. */
export const fr = {} as const satisfies Record<string, string>;
