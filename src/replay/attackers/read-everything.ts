import type { Exposure } from '../exposure.ts';
import type { World } from '../load/layout.ts';
import type { Answer, Visitor } from '../visitor.ts';
import type { Attack } from './attack.ts';

/** Requests of one session at once; the server makes others wait. */
const LANES = 4;
/** Of many sessions of one kind so many read: what the others could add is one page of their own, read before. */
export const READERS = 12;
/** After so many answers in a row that tell nothing new, a door is given up. */
const PATIENCE = 60;
/** So many dossiers are read to the bottom: more than any budget allows, fewer than would take all day. */
const DEEP = 90;
/** Of the control, where nothing holds, the names tell: a few dossiers show that they open. */
const DEEP_IN_CONTROL = 5;

/**
 * Reads whatever these sessions can be made to show, through every door that shows people: lists with their filters
 * and pages, numbers in sequence, searches by letters, banners, boards, exports that might exist, one's own accesses.
 * The attacker is told which numbers exist and where, and gives a door up only after 60 answers without anybody new.
 */
export async function readEverything(
  held: readonly Visitor[],
  attack: Attack,
  /** Has the passkey touched, where the attacker can. */
  touch: () => Promise<void> = async () => {},
) {
  const { world, seen, home } = attack;
  const sessions = held.slice(0, READERS);
  for (const visitor of sessions.slice(0, 2)) await tryOddDoors(visitor, world, home);
  await walkLists(sessions);
  await readDeep(sessions, attack, touch);
  await walkNumbers(sessions, world, seen, home);
  for (const visitor of sessions.slice(0, 2)) await searchByLetters(visitor);
}

/** Takes what `next` gives, on all lanes of all sessions, until it ends or nothing new came for long. */
async function flood(
  sessions: readonly Visitor[],
  next: () => number | null,
  ask: (visitor: Visitor, n: number) => Promise<number>,
): Promise<void> {
  let vain = 0;
  const lane = async (visitor: Visitor) => {
    for (let n = next(); n !== null && vain < PATIENCE; n = next()) {
      vain = (await ask(visitor, n)) > 0 ? 0 : vain + 1;
    }
  };
  await Promise.all(sessions.flatMap((visitor) => Array.from({ length: LANES }, () => lane(visitor))));
}

async function walkLists(sessions: readonly Visitor[]): Promise<void> {
  // The product's pages end at 9,999; further people are found by number.
  let page = 0;
  await flood(
    sessions,
    () => (page < 9_999 ? ++page : null),
    async (visitor, n) => (await visitor.get(`/portefeuille?page=${n}`)).fresh,
  );
  for (const filter of ['quiet', 'active', 'paused', 'closed']) {
    for (const n of [1, 2, 9_999]) await sessions[0]?.get(`/portefeuille?filtre=${filter}&page=${n}`);
  }
}

/** Numbers in sequence from home outwards: the door of a dossier, and every second one another door with a number. */
async function walkNumbers(sessions: readonly Visitor[], world: World, seen: Exposure, home: number) {
  let tried = 0;
  const start = world.firstOf(home);
  const next = () => {
    while (tried < world.people) {
      tried += 1;
      const person = 1 + ((start - 1 + tried - 1) % world.people);
      if (!seen.anyone.has(person)) return person;
    }
    return null;
  };
  const total = (answers: Answer[]) => answers.reduce((sum, answer) => sum + answer.fresh, 0);
  await flood(sessions, next, async (visitor, person) => {
    const ref = world.refOf(person);
    const opened = await visitor.get(`/dossiers/${ref}`);
    if (opened.fresh > 0 || person % 8 !== 0) return opened.fresh;
    return total([
      opened,
      await visitor.get(`/dossiers/${ref}/modifier`),
      await visitor.get(`/formations?pour=${ref}`),
      await visitor.get(`/orientations/nouvelle?pour=${ref}`),
      await visitor.get(`/orientations/${world.referralOf(person)}`),
      await visitor.get(`/reponse?orientation=${world.referralOf(person)}`),
      await visitor.get(`/ma-proposition?orientation=${world.referralOf(person)}`),
      await visitor.post('/reponse/telephone', { orientation: world.referralOf(person) }),
      await visitor.get(`/dossiers/${ref}/documents`),
      await visitor.post(`/dossiers/${ref}/afficher`, { field: 'email', purpose: 'follow_up' }),
      await visitor.post(`/dossiers/${ref}/notes`, { kind: 'call', note: 'x' }),
    ]);
  });
}

/**
 * One's own people, each class of data on people whom no other class has shown yet, as long as there are some: identifiers
 * after the names that are left, then dossiers with their notes and addresses.
 */
async function readDeep(
  sessions: readonly Visitor[],
  { world, seen, home, control }: Attack,
  touch: () => Promise<void>,
) {
  const first = world.firstOf(home);
  const reach = Math.min(control ? DEEP_IN_CONTROL : world.caseload, world.people - first + 1);
  const mine = Array.from({ length: reach }, (_, n) => first + n);
  const told = () => {
    const { listed, contact, identifier } = seen.byClass();
    return listed + contact + identifier;
  };
  const show = async (visitor: Visitor, person: number, field: string) =>
    visitor.post(`/dossiers/${world.refOf(person)}/afficher`, { field, purpose: 'follow_up' });
  const doors = [
    // A name at a time: what the pages of a list leave of that budget.
    async (visitor: Visitor, person: number) => {
      await visitor.get(`/formations?pour=${world.refOf(person)}`);
    },
    async (visitor: Visitor, person: number) => {
      await show(visitor, person, 'franceTravailId');
    },
    async (visitor: Visitor, person: number) => {
      await visitor.get(`/dossiers/${world.refOf(person)}`);
      await show(visitor, person, 'email');
    },
  ];
  for (const read of doors) {
    await touch();
    const unseen = mine.filter((person) => !seen.anyone.has(person));
    const order = [...unseen, ...mine.filter((person) => seen.anyone.has(person))].slice(0, DEEP);
    let at = 0;
    await flood(
      sessions,
      () => order[at++] ?? null,
      async (visitor, person) => {
        const before = told();
        await read(visitor, person);
        return told() - before;
      },
    );
  }
}

async function searchByLetters(visitor: Visitor): Promise<void> {
  const given = ['lin', 'noe', 'ine', 'mal', 'jad', 'ily', 'zoe', 'axe', 'may', 'tom'];
  for (const start of given) {
    // Never a whole name: a page that repeats the question would look like an answer.
    for (const family of ['zqa', '%'])
      await visitor.post('/portefeuille/recherche', { q: `${start} ${family}` });
  }
}

/** Pages that name somebody by the way, exports that might exist, and nonsense that might make an error talk. */
async function tryOddDoors(visitor: Visitor, world: World, home: number): Promise<void> {
  const ref = world.refOf(world.firstOf(home));
  const pages = [
    ...[
      '/',
      '/mes-acces',
      '/orientations',
      '/comptes',
      '/demandes',
      '/absences',
      '/pire-cas',
      '/mon-plafond',
      '/boite-envoi',
    ],
    ...[
      '/export',
      '/export.csv',
      '/comptes/liste.csv',
      '/pire-cas/tableau.csv',
      '/portefeuille.csv',
      '/portefeuille?format=csv',
      '/portefeuille?limit=100000',
    ],
    ...['/api/dossiers', '/api/v1/beneficiaries', `/dossiers/${ref}.json`, `/dossiers/${ref}/documents`],
    ...[`/dossiers/${ref}%00`, `/dossiers/0-0`, `/dossiers/${ref}?notes=toutes`, '/portefeuille?page=-1'],
    ...[
      '/portefeuille?filtre=%27%20OR%201=1',
      '/assets/../../master.key',
      '/healthz',
      '/ma-proposition',
      '/reponse',
    ],
  ];
  for (const page of pages) await visitor.get(page);
}
