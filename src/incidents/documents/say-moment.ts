import { formatLongDate, formatTime } from '../../ui/index.ts';

/** `lundi 15 mars 2027 à 9 h 40`, in Paris and in French: documents are for French authorities. */
export const sayMoment = (at: Date) => `${formatLongDate('fr', at)} à ${formatTime('fr', at)}`;
