import { type Act, findTransition, type State } from './states.ts';

/** What an organisation chooses in its form: an act, or the person's coming together with an act. */
export const ANSWER_CHOICES = [
  'invite_to_information_meeting',
  'invite_to_interview',
  'present_admit',
  'present_waiting_list',
  'present_refuse',
  'mark_present',
  'mark_absent',
  'admit',
  'put_on_waiting_list',
  'refuse',
  'take_back',
  'enter',
  'finish',
  'drop',
] as const;
export type AnswerChoice = (typeof ANSWER_CHOICES)[number];

const WITH_PRESENCE: Partial<Record<AnswerChoice, Act>> = {
  present_admit: 'admit',
  present_waiting_list: 'put_on_waiting_list',
  present_refuse: 'refuse',
};

/** The act behind a choice, and whether it also says that the person came. */
export function actOf(choice: AnswerChoice): { act: Act; attended: boolean } {
  const act = WITH_PRESENCE[choice];
  return act ? { act, attended: true } : { act: choice as Act, attended: false };
}

/** The choices open in a state; at a meeting, presence and answer come together or apart. */
export function listChoices(state: State, refusedAt: Date | null, now: Date = new Date()): AnswerChoice[] {
  const invited = state.startsWith('invited_to_');
  return ANSWER_CHOICES.filter((choice) => {
    const { act, attended } = actOf(choice);
    if (attended) return invited;
    const found = findTransition(state, act, 'provider');
    if (!found.ok) return false;
    const { withinHours } = found.transition;
    return (
      withinHours === null ||
      (refusedAt !== null && now.getTime() - refusedAt.getTime() < withinHours * 3_600_000)
    );
  });
}
