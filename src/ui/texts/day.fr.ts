/** French texts of day; each key is asked for as `t(c, 'day.<key>', { … })`. Owner: day. */
export const fr = {} as const satisfies Record<string, string>;
