/** Who works in the demo. Every address ends in exemple.fr; nobody here exists. */
export const demoStructures = {
  missionLocale: {
    name: 'Mission Locale du Val d’Aubrelle',
    kind: 'mission_locale',
    commune: 'Port-Vautrin',
  },
  supervision: { name: 'Supervision d’Écluse', kind: 'supervision', commune: 'Port-Vautrin' },
} as const;

export interface DemoAgent {
  email: string;
  displayName: string;
  /** How many of the 300 young people this counsellor follows; 0 for the others. */
  follows: number;
  /** False for one whose name does not go with a feminine label. */
  feminine: boolean;
}

/** 47 + 253 = 300. */
export const demoCounsellors: readonly [DemoAgent, ...DemoAgent[]] = [
  { email: 'maelle.tournebois@exemple.fr', displayName: 'Maëlle Tournebois', follows: 47, feminine: true },
  { email: 'remi.dauclair@exemple.fr', displayName: 'Rémi Dauclair', follows: 44, feminine: false },
  { email: 'nadege.fontrailles@exemple.fr', displayName: 'Nadège Fontrailles', follows: 41, feminine: true },
  { email: 'karim.belazreg@exemple.fr', displayName: 'Karim Belazreg', follows: 38, feminine: false },
  { email: 'celine.morvandieu@exemple.fr', displayName: 'Céline Morvandieu', follows: 36, feminine: true },
  { email: 'bastien.auquier@exemple.fr', displayName: 'Bastien Auquier', follows: 34, feminine: false },
  { email: 'aissatou.diambar@exemple.fr', displayName: 'Aïssatou Diambar', follows: 32, feminine: true },
  { email: 'lucile.perrandon@exemple.fr', displayName: 'Lucile Perrandon', follows: 28, feminine: true },
];

export const demoAccountManager = {
  email: 'gaspard.ledoyen@exemple.fr',
  displayName: 'Gaspard Ledoyen',
} as const;
/** Of another lineage than the first: what one asks for, the other decides. */
export const demoSecondManager = {
  email: 'ines.valdore@exemple.fr',
  displayName: 'Inès Valdoré',
} as const;
/** Whom the second one would like to invite: the wish that waits in the demo. */
export const demoInvited = { email: 'pia.lanterne@exemple.fr', displayName: 'Pia Lanterne' } as const;
export const demoSupervisor = {
  email: 'solene.abrivard@exemple.fr',
  displayName: 'Solène Abrivard',
} as const;
/** Of another lineage: reads the notices that the first one wants sent, and lifts a circuit breaker with her. */
export const demoSecondSupervisor = {
  email: 'odilon.verchamps@exemple.fr',
  displayName: 'Odilon Verchamps',
} as const;

export const demoPeopleCount = demoCounsellors.reduce((sum, agent) => sum + agent.follows, 0);
