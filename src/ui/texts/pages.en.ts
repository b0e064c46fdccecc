import type { fr } from './pages.fr.ts';

export const en: Record<keyof typeof fr, string> = {
  'error.request': 'Number to give if you ask for help: {id}',
  'error.400.title': 'We did not understand this request',
  'error.400.text':
    'What was sent does not have the expected form. Go back, check the fields, then send again.',
  'error.403.title': 'This page is not open to you',
  'error.403.text': 'Go back to the home page and start from the menu.',
  'error.foreign.title': 'This request does not come from a page of Écluse',
  'error.foreign.text':
    'To protect you, Écluse accepts an action only from its own pages. Nothing was done. Open Écluse and start again from the page itself. If a message or another site brought you here, do not try again, and report it.',
  'error.404.title': 'This page does not exist',
  'error.404.text':
    'The address may be incomplete, or the page was removed. Check the address, or start from the home page.',
  'error.405.title': 'This address is not used that way',
  'error.405.text': 'Go back to the home page and start from the menu.',
  'error.409.title': 'Somebody changed this meanwhile',
  'error.409.text': 'Nothing was lost. Reload the page, then try again.',
  'error.413.title': 'This is too long',
  'error.413.text': 'A form cannot exceed 64 kB, about thirty pages of text. Go back and shorten the text.',
  'error.415.title': 'This kind of content is not accepted',
  'error.415.text': 'Use the forms of Écluse. Files are not sent this way.',
  'error.422.title': 'A value is not accepted',
  'error.422.text': 'Go back and check the fields.',
  'error.429.title': 'Too many attempts',
  'error.429.text': 'Many requests came from your address. Wait a minute, then try again.',
  'error.busy.title': 'Too many requests at once',
  'error.busy.text':
    'Several requests of your session are still being answered. Wait a few seconds, then try again.',
  'error.500.title': 'Something went wrong on our side',
  'error.500.text':
    'It is not your fault. If you were saving something, check before trying again. If it happens again, give the number below to the operator of this site.',
  'error.503.title': 'Écluse is not available at the moment',
  'error.503.text': 'Try again in a few minutes. What was saved is kept.',

  'help.title': 'Help',
  'help.lead': 'What you need to use Écluse, and whom to ask.',
  'help.agents.title': 'You follow young people',
  'help.agents.1':
    'Signing in: with your passkey (fingerprint, face or the code of your device). There is no password.',
  'help.agents.2':
    'Showing a value: it is hidden by default. Choose a purpose; it is shown for two minutes. The person concerned can read who looked at what, and why.',
  'help.agents.3':
    'Your limit: how many different people you may see in 24 hours. Seeing the same person again does not count twice.',
  'help.agents.4':
    'Referring: find a training, choose the session, write a word. The young person accepts through a link, then the training organisation answers through a link.',
  'help.link.title': 'You received a link',
  'help.link.1': 'A link is personal, lasts 8 days and opens once. The page then stays open for 30 minutes.',
  'help.link.2': 'Link closed or already used: ask the Mission Locale named in the message for another one.',
  'help.link.3':
    'A doubt about a message: do not open the link; call the Mission Locale at the number you already know.',
  'help.key.title': 'Lost passkey',
  'help.key.1':
    'Nobody can help you out by telephone: that is how accounts were stolen elsewhere. See the account manager of your structure.',
  'help.script.title': 'Browser',
  'help.script.1':
    'Écluse works without JavaScript, except for the passkey, which needs it. Without JavaScript, a shown value disappears because the page reloads.',

  'a11y.title': 'Accessibility statement',
  'a11y.lead': 'Compliance status: partially compliant.',
  'a11y.status.title': 'Where we stand',
  'a11y.status.1':
    'Écluse aims at RGAA 4.1 and WCAG 2.2, level AA. This version has not been audited by a third party: “partially compliant” is our own judgement.',
  'a11y.status.2':
    'Each page is checked automatically (axe) at 1,280 and 390 pixels, and the contrast of colours is measured. An automatic check sees only some of the defects.',
  'a11y.known.title': 'What is still missing',
  'a11y.known.1': 'No trial was made with people who use a screen reader every day.',
  'a11y.known.2': 'There is no dark theme. The high-contrast modes of the system are respected.',
  'a11y.known.3': 'A shown value is hidden after two minutes; it can be asked for again as often as needed.',
  'a11y.contact.title': 'A difficulty?',
  'a11y.contact.1':
    'Tell your Mission Locale or the operator of this site, who will give you the information another way. Without an answer, you can turn to the Défenseur des droits.',

  'privacy.title': 'Personal data',
  'privacy.lead': 'What Écluse keeps about the young people followed, why, and who sees it.',
  'privacy.what.title': 'What is kept',
  'privacy.what.1':
    'Identity, ways to reach the person, situation, follow-up notes and referrals to training. The NIR and the France Travail identifier when an enrolment needs them.',
  'privacy.what.2': 'Each value is encrypted with a key of that person. The database does not have the keys.',
  'privacy.who.title': 'Who sees what',
  'privacy.who.1':
    'The counsellor who follows the young person, or stands in. Nobody else in the structure, nor in another.',
  'privacy.who.2':
    'The training organisation, only after the young person agreed, and only what serves to answer.',
  'privacy.who.3':
    'Each access is written to the log before the value is shown, refusals too, names in lists too.',
  'privacy.rights.title': 'Your rights',
  'privacy.rights.1':
    'You can ask to see your data, to correct them, to have them erased, and to know who looked at them. Ask the Mission Locale that follows you: it is the controller.',
  'privacy.rights.2':
    'The page where each young person reads the log of their own dossier does not exist yet in this version. Without an answer within a month, you can turn to the CNIL.',
  'privacy.cookies.title': 'Cookies',
  'privacy.cookies.1':
    'Two only: the session and the language. No audience measurement, no other company’s service.',
};
