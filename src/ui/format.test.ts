import { describe, expect, it } from 'vitest';
import {
  daysFromNow,
  formatDate,
  formatDateRange,
  formatDateTime,
  formatLongDate,
  formatNumber,
  formatRelativeDay,
  formatTime,
  initials,
} from './format.ts';

const now = new Date('2027-03-15T09:42:00Z');

describe('dates, Paris time', () => {
  it('reads as people say it', () => {
    expect(formatLongDate('fr', now)).toBe('lundi 15 mars 2027');
    expect(formatDate('fr', '2027-03-01', now)).toBe('1er mars');
    expect(formatDate('fr', '2026-09-14', now)).toBe('14 septembre 2026');
    expect(formatDate('en', '2027-04-06', now)).toBe('6 April');
    expect(formatTime('fr', now)).toBe('10 h 42');
    expect(formatTime('fr', new Date('2027-03-15T13:00:00Z'))).toBe('14 h');
    expect(formatTime('en', now)).toBe('10:42');
    expect(formatDateTime('fr', '2027-03-12T15:10:00Z', now)).toBe('vendredi 12 mars, 16 h 10');
  });

  it('says both years of a stretch of time unless they are the same', () => {
    expect(formatDateRange('fr', '2027-04-06', '2027-07-02')).toEqual({
      from: '6 avril',
      to: '2 juillet 2027',
    });
    expect(formatDateRange('fr', '2026-06-11', '2027-11-27')).toEqual({
      from: '11 juin 2026',
      to: '27 novembre 2027',
    });
  });

  it('keeps the day at midnight in Paris, in winter and in summer', () => {
    expect(formatDate('fr', new Date('2027-03-14T23:30:00Z'), now)).toBe('15 mars');
    expect(formatDate('fr', new Date('2027-07-14T22:30:00Z'), now)).toBe('15 juillet');
    expect(formatDate('fr', '2027-07-14', now)).toBe('14 juillet');
  });

  it('counts calendar days', () => {
    expect(daysFromNow('2027-03-14', now)).toBe(-1);
    expect(daysFromNow('2027-03-29', now)).toBe(14);
    expect(formatRelativeDay('fr', '2027-03-15', now)).toBe('aujourd’hui');
    expect(formatRelativeDay('fr', '2027-03-14', now)).toBe('hier');
    expect(formatRelativeDay('fr', '2027-03-11', now)).toBe('il y a 4 jours');
    expect(formatRelativeDay('fr', '2027-03-18', now)).toBe('dans 3 jours');
    expect(formatRelativeDay('en', '2027-03-16', now)).toBe('tomorrow');
  });
});

it('numbers and initials', () => {
  expect(formatNumber('fr', 12_345)).toBe('12\u202f345');
  expect(initials('Maëlle Tournebois')).toBe('MT');
  expect(initials('Élodie')).toBe('É');
});
