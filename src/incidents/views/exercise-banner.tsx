import { type AppContext, Notice, t } from '../../ui/index.ts';

/** On every page of an exercise: nobody must take it for the real thing, nor the real thing for one. */
export function ExerciseBanner({ c, exercise }: { c: AppContext; exercise: boolean }) {
  return exercise ? <Notice color="warning">{t(c, 'incidents.exercise.banner')}</Notice> : null;
}
