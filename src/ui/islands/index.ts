/** On every page. Each island betters a page that works without it. */
import { startCountdowns } from './countdown.ts';
import { showCurrentEntry } from './current-entry.ts';
import { focusErrors } from './focus-errors.ts';

startCountdowns();
showCurrentEntry();
focusErrors();
