export { type JournalRow, myEntries, type OwnEntry } from './entries.ts';
