import { EcluseError } from '../../errors.ts';

/** Why a whole file is refused. The texts are in `src/ui/texts/catalogue.*.ts`, under `import.refusals`. */
export type RefusalCode =
  | 'unreadable'
  | 'empty'
  | 'tooLarge'
  | 'encodingUnknown'
  | 'encodingBroken'
  | 'doctype'
  | 'malformed'
  | 'truncated'
  | 'notLheo'
  | 'namespaceMissing'
  | 'namespaceUnknown'
  | 'misplaced'
  | 'noOffer'
  | 'tooDeep'
  | 'textTooLong'
  | 'offerTooLarge'
  | 'tooManyOffers'
  | 'tooManyRejections'
  | 'cancelled';

export type Params = Record<string, string | number>;

/**
 * A file that cannot be imported at all. Thrown, not returned, so that it leaves the import transaction by
 * the only way that rolls everything back. `importLheo` puts the reader's words into `message`.
 */
export class LheoRefusal extends EcluseError {
  readonly why: RefusalCode;
  readonly file: string;
  readonly line: number | null;
  readonly params: Params;

  constructor(why: RefusalCode, file: string, line: number | null, params: Params = {}) {
    super('input_refused', `${why}: ${file}${line === null ? '' : `:${line}`}`);
    this.why = why;
    this.file = file;
    this.line = line;
    this.params = params;
  }
}
