/** The only door of the module. */
export { nirKey } from './validate/nir.ts';
