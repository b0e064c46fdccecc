/** French texts of dossiers; each key is asked for as `t(c, 'dossiers.<key>', { … })`. Owner: dossiers. */
export const fr = {} as const satisfies Record<string, string>;
