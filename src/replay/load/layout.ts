/** Who works in the invented country, and how people are spread over it: numbers, dense, so that an attacker can guess. */
export interface World {
  people: number;
  /** People 1 to n in blocks: person p is in structure `structureOf(p)`. */
  structures: number;
  structureOf(person: number): number;
  /** How many people a counsellor follows: of the first one they are the first of the structure. */
  caseload: number;
  /** The first person of a structure; the others of it follow. */
  firstOf(structure: number): number;
  /** The address of this person's dossier in the product. */
  refOf(person: number): string;
  staffOf(structure: number): Staff;
  /** The account by which this person opens a one-time link. */
  accountOf(person: number): string;
  /** Somebody of the national supervision, who opens incidents. */
  supervisor: string;
  /** Everybody was sent to one training: the referral of person p. */
  referralOf(person: number): string;
}

/** Account numbers of one structure. */
interface Staff {
  counsellor: string;
  /** Two account managers of different lineage … */
  manager: string;
  otherManager: string;
  /** … and one made by the first of them: the attacker's second pair of eyes. */
  accomplice: string;
  domain: string;
  /** A training organisation's agent, to whom the structure's first people were sent … */
  provider: string;
  providerMail: string;
  /** … and the agent of another one, to whom all the others were. */
  otherProvider: string;
}

const USUAL_STRUCTURE = 1500;
/** A caseload above the budget of a day, so that it is the budget that holds and not the caseload. */
const CASELOAD = 500;
/** One structure for each attack, whose budgets nobody has used before. */
const LEAST_STRUCTURES = 26;
/** Live referrals of the attacked training organisation: more than its budget of a day. */
export const SENT_TO_PROVIDER = 80;

/** The sizes and the numbers, which the loader writes and the attacker is told. */
export interface Layout extends World {
  size: number;
  counsellorsEach: number;
  perStructure: number;
  /** Account numbers from here on are of training organisations, then the supervisor’s, then of young people. */
  firstProvider: number;
  firstYoung: number;
}

export function layOut(people: number): Layout {
  const size = Math.max(1, Math.min(USUAL_STRUCTURE, Math.floor(people / LEAST_STRUCTURES)));
  // Never everybody: of each structure there are people whom the attacked counsellor does not follow.
  const caseload = Math.min(CASELOAD, Math.max(1, Math.floor((2 * size) / 3)));
  const counsellorsEach = Math.ceil(size / caseload);
  const structures = Math.ceil(people / size);
  const perStructure = counsellorsEach + 3;
  const firstProvider = structures * perStructure + 1;
  const supervisor = firstProvider + 2 * structures;
  const firstYoung = supervisor + 1;
  const structureOf = (person: number) => 1 + Math.floor((person - 1) / size);
  return {
    ...{ people, structures, structureOf, size, caseload, counsellorsEach, perStructure },
    ...{ firstProvider, firstYoung, supervisor: String(supervisor) },
    firstOf: (structure) => (structure - 1) * size + 1,
    refOf: (person) => `${structureOf(person)}-${person}`,
    accountOf: (person) => String(firstYoung + person - 1),
    referralOf: (person) => String(person),
    staffOf(structure) {
      const first = (structure - 1) * perStructure + 1;
      const id = (n: number) => String(first + n);
      const provider = firstProvider + 2 * (structure - 1);
      return {
        counsellor: id(0),
        manager: id(counsellorsEach),
        otherManager: id(counsellorsEach + 1),
        accomplice: id(counsellorsEach + 2),
        domain: `ml${structure}.exemple.fr`,
        provider: String(provider),
        providerMail: `agent@organisme${provider}.exemple.fr`,
        otherProvider: String(provider + 1),
      };
    },
  };
}
