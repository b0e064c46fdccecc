/** Public pages and error pages. Key families: `error.<status>`, `help.*`, `a11y.*`, `privacy.*`. */
export const fr = {
  'error.request': 'Numéro à donner si vous demandez de l’aide : {id}',
  'error.400.title': 'Nous n’avons pas compris cette demande',
  'error.400.text':
    'Ce qui a été envoyé n’a pas la forme attendue. Revenez à la page précédente, vérifiez les champs, puis envoyez de nouveau.',
  'error.403.title': 'Cette page ne vous est pas ouverte',
  'error.403.text': 'Revenez à l’accueil et reprenez depuis le menu.',
  'error.foreign.title': 'Cette demande ne vient pas d’une page d’Écluse',
  'error.foreign.text':
    'Pour vous protéger, Écluse n’accepte une action que depuis ses propres pages. Rien n’a été fait. Ouvrez Écluse, puis recommencez depuis la page elle-même. Si un message ou un autre site vous a mené ici, ne recommencez pas et signalez-le.',
  'error.404.title': 'Cette page n’existe pas',
  'error.404.text':
    'L’adresse est peut-être incomplète, ou la page a été retirée. Vérifiez l’adresse, ou repartez de l’accueil.',
  'error.405.title': 'Cette adresse ne s’utilise pas ainsi',
  'error.405.text': 'Revenez à l’accueil et reprenez depuis le menu.',
  'error.409.title': 'Quelqu’un a modifié ceci entre-temps',
  'error.409.text': 'Rien n’a été perdu. Rechargez la page, puis recommencez.',
  'error.413.title': 'C’est trop long',
  'error.413.text':
    'Un formulaire ne peut pas dépasser 64 ko, soit une trentaine de pages de texte. Revenez à la page précédente et raccourcissez le texte.',
  'error.415.title': 'Ce type de contenu n’est pas accepté',
  'error.415.text': 'Utilisez les formulaires d’Écluse. Les fichiers ne s’envoient pas par ici.',
  'error.422.title': 'Une valeur n’est pas acceptée',
  'error.422.text': 'Revenez à la page précédente et vérifiez les champs.',
  'error.429.title': 'Trop de tentatives',
  'error.429.text': 'Beaucoup de demandes sont venues de votre adresse. Attendez une minute, puis réessayez.',
  'error.busy.title': 'Trop de demandes à la fois',
  'error.busy.text':
    'Plusieurs demandes de votre session sont encore en cours. Attendez quelques secondes, puis réessayez.',
  'error.500.title': 'Une erreur s’est produite de notre côté',
  'error.500.text':
    'Ce n’est pas votre faute. Si vous veniez d’enregistrer, vérifiez avant de recommencer. Si l’erreur revient, donnez le numéro ci-dessous à l’exploitant de ce site.',
  'error.503.title': 'Écluse est indisponible pour le moment',
  'error.503.text': 'Réessayez dans quelques minutes. Ce qui était enregistré est gardé.',

  'help.title': 'Aide',
  'help.lead': 'L’essentiel pour se servir d’Écluse, et à qui s’adresser.',
  'help.agents.title': 'Vous accompagnez des jeunes',
  'help.agents.1':
    'Se connecter : avec votre clé d’accès (empreinte, visage ou code de votre appareil). Il n’y a pas de mot de passe.',
  'help.agents.2':
    'Afficher une donnée : elle est masquée par défaut. Choisissez un motif ; elle s’affiche deux minutes. La personne concernée pourra lire qui a regardé quoi, et pourquoi.',
  'help.agents.3':
    'Votre plafond : le nombre de personnes différentes que vous pouvez consulter en 24 heures. Revoir une personne déjà vue ne compte pas deux fois.',
  'help.agents.4':
    'Orienter : cherchez une formation, choisissez la session, écrivez un mot. Le jeune accepte par un lien, puis l’organisme répond par un lien.',
  'help.link.title': 'Vous avez reçu un lien',
  'help.link.1':
    'Un lien est personnel, vaut 8 jours et s’ouvre une seule fois. Ensuite, la page reste ouverte 30 minutes.',
  'help.link.2':
    'Lien fermé ou déjà utilisé : demandez-en un autre à la Mission Locale nommée dans le message.',
  'help.link.3':
    'Un doute sur un message : n’ouvrez pas le lien et appelez la Mission Locale au numéro que vous connaissez.',
  'help.key.title': 'Clé d’accès perdue',
  'help.key.1':
    'Personne ne peut vous dépanner par téléphone : c’est ainsi que des comptes ont été volés ailleurs. Voyez la personne responsable des comptes de votre structure.',
  'help.script.title': 'Navigateur',
  'help.script.1':
    'Écluse marche sans JavaScript, sauf la clé d’accès, qui en a besoin. Sans JavaScript, une donnée affichée disparaît parce que la page se recharge.',

  'a11y.title': 'Déclaration d’accessibilité',
  'a11y.lead': 'État de conformité : partiellement conforme.',
  'a11y.status.title': 'Où nous en sommes',
  'a11y.status.1':
    'Écluse vise le RGAA 4.1 et les WCAG 2.2, niveau AA. Cette version n’a pas encore été auditée par un tiers : « partiellement conforme » est notre propre appréciation.',
  'a11y.status.2':
    'Chaque page est contrôlée automatiquement (axe) aux largeurs de 1 280 et 390 pixels, et les contrastes des couleurs sont mesurés. Un contrôle automatique ne voit qu’une partie des défauts.',
  'a11y.known.title': 'Ce qui manque encore',
  'a11y.known.1':
    'Aucun essai n’a été fait avec des personnes qui utilisent un lecteur d’écran au quotidien.',
  'a11y.known.2': 'Il n’y a pas de thème sombre. Les contrastes élevés du système sont respectés.',
  'a11y.known.3':
    'Une donnée affichée est masquée après deux minutes ; on peut la demander de nouveau autant de fois que nécessaire.',
  'a11y.contact.title': 'Une difficulté ?',
  'a11y.contact.1':
    'Dites-la à votre Mission Locale ou à l’exploitant de ce site, qui vous donnera l’information autrement. Sans réponse, vous pouvez saisir le Défenseur des droits.',

  'privacy.title': 'Données personnelles',
  'privacy.lead': 'Ce qu’Écluse garde sur les jeunes suivis, pourquoi, et qui le voit.',
  'privacy.what.title': 'Ce qui est gardé',
  'privacy.what.1':
    'L’identité, les moyens de contact, la situation, les notes de suivi et les orientations en formation. Le NIR et l’identifiant France Travail quand ils sont nécessaires à une inscription.',
  'privacy.what.2':
    'Chaque donnée est chiffrée avec une clé propre à la personne. La base de données n’a pas les clés.',
  'privacy.who.title': 'Qui voit quoi',
  'privacy.who.1':
    'La personne qui suit le jeune, ou qui la remplace. Personne d’autre dans la structure, ni dans une autre.',
  'privacy.who.2':
    'L’organisme de formation, seulement après l’accord du jeune, et seulement ce qui sert à répondre.',
  'privacy.who.3':
    'Chaque consultation est inscrite au journal avant que la donnée s’affiche, les refus aussi, les noms en liste aussi.',
  'privacy.rights.title': 'Vos droits',
  'privacy.rights.1':
    'Vous pouvez demander à voir vos données, à les corriger, à les faire effacer, et à savoir qui les a consultées. Adressez-vous à la Mission Locale qui vous suit : elle est responsable du traitement.',
  'privacy.rights.2':
    'La page où chaque jeune lit lui-même le journal de son dossier n’existe pas encore dans cette version. Sans réponse sous un mois, vous pouvez saisir la CNIL.',
  'privacy.cookies.title': 'Cookies',
  'privacy.cookies.1':
    'Deux seulement : la session et la langue. Aucune mesure d’audience, aucun service d’une autre entreprise.',
} as const satisfies Record<string, string>;
