/** French texts of catalogue; each key is asked for as `t(c, 'catalogue.<key>', { … })`. Owner: catalogue. */
export const fr = {
  // Import: a file refused whole
  'refusal.where': '{file}, ligne {line}',
  'refusal.colon': ' : ',
  'refusal.nothingChanged': 'Rien n’a été modifié.',
  'refusal.unreadable': 'le fichier ne peut pas être lu ({why}). Vérifiez son nom et vos droits.',
  'refusal.empty': 'le fichier est vide. Demandez un nouvel export.',
  'refusal.tooLarge':
    'le fichier fait {bytes} octets, au-delà de la limite de {limit}. Découpez-le et donnez la même source aux morceaux (--source).',
  'refusal.encodingUnknown':
    'l’encodage annoncé, « {encoding} », n’est pas pris en charge. Convertissez le fichier en UTF-8 (ISO-8859-1, ISO-8859-15 et Windows-1252 conviennent aussi).',
  'refusal.encodingBroken':
    'le texte n’est pas de l’{encoding}, comme annoncé. Corrigez l’encodage de la première ligne, ou demandez un nouvel export.',
  'refusal.doctype':
    'le fichier contient une déclaration DOCTYPE. LHÉO n’en a pas besoin et elle peut cacher une attaque : retirez-la.',
  'refusal.malformed':
    'ce n’est pas du XML bien formé ({what}). Corrigez cette ligne ou demandez un nouvel export.',
  'refusal.truncated': 'le fichier s’arrête avant la fin (dans <{inside}>). Téléchargez-le de nouveau.',
  'refusal.notLheo':
    'la racine est <{root}>, pas <lheo>, <lheo-index> ou <lheo-plus>. Ce n’est pas un fichier LHÉO.',
  'refusal.namespaceMissing':
    'la racine n’a pas d’espace de noms : on ne sait pas de quelle version de LHÉO il s’agit. Ajoutez par exemple xmlns="http://lheo.gouv.fr/2.3".',
  'refusal.namespaceUnknown':
    'l’espace de noms « {namespace} » n’est pas celui de LHÉO 2.2, LHÉO 2.3 ou EDOF. Demandez un export dans l’une de ces versions.',
  'refusal.misplaced':
    '<{tag}> se trouve dans <{inside}>, ce que le schéma de LHÉO n’admet pas. Demandez un nouvel export.',
  'refusal.noOffer':
    'le fichier ne contient aucune offre. Un import vide fermerait toute l’offre de cette source : il est refusé.',
  'refusal.tooDeep': 'plus de {limit} éléments imbriqués. Ce n’est pas un export normal.',
  'refusal.textTooLong': 'un texte dépasse {limit} caractères (dans <{tag}>). Ce n’est pas un export normal.',
  'refusal.offerTooLarge':
    'une seule offre dépasse la limite de {limit}. Découpez-la ou demandez un nouvel export.',
  'refusal.tooManyOffers':
    'plus de {limit} offres. Découpez le fichier et donnez la même source aux morceaux (--source).',
  'refusal.tooManyRejections':
    'plus de {limit} offres inutilisables. Le fichier entier est refusé : demandez un nouvel export.',
  'refusal.cancelled': 'import interrompu.',

  // Import: one offer refused
  'reason.numberMissing': 'Sans numéro : l’offre ne pourrait pas être suivie d’un import à l’autre.',
  'reason.titleMissing': 'Sans intitulé.',
  'reason.providerMissing': 'Ni nom ni SIRET d’organisme.',
  'reason.siretUnreadable': 'SIRET illisible : « {siret} ». Il faut 14 chiffres.',
  'reason.dateImpossible': 'Date impossible : « {date} ».',
  'reason.datesMissing': 'Session sans dates, et l’action n’est pas à entrées permanentes.',
  'reason.startAfterEnd': 'Le début ({start}) est après la fin ({end}).',
  'reason.noUsableSession': 'Aucune session utilisable. La première, ligne {line} : {first}',
  'reason.duplicateTraining': 'Ce numéro de formation est déjà dans cette source ; la première est gardée.',
  'reason.duplicateSession': 'Ce numéro de session est déjà dans cette action ; la première est gardée.',
} as const satisfies Record<string, string>;
