import type { AppContext, TextKey } from '../../ui/index.ts';

const DONE: Readonly<Record<string, TextKey>> = {
  demande: 'accounts.done.demande',
  approuver: 'accounts.done.approuver',
  refuser: 'accounts.done.refuser',
  retrait: 'accounts.done.retrait',
  suspendre: 'accounts.done.suspendre',
  retirer: 'accounts.done.retirer',
  confirmer: 'accounts.done.confirmer',
  relancer: 'accounts.done.relancer',
  'fin-remplacement': 'accounts.done.finRemplacement',
  recuperation: 'accounts.done.recuperation',
};

/** What the page that comes back after an act says was done. */
export function doneText(c: AppContext): TextKey | undefined {
  const act = c.req.query('fait') ?? '';
  return Object.hasOwn(DONE, act) ? DONE[act] : undefined;
}
