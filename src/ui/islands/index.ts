/** On every page. Each island betters a page that works without it. */
import { startCountdowns } from './countdown.ts';
import { showCurrentEntry } from './current-entry.ts';
import { focusErrors } from './focus-errors.ts';
import { foldOnPhone } from './fold-on-phone.ts';

startCountdowns();
showCurrentEntry();
foldOnPhone();
focusErrors();
