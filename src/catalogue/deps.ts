import type { Queryable } from '../db/index.ts';
import type { AppContext } from '../ui/index.ts';

export interface CatalogueDeps {
  db: { app: Queryable };
  /**
   * Who `?pour=` is, for the banner: asked of the vault by the modules that may (the catalogue knows nobody), so each
   * call is a recorded, counted disclosure. Null, or not given: the banner says « une personne de votre portefeuille ».
   */
  personOf?: (c: AppContext, ref: string) => Promise<{ name: string; detail: string | null } | null>;
}
