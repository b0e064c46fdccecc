export { referralsFr as referralsEn } from './referrals.fr.ts';
