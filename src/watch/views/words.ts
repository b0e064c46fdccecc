import { type AppContext, findText, langOf, type TagColor, type TagDot, t } from '../../ui/index.ts';
import type { Alert } from '../find-alerts.ts';

export const ruleName = (c: AppContext, rule: string): string =>
  findText(c, `watch.rule.${rule}`) ?? t(c, 'watch.rule.other');

export const ruleText = (c: AppContext, rule: string): string =>
  findText(c, `watch.explain.${rule}`) ?? t(c, 'watch.explain.other');

export function measureWord(c: AppContext, alert: Alert): string {
  const participant = alert.role === 'provider' || alert.role === 'beneficiary';
  if (participant && (alert.measure === 'freeze' || alert.measure === 'touch'))
    return t(c, 'watch.measure.closed');
  if (alert.measure !== 'freeze') return t(c, `watch.measure.${alert.measure}`);
  if (alert.frozen > 0) return t(c, 'watch.measure.freezeCount', { count: alert.frozen });
  return t(c, 'watch.measure.freeze');
}

/** How grave, in a colour and a shape; the word stands beside it. */
export function measureLook(alert: Alert): { color: TagColor; dot: TagDot } {
  if (alert.measure === 'freeze') return { color: 'danger', dot: 'square' };
  return alert.measure === 'warn' ? { color: 'neutral', dot: 'ring' } : { color: 'warning', dot: 'ring' };
}

export function stateLook(alert: Alert): { color: TagColor; dot: TagDot } {
  return alert.state === 'open' ? { color: 'warning', dot: 'ring' } : { color: 'neutral', dot: 'square' };
}

export const agentName = (c: AppContext, alert: Alert): string =>
  alert.name ?? t(c, 'watch.do.freeze.unknown');

/** To the second: what a rule saw often lies within one minute. */
export function clockOf(c: AppContext, at: string): string {
  return new Intl.DateTimeFormat(langOf(c) === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'Europe/Paris',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(at));
}
