import {
  demoAccountManager,
  demoCounsellors,
  demoSecondManager,
  demoSecondSupervisor,
  demoSupervisor,
} from './roster.ts';

/**
 * One way in per kind of user, for what `ecluse start` prints. Agents enter by a click on the sign-in page; the young
 * person and the training organisation act through the links of their messages, which the outbox shows.
 */
export function demoSignIns(publicUrl: string): { label: string; url: string }[] {
  const door = `${publicUrl}/connexion`;
  const outbox = `${publicUrl}/boite-envoi`;
  return [
    { label: `${demoCounsellors[0].displayName}, counsellor`, url: door },
    { label: `${demoAccountManager.displayName}, account manager`, url: door },
    {
      label: `${demoSecondManager.displayName}, account manager (decides what the first one asks)`,
      url: door,
    },
    { label: `${demoSupervisor.displayName}, supervisor`, url: door },
    {
      label: `${demoSecondSupervisor.displayName}, supervisor (decides what the first one asks)`,
      url: door,
    },
    { label: 'A young person, by the link of a message', url: outbox },
    { label: 'A training organisation, by the link of a message', url: outbox },
  ];
}
