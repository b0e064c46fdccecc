/** French texts of identity; each key is asked for as `t(c, 'identity.<key>', { … })`. Owner: identity. */
export const fr = {
  'signIn.title': 'Se connecter à Écluse',
  'signIn.documentTitle': 'Connexion',
  'signIn.lead':
    'Avec votre clé d’accès : votre empreinte, votre visage ou le code de votre appareil. Aucun mot de passe à retenir ni à voler.',
  'signIn.email': 'Adresse professionnelle',
  'signIn.emailHelp': 'Facultative : votre navigateur peut proposer ici la clé à utiliser.',
  'signIn.emailPlaceholder': 'prenom.nom@exemple.fr',
  'signIn.submit': 'Continuer avec ma clé d’accès',
  'signIn.lost': 'J’ai perdu ma clé d’accès',
  'signIn.lostText':
    'Personne ne peut vous dépanner par téléphone ni par e-mail, et c’est voulu. Présentez-vous à la personne responsable des comptes de votre structure : l’exploitant de ce site vous préparera un lien d’enrôlement valable une seule fois.',
  'signIn.young': 'Vous êtes un jeune suivi, ou un organisme de formation ?',
  'signIn.youngText': 'Ouvrez le lien que vous avez reçu par e-mail : il suffit.',
  'signIn.noScript':
    'Une clé d’accès se lit avec JavaScript, qui est désactivé dans votre navigateur ou bloqué par votre réseau. Activez-le pour ce site, puis recommencez. Tout le reste d’Écluse s’en passe.',
  'signIn.welcome': 'Votre clé est créée. Connectez-vous avec elle.',
  'signIn.signedOut': 'Vous êtes déconnecté.',
  'signIn.signedOutThere': 'Vous êtes déconnecté d’Écluse et du fournisseur d’identité.',
  'signIn.signedOutEverywhere': 'Toutes vos sessions sont fermées, sur tous vos appareils.',

  'demo.title': 'Version de démonstration',
  'demo.tag': 'Données inventées',
  'demo.lead': 'Choisissez un rôle. Aucune personne réelle.',
  'demo.enter': 'Entrer',
  'demo.enterAs': 'Entrer comme {name}',
  'demo.links': 'Le jeune et l’organisme de formation agissent par les liens de leurs messages : ouvrez la',
  'demo.outbox': 'boîte d’envoi',
  'demo.footer': 'Cette entrée sans clé n’existe que sur cette machine, en démonstration.',
  'demo.refused': 'L’entrée de démonstration n’est pas ouverte ici.',
  'demo.empty': 'Les comptes de démonstration ne sont pas encore chargés.',

  'enrol.title': 'Créer votre clé d’accès',
  'enrol.lead':
    'Une clé d’accès remplace le mot de passe. Votre appareil la garde : personne ne peut vous la demander ni la deviner.',
  'enrol.openText':
    'Votre lien sert une seule fois : utilisez-le sur l’appareil qui gardera la clé. Rien n’est créé avant l’étape suivante.',
  'enrol.open': 'Continuer',
  'enrol.account': 'Compte',
  'enrol.structure': 'Structure',
  'enrol.role': 'Rôle',
  'enrol.keys': 'Clés déjà créées',
  'enrol.label': 'Nom de cette clé',
  'enrol.labelHelp': 'Pour la reconnaître plus tard, par exemple « Ordinateur du bureau ».',
  'enrol.labelDefault': 'Clé {n}',
  'enrol.submit': 'Créer ma clé d’accès',
  'enrol.notYou':
    'Ce n’est pas vous ? Fermez cette page sans rien créer, et prévenez la personne qui vous a remis ce lien.',
  'enrol.back': 'Revenir à mon compte sans créer de clé',
  'enrol.noScript':
    'Une clé d’accès se crée avec JavaScript, qui est désactivé dans votre navigateur ou bloqué par votre réseau. Activez-le pour ce site, puis recommencez : votre lien reste valable.',
  'enrol.unknownTitle': 'Ce lien n’est pas utilisable',
  'enrol.unknownWhy':
    'Un lien d’enrôlement sert une seule fois, pendant 72 heures, et un lien plus récent le remplace.',
  'enrol.unknownNext': 'Demandez un nouveau lien à la personne qui vous a remis celui-ci.',

  'sso.go': 'Continuer avec mon fournisseur d’identité',
  'sso.goHelp':
    'ProConnect ou équivalent. Les données les plus sensibles demanderont quand même votre clé d’accès.',
  'sso.title': 'Connexion par le fournisseur d’identité',
  'sso.again': 'Revenir à la connexion',
  'sso.account_pending.title': 'Votre compte attend d’être admis',
  'sso.account_pending':
    'Votre identité est vérifiée, mais ce compte n’ouvre encore rien. Deux personnes responsables des comptes doivent l’admettre, chacune de son côté, dans les 48 heures. Revenez ensuite ici : la même connexion fonctionnera.',
  'sso.sso_passkey_needed.title': 'Votre clé d’accès est nécessaire',
  'sso.sso_passkey_needed':
    'Votre fournisseur d’identité n’a pas donné un niveau de garantie suffisant (eIDAS substantiel) pour votre rôle. Connectez-vous avec votre clé d’accès.',
  'sso.sso_assurance.title': 'Niveau de garantie insuffisant',
  'sso.sso_assurance':
    'Votre fournisseur d’identité n’a pas indiqué comment il vous a reconnu. Connectez-vous avec votre clé d’accès, ou prévenez la personne responsable des comptes.',
  'sso.sso_structure.title': 'Structure non reconnue',
  'sso.sso_structure':
    'Le SIRET ou le fournisseur d’identité annoncé n’est pas celui d’une structure de ce site, ou pas celui de votre compte. Prévenez la personne responsable des comptes.',
  'sso.sso_full.title': 'Trop de comptes attendent déjà',
  'sso.sso_full':
    'Votre structure a déjà vingt comptes en attente d’admission. La personne responsable des comptes doit d’abord y répondre.',
  'sso.account_suspended.title': 'Ce compte est fermé',
  'sso.account_suspended':
    'Ce compte est suspendu ou fermé. La personne responsable des comptes sait pourquoi.',
  'sso.rate_limited.title': 'Trop d’essais',
  'sso.rate_limited': 'Trop d’essais ont échoué. Attendez une demi-heure avant de recommencer.',
  'sso.failed.title': 'La connexion n’a pas abouti',
  'sso.failed':
    'La réponse du fournisseur d’identité n’a pas pu être vérifiée, ou vous avez renoncé. Rien n’a été ouvert : recommencez.',
  'sso.unreachable.title': 'Fournisseur d’identité injoignable',
  'sso.unreachable': 'Il ne répond pas pour le moment. Votre clé d’accès fonctionne toujours.',
  'sso.panel': 'Fournisseur d’identité',
  'sso.panelNone':
    'Vous pouvez aussi entrer par votre fournisseur d’identité (ProConnect ou équivalent). Votre clé d’accès reste nécessaire pour les données les plus sensibles.',
  'sso.panelNeedsKey':
    'Pour relier votre compte, ajoutez d’abord une clé d’accès, puis connectez-vous avec elle.',
  'sso.panelSince': 'Votre compte s’ouvre aussi par votre fournisseur d’identité, depuis le {date}.',
  'sso.linkWhat': 'Votre identité chez le fournisseur ouvrira ce compte, sans votre clé.',
  'sso.linkWho': 'Vous seul. Un e-mail vous le confirmera.',
  'sso.linkUndo': 'Oui, à tout moment, depuis cette page.',
  'sso.linkSubmit': 'Relier mon compte',
  'sso.unlinkWhat':
    'Votre fournisseur d’identité n’ouvre plus ce compte. Les sessions qu’il a ouvertes se ferment.',
  'sso.unlinkWho': 'Vous seul. Votre clé d’accès fonctionne toujours.',
  'sso.unlinkUndo': 'Oui : vous pourrez le relier de nouveau.',
  'sso.unlinkSubmit': 'Ne plus relier mon compte',
  'sso.leaving': 'Vers votre fournisseur d’identité',
  'sso.leavingHelp':
    'Vous allez vous identifier chez lui, puis revenir ici. Rien n’est relié avant votre retour.',
  'sso.continue': 'Continuer',
  'sso.signedOut': 'Vous êtes déconnecté d’Écluse',
  'sso.signedOutHelp':
    'Vous allez être déconnecté aussi du fournisseur d’identité, pour que personne n’entre après vous sur cet appareil.',
  'sso.signOutThere': 'Me déconnecter aussi là-bas',
  'sso.link.failed':
    'La réponse du fournisseur d’identité n’a pas pu être vérifiée, ou vous avez renoncé. Rien n’a été relié.',
  'sso.link.no_session': 'Votre session n’est plus celle du départ. Rien n’a été relié : recommencez.',
  'sso.link.unreachable': 'Le fournisseur d’identité ne répond pas pour le moment. Rien n’a été relié.',
  'sso.link.sso_passkey_session': 'Pour relier votre compte, connectez-vous d’abord avec votre clé d’accès.',
  'sso.link.sso_bound':
    'Ce compte, ou cette identité, est déjà relié. Si un compte en attente a été créé à votre première connexion par le fournisseur, la personne responsable des comptes peut vous aider.',
  'sso.link.sso_assurance':
    'Le fournisseur d’identité n’a pas indiqué comment il vous a reconnu. Rien n’a été relié.',
  'sso.link.sso_passkey_needed':
    'Votre rôle demande un niveau de garantie plus élevé (eIDAS substantiel). Rien n’a été relié.',
  'sso.link.sso_structure':
    'Le SIRET ou le fournisseur d’identité annoncé n’est pas celui de votre structure. Rien n’a été relié.',
  'sso.link.sso_unbound': 'Ce compte n’est relié à aucune identité.',
  'sso.link.passkey_last':
    'Vous n’avez aucune clé d’accès : votre fournisseur d’identité est votre seule entrée. Ajoutez d’abord une clé.',
  'young.space': 'Mon espace',
  'young.title': 'Entrer dans ton espace',
  'young.enter': 'Jeune suivi : entrer avec {provider}',
  'young.lead': 'Retrouve les formations qui t’ont été proposées, sans attendre un lien.',
  'young.go': 'S’identifier avec {provider}',
  'young.goHelp':
    'Tu t’identifies chez {provider}, puis tu reviens ici. Écluse ne connaît pas ton mot de passe.',
  'young.first':
    'Première fois ? Demande un lien à ton conseiller. En l’ouvrant, tu pourras rattacher {provider} à ton espace.',
  'young.signedOut': 'Tu es déconnecté.',
  'young.back': 'Revenir',
  'young.leaving': 'Vers {provider}',
  'young.leavingHelp':
    'Tu vas t’identifier chez {provider}, puis revenir ici. Rien n’est rattaché avant ton retour.',
  'young.continue': 'Continuer vers {provider}',
  'young.unknown.title': 'Aucun espace ne s’ouvre ainsi',
  'young.unknown':
    'Demande un lien à ton conseiller. En l’ouvrant, tu pourras rattacher {provider} à ton espace, et entrer ainsi la prochaine fois.',
  'young.refused.title': 'Cette identité n’a pas été rattachée',
  'young.refused':
    'Le prénom, le nom et la date de naissance doivent être ceux de ton dossier, et une identité ne se rattache qu’une fois. Vois avec ton conseiller. Ton lien fonctionne toujours.',
  'young.over.title': 'Ton lien n’est plus ouvert',
  'young.over': 'Ouvre de nouveau le lien de ton message, ou demandes-en un autre, puis recommence.',
  'young.assurance.title': 'Identité pas assez sûre',
  'young.assurance': '{provider} n’a pas indiqué comment il t’a reconnu. Rien n’a été ouvert.',
  'young.rate_limited.title': 'Trop d’essais',
  'young.rate_limited': 'Trop d’essais ont échoué. Attends une demi-heure avant de recommencer.',
  'young.unreachable.title': '{provider} ne répond pas',
  'young.unreachable': 'Réessaie dans quelques minutes. Les liens de tes messages fonctionnent toujours.',
  'young.failed.title': 'L’identification n’a pas abouti',
  'young.failed':
    'La réponse de {provider} n’a pas pu être vérifiée, ou tu as renoncé. Rien n’a été ouvert : recommence.',
  'young.unbound.title': 'Ton identité est détachée',
  'young.unbound':
    '{provider} n’ouvre plus ton espace, et ta session est fermée. Les liens de tes messages fonctionnent toujours.',
  'moved.title': 'Confirmez que c’est vous',
  'moved.lead':
    'Votre session se présente depuis un autre réseau, un autre navigateur ou un autre appareil. Rien n’a été affiché.',
  'moved.why': 'Touchez votre clé d’accès pour continuer ici. Sans elle, cette session ne s’ouvre pas.',
  'moved.noPasskey': 'Aucune clé d’accès n’est liée à ce compte : reconnectez-vous pour continuer.',
  'moved.byLink': 'Ouvrez de nouveau le lien de votre message, ou demandez-en un autre depuis ce message.',
  'moved.young': 'Identifie-toi de nouveau pour continuer.',
  'moved.signIn': 'Me reconnecter',
  'moved.notYou':
    'Vous n’avez changé ni de réseau ni d’appareil ? Quelqu’un a peut-être copié votre session : prévenez la personne responsable des comptes.',
  'presence.title': 'Confirmer votre présence',
  'presence.lead':
    'Les données les plus sensibles ne s’affichent que dans les cinq minutes qui suivent un geste avec votre clé d’accès. Ainsi, une session laissée ouverte ou volée ne suffit pas.',
  'presence.submit': 'Confirmer avec ma clé d’accès',
  'presence.noScript':
    'Une clé d’accès se lit avec JavaScript, qui est désactivé dans votre navigateur ou bloqué par votre réseau. Activez-le pour ce site, puis recommencez.',
  'presence.noPasskey':
    'Ce compte n’a pas encore de clé d’accès : il ne peut donc pas confirmer de présence.',
  'presence.addPasskey': 'Ajouter une clé d’accès',
  'presence.back': 'Revenir sans confirmer',

  'account.title': 'Mon compte',
  'account.lead': '{name}, {structure}',
  'account.keys': 'Mes clés d’accès',
  'account.keysNone': 'Aucune clé d’accès',
  'account.keysNoneText':
    'Ce compte de démonstration s’ouvre par un clic. Ajoutez une clé pour essayer une vraie connexion.',
  'account.keyDates': 'Créée le {created}. {used}',
  'account.keyUsed': 'Dernier usage : {when}.',
  'account.keyNeverUsed': 'Jamais utilisée.',
  'account.keyAdd': 'Ajouter une clé',
  'account.keyOne':
    'Une seule clé : si vous perdez l’appareil, vous ne pourrez plus vous connecter. Ajoutez-en une deuxième.',
  'account.keyChange': 'Renommer ou supprimer',
  'account.keyChangeOne': 'Renommer ou supprimer la clé {label}',
  'account.keyLabel': 'Nom de la clé',
  'account.keyRename': 'Renommer',
  'account.keyRemove': 'Supprimer cette clé',
  'account.keyRemoveWhat': 'La clé « {label} » n’ouvre plus votre compte.',
  'account.keyRemoveWho': 'Vous seul. Vos sessions ouvertes le restent.',
  'account.keyRemoveUndo': 'Non, mais vous pourrez créer une autre clé.',
  'account.keyLast': 'C’est votre seule clé : elle ne peut pas être supprimée.',
  'account.sessions': 'Mes sessions',
  'account.sessionsLead': 'Une seule session à la fois : se connecter ailleurs ferme celle-ci.',
  'account.sessionMethod': 'Ouverte par',
  'account.sessionStart': 'Début',
  'account.sessionSeen': 'Dernière activité',
  'account.sessionEnd': 'Fin',
  'account.method.passkey': 'Clé d’accès',
  'account.method.demo': 'Clic de démonstration',
  'account.method.sso': 'Fournisseur d’identité',
  'account.method.young': 'Identité du jeune',
  'account.method.link': 'Lien',
  'account.sessionThis': 'Cette session',
  'account.sessionLive': 'En cours',
  'account.why.signed_out': 'déconnexion',
  'account.why.signed_out_everywhere': 'déconnexion partout',
  'account.why.replaced': 'connexion ailleurs',
  'account.why.idle': '30 minutes sans activité',
  'account.why.too_long': 'durée maximale de 10 heures',
  'account.why.unbound': 'identité détachée',
  'account.why.dossier_closed': 'dossier fermé',
  'account.why.link_revoked': 'lien annulé',
  'account.signOut': 'Se déconnecter',
  'account.signOutEverywhere': 'Se déconnecter partout',
  'account.signOutEverywhereText':
    'Un appareil perdu, un doute ? Fermez toutes vos sessions d’un coup, puis prévenez la personne responsable des comptes.',
  'account.done.added': 'La clé est ajoutée.',
  'account.done.renamed': 'La clé est renommée.',
  'account.done.sso': 'Votre compte s’ouvre maintenant aussi par votre fournisseur d’identité.',
  'account.done.ssoUnlinked': 'Votre fournisseur d’identité n’ouvre plus ce compte.',
  'account.done.removed': 'La clé est supprimée.',

  'error.cancelled': 'La demande a été annulée ou a expiré. Vous pouvez recommencer.',
  'error.failed':
    'Votre appareil n’a pas pu utiliser de clé d’accès. Recommencez, ou essayez avec un autre appareil.',
  'error.known': 'Cet appareil a déjà une clé pour ce compte : inutile d’en créer une autre ici.',
  'error.sign_in': 'Cette clé d’accès n’ouvre aucun compte ici. Essayez avec une autre clé.',
  'error.rate_limited': 'Trop d’essais ont échoué. Attendez une demi-heure avant de recommencer.',
  'error.passkey_cloned':
    'Cette clé semble avoir été copiée : la connexion est refusée et inscrite au journal. Prévenez tout de suite la personne responsable des comptes.',
  'error.enrolment_unknown': 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.',
  'error.passkey_invalid': 'La clé n’a pas pu être vérifiée. Recommencez depuis cette page.',
  'error.passkey_known': 'Cette clé est déjà enregistrée.',
  'error.label_invalid': 'Donnez à la clé un nom de 1 à 60 caractères.',
  'error.passkey_last': 'C’est votre seule clé : elle ne peut pas être supprimée.',
  'error.passkey_unknown': 'Cette clé n’est plus dans la liste.',
  'error.no_session': 'Votre session est terminée. Connectez-vous de nouveau.',
  'error.session_moved':
    'Votre session se présente depuis un autre endroit. Rechargez la page et confirmez que c’est vous.',
  'error.presence': 'La présence n’a pas été confirmée. Recommencez.',
  'error.no_passkey': 'Ce compte n’a pas encore de clé d’accès.',
} as const satisfies Record<string, string>;
