/**
 * Each refusal code of the gate in four plain sentences: what happened, why, what to do next,
 * whom to ask. `other` serves a code that has no text yet.
 */
export const fr = {
  'label.why': 'Pourquoi',
  'label.next': 'Que faire',
  'label.whom': 'À qui s’adresser',
  logged: 'Ce refus est inscrit au journal sous le numéro {entry}.',
  'action.signIn': 'Se connecter',
  'action.home': 'Revenir à l’accueil',
  'action.caseload': 'Voir mon portefeuille',
  'action.budget': 'Voir mes accès et mon plafond',
  'action.presence': 'Confirmer ma présence',
  'action.back': 'Revenir à la page précédente',

  'no_session.title': 'Connectez-vous pour continuer',
  'no_session.why': 'Cette page demande de savoir qui vous êtes, et aucune session n’est ouverte.',
  'no_session.next': 'Connectez-vous avec votre clé d’accès, puis recommencez.',
  'no_session.whom': 'Clé d’accès perdue : la personne responsable des comptes de votre structure.',

  'session_expired.title': 'Votre session est terminée',
  'session_expired.why':
    'Une session s’arrête après 30 minutes sans activité, après 10 heures, ou quand vous vous connectez ailleurs.',
  'session_expired.next': 'Connectez-vous de nouveau. Ce que vous aviez enregistré est gardé.',
  'session_expired.whom':
    'Si vous ne vous êtes pas connecté ailleurs, prévenez tout de suite la personne responsable des comptes.',

  'account_suspended.title': 'Votre compte est suspendu',
  'account_suspended.why': 'Tant qu’il l’est, aucun dossier ne peut être ouvert avec ce compte.',
  'account_suspended.next':
    'Rien à faire sur cette page : un compte se rouvre avec l’accord de deux personnes.',
  'account_suspended.whom': 'La personne responsable des comptes de votre structure.',

  'unknown_operation.title': 'Cette action n’existe pas',
  'unknown_operation.why': 'Écluse refuse tout ce qui n’est pas prévu.',
  'unknown_operation.next': 'Revenez à l’accueil et reprenez depuis le menu.',
  'unknown_operation.whom': 'Si un lien d’Écluse vous a mené ici, signalez-le à l’exploitant de ce site.',

  'role.title': 'Cette action n’est pas prévue pour votre rôle',
  'role.why': 'Chaque rôle a ses actions. Celle-ci appartient à un autre rôle que le vôtre.',
  'role.next': 'Demandez à une personne dont c’est le rôle de la faire avec vous.',
  'role.whom': 'La personne responsable des comptes de votre structure, si votre rôle a changé.',

  'purpose.title': 'Un motif est nécessaire',
  'purpose.why':
    'Une donnée protégée ne s’affiche qu’avec un motif prévu pour elle. La personne concernée pourra le lire.',
  'purpose.next': 'Revenez en arrière et choisissez le motif qui correspond.',
  'purpose.whom': 'Si aucun motif ne convient, la personne chargée de la protection des données.',

  'no_relationship.title': 'Vous ne suivez pas cette personne',
  'no_relationship.why':
    'Un dossier s’ouvre à la personne qui le suit, ou qui la remplace, et à personne d’autre.',
  'no_relationship.next': 'Si vous devez la suivre, demandez que son dossier vous soit confié.',
  'no_relationship.whom': 'La personne qui la suit aujourd’hui, ou la direction de votre structure.',

  'presence.title': 'Confirmez que c’est bien vous',
  'presence.why':
    'Cette donnée est sensible : elle ne s’affiche que dans les minutes qui suivent un geste avec votre clé d’accès.',
  'presence.next': 'Confirmez votre présence avec votre clé d’accès, puis recommencez.',
  'presence.whom': 'Clé d’accès perdue : la personne responsable des comptes de votre structure.',

  'budget_account.title': 'Vous avez atteint votre plafond',
  'budget_account.why':
    'Sur 24 heures, un compte ne peut consulter qu’un nombre limité de personnes. Si le vôtre était volé, c’est cette limite qui protégerait les autres.',
  'budget_account.next':
    'Les personnes déjà vues aujourd’hui restent accessibles. Pour les autres, attendez que la fenêtre de 24 heures avance.',
  'budget_account.whom':
    'Besoin urgent : demandez un plafond plus large depuis « Mes accès » ; une autre personne décide.',

  'budget_structure.title': 'Votre structure a atteint son plafond',
  'budget_structure.why':
    'Sur 24 heures, une structure entière ne peut consulter qu’un nombre limité de personnes.',
  'budget_structure.next':
    'Les personnes déjà vues aujourd’hui restent accessibles. Réessayez plus tard pour les autres.',
  'budget_structure.whom': 'La direction de votre structure, qui verra d’où vient cette activité.',

  'budget_instance.title': 'Le plafond général est atteint',
  'budget_instance.why':
    'Une activité inhabituelle a épuisé le nombre de personnes consultables en 24 heures sur toute l’instance.',
  'budget_instance.next': 'Les accès nouveaux sont arrêtés pour tout le monde. Réessayez plus tard.',
  'budget_instance.whom': 'L’exploitant de ce site.',

  'not_found.title': 'Introuvable',
  'not_found.why': 'Ce que vous demandez n’existe pas, ou n’existe plus.',
  'not_found.next': 'Vérifiez l’adresse, ou repartez du menu.',
  'not_found.whom': 'La personne qui vous a donné cette adresse.',

  'out_of_scope.title': 'Cette page ne fait pas partie de votre lien',
  'out_of_scope.why': 'Le lien que vous avez ouvert ne donne accès qu’à une seule candidature.',
  'out_of_scope.next': 'Revenez à la page que votre lien a ouverte.',
  'out_of_scope.whom': 'La Mission Locale qui vous a écrit.',

  'state.title': 'Ce n’est plus possible à cette étape',
  'state.why': 'La situation a changé depuis que cette page s’est affichée.',
  'state.next': 'Rechargez la page pour voir où elle en est, puis choisissez parmi les actions proposées.',
  'state.whom': 'La personne qui a fait la dernière action : la page la nomme.',

  'reason_required.title': 'Un motif est nécessaire',
  'reason_required.why': 'Cette décision compte pour la personne : elle a droit à une raison.',
  'reason_required.next': 'Revenez en arrière, choisissez un motif, puis envoyez de nouveau.',
  'reason_required.whom': 'La Mission Locale, si aucun motif ne convient.',

  'link_expired.title': 'Ce lien n’est plus valable',
  'link_expired.why': 'Un lien dure quelques jours seulement, pour que personne ne s’en serve à votre place.',
  'link_expired.next': 'Demandez un nouveau lien à la personne qui vous l’a envoyé.',
  'link_expired.whom': 'La Mission Locale nommée dans le message.',

  'link_used.title': 'Ce lien a déjà servi',
  'link_used.why': 'Un lien s’ouvre une seule fois. Une réponse ou une visite l’a déjà utilisé.',
  'link_used.next':
    'Si ce n’était pas vous, prévenez la Mission Locale. Sinon, demandez-lui un nouveau lien.',
  'link_used.whom': 'La Mission Locale nommée dans le message.',

  'link_revoked.title': 'Ce lien a été fermé',
  'link_revoked.why': 'La personne qui l’avait envoyé l’a retiré, ou un lien plus récent le remplace.',
  'link_revoked.next': 'Cherchez un message plus récent, ou demandez un nouveau lien.',
  'link_revoked.whom': 'La Mission Locale nommée dans le message.',

  'link_unknown.title': 'Ce lien n’existe pas',
  'link_unknown.why': 'L’adresse est incomplète, ou ce lien n’a jamais été envoyé.',
  'link_unknown.next': 'Copiez l’adresse entière depuis le message, ou demandez un nouveau lien.',
  'link_unknown.whom': 'La Mission Locale nommée dans le message.',

  'rate_limited.title': 'Trop de tentatives',
  'rate_limited.why': 'Beaucoup de demandes sont venues du même endroit en peu de temps.',
  'rate_limited.next': 'Attendez quelques minutes, puis réessayez.',
  'rate_limited.whom': 'Si cela continue, l’exploitant de ce site.',

  'duplicate_checks.title': 'Trop de nouveaux dossiers en 24 heures',
  'duplicate_checks.why':
    'Chaque nouveau dossier dit si la personne est déjà suivie ici. Ces réponses sont limitées à 40 en 24 heures, pour qu’une liste de noms ne puisse pas être vérifiée une à une.',
  'duplicate_checks.next': 'Rien n’a été enregistré. Gardez vos notes et continuez demain.',
  'duplicate_checks.whom':
    'L’exploitant de ce site, qui peut relever cette limite pour une journée d’accueil.',

  'field.title': 'Cette donnée n’est pas prévue pour cette action',
  'field.why': 'Chaque action ne montre que les données dont elle a besoin.',
  'field.next': 'Revenez en arrière et choisissez l’action qui correspond à cette donnée.',
  'field.whom': 'Si un lien d’Écluse vous a mené ici, signalez-le à l’exploitant de ce site.',

  'subjects.title': 'Cette demande ne désigne pas la bonne personne',
  'subjects.why':
    'Une action porte sur une personne précise, ou sur une liste bornée. Celle-ci n’en désigne aucune, ou trop.',
  'subjects.next': 'Repartez du portefeuille et ouvrez le dossier voulu.',
  'subjects.whom': 'Si un lien d’Écluse vous a mené ici, signalez-le à l’exploitant de ce site.',

  'duplicate.title': 'Un dossier existe déjà pour cette personne',
  'duplicate.why':
    'Les informations saisies correspondent à un dossier de votre structure. Écluse ne dit pas lequel.',
  'duplicate.next':
    'Vérifiez votre portefeuille. Si vous ne suivez pas cette personne, demandez que son dossier vous soit confié.',
  'duplicate.whom': 'La direction de votre structure.',

  'session_closed.title': 'Cette session de formation n’accepte plus de candidature',
  'session_closed.why': 'Elle a été fermée, elle est complète, ou elle a disparu du catalogue.',
  'session_closed.next': 'Cherchez une autre session de la même formation, ou une formation proche.',
  'session_closed.whom': 'L’organisme de formation.',

  'approver_role.title': 'Cette décision appartient à d’autres',
  'approver_role.why':
    'Une demande se décide par les responsables des comptes de la même structure, ou par la supervision.',
  'approver_role.next': 'Laissez-la aux personnes qui en ont la charge : elles ont été prévenues.',
  'approver_role.whom': 'La personne responsable des comptes de la structure concernée.',

  'own_request.title': 'Vous avez fait cette demande',
  'own_request.why': 'Un élargissement se décide à deux : qui demande ne décide pas.',
  'own_request.next': 'Attendez la décision d’une autre personne, ou retirez votre demande.',
  'own_request.whom': 'Une autre personne responsable des comptes, ou la supervision.',

  'concerned.title': 'Cette demande vous concerne',
  'concerned.why': 'Personne n’approuve ce qui élargit ses propres accès.',
  'concerned.next': 'Laissez une autre personne décider.',
  'concerned.whom': 'Une autre personne responsable des comptes, ou la supervision.',

  'lineage.title': 'Votre compte est lié à celui qui demande',
  'lineage.why':
    'L’un des deux comptes a été créé par l’autre, ou une même personne a demandé les deux. Deux regards d’une même filiation n’en font qu’un.',
  'lineage.next': 'Laissez décider une personne d’une autre filiation.',
  'lineage.whom': 'La supervision, si personne d’autre ne peut décider dans votre structure.',

  'approver_probation.title': 'Votre compte est en période d’essai',
  'approver_probation.why':
    'Pendant sa période d’essai, un compte n’approuve rien : s’il était volé, il n’en ouvrirait aucun autre.',
  'approver_probation.next': 'Attendez la fin de la période d’essai, indiquée sur votre fiche.',
  'approver_probation.whom': 'Une autre personne responsable des comptes, ou la supervision.',

  'already_approved.title': 'Vous avez déjà approuvé cette demande',
  'already_approved.why': 'Elle demande l’accord de deux personnes différentes.',
  'already_approved.next': 'Attendez l’accord de la seconde.',
  'already_approved.whom': 'La supervision, si personne d’autre ne peut décider dans votre structure.',

  'approvals_spent.title': 'Vous avez donné cinq accords en 24 heures',
  'approvals_spent.why':
    'Cette limite protège votre structure si votre compte était volé ou si l’on vous trompait.',
  'approvals_spent.next': 'Revenez demain, ou laissez une autre personne décider.',
  'approvals_spent.whom': 'La supervision, en cas d’urgence.',

  'request_closed.title': 'Cette demande n’attend plus de décision',
  'request_closed.why': 'Elle a été décidée ou retirée entre-temps.',
  'request_closed.next': 'Ouvrez-la pour lire la décision ; faites une nouvelle demande si besoin.',
  'request_closed.whom': 'La personne qui a décidé : la demande la nomme.',

  'request_expired.title': 'Cette demande a expiré',
  'request_expired.why': 'Une demande attend 48 heures, puis se ferme d’elle-même.',
  'request_expired.next': 'Si elle est toujours utile, faites-en une nouvelle.',
  'request_expired.whom': 'La personne qui l’avait faite.',

  'requester_inactive.title': 'Le compte qui demande n’est plus actif',
  'requester_inactive.why': 'La personne qui a fait cette demande a été suspendue, gelée ou retirée depuis.',
  'requester_inactive.next': 'Refusez la demande. Si elle est légitime, une autre personne la refera.',
  'requester_inactive.whom': 'La supervision.',

  'meeting_required.title': 'Personne n’a rencontré le titulaire du compte',
  'meeting_required.why':
    'Un compte ne se récupère que si l’une des deux personnes qui approuvent a vu son titulaire en face.',
  'meeting_required.next': 'Rencontrez la personne, puis approuvez en le déclarant.',
  'meeting_required.whom': 'La seconde personne qui approuve, si elle l’a rencontrée.',

  'not_fixed.title': 'La liste des personnes n’est pas fixée',
  'not_fixed.why': 'Un avis part vers une liste arrêtée, jamais vers une liste qui bouge encore.',
  'not_fixed.next': 'Revenez à l’étape « Mesurer » de l’incident et fixez la liste.',
  'not_fixed.whom': 'La personne qui suit l’incident.',
  'attachment_twice.title': 'Cette pièce est déjà dans le dossier',
  'attachment_twice.why': 'Le même contenu, octet pour octet, y est déjà inscrit avec son empreinte.',
  'attachment_twice.next': 'Retrouvez-la dans les pièces du dossier.',
  'attachment_twice.whom': 'La personne qui l’a ajoutée.',
  'attachments_full.title': 'Le dossier ne peut plus recevoir de pièce',
  'attachments_full.why': 'Un incident garde cinquante pièces et 100 Mo au plus, pièces retirées comprises.',
  'attachments_full.next': 'Rassemblez plusieurs pièces en un PDF, ou réduisez celle-ci.',
  'attachments_full.whom': 'La personne qui suit l’incident.',
  'identity_closed.title': 'Cette identité ne s’ouvre pas',
  'identity_closed.why':
    'Personne n’a encore accordé votre demande, ou les deux heures qu’elle ouvrait sont passées.',
  'identity_closed.next': 'Attendez l’accord, ou faites une nouvelle demande depuis la page de la personne.',
  'identity_closed.whom': 'Un autre superviseur, ou le responsable des comptes de la supervision.',
  'request_pending.title': 'La même demande attend déjà',
  'request_pending.why': 'Une demande identique n’a pas encore été décidée.',
  'request_pending.next': 'Ouvrez-la dans la liste des demandes.',
  'request_pending.whom': 'La personne qui l’a faite.',

  'role_unfit.title': 'Ce rôle ne convient pas ici',
  'role_unfit.why': 'Le rôle demandé n’existe pas dans cette structure, ou le compte l’a déjà.',
  'role_unfit.next': 'Choisissez un autre rôle ou une autre structure.',
  'role_unfit.whom': 'La supervision.',

  'last_manager.title': 'C’est la dernière personne responsable des comptes',
  'last_manager.why': 'Une structure garde toujours au moins une personne responsable des comptes active.',
  'last_manager.next':
    'Invitez d’abord une autre personne responsable des comptes, et attendez que son compte soit ouvert.',
  'last_manager.whom': 'La supervision.',

  'own_account.title': 'C’est votre propre compte',
  'own_account.why': 'Personne ne suspend, ne retire ni ne confirme son propre compte.',
  'own_account.next': 'Demandez à une autre personne responsable des comptes.',
  'own_account.whom': 'La supervision, s’il n’y a que vous.',

  'invalid.title': 'Cette demande est incomplète',
  'invalid.why': 'Une valeur manque ou dépasse ce qui peut être accordé.',
  'invalid.next': 'Revenez en arrière, corrigez, puis envoyez de nouveau.',
  'invalid.whom': 'La supervision, si la limite vous paraît trop basse.',

  'email_domain.title': 'Cette adresse n’est pas une adresse professionnelle connue',
  'email_domain.why':
    'Une invitation ne part que vers les domaines de messagerie déclarés pour votre structure.',
  'email_domain.next': 'Utilisez l’adresse professionnelle de la personne.',
  'email_domain.whom': 'L’exploitant de ce site, pour déclarer un domaine.',

  'email_taken.title': 'Un compte existe déjà avec cette adresse',
  'email_taken.why': 'Une adresse ne sert qu’à un seul compte.',
  'email_taken.next': 'Cherchez ce compte dans la liste. S’il est suspendu, demandez sa réactivation.',
  'email_taken.whom': 'La supervision, si le compte appartient à une autre structure.',

  'too_many_pending.title': 'Trop de demandes attendent déjà',
  'too_many_pending.why':
    'Vingt invitations et comptes jamais ouverts, ou vingt demandes d’identité : c’est la limite d’une structure.',
  'too_many_pending.next':
    'Attendez qu’une demande soit décidée ou qu’un invité ouvre son compte, ou retirez ce qui est inutile.',
  'too_many_pending.whom': 'La supervision.',

  'breaker.title': 'L’accès aux dossiers est coupé',
  'breaker.why':
    'La supervision a coupé l’accès, pour votre structure ou pour tous, le temps de comprendre un événement anormal.',
  'breaker.next': 'Rien à faire : rien n’est perdu. Vous pouvez vous déconnecter et réessayer plus tard.',
  'breaker.whom': 'La supervision. Deux personnes doivent s’accorder pour rétablir l’accès.',

  'watch_frozen.title': 'Ce compte vient d’être gelé',
  'watch_frozen.why':
    'Écluse, ou une personne qui en a la charge, a gelé ce compte par précaution. Plus rien ne s’affiche.',
  'watch_frozen.next':
    'Si c’était vous, dites-le : un compte se rouvre avec l’accord de deux personnes. Sinon, prévenez tout de suite.',
  'watch_frozen.whom':
    'La supervision, déjà prévenue, ou la personne responsable des comptes de votre structure.',

  'watch_touch.title': 'Confirmez que c’est bien vous',
  'watch_touch.why':
    'Écluse a vu avec ce compte une activité inhabituelle. Rien d’autre ne s’affiche avant un geste avec votre clé d’accès.',
  'watch_touch.next': 'Confirmez votre présence avec votre clé d’accès : vous reprendrez où vous en étiez.',
  'watch_touch.whom': 'Sans votre clé d’accès : la personne responsable des comptes de votre structure.',

  'watch_lists.title': 'Encore des noms ? Un geste avec votre clé',
  'watch_lists.why':
    'Beaucoup de noms, ou des pages très rapprochées, se sont affichés avec ce compte. La suite attend de savoir que vous êtes là.',
  'watch_lists.next':
    'Confirmez votre présence avec votre clé d’accès : la page demandée s’affichera. Les dossiers et la recherche restent ouverts sans cela.',
  'watch_lists.whom': 'Sans votre clé d’accès : la personne responsable des comptes de votre structure.',

  'other.title': 'L’accès a été refusé',
  'other.why': 'Une règle d’Écluse ne permet pas cette action.',
  'other.next': 'Revenez à l’accueil et reprenez depuis le menu.',
  'other.whom': 'La personne responsable des comptes de votre structure.',
} as const satisfies Record<string, string>;
