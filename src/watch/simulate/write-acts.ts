import type { Act } from '../act.ts';

/** Which page of names an act shows, for those that the watch judges before they are shown. */
export const pageOf = new WeakMap<Act, string>();

/** Writes acts as the kernel's log would show them to the rules, page by page. Times in milliseconds. */
export class Acts {
  readonly list: Act[] = [];
  #next = 1;

  add(at: number, op: string, given: Partial<Act> = {}): Act {
    const who = given.who ?? [];
    const act: Act = {
      at: Math.round(at),
      op,
      code: null,
      class: null,
      canary: false,
      kind: null,
      loose: null,
      changed: [],
      ...given,
      who,
      people: given.people ?? who.length,
      // Numbered anew once sorted: the log is in the order of time.
      id: String(this.#next++),
    };
    this.list.push(act);
    return act;
  }

  /** The page of a dossier: the file, and the person's referrals. */
  open(at: number, person: number): void {
    this.add(at, 'dossier.open', { class: 'contact', who: [person] });
    this.add(at + 8, 'referral.of_person', { who: [person] });
  }

  reveal(at: number, person: number, identifier = false): void {
    this.add(at, identifier ? 'identifier.reveal' : 'contact.reveal', {
      class: identifier ? 'identifier' : 'contact',
      who: [person],
    });
  }

  /** Somebody else's person. */
  stranger(at: number, person: number, canary = false): void {
    this.add(at, 'dossier.open', { class: 'contact', who: [person], code: 'no_relationship', canary });
  }

  list25(at: number, people: readonly number[], page: number): void {
    const who = people.slice(25 * page, 25 * page + 25);
    pageOf.set(this.add(at, 'caseload.list', { class: 'listed', who }), `list ${page}`);
  }

  /** The board of referrals: all its names on one page. */
  board(at: number, people: readonly number[]): void {
    // The names first: that is where the page is judged.
    pageOf.set(this.add(at, 'dossier.name', { class: 'listed', who: people }), 'board');
    this.add(at + 4, 'referral.list');
  }

  touch(at: number): void {
    this.add(at, 'identity.confirm_presence');
  }

  /** The home page: who waits for a call, and the board's names. */
  home(at: number, people: readonly number[]): void {
    this.add(at, 'caseload.list', { class: 'listed', who: people.slice(0, 12) });
    this.add(at + 5, 'referral.list');
    this.add(at + 9, 'dossier.name', { class: 'listed', who: people.slice(0, 8) });
  }

  search(at: number, hit: number | null): void {
    this.add(at, 'dossier.search', { class: 'listed', who: hit === null ? [] : [hit], loose: false });
    if (hit === null) this.add(at + 6, 'dossier.search', { class: 'listed', who: [], loose: true });
  }

  refused(at: number, op: string, code = 'role'): void {
    this.add(at, op, { code });
  }

  sorted(): Act[] {
    return this.list.sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id));
  }
}
