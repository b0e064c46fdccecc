/** French texts of catalogue; each key is asked for as `t(c, 'catalogue.<key>', { … })`. Owner: catalogue. */
export const fr = {} as const satisfies Record<string, string>;
